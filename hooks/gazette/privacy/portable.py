"""What stands in a PDF: its pages, notes, forms, links and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .parts import Part

if TYPE_CHECKING:  # loading it takes longer than most builds have to do with it
    from pypdf import PageObject, PdfReader

_NAMED = re.compile("姓 +名")
_LOOSE = re.compile(r"(?<=[\u4e00-\u9fa5]) +| +(?=[\u4e00-\u9fa5])")


def read_pdf(reader: PdfReader) -> Iterator[Part]:
    """The parts of a PDF that has been opened; files within it are not among them."""
    for number, page in enumerate(reader.pages, 1):
        yield from _page(f"第{number}页", page)
    told = [str(value) for value in (reader.metadata or {}).values()]
    yield Part(where="文件属性", rows=tuple((value,) for value in told))


def _page(where: str, page: PageObject) -> Iterator[Part]:
    """A page three times: its lines, all of it in one (for a line may end within a number), the words of its lines as cells."""
    lines = page.extract_text().splitlines()
    whole = _LOOSE.sub("", "".join(lines))  # without the blanks that typesetting puts between Chinese and figures
    yield Part(where=where, rows=(*((line,) for line in lines), (whole,)))
    yield Part(where=where, rows=tuple(tuple(_NAMED.sub("姓名", line).split()) for line in lines))
    yield Part(where=f"{where}的批注", rows=tuple((text,) for text in _notes(page)))


def _notes(page: PageObject) -> Iterator[str]:
    """Notes, the fields of a form that are filled in, and where links lead."""
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        told = [note.get("/Contents"), note.get("/V")]
        if "/A" in note:
            told.append(note["/A"].get("/URI"))
        yield from (str(value) for value in told if value)
