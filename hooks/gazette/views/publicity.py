"""宣传台账: what was handed out and held, by channel and by year; figures of different units are never added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..catalog import Entry
from ..cells import is_blank
from ..embeds import Embed
from ..findings import Finding
from ..nodes import Table
from ..sheets import year_of
from ..statements import Figure
from .dimensions import BY_WORD
from .index import HOME
from .item import Day, paper_link
from .roll import Cell, Head, Line, Roll, RollsView, filters_of
from .selection import Options, Shelves, select
from .sources import ROWS, papers_cell, row_link

ADDRESS = "publicity/"
_NO_CHANNEL, _NO_YEAR = "未写渠道", "年份不明"
_QUANTITY, _UNIT, _PEOPLE = Head(name="数量", kind="amount"), Head(name="单位", extra=True), Head(name="覆盖人数", kind="amount")
_SUMS = (_QUANTITY, _UNIT, _PEOPLE, Head(name="记录数", kind="amount"), Head(name="出自", kind="wide"))
_HEADS = (
    Head(name="日期", kind="day"),
    Head(name="渠道"),
    Head(name="形式"),
    Head(name="内容", kind="wide"),
    _QUANTITY,
    _UNIT,
    _PEOPLE,
    Head(name="出自", kind="wide"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One line of a publicity record with the paper it stands in."""

    figure: Figure
    entry: Entry

    @property
    def channel(self) -> str:
        return "".join(self.figure.channel.split()) or _NO_CHANNEL

    @property
    def year(self) -> str:
        """Of its own day, else of its paper."""
        when = self.figure.day.when if self.figure.day else None
        year = when.year if when else year_of(self.entry.document)
        return f"{year}年" if year > date.min.year else _NO_YEAR

    @property
    def due(self) -> date:
        return (self.figure.day.due if self.figure.day else None) or date.min


def entered(entries: Iterable[Entry]) -> tuple[Entered, ...]:
    """Every line of the papers given, newest first."""
    found = [Entered(figure=figure, entry=entry) for entry in entries for figure in entry.sheet.figures]
    return tuple(sorted(found, key=lambda one: one.due, reverse=True))


def publicity(shelves: Shelves) -> RollsView | None:
    """The page of all publicity; None where no paper records any."""
    rows = entered(shelves.catalog.entries.values())
    if not rows:
        return None
    rolls = (by_year(rows), by_channel(rows), item_roll(rows))
    return RollsView(
        title="宣传台账",
        here="宣传台账",
        intro="各次活动台账里的数，逐项可查出自哪份文件。单位不同的数量不相加；覆盖人数是人次，同一人可能多次计入。",
        crumbs=(HOME,),
        rolls=tuple(replace(roll, file=f"{ADDRESS}{roll.anchor}") for roll in rolls),
        today=Day.of(shelves.catalog.today),
    )


def by_channel(rows: Sequence[Entered]) -> Roll:
    """A line for each channel and unit, the channels that reached most people first."""
    reached: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        reached[row.channel] += row.figure.people or 0
    return _sums("渠道", "channel", rows, lambda row: row.channel, lambda channel: (-reached[channel], channel))


def by_year(rows: Sequence[Entered]) -> Roll:
    """A line for each year and unit, the newest year first."""
    years = sorted({row.year for row in rows}, reverse=True)
    return _sums("年份", "year", rows, lambda row: row.year, years.index)


def _sums(name: str, by: str, rows: Sequence[Entered], group: Callable[[Entered], str], order: Callable[[str], object]) -> Roll:
    held: dict[tuple[str, str], list[Entered]] = defaultdict(list)
    for row in rows:
        held[group(row), row.figure.unit].append(row)
    ordered = sorted(held, key=lambda key: (order(key[0]), key[1]))
    lines = tuple(Line(cells=(row_link(ADDRESS, by, key[0]), *_sum(held[key]))) for key in ordered)
    heads = (Head(name=name), *_SUMS)
    return Roll(title=f"按{name}", anchor=by, heads=heads, lines=lines, totals=tuple(_totals(rows, heads)))


