"""What stands inside documents of an office suite (OOXML, OpenDocument, OFD), which are archives of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from .parts import Part, members

_PARAGRAPHS = ("{*}p", "{*}h", "{*}TextObject")
_TABLES, _ROWS, _CELLS = ("{*}tbl", "{*}table"), ("{*}tr", "{*}table-row"), ("{*}tc", "{*}table-cell")
_BREAKS = frozenset({"tab", "br", "cr", "line-break", "s"})


def office(data: bytes) -> Iterator[Part]:
    """Every XML part, comments, footnotes and properties too, what was deleted in tracked changes, and where links lead."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in members(archive):
            if member.filename.endswith((".xml", ".rels")):
                yield from _in_xml(member.filename, archive.read(member))


def asides(data: bytes) -> Iterator[Part]:
    """What a spreadsheet says beside its cells: comments, drawn texts, properties, where links lead."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in members(archive):
            if member.filename.endswith(".rels") or member.filename.startswith(("xl/comments", "xl/threadedComments", "xl/drawings/", "docProps/")):
                yield from _in_xml(member.filename, archive.read(member))


def _in_xml(name: str, data: bytes) -> Iterator[Part]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    if name.endswith(".rels"):
        targets = (str(link.get("Target")) for link in root.iter("{*}Relationship") if link.get("TargetMode") == "External")
        yield Part(where="链接", rows=tuple((target,) for target in targets))
        return
    paragraphs = [(_said(paragraph),) for paragraph in root.iter(*_PARAGRAPHS)]
    yield Part(where=name, rows=tuple(paragraphs or [(" ".join(str(text).strip() for text in root.itertext()),)]))
    yield from (Part(where=name, rows=_table(table)) for table in root.iter(*_TABLES))


def _said(element: etree._Element) -> str:
    """The text of an element, however it is cut into runs; a tab or a break is a blank."""
    said = []
    for node in element.iter("*"):
        said.append(" " if etree.QName(node).localname in _BREAKS else node.text or "")
        said.append(node.tail or "" if node is not element else "")
    return "".join(said)


def _table(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_said(cell) for cell in row.iterchildren(*_CELLS)) for row in table.iter(*_ROWS))
