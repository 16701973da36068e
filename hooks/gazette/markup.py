"""Structure → HTML, through Python-Markdown: elements are handed over as marked one-line blocks, all else as Markdown.

A marked block becomes its element directly. A paragraph stays one run of text: what the page adds (the link to copy)
stands beside it, so that selecting a paragraph gives the paragraph.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .structure import Element, Structure

START, FIELD, TEXT = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile(f"[{START}{FIELD}{TEXT}]")
# A text with none of these opens no inline markup in any extension this site switches on.
_PLAIN = re.compile(r"[^\\`*_\[\]<>&!{}\x02\x03]*")
_INSIDE_ARTICLE = {"clause", "item", "point"}


def to_markdown(structure: Structure) -> str:
    """The body as Markdown whose structured blocks carry their role, anchor and number."""
    return "\n\n".join(_block(element) for element in structure.elements) + "\n"


def _block(element: Element) -> str:
    text = _PRIVATE.sub("", element.text)
    if element.role == "other":
        return text
    fields = (element.role, str(element.depth), element.anchor, element.number, _gap(element))
    return START + FIELD.join(fields) + TEXT + text


def _gap(element: Element) -> str:
    """One ideographic space after 第X条 and 第X章, as printed law has it; elsewhere the blank as written."""
    if not element.gap:
        return ""
    law = element.number.startswith("第")
    return "\u3000" if law else element.gap


class StructureBlocks(BlockProcessor):
    """Marked block → element."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith(START)

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        head, _, text = blocks.pop(0).partition(TEXT)
        role, depth, anchor, number, gap = head[1:].split(FIELD)
        _MAKERS.get(role, _paragraph)(parent, role, int(depth), anchor, number + gap, number, text)
        return True


def _article(parent: etree.Element, role: str, depth: int, anchor: str, lead: str, number: str, text: str) -> None:
    article = etree.SubElement(parent, "div", {"class": "gz-article", "id": anchor})
    label = f"复制{number}的链接"
    etree.SubElement(article, "a", {"class": "gz-link", "href": f"#{anchor}", "aria-label": label, "title": label})
    attributes = {"id": f"{anchor}-p1"} if text else {}
    _fill(etree.SubElement(article, "p", attributes), lead, number, text)


def _inside_article(parent: etree.Element, role: str, depth: int, anchor: str, lead: str, number: str, text: str) -> None:
    last = parent[-1] if len(parent) else None
    article = last if last is not None and last.get("class") == "gz-article" else parent
    _fill(etree.SubElement(article, "p", {"id": anchor, "class": f"gz-{role}"}), lead, number, text)


def _heading(parent: etree.Element, role: str, depth: int, anchor: str, lead: str, number: str, text: str) -> None:
    _fill(etree.SubElement(parent, f"h{min(depth, 6)}", {"id": anchor}), lead, number, text)


def _paragraph(parent: etree.Element, role: str, depth: int, anchor: str, lead: str, number: str, text: str) -> None:
    attributes = {"id": anchor} if anchor else {}
    if role != "text":
        attributes["class"] = f"gz-{role}" + (f" gz-level-{depth}" if role == "level" else "")
    _fill(etree.SubElement(parent, "p", attributes), lead, number, text)


_Maker = Callable[[etree.Element, str, int, str, str, str, str], None]
_MAKERS: dict[str, _Maker] = {"article": _article, "heading": _heading} | dict.fromkeys(_INSIDE_ARTICLE, _inside_article)


def _fill(element: etree.Element, lead: str, number: str, text: str) -> None:
    content: str = AtomicString(text) if _PLAIN.fullmatch(text) else text
    if not number:
        element.text = content
        return
    span = etree.SubElement(element, "span", {"class": "gz-no"})
    span.text = AtomicString(number)
    gap = lead[len(number) :]
    span.tail = AtomicString(gap + text) if isinstance(content, AtomicString) else gap + text


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