def _sum(rows: Sequence[Entered]) -> tuple[Cell, ...]:
    """What rows of one unit make together; a figure that cannot be read is left out, and said to be."""
    unit = rows[0].figure.unit
    return (_added(rows, "quantity", unit), Cell(text=unit), _added(rows, "people"), Cell.number(len(rows)), papers_cell(row.entry for row in rows))


def _added(rows: Iterable[Entered], name: str, unit: str = "") -> Cell:
    pairs = [(getattr(row.figure, name), getattr(row.figure, f"{name}_text")) for row in rows]
    read = [value for value, _ in pairs if value is not None]
    unread = sum(value is None and not is_blank(text) for value, text in pairs)
    total = Cell.number(sum(read, Decimal(0)) if read else None, unit)
    return replace(total, note=f"另有{unread}项读不出，未计入" if unread else "")


def _totals(rows: Sequence[Entered], heads: Sequence[Head]) -> Iterator[Line]:
    """A line for each unit, then people by themselves."""
    units: dict[str, list[Entered]] = defaultdict(list)
    for row in rows:
        units[row.figure.unit].append(row)
    for unit, held in sorted(units.items(), key=lambda pair: -len(pair[1])) if len(units) > 1 else ():
        yield _total(heads, f"合计（{unit or '未写单位'}）", _added(held, "quantity", unit), unit, _added(held, "people"))
    only = next(iter(units)) if len(units) == 1 else ""
    yield _total(heads, "合计", _added(rows, "quantity", only) if len(units) == 1 else Cell(text="单位不同，不相加"), only, _added(rows, "people"))


def _total(heads: Sequence[Head], name: str, quantity: Cell, unit: str, people: Cell) -> Line:
    known = {_QUANTITY: quantity, _UNIT: Cell(text=unit), _PEOPLE: people}
    return Line(cells=(Cell(text=name), *(known.get(head, Cell()) for head in heads[1:])))


def item_roll(rows: Sequence[Entered]) -> Roll:
    """Every line of every paper, as it stands there."""
    lines = tuple(_line(row) for row in rows)
    channels = {row.channel: row.channel for row in sorted(rows, key=lambda row: row.channel)}
    years = {year: year for year in sorted({row.year for row in rows}, reverse=True)}
    filters = filters_of(lines, {"channel": ("渠道", channels), "year": ("年份", years)})
    return Roll(title="逐项", anchor=ROWS, heads=_HEADS, lines=lines, totals=tuple(_totals(rows, _HEADS)), filters=filters, empty="没有宣传记录。")


def _line(row: Entered) -> Line:
    figure = row.figure
    quantity, people = (
        Cell(text=text, note="" if is_blank(text) else "读不出，未计入") if value is None else Cell.number(value, unit)
        for value, text, unit in ((figure.quantity, figure.quantity_text, figure.unit), (figure.people, figure.people_text, ""))
    )
    day = Cell(text=figure.day_text, note="" if row.year[:4] in figure.day_text else row.year)
    cells = (
        day,
        Cell(text=figure.channel),
        Cell(text=figure.form),
        Cell(text=figure.content),
        quantity,
        Cell(text=figure.unit),
        people,
        Cell.of((paper_link(row.entry),)),
    )
    return Line(cells=cells, marks={"channel": (row.channel,), "year": (row.year,)})


_BY: dict[str, Callable[[Sequence[Entered]], Roll]] = {"逐项": item_roll, "渠道": by_channel, "年份": by_year}


def publicity_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 宣传台账; every dimension is an option; 按 逐项, 渠道 or 年份."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    by = _BY[options.choice("按", tuple(_BY))]
    rows = entered(select(shelves, options))
    options.refuse_rest(("按", *BY_WORD))
    if not rows and not options.findings:
        options.say(embed.place, "B104", "「宣传台账」没有符合条件的记录，页面上会说明")
    return (by(rows) if rows else None), options.findings
