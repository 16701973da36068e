"""A table of a Word document → Markdown, plain HTML where cells are merged, or lines where it only places things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html

from ..number import number_of
from ..sheet import fill_marks, mark, marks_in, squeeze
from ..tail import is_unit, read_stamp
from ..webtable import rows_text
from .gathered import Gathered
from .names import Element, W, child, number, value

_WIDEST = 200
# What a table holds that only sets the head, the foot or the signature of a paper in its place.
_FRAMED = re.compile(r".{0,40}文\s*件|(?:抄送|主送|分送|签发人|信息公开选项|共印)[:：]?.*|.*印发|[★☆]+|（?(?:盖章|公章)）?")
_LONG_CELL = 400


@dataclass(slots=True, kw_only=True)
class Cell:
    """One cell; `continues` the one above it. `down` is filled in once all rows are known."""

    lines: list[str]
    column: int
    across: int = 1
    down: int = 1
    continues: bool = False

    @property
    def text(self) -> str:
        return "".join(self.lines)


@dataclass(slots=True, kw_only=True)
class Row:
    cells: list[Cell]
    heads: bool = False


def read_rows(table: Element, read_cell: Callable[[Element], list[str]]) -> list[Row]:
    """The rows of a table, without those that are empty, with the spans of merged cells."""
    rows = [_row(element, read_cell) for element in _inside(table, "tr")]
    rows = [row for row in rows if not _is_empty(row)]
    for at, row in enumerate(rows):
        for cell in row.cells:
            cell.continues = cell.continues and at > 0 and any(one.column == cell.column for one in rows[at - 1].cells)
            if not cell.continues:
                cell.down = _span(rows[at + 1 :], cell.column)
    return rows


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also within content controls; not those of a table in a cell."""
    for one in element:
        if one.tag == W + name:
            yield one
        elif isinstance(one.tag, str) and one.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _inside(one, name)


def _row(element: Element, read_cell: Callable[[Element], list[str]]) -> Row:
    before = min(number(value(element, "trPr", "gridBefore")) or 0, _WIDEST)
    cells = [Cell(lines=[], column=0, across=before)] if before else []
    at = before
    for found in _inside(element, "tc"):
        across = min(max(number(value(found, "tcPr", "gridSpan")) or 1, 1), _WIDEST)
        merge = child(found, "tcPr", "vMerge")
        continues = merge is not None and merge.get(W + "val") != "restart"
        cells.append(Cell(lines=read_cell(found), column=at, across=across, continues=continues))
        at += across
    return Row(cells=cells[:_WIDEST], heads=child(element, "trPr", "tblHeader") is not None)


def _is_empty(row: Row) -> bool:
    """Whether a row shows nothing: no words, and no cell of its own beside merged ones."""
    return not any(cell.text for cell in row.cells) and len({cell.continues for cell in row.cells}) < 2


def _span(below: Sequence[Row], column: int) -> int:
    down = 1
    for row in below:
        cell = next((one for one in row.cells if one.column == column), None)
        if cell is None or not cell.continues or cell.text:
            break
        down += 1
    return down


def table_lines(rows: list[Row], gathered: Gathered) -> Iterator[tuple[str, bool]]:
    """The lines a table gives, each with whether it is markup."""
    while len(rows) > 1 and len(rows[0].cells) == 1 and len(rows[1].cells) > 1:
        yield from ((line, False) for line in rows.pop(0).cells[0].lines)  # a caption over all columns
    if _is_frame(rows):
        for row in rows:
            yield from ((line, False) for line in _row_lines(row))
    elif rows:
        gathered.seen["表格"] += 1
        yield from _grid_lines(rows_text(_html_rows(rows)), gathered)


def _is_frame(rows: Sequence[Row]) -> bool:
    """Whether a table only places things: one column, a whole text in a cell, or the head and foot of a 公文."""
    cells = [cell for row in rows for cell in row.cells if cell.text]
    if all(len(row.cells) == 1 for row in rows) or any(len(cell.text) > _LONG_CELL and len(cell.lines) > 4 for cell in cells):
        return True
    return all(_is_framed(" ".join(cell.lines)) for cell in cells)


def _is_framed(text: str) -> bool:
    return bool(_FRAMED.fullmatch(squeeze(text)) or number_of(text) or is_unit(squeeze(text)) or read_stamp(text))


def _row_lines(row: Row) -> Iterator[str]:
    """One line a row, or all the lines of its cells where one has several."""
    filled = [cell.lines for cell in row.cells if cell.text]
    if all(len(lines) == 1 for lines in filled):
        joined = "\u3000".join(lines[0] for lines in filled)
        yield from [joined] if joined else []
    else:
        yield from (line for lines in filled for line in lines)


def _html_rows(rows: Sequence[Row]) -> list[list[html.HtmlElement]]:
    table = html.Element("table")
    depth = max([cell.down for cell in rows[0].cells], default=1)
    heads = max(depth, sum(row.heads for row in rows[: depth + 2]))
    for at, row in enumerate(rows):
        line = etree.SubElement(table, "tr")
        for cell in row.cells:
            if not cell.continues or cell.text:
                _add(line, cell, "th" if at < heads else "td")
    return [list(line) for line in table]


def _add(line: html.HtmlElement, cell: Cell, tag: str) -> None:
    spans = {name: str(span) for name, span in (("rowspan", cell.down), ("colspan", cell.across)) if span > 1}
    element = etree.SubElement(line, tag, spans)
    for text in cell.lines:
        etree.SubElement(element, "p").text = text


def _grid_lines(text: str, gathered: Gathered) -> Iterator[tuple[str, bool]]:
    """The table; below an HTML one, where Markdown means nothing, the notes and pictures of its cells."""
    if not text.startswith("<table"):
        yield text, True
        return
    yield fill_marks(text, gathered.plain), True
    inside = [one for one in marks_in(text) if one < len(gathered.inserts)]
    yield from ((mark(one), True) for one in inside if gathered.inserts[one].startswith("!"))
    if notes := [one for one in inside if gathered.inserts[one].startswith("[^")]:
        yield "\u3000".join(gathered.plain[one].strip("（）") + mark(one) for one in notes), True
