"""Structure → HTML, through Python-Markdown: elements are handed over as marked one-line blocks, all else as Markdown.

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
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .images import mark_pictures
from .structure import Element, Structure

Node = etree.Element

START, FIELD, TEXT = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile(f"[{START}{FIELD}{TEXT}]")
# A text with none of these opens no inline markup in any extension this site switches on.
_PLAIN = re.compile(r"[^\\`*_\[\]<>&!{}\x02\x03]*")


def to_markdown(structure: Structure) -> str:
    """The body as Markdown whose structured blocks carry their role, anchor and number."""
    pictures, blocks = 0, []
    for element in structure.elements:
        text, more = mark_pictures(_PRIVATE.sub("", element.text), pictures + 1)
        pictures += more
        blocks.append(_block(element, text))
    return "\n\n".join(blocks) + "\n"


def _block(element: Element, text: str) -> str:
    if element.role == "other":
        return text
    fields = (element.role, str(element.depth), element.anchor, element.number, _gap(element))
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
        role, depth, anchor, number, gap = head[1:].split(FIELD)
        marked = _Marked(role=role, depth=int(depth), anchor=anchor, number=number, gap=gap, text=text)
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
    if marked.number:
        span = etree.SubElement(element, "span", {"class": "gz-no"})
        span.text = AtomicString(marked.number)
        span.tail = AtomicString(text) if plain else text
    else:
        element.text = AtomicString(text) if plain else text


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
        md.treeprocessors.register(Tables(md), "gazette-tables", 4)


def makeExtension(**options: Any) -> GazetteMarkup:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteMarkup(**options)
