"""Marked Markdown → HTML, through Python-Markdown: structured elements come as marked one-line blocks, all else as it is.

A marked block becomes its element directly. A paragraph stays one run of text: what the page adds (the link to copy)
stands beside it, so that selecting a paragraph gives the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .definition_lists import DefinitionLists
from .fences import Fences
from .harmless import TAGS, clean_html, fault_of
from .headings import stepped
from .marked import ANCHOR, ATTRIBUTE, END, FIELD, LINK, LINK_MARK, START, TEXT, as_html
from .table_columns import set_columns

Node = etree.Element

_ANCHORED = re.compile(rf"\s*{ANCHOR}([^{END}]*){END}")
# A text with none of these opens no inline markup in any extension this site switches on, and holds no link of ours.
_PLAIN = re.compile(rf"[^\\`*_\[\]<>&!{{}}\x02\x03{LINK}]*")
# The tag of a link laid into a text until all else is done: its address is final, and no generator must take it for a source path.
_FINISHED = "gz-a"
_CODE = "fenced_code_block"
_DEFINITIONS = "deflist"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class StructureBlocks(BlockProcessor):
    """Marked block → element."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: Node, block: str) -> bool:
        return block.startswith(START)

    def run(self, parent: Node, blocks: list[str]) -> bool:
        add_block(parent, blocks.pop(0))
        return True


def add_block(parent: Node, block: str) -> None:
    """The element of a marked block, behind those before it."""
    head, _, text = block.partition(TEXT)
    role, depth, anchor, number, gap, cited, also = head[1:].split(FIELD)
    marked = _Marked(
        role=role, depth=int(depth), anchor=anchor, number=number, gap=gap, cited=cited, also=tuple(also.split()), text=text
    )
    _MAKERS.get(role, _paragraph)(parent, marked)


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
        _say(element, as_html(text))
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


class Headings(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        step_headings(root)


def step_headings(root: Node) -> None:
    """No level is left out."""
    found = [node for node in root.iter() if node.tag in _HEADINGS]
    for node, level in zip(found, stepped(_HEADINGS.index(node.tag) + 1 for node in found), strict=True):
        node.tag = _HEADINGS[level - 1]


class Tables(Treeprocessor):
    """Each table in a box of its own that scrolls, so that a wide one never widens the page; no two boxes bear one name."""

    def run(self, root: etree.Element) -> None:
        boxes = 0
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table" and parent.get("class") != "gz-table":
                    boxes += 1
                    set_columns(child)
                    name = f"表格{boxes}" if boxes > 1 else "表格"
                    box = etree.Element("div", {"class": "gz-table", "tabindex": "0", "role": "region", "aria-label": name})
                    box.tail, child.tail = child.tail, None
                    parent[index] = box
                    box.append(child)


class CodeBlocks(FencedBlockPreprocessor):
    """Fenced code as Markdown finds it, in one pass over the text."""

    def run(self, lines: list[str]) -> list[str]:
        self.FENCED_BLOCK_RE = Fences(FencedBlockPreprocessor.FENCED_BLOCK_RE, "\n".join(lines))  # type: ignore[misc, assignment]
        return super().run(lines)


_RAW_TABLE = re.compile(r"^<table\b(?:(?!<table\b).)*?</table>$", re.M | re.S)


class RawTables(Postprocessor):
    """Tables written in HTML, as those with merged cells are, in the same box."""

    def run(self, text: str) -> str:
        box = '<div class="gz-table" tabindex="0" role="region" aria-label="表格">'
        return _RAW_TABLE.sub(lambda found: f"{box}{found[0]}</div>", text)


class FinishedLinks(Treeprocessor):
    """Links whose address was final from the start become `<a>`, behind everyone who rewrites addresses."""

    def run(self, root: etree.Element) -> None:
        finish_links(root)


def finish_links(root: Node) -> None:
    for link in list(root.iter(_FINISHED)):
        link.tag = "a"


class Suspicion(Treeprocessor):
    """Whether a tree holds anything a page must not: Markdown lets staff write any link and, in braces, any attribute."""

    doubtful = False

    def run(self, root: etree.Element) -> None:
        self.doubtful = any(
            node.tag not in TAGS or any(fault_of(node.tag, name, value) for name, value in node.items())
            for node in root.iterfind(".//*")
        )


class Cleaning(Postprocessor):
    """The last word on a page's HTML. One without raw HTML, in whose tree nothing was found, keeps its bytes."""

    def __init__(self, md: Markdown, suspicion: Suspicion) -> None:
        super().__init__(md)
        self._suspicion = suspicion

    def run(self, text: str) -> str:
        raw = any(not isinstance(block, str) or "<" in block for block in self.md.htmlStash.rawHtmlBlocks)
        return clean_html(text) if raw or self._suspicion.doubtful else text


class GazetteMarkup(Extension):
    """The extension MkDocs is given; it holds no state between pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        if _CODE in md.preprocessors:
            known = md.preprocessors[_CODE]
            md.preprocessors.register(CodeBlocks(md, getattr(known, "config", {})), _CODE, 25)
        if _DEFINITIONS in md.parser.blockprocessors:
            md.parser.blockprocessors.register(DefinitionLists(md.parser), _DEFINITIONS, 25)
        md.parser.blockprocessors.register(StructureBlocks(md.parser), "gazette-structure", 200)
        md.treeprocessors.register(Anchors(md), "gazette-anchors", 5)
        md.treeprocessors.register(Tables(md), "gazette-tables", 4)
        md.treeprocessors.register(Headings(md), "gazette-headings", 3)
        md.postprocessors.register(RawTables(md), "gazette-raw-tables", 1)
        md.treeprocessors.register(FinishedLinks(md), "gazette-links", -1)
        suspicion = Suspicion(md)
        md.treeprocessors.register(suspicion, "gazette-suspicion", -2)
        md.postprocessors.register(Cleaning(md, suspicion), "gazette-cleaning", -1)


def makeExtension(**options: Any) -> GazetteMarkup:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteMarkup(**options)
