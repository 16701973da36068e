"""Whether the 合计 and 小计 of a table add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .cells import is_blank, read_figure
from .grids import Cell
from .money_headers import SHARE
from .table_rows import Row
from .tables import TypedTable

_FIGURES = ("amount", "score", "self_score", "quantity", "people")


def wrong_sums(table: TypedTable) -> Iterator[tuple[Cell, Decimal, Decimal]]:
    """The cell, what it says and what the rows make, for every total that is not the sum of its rows."""
    mixed = len({row.text("measure_unit") for row in table.rows}) > 1
    for column in table.headers if table.totals and table.rows else ():
        if (column in _FIGURES or column.startswith(SHARE)) and not (mixed and column == "quantity"):
            for total, rows in _groups(table):
                stated, summed = read_figure(total.text(column)), _sum(rows, column)
                if stated is not None and summed is not None and stated != summed:
                    yield total.cell(column), stated, summed


def _groups(table: TypedTable) -> Iterator[tuple[Row, list[Row]]]:
    """Each total with the rows it counts: 合计 all, 小计 those between it and the next (above it, or below where it opens)."""
    opens = bool(table.every[0].total) and any(row.total == "小计" for row in table.every[:2])
    order = tuple(reversed(table.every)) if opens else table.every
    since: list[Row] = []
    for row in order:
        if row.total == "小计" and since:
            yield row, since
        elif row.total == "合计":
            yield row, list(table.rows)
        since = [] if row.total else [*since, row]


def _sum(rows: list[Row], column: str) -> Decimal | None:
    """None where a cell is no figure. A merged cell counts once."""
    total = Decimal(0)
    for row in rows:
        cell = row.cell(column)
        if cell.down or is_blank(cell.text):
            continue
        figure = read_figure(row.text(column))
        if figure is None:
            return None
        total += figure
    return total
