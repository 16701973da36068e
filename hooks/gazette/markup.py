"""Structure → HTML, through Python-Markdown: elements are handed over as marked one-line blocks, all else as Markdown.

A marked block becomes its element directly. A paragraph stays one run of text: what the page adds (the link to copy)
stands beside it, so that selecting a paragraph gives the paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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

START, FIELD, TEXT, ANCHOR, END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile(f"[{START}{FIELD}{TEXT}{ANCHOR}{END}]")
_ANCHORED = re.compile(rf"\s*{ANCHOR}([^{END}]*){END}")
_TAG = re.compile(r"<\w+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
# A text with none of these opens no inline markup in any extension this site switches on.
_PLAIN = re.compile(r"[^\\`*_\[\]<>&!{}\x02\x03]*")


def to_markdown(structure: Structure, anchors: Mapping[str, tuple[int, int]] | None = None) -> str:
    """The body as Markdown whose structured blocks carry their role, anchor and number.

    `anchors` are further ones, each with line and column of the row, item or paragraph of the body it belongs to.
    """
    wanted: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for anchor, (line, column) in (anchors or {}).items():
        wanted[line].append((column, anchor))
    pictures, blocks = 0, []
    for element in structure.elements:
        text, more = mark_pictures(_anchored(element, wanted), pictures + 1)
        pictures += more
        blocks.append(_block(element, text, wanted))
    return "\n\n".join(blocks) + "\n"


def _anchored(element: Element, wanted: Mapping[int, list[tuple[int, str]]]) -> str:
    """The text of an element; in what stays Markdown, each row or item that is to have an anchor says so."""
    text = _PRIVATE.sub("", element.text)
    if element.role != "other" or not wanted:
        return text
    lines = text.split("\n")
    for at in range(len(lines)):
        for column, anchor in sorted(wanted.get(element.line + at, ()), reverse=True):
            lines[at] = _with_anchor(lines[at], column - 1, anchor)
    return "\n".join(lines)


def _with_anchor(line: str, at: int, anchor: str) -> str:
    """A tag is given the id itself; in Markdown a mark before the first words waits for the element they become."""
    if tag := _TAG.match(line, at):
        return f'{line[: tag.end()]} id="{anchor}"{line[tag.end() :]}'
    item = _ITEM.match(line) if at == 0 else None
    at = item.end() if item else at
    return f"{line[:at]}{ANCHOR}{anchor}{END}{line[at:]}"


def _block(element: Element, text: str, wanted: Mapping[int, list[tuple[int, str]]]) -> str:
    if element.role == "other":
        return text
    also = " ".join(anchor for _, anchor in wanted.get(element.line, ()))
    fields = (element.role, str(element.depth), element.anchor, element.number, _gap(element), also)
    return START + FIELD.join(fields) + TEXT + text


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
        role, depth, anchor, number, gap, also = head[1:].split(FIELD)
        marked = _Marked(
            role=role, depth=int(depth), anchor=anchor, number=number, gap=gap, also=tuple(also.split()), text=text
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
    also: tuple[str, ...]
    text: str


def _article(parent: Node, marked: _Marked) -> None:
    article = etree.SubElement(parent, "div", {"class": "gz-article", "id": marked.anchor})
    label = f"复制{marked.number}的链接"
    link = {"class": "gz-link", "href": f"#{marked.anchor}", "aria-label": label, "title": label}
    etree.SubElement(article, "a", link)
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
    plain = _PLAIN.fullmatch(marked.text)
    text = marked.gap + marked.text
    for anchor in marked.also:
        etree.SubElement(element, "span", {"id": anchor})
    if marked.number:
        span = etree.SubElement(element, "span", {"class": "gz-no"})
        span.text = AtomicString(marked.number)
        span.tail = AtomicString(text) if plain else text
    elif len(element):
        element[-1].tail = AtomicString(text) if plain else text
    else:
        element.text = AtomicString(text) if plain else text


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


class GazetteMarkup(Extension):
    """The extension MkDocs is given; it holds no state between pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(StructureBlocks(md.parser), "gazette-structure", 200)
        md.treeprocessors.register(Anchors(md), "gazette-anchors", 5)
        md.treeprocessors.register(Tables(md), "gazette-tables", 4)


def makeExtension(**options: Any) -> GazetteMarkup:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteMarkup(**options)
