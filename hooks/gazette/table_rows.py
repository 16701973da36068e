"""The rows of a typed table: column → cell, with what is written once for many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .grids import Cell, Grid
from .money_headers import SHARE

# What is written once holds for the rows below it.
_DOWNWARD = ("category", "area", "group", "phase")
_DAYS = ("due", "date")  # go on with the phase they are beside
_TOTAL = re.compile(r"(?:(?:总|合|小|共)?计|总分值?)(?:[（(]\d+(?:\.\d+)?分?[）)])?[:：]?")
# 一、宣传教育 across a table, and 一 alone in the column of numbers.
BAND = re.compile(r"\s*\**(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．:：]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部类篇项])\s*\S")
SECTION = re.compile(r"\s*\**[（(]?(?P<number>[一二三四五六七八九十]{1,3})[）)]?[、.．]?\**\s*")
_NARROWEST = 3
_BLANK_CELL = Cell("", 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: column → its cell; `band` is the line across the table it stands under (一、宣传教育).

    `line` and `column` are where it begins in the file; `total` is `合计`, `小计` or empty.
    """

    cells: Mapping[str, Cell]
    line: int
    column: int = 1
    total: str = ""

    def cell(self, column: str) -> Cell:
        """The cell; an empty one where the table has no such column."""
        return self.cells.get(column, _BLANK_CELL)

    def givers(self) -> Iterator[tuple[str, Cell]]:
        """The name of each who gives money, and the cell that says how much."""
        return ((column.removeprefix(SHARE), cell) for column, cell in self.cells.items() if column.startswith(SHARE))

    def text(self, column: str) -> str:
        """A cell's text on one line; a break between Chinese words leaves nothing."""
        cell = self.cells.get(column)
        return flat(cell.text) if cell else ""


def flat(text: str) -> str:
    """A cell's text on one line: a break between two ASCII words is a blank, else nothing."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text).replace("\n", "") if "\n" in text else text


def read_rows(grid: Grid, columns: list[str], start: int, headers: list[str]) -> Iterator[Row]:
    """The rows of a grid from `start` on; a header that is printed again, and a line across the table, are none."""
    downward = [name for name in _DOWNWARD if name in columns]
    above: dict[str, Cell] = {}
    band: dict[str, Cell] = {}
    for cells, (line, column) in zip(grid.rows[start:], grid.starts[start:], strict=True):
        texts = [cell.text for cell in cells]
        written = len(texts) - texts.count("")
        if not written or texts == headers:
            continue
        total = _total(texts)
        heading = _section(cells, columns) or (_band(cells, columns) if written == 1 or cells[-1].across else None)
        if heading and not total:
            band, above = {"band": heading}, {}
            continue
        named = band | {name: cell for name, cell in zip(columns, cells, strict=False) if name}
        goes_on = "phase" in named and not named["phase"].text
        for name in (*downward, *(_DAYS if goes_on else ())):
            if name in named:
                named[name] = named[name] if named[name].text else above.get(name, named[name])
        above = {name: named[name] for name in (*downward, *_DAYS) if name in named}
        yield Row(cells=named, line=line, column=column, total=total)


def _section(cells: tuple[Cell, ...], columns: list[str]) -> Cell | None:
    """一 | 宣传教育 and nothing beside them: the number and the name of the rows below."""
    written = [cell for cell in cells if cell.text and not cell.across]
    if columns[0] != "number" or len(cells) < _NARROWEST or len(written) != 2 or written[0] is not cells[0] or cells[1] is not written[1]:
        return None
    number = SECTION.fullmatch(cells[0].text)
    return cells[1]._replace(text=f"{number['number']}、{cells[1].text}") if number and not any(cell.down for cell in written) else None


def _band(cells: tuple[Cell, ...], columns: list[str]) -> Cell | None:
    """The one cell of a row that only says what the rows below it are about: merged across, or alone and no datum of its own."""
    written = [at for at, cell in enumerate(cells) if cell.text and not cell.across]
    if len(cells) < _NARROWEST or len(written) != 1 or cells[written[0]].down:
        return None
    cell, column = cells[written[0]], columns[written[0]]
    merged = sum(other.across for other in cells) == len(cells) - 1
    alone = bool(BAND.match(cell.text)) and (column in ("number", "task", "category", "area") or written[0] == 0)
    return cell if merged or alone else None


def _total(texts: list[str]) -> str:
    """合计 or 小计 in one of the first columns."""
    for text in texts[:3]:
        if ("计" in text or "总" in text) and _TOTAL.fullmatch(plain := re.sub(r"[\s*]", "", text)):
            return "小计" if plain.startswith("小") else "合计"
    return ""
