"""Typed tables: a table whose header says what its rows are. Staff write it once, in the paper it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .cells import money_scale, read_figure
from .column_cells import seen_columns
from .grids import Cell, Grid, find_grids
from .headers import column_of, settle
from .money_headers import SHARE, UNSURE
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
_DOWNWARD = ("category", "area", "group", "phase")
_DAYS = ("due", "date")  # go on with the phase they are beside
_TOTAL = re.compile(r"(?:(?:总|合|小|共)?计|总分值?)(?:[（(]\d+(?:\.\d+)?分?[）)])?[:：]?")
_BAND = re.compile(r"\s*\**(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．:：]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部类篇项])\s*\S")
_SECTION = re.compile(r"\s*\**[（(]?(?P<number>[一二三四五六七八九十]{1,3})[）)]?[、.．]?\**\s*")
_ALLOTS = re.compile(r"(?:资金|经费).{0,12}(?:分配|安排|下达|拨付|计划|明细|使用|预算)")
_TIME = re.compile(r"时限|期限|时间|节点")
_UNIT = re.compile(r"单位\s*[:：]")
_HEADER_ROWS = 4
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
            headers = _headers(grid.rows[at], grid.rows[at + 1] if below else ())
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


def flat(text: str) -> str:
    """A cell's text on one line: a break between two ASCII words is a blank, else nothing."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text).replace("\n", "") if "\n" in text else text


def _headers(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """The headers of one row, or of two where the lower only divides the upper; empty where the lower row is data."""
    if not lower:
        return list(upper)
    if any(_BAND.match(cell.text) or _SECTION.fullmatch(cell.text) or read_figure(cell.text) is not None for cell in lower):
        return []
    own = [bool(low.text) and not low.down for low in lower]
    upper = _over(upper, own)
    joined = [_joined(up.text, low.text) for up, low in zip(upper, lower, strict=False)]
    known = [bool(column_of(text)) for text in joined]
    kept = any(column_of(up.text) for up, mine in zip(upper, own, strict=False) if not mine)
    if not (kept and any(own) and all(k for k, mine in zip(known, own, strict=True) if mine)):
        return []
    return [low._replace(text=text) if mine else up for up, low, text, mine in zip(upper, lower, joined, own, strict=False)]


def _joined(upper: str, lower: str) -> str:
    """A header below another: by itself where it is known, but 中央 below 资金来源 is money of the 中央."""
    both = column_of(upper + lower)
    is_money = column_of(lower).startswith(UNSURE) and (both == "amount" or both.startswith(SHARE))
    return lower if column_of(lower) and not is_money else upper + lower


def _over(upper: Sequence[Cell], own: Sequence[bool]) -> list[Cell]:
    """The upper row with a header that was merged across in every cell it was merged from, which a typed table leaves blank."""
    filled: list[Cell] = []
    for at, cell in enumerate(upper):
        goes_on = at and not cell.text and own[at] and own[at - 1]
        filled.append(filled[-1] if goes_on else cell)
    return filled


def _caption(grid: Grid, at: int) -> str:
    """What stands above the header of a table: the line before it, the rows that are its title, the line over both that names a unit."""
    above = grid.above if _UNIT.search(grid.above) else ""
    return " ".join(filter(None, (above, grid.before, *(row[0].text for row in grid.rows[:at]))))


def _typed(grid: Grid, kind: str, columns: list[str], headers: list[Cell], at: int, start: int) -> TypedTable:
    rows = tuple(_rows(grid, columns, start, [cell.text for cell in headers]))
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


def _rows(grid: Grid, columns: list[str], start: int, headers: list[str]) -> Iterator[Row]:
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
    number = _SECTION.fullmatch(cells[0].text)
    return cells[1]._replace(text=f"{number['number']}、{cells[1].text}") if number and not any(cell.down for cell in written) else None


def _band(cells: tuple[Cell, ...], columns: list[str]) -> Cell | None:
    """The one cell of a row that only says what the rows below it are about: merged across, or alone and no datum of its own."""
    written = [at for at, cell in enumerate(cells) if cell.text and not cell.across]
    if len(cells) < _NARROWEST or len(written) != 1 or cells[written[0]].down:
        return None
    cell, column = cells[written[0]], columns[written[0]]
    merged = sum(other.across for other in cells) == len(cells) - 1
    alone = bool(_BAND.match(cell.text)) and (column in ("number", "task", "category", "area") or written[0] == 0)
    return cell if merged or alone else None


def _total(texts: list[str]) -> str:
    """合计 or 小计 in one of the first columns."""
    for text in texts[:3]:
        if ("计" in text or "总" in text) and _TOTAL.fullmatch(plain := re.sub(r"[\s*]", "", text)):
            return "小计" if plain.startswith("小") else "合计"
    return ""
