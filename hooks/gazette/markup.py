"""Structure → HTML, through Python-Markdown: elements are handed over as marked one-line blocks, all else as Markdown.

A marked block becomes its element directly. A paragraph stays one run of text: what the page adds (the link to copy)
stands beside it, so that selecting a paragraph gives the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .structure import Element, Structure

Node = etree.Element

START, FIELD, TEXT, LINK, END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile(f"[{START}-{END}]")
# A text with none of these opens no inline markup in any extension this site switches on, and holds no link of ours.
_PLAIN = re.compile(rf"[^\\`*_\[\]<>&!{{}}\x02\x03{LINK}]*")


# A link this module laid: its attributes and its text. Marked so that no text is parsed as HTML for its sake.
_LINK = re.compile(f"{LINK}([^{TEXT}]*){TEXT}([^{END}]*){END}")
# The tag of such a link until all else is done: its address is final, and a generator must not take it for a source path.
_FINISHED = "gz-a"
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
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
    """What a page lays over a text: links by the element's place in the structure, in order and not overlapping, and
    how often each article is cited, by anchor."""

    links: Mapping[int, Sequence[TextLink]] = field(default_factory=dict)
    cited: Mapping[str, int] = field(default_factory=dict)


def to_markdown(structure: Structure, overlay: Overlay | None = None) -> str:
    """The body as Markdown whose structured blocks carry their role, anchor and number."""
    over = overlay or Overlay()
    return "\n\n".join(_block(element, at, over) for at, element in enumerate(structure.elements)) + "\n"


def _block(element: Element, at: int, over: Overlay) -> str:
    links = over.links.get(at)
    text = _linked(element.text, links if links and element.role not in _UNLINKED else ())
    if element.role == "other":
        return _as_html(text)
    cited = str(over.cited.get(element.anchor, "")) if element.role == "article" else ""
    fields = (element.role, str(element.depth), element.anchor, element.number, _gap(element), cited)
    return START + FIELD.join(fields) + TEXT + text


def _linked(text: str, links: Sequence[TextLink]) -> str:
    """The text with a mark around each link's stretch, and an empty one behind it that leads to the current text."""
    pieces, last = [], 0
    for link in links:
        pieces += [_clean(text[last : link.start]), _mark(f'class="gz-cite" href="{link.href}"', text[link.start : link.end])]
        if link.now:
            pieces.append(_mark(f'class="gz-now" href="{link.now}" aria-label="{link.says}" data-says="{link.says}"', ""))
        last = link.end
    return "".join((*pieces, _clean(text[last:])))


def _mark(attributes: str, text: str) -> str:
    return f"{LINK}{attributes}{TEXT}{_clean(text)}{END}"


def _clean(text: str) -> str:
    return _PRIVATE.sub("", text)


def _as_html(text: str) -> str:
    """Marks as tags, where other marks or tags stand in the same text."""
    return _LINK.sub(r"<a \1>\2</a>", text) if LINK in text else text


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
        role, depth, anchor, number, gap, cited = head[1:].split(FIELD)
        marked = _Marked(role=role, depth=int(depth), anchor=anchor, number=number, gap=gap, cited=cited, text=text)
        _MAKERS.get(role, _paragraph)(parent, marked)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A marked block read back."""

    role: str
    depth: int
    anchor: str
    number: str
    gap: str
    cited: str
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
    if marked.number:
        span = etree.SubElement(element, "span", {"class": "gz-no"})
        span.text = AtomicString(marked.number)
    if _PLAIN.fullmatch(text):
        _say(element, AtomicString(text))
        return
    pieces = _LINK.split(text)
    if not all(_PLAIN.fullmatch(piece) for at, piece in enumerate(pieces) if at % 3 != 1):
        _say(element, _as_html(text))
        return
    _say(element, AtomicString(pieces[0]))
    for attributes, inside, behind in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        link = etree.SubElement(element, _FINISHED, dict(_ATTRIBUTE.findall(attributes)))
        link.text, link.tail = AtomicString(inside), AtomicString(behind)


def _say(element: Node, text: str) -> None:
    """Text at the end of an element."""
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


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
        md.treeprocessors.register(Tables(md), "gazette-tables", 4)
        md.treeprocessors.register(FinishedLinks(md), "gazette-links", -1)


def makeExtension(**options: Any) -> GazetteMarkup:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteMarkup(**options)
