"""Structure → HTML, through Python-Markdown: elements are handed over as marked one-line blocks, all else as Markdown.

A marked block becomes its element directly. A paragraph stays one run of text: what the page adds (the link to copy)
stands beside it, so that selecting a paragraph gives the paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .images import mark_pictures
from .structure import Element, Structure

Node = etree.Element

START, FIELD, TEXT, ANCHOR, END, MARKS, LINK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue006"
_PRIVATE = re.compile(f"[{START}-{LINK}]")
_ANCHORED = re.compile(rf"\s*{ANCHOR}([^{END}]*){END}")
_TAG = re.compile(r"<\w+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
# A text with none of these opens no inline markup in any extension this site switches on, and holds no link of ours.
_PLAIN = re.compile(rf"[^\\`*_\[\]<>&!{{}}\x02\x03{LINK}]*")


# A link this module laid: its attributes and its text. Marked so that no text is parsed as HTML for its sake.
LINK_MARK = re.compile(f"{LINK}([^{TEXT}]*){TEXT}([^{END}]*){END}")
# The tag of such a link until all else is done: its address is final, and a generator must not take it for a source path.
_FINISHED = "gz-a"
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
class Overlay:
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
        return _as_html(text)
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


def _as_html(text: str) -> str:
    """Marks as tags, where other marks or tags stand in the same text."""
    return LINK_MARK.sub(r"<a \1>\2</a>", text) if LINK in text else text


def _gap(element: Element) -> str:
    """One ideographic space after 第X条 and 第X章, as printed law has it; elsewhere the blank as written."""
    return "\u3000" if element.number.startswith("第") else element.gap


class StructureBlocks(BlockProcessor):
    """Marked block → element."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: Node, block: str) -> bool:
        return block.startswith(START)

    def run(self, parent: Node, blocks: list[str]) -> bool:
        head, _, text = blocks.pop(0).partition(TEXT)
        role, depth, anchor, number, gap, cited, also = head[1:].split(FIELD)
        marked = _Marked(
            role=role,
            depth=int(depth),
            anchor=anchor,
            number=number,
            gap=gap,
            cited=cited,
            also=tuple(also.split()),
            text=text,
        )
        _MAKERS.get(role, _paragraph)(parent, marked)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A marked block read back; `also` are anchors beside its own."""

    role: str
    depth: int
    anchor: str
    number: str
    gap: str
    cited: str
    also: tuple[str, ...]
    text: str


def _article(parent: Node, marked: _Marked) -> None:
    article = etree.SubElement(parent, "div", {"class": "gz-article", "id": marked.anchor})
    label = f"复制{marked.number}的链接"
    link = {"class": "gz-link", "href": f"#{marked.anchor}", "aria-label": label, "title": label}
    etree.SubElement(article, "a", link)
    if marked.cited:
        said = f"{marked.number}被{marked.cited}处引用"
        times = {"class": "gz-cited", "href": f"#cited-{marked.anchor}", "aria-label": said, "data-times": marked.cited}
        etree.SubElement(article, _FINISHED, times)
    _fill(etree.SubElement(article, "p", {"id": f"{marked.anchor}-p1"} if marked.text else {}), marked)


def _inside_article(parent: Node, marked: _Marked) -> None:
    last = parent[-1] if len(parent) else None
    article = last if last is not None and last.get("class") == "gz-article" else parent
    _fill(etree.SubElement(article, "p", {"id": marked.anchor, "class": f"gz-{marked.role}"}), marked)


def _heading(parent: Node, marked: _Marked) -> None:
    _fill(etree.SubElement(parent, f"h{min(marked.depth, 6)}", {"id": marked.anchor}), marked)


def _paragraph(parent: Node, marked: _Marked) -> None:
    attributes = {"id": marked.anchor} if marked.anchor else {}
    if marked.role == "level":
        attributes["class"] = f"gz-level gz-level-{marked.depth}"
    elif marked.role != "text":
        attributes["class"] = f"gz-{marked.role}"
    _fill(etree.SubElement(parent, "p", attributes), marked)


_MAKERS: dict[str, Callable[[Node, _Marked], None]] = {
    "article": _article,
    "clause": _inside_article,
    "item": _inside_article,
    "point": _inside_article,
    "heading": _heading,
}


def _fill(element: Node, marked: _Marked) -> None:
    text = marked.gap + marked.text
    for anchor in marked.also:
        etree.SubElement(element, "span", {"id": anchor})
    if marked.number:
        span = etree.SubElement(element, "span", {"class": "gz-no"})
        span.text = AtomicString(marked.number)
    if _PLAIN.fullmatch(text):
        _say(element, AtomicString(text))
        return
    pieces = LINK_MARK.split(text)
    if not all(_PLAIN.fullmatch(piece) for at, piece in enumerate(pieces) if at % 3 != 1):
        _say(element, _as_html(text))
        return
    _say(element, AtomicString(pieces[0]))
    for attributes, inside, behind in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        link = etree.SubElement(element, _FINISHED, dict(ATTRIBUTE.findall(attributes)))
        link.text, link.tail = AtomicString(inside), AtomicString(behind)


def _say(element: Node, text: str) -> None:
    """Text at the end of an element."""
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


class Anchors(Treeprocessor):
    """Each mark → the id of its row or item; where that has one, of an empty element before the words."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for child in parent:
                if child.text and (found := _ANCHORED.match(child.text)):
                    child.text = child.text[found.end() :]
                    owner = parent if child.tag in ("td", "th") or parent.tag == "li" else child
                    if owner.get("id"):
                        child.insert(0, etree.Element("span", {"id": found[1]}))
                        child[0].tail, child.text = child.text, ""
                    else:
                        owner.set("id", found[1])


class Tables(Treeprocessor):
    """Each table in a box of its own that scrolls, so that a wide one never widens the page."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table" and parent.get("class") != "gz-table":
                    box = etree.Element("div", {"class": "gz-table", "tabindex": "0", "role": "region", "aria-label": "表格"})
                    box.tail, child.tail = child.tail, None
                    parent[index] = box
                    box.append(child)


class FinishedLinks(Treeprocessor):
    """Links whose address was final from the start become `<a>`, behind everyone who rewrites addresses."""

    def run(self, root: etree.Element) -> None:
        for link in list(root.iter(_FINISHED)):
            link.tag = "a"


class GazetteMarkup(Extension):
    """The extension MkDocs is given; it holds no state between pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(StructureBlocks(md.parser), "gazette-structure", 200)
        md.treeprocessors.register(Anchors(md), "gazette-anchors", 5)
        md.treeprocessors.register(Tables(md), "gazette-tables", 4)
        md.treeprocessors.register(FinishedLinks(md), "gazette-links", -1)


def makeExtension(**options: Any) -> GazetteMarkup:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteMarkup(**options)
