"""Typed tables: a table whose header says what its rows are. Staff write it once, in the paper it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .cells import money_scale
from .column_cells import seen_columns
from .grids import Cell, Grid, find_grids
from .headers import column_of, settle
from .money_headers import SHARE
from .structure import Element
from .table_headers import read_headers
from .table_rows import Row, read_rows

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
        ("funding", "project amount share"),
        ("funding", "project use share"),
        ("funding", "recipient amount share"),
        ("funding", "recipient amount source"),
        ("funding", "recipient amount use"),
        ("funding", "project amount allotment"),
        ("funding", "recipient amount allotment"),
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
_ALLOTS = re.compile(r"(?:资金|经费).{0,12}(?:分配|安排|下达|拨付|计划|明细|使用|预算)")
_TIME = re.compile(r"时限|期限|时间|节点")
_UNIT = re.compile(r"单位\s*[:：]")
_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table that was recognised: `kind` is one of KINDS; `headers` column → its header; `rows` without totals.

    Of the columns that name who gives money each is one of its own, `share 省级`.
    `lacking` names the columns a table of tasks should have and has not; `line` and `column` are those of its header.
    """

    kind: str
    headers: Mapping[str, Cell]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    every: tuple[Row, ...]
    caption: str
    lacking: tuple[str, ...]
    line: int
    column: int


def find_tables(elements: Iterable[Element], body: str, first_line: int = 1) -> Iterator[TypedTable]:
    """Every recognised table of a body, in order; `first_line` is the file line the body starts on."""
    return (table for grid in find_grids(elements, body, first_line) for table in read_tables(grid))


def read_tables(grid: Grid) -> Iterator[TypedTable]:
    """The grid as a typed table, a plan of paid projects as two; none where its header, looked for in the first rows, is of no kind."""
    for at in range(min(_HEADER_ROWS, len(grid.rows) - 1)):
        for below in (1, 0):
            headers = read_headers(grid.rows[at], grid.rows[at + 1] if below else ())
            start = at + below + 1
            caption = _caption(grid, at)
            found = seen_columns([column_of(cell.text) for cell in headers], headers, grid.rows[start:])
            columns = settle(found, is_money=bool(money_scale(caption)))
            allots = bool(_ALLOTS.search(f"{grid.above} {caption}"))
            if kind := kind_of(columns, allots=allots):
                for each, named in _split(kind, columns, has_projects="project" in found, allots=allots):
                    yield _typed(grid, each, named, headers, at, start)
                return


def _split(kind: str, columns: list[str], *, has_projects: bool, allots: bool) -> Iterator[tuple[str, list[str]]]:
    """The kind and its columns; of projects that someone does until a day, and that money is given for, tasks and funding."""
    paid = ["project" if column == "task" else column for column in columns]
    if kind == "tasks" and has_projects and kind_of(paid, allots=allots) == "funding":
        yield kind, ["" if column == "amount" or column.startswith(SHARE) else column for column in columns]
        yield "funding", paid
    else:
        yield kind, columns


def kind_of(columns: Iterable[str], *, allots: bool = False) -> str:
    """The kind of a table with these columns; empty where it is none. `allots`: its caption says that it gives out money."""
    present = {column.partition(" ")[0] for column in columns} | ({"allotment"} if allots else set())
    return next((kind for kind, needed in KINDS if needed <= present), "")


def _caption(grid: Grid, at: int) -> str:
    """What stands above the header of a table: the line before it, the rows that are its title, the line over both that names a unit."""
    above = grid.above if _UNIT.search(grid.above) else ""
    return " ".join(filter(None, (above, grid.before, *(row[0].text for row in grid.rows[:at]))))


def _typed(grid: Grid, kind: str, columns: list[str], headers: list[Cell], at: int, start: int) -> TypedTable:
    rows = tuple(read_rows(grid, columns, start, [cell.text for cell in headers]))
    first = grid.rows[at][0]
    return TypedTable(
        kind=kind,
        headers={column: header for column, header in zip(columns, headers, strict=True) if column},
        rows=tuple(row for row in rows if not row.total),
        totals=tuple(row for row in rows if row.total),
        every=rows,
        caption=_caption(grid, at),
        lacking=tuple(_lacking(columns, headers)) if kind == "tasks" else (),
        line=first.line,
        column=first.column,
    )


def _lacking(columns: list[str], headers: list[Cell]) -> Iterator[str]:
    """The names of the columns a table of tasks should have; 责任单位及时限 says both who and until when."""
    says_when = any(column in ("lead", "support") and _TIME.search(cell.text) for column, cell in zip(columns, headers, strict=True))
    return (name for column, name in _TASK_COLUMNS.items() if column not in columns and not (column == "due" and says_when))
