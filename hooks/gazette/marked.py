"""Structure → Markdown in which every structured block carries its role, anchor and number, as marks no text can hold.

What a page lays over the text (links of citations, anchors of rows) is laid in here, each at its place in the text as written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .folding import Foldable
from .images import mark_pictures
from .structure import Element, Structure

START, FIELD, TEXT, ANCHOR, END, MARKS, LINK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue006"
_PRIVATE = re.compile(f"[{START}-{LINK}]")
_TAG = re.compile(r"<\w+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
# A link this module laid: its attributes and its text. Marked so that no text is parsed as HTML for its sake.
LINK_MARK = re.compile(f"{LINK}([^{TEXT}]*){TEXT}([^{END}]*){END}")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
# Where a citation may not lead on: what is itself a link's target, is printed elsewhere too, or is no running text.
_UNLINKED = ("heading", "contents", "signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """A link over `start:end` of an element's text. `now`, where set, leads to the current text, which `says` names."""

    start: int
    end: int
    href: str
    now: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay(Foldable):
    """What a page lays over a text: links by the element's place in the structure, in order and not overlapping; how
    often each article is cited, by anchor; further anchors, each with line and column of the row, item or paragraph of
    the body it belongs to."""

    links: Mapping[int, Sequence[TextLink]] = field(default_factory=dict)
    cited: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, tuple[int, int]] = field(default_factory=dict)


_Rows = Mapping[int, Sequence[tuple[int, str]]]
_Laid = tuple[int, int, str]  # where in a text, which comes first where two fall together, what is laid in


def to_markdown(structure: Structure, overlay: Overlay | None = None) -> str:
    """The body as Markdown whose structured blocks carry their role, anchor and number."""
    over = overlay or Overlay()
    rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for anchor, (line, column) in over.rows.items():
        rows[line].append((column, anchor))
    pictures, blocks = 0, []
    for at, element in enumerate(structure.elements):
        text, more = mark_pictures(_laid(element, over.links.get(at, ()), rows), pictures + 1)
        pictures += more
        blocks.append(_block(element, text, over, rows))
    return "\n\n".join(blocks) + "\n"


def _block(element: Element, text: str, over: Overlay, rows: _Rows) -> str:
    if element.role == "other":
        return as_html(text)
    cited = str(over.cited.get(element.anchor, "")) if element.role == "article" else ""
    also = " ".join(anchor for _, anchor in rows.get(element.line, ()))
    fields = (element.role, str(element.depth), element.anchor, element.number, _gap(element), cited, also)
    return START + FIELD.join(fields) + TEXT + text


def _laid(element: Element, links: Sequence[TextLink], rows: _Rows) -> str:
    """The text of an element with all that is laid into it, each at its place in the text as written."""
    laid = list(_links_in(links)) if element.role not in _UNLINKED else []
    laid += _rows_in(element, rows) if rows and element.role == "other" else ()
    pieces, last = [], 0
    for at, _, words in sorted(laid):
        pieces += [_PRIVATE.sub("", element.text[last:at]), words]
        last = at
    return "".join((*pieces, _PRIVATE.sub("", element.text[last:])))


def _links_in(links: Sequence[TextLink]) -> Iterator[_Laid]:
    """A mark around each link's stretch, and an empty one behind it that leads to the current text."""
    for link in links:
        yield link.start, 3, f'{LINK}class="gz-cite" href="{link.href}"{TEXT}'
        yield link.end, 0, END
        if link.now:
            yield link.end, 1, f'{LINK}class="gz-now" href="{link.now}" aria-label="{link.says}" data-says="{link.says}"{TEXT}{END}'


def _rows_in(element: Element, rows: _Rows) -> Iterator[_Laid]:
    """In what stays Markdown, each row or item that is to have an anchor says so."""
    start = 0
    for at, line in enumerate(element.text.split("\n")):
        for column, anchor in rows.get(element.line + at, ()):
            inside, words = _anchor_in(line, column - 1, anchor)
            yield start + inside, 2, words
        start += len(line) + 1


def _anchor_in(line: str, at: int, anchor: str) -> tuple[int, str]:
    """A tag is given the id itself; in Markdown a mark before the first words waits for the element they become."""
    if tag := _TAG.match(line, at):
        return tag.end(), f' id="{anchor}"'
    item = _ITEM.match(line) if at == 0 else None
    return (item.end() if item else at), f"{ANCHOR}{anchor}{END}"


def as_html(text: str) -> str:
    """Marks as tags, where other marks or tags stand in the same text."""
    return LINK_MARK.sub(r"<a \1>\2</a>", text) if LINK in text else text


def _gap(element: Element) -> str:
    """One ideographic space after 第X条 and 第X章, as printed law has it; elsewhere the blank as written."""
    return "\u3000" if element.number.startswith("第") else element.gap
