"""Typed tables: a table whose header says what its rows are. Staff write it once, in the paper it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .grids import Cell, Grid, find_grids
from .headers import column_of, settle
from .structure import Element

# Kind → the columns its header must have; the first that fits is it.
KINDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (kind, frozenset(columns.split()))
    for kind, columns in (
        ("progress", "number task progress"),
        ("progress", "task progress state"),
        ("progress", "task lead progress"),
        ("problems", "problem measure"),
        ("problems", "problem mended"),
        ("problems", "problem lead due"),
        ("tasks", "task lead due"),
        ("milestones", "phase task due"),
        ("milestones", "phase task date"),
        ("self-check", "indicator self_score"),
        ("indicators", "indicator score"),
        ("indicators", "indicator standard method"),
        ("funding", "project amount source"),
        ("funding", "project amount use"),
        ("funding", "source amount use"),
        ("publicity", "form quantity date"),
        ("publicity", "channel form quantity"),
        ("publicity", "channel content quantity"),
        ("publicity", "date content quantity"),
        ("publicity", "date channel form people"),
        ("publicity", "date channel content people"),
        # Tasks without a unit or a day: rows all the same, and a finding says what is missing.
        ("tasks", "task lead"),
        ("tasks", "number task due"),
    )
)
_TASK_COLUMNS = {"task": "任务", "lead": "责任单位", "due": "完成时限"}
_DOWNWARD = ("category", "area", "phase")
_TOTAL = re.compile(r"(?:总|合|小|共)?计[:：]?")
_HEADER_ROWS = 4
_BLANK_CELL = Cell(text="", line=0, column=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: column → its cell. `line` is the line of the file it stands on; `total` is `合计`, `小计` or empty."""

    cells: Mapping[str, Cell]
    line: int
    total: str = ""

    def cell(self, column: str) -> Cell:
        """The cell; an empty one where the table has no such column."""
        return self.cells.get(column, _BLANK_CELL)

    def text(self, column: str) -> str:
        """A cell's text on one line; a break between Chinese words leaves nothing."""
        return flat(self.cell(column).text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table that was recognised: `kind` is one of KINDS; `headers` column → its header as written; `rows` without totals.

    `lacking` names the columns a table of tasks should have and has not; `line` and `column` are those of its header.
    """

    kind: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    every: tuple[Row, ...]
    caption: str
    lacking: tuple[str, ...]
    line: int
    column: int


def find_tables(elements: Iterable[Element], body: str, first_line: int = 1) -> Iterator[TypedTable]:
    """Every recognised table of a body, in order; `first_line` is the file line the body starts on."""
    return (table for grid in find_grids(elements, body, first_line) if (table := read_table(grid)))


def read_table(grid: Grid) -> TypedTable | None:
    """The grid as a typed table; None where its header, looked for in the first rows, is of no kind."""
    for at in range(min(_HEADER_ROWS, len(grid.rows) - 1)):
        for below in (1, 0):
            headers = _headers(grid.rows[at], grid.rows[at + 1] if below else ())
            columns = settle(map(column_of, headers))
            if kind := kind_of(columns):
                return _typed(grid, kind, columns, headers, at, at + below + 1)
    return None


def kind_of(columns: Iterable[str]) -> str:
    """The kind of a table with these columns; empty where it is none."""
    present = set(columns)
    return next((kind for kind, needed in KINDS if needed <= present), "")


def flat(text: str) -> str:
    """A cell's text on one line: a break between two ASCII words is a blank, else nothing."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text).replace("\n", "") if "\n" in text else text


def _headers(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """The headers of one row, or of two where the lower only divides the upper; empty where the lower row is data."""
    if not lower:
        return [cell.text for cell in upper]
    own = [bool(low.text) and not low.down for low in lower]
    joined = [low.text if column_of(low.text) else up.text + low.text for up, low in zip(upper, lower, strict=False)]
    known = [bool(column_of(text)) for text in joined]
    kept = any(column_of(up.text) for up, mine in zip(upper, own, strict=False) if not mine)
    if not (kept and any(own) and all(k for k, mine in zip(known, own, strict=True) if mine)):
        return []
    return [text if mine else up.text for up, text, mine in zip(upper, joined, own, strict=False)]


def _typed(grid: Grid, kind: str, columns: list[str], headers: list[str], at: int, start: int) -> TypedTable:
    rows = tuple(_rows(grid.rows[start:], columns))
    titles = [row[0].text for row in grid.rows[:at]]
    first = grid.rows[at][0]
    return TypedTable(
        kind=kind,
        headers={column: header for column, header in zip(columns, headers, strict=True) if column},
        rows=tuple(row for row in rows if not row.total),
        totals=tuple(row for row in rows if row.total),
        every=rows,
        caption=" ".join(filter(None, (grid.before, *titles))),
        lacking=tuple(name for c, name in _TASK_COLUMNS.items() if c not in columns) if kind == "tasks" else (),
        line=first.line,
        column=first.column,
    )


def _rows(rows: Iterable[tuple[Cell, ...]], columns: list[str]) -> Iterator[Row]:
    above: dict[str, Cell] = {}
    for cells in rows:
        named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        if not any(cell.text for cell in cells):
            continue
        for column in _DOWNWARD:
            if column in named:
                named[column] = above[column] = named[column] if named[column].text else above.get(column, named[column])
        yield Row(cells=named, line=cells[0].line, total=_total(cells))


def _total(cells: tuple[Cell, ...]) -> str:
    """合计 or 小计 in one of the first columns."""
    for cell in cells[:3]:
        text = re.sub(r"[\s*]", "", cell.text) if "计" in cell.text else ""
        if text and _TOTAL.fullmatch(text):
            return "小计" if text.startswith("小") else "合计"
    return ""
