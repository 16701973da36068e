"""A table in a Word file: merged cells, heads that come again on every page, columns as wide as their words ask."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from .flow import Box, Runs, Table
from .official import FANGSONG, HEI, SMALL_TABLE, TABLE, TYPE_AREA, column_shares
from .word_page import free, indent, set_font

_MANY = 6  # columns from which on the words are set smaller
_SHORT = 6  # characters that are set in the middle of their cell


def add_table(word: WordDocument, table: Table, write_runs: Callable[[Paragraph, Runs], None]) -> None:
    made = word.add_table(len(table.rows), table.width, style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    cells = [row.cells for row in made.rows]
    for share, column in zip(column_shares(table.longest), zip(*cells, strict=True), strict=True):
        for cell in column:
            cell.width = Mm(TYPE_AREA * share)
    size = SMALL_TABLE if table.width > _MANY else TABLE
    for y, x, box in table.placed:
        far = cells[y + box.down - 1][x + box.across - 1]
        _fill(cells[y][x] if box.down == box.across == 1 else cells[y][x].merge(far), box, size, write_runs)
    for at, row in enumerate(made.rows):
        for tag in ("w:cantSplit", "w:tblHeader")[: 2 if at < table.heads else 1]:
            row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _fill(cell: _Cell, box: Box, size: float, write_runs: Callable[[Paragraph, Runs], None]) -> None:
    for at, line in enumerate(box.lines):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        write_runs(paragraph, line)
    for paragraph in cell.paragraphs:
        indent(paragraph, first=0)
        free(paragraph)
        short = len(paragraph.text) <= _SHORT
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if box.head or short else WD_ALIGN_PARAGRAPH.LEFT
        for run in paragraph.runs:
            set_font(run, HEI if box.head else FANGSONG, size)
