"""资金: what papers set money aside for, by source and by use, every row with its paper; sums in 万元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ..catalog import Entry
from ..embeds import Embed
from ..findings import Finding
from ..funds import FundItem, fund_items
from ..nodes import Table
from .dimensions import BY_WORD
from .index import HOME
from .item import Day, paper_link
from .roll import Cell, Head, Line, Roll, RollsView, filters_of
from .selection import Options, Shelves, named_paper, select
from .sources import ROWS, papers_cell, row_link

ADDRESS = "funding/"
_WAN = Decimal(10_000)
_NO_SOURCE, _NO_USE = "未写来源", "未写用途"
_AMOUNT, _SHARE, _PAPER = Head(name="金额（万元）", kind="amount"), Head(name="占比（%）", kind="amount"), Head(name="出自", kind="wide")
_HEADS = (
    Head(name="项目", kind="wide"),
    Head(name="资金来源", kind="wide"),
    _AMOUNT,
    Head(name="用途", kind="wide"),
    Head(name="出自", kind="wide"),
    Head(name="原文金额", extra=True),
)


def funding(shelves: Shelves) -> RollsView | None:
    """The page of all funding; None where no paper lists any."""
    items = fund_items(shelves.catalog.entries.values())
    if not items:
        return None
    rolls = (by_source(items), by_use(items), item_roll(items))
    return RollsView(
        title="资金安排",
        here="资金安排",
        intro="各文件资金安排表里的数，逐项可查出自哪份文件。不同文件可能写到同一笔资金，合计只是各表相加；同一文件有多个版本的，只计最新的。",
        crumbs=(HOME,),
        rolls=tuple(replace(roll, file=f"{ADDRESS}{roll.anchor}") for roll in rolls),
        today=Day.of(shelves.catalog.today),
    )


def by_source(items: Sequence[FundItem]) -> Roll:
    """Each source with what it gives; a row that names the share of each source counts for each."""
    held: dict[str, list[tuple[FundItem, Decimal]]] = defaultdict(list)
    for item in items:
        for name, amount in item.shares:
            held[name or _NO_SOURCE].append((item, amount))
    heads = (Head(name="资金来源", kind="wide"), _AMOUNT, _SHARE, Head(name="项目数", kind="amount"), _PAPER)
    groups = _grouped(held, items)
    lines = (_cells(row_link(ADDRESS, "source", name), amount, share, Cell.number(len(rows)), rows) for name, amount, share, rows in groups)
    return Roll(title="按来源", anchor="source", heads=heads, lines=tuple(Line(cells=cells) for cells in lines), totals=tuple(_totals(items, heads)))


def by_use(items: Sequence[FundItem]) -> Roll:
    """Each use with the projects for it."""
    held: dict[str, list[tuple[FundItem, Decimal]]] = defaultdict(list)
    for item in items:
        if item.fund.amount is not None:
            held[item.fund.use or _NO_USE].append((item, item.fund.amount))
    heads = (Head(name="用途", kind="wide"), _AMOUNT, _SHARE, Head(name="项目", kind="wide"), _PAPER)
    lines = [
        _cells(Cell(text=use), amount, share, Cell(text="、".join(dict.fromkeys(row.fund.project for row in rows if row.fund.project))), rows)
        for use, amount, share, rows in _grouped(held, items)
    ]
    return Roll(title="按用途", anchor="use", heads=heads, lines=tuple(Line(cells=cells) for cells in lines), totals=tuple(_totals(items, heads)))


def item_roll(items: Sequence[FundItem]) -> Roll:
    """Every row of every paper, as it stands there."""
    lines = tuple(_item(item) for item in items)
    sources = {name: name for item in items for name in _sources(item)}
    papers = {item.entry.document.uri: item.entry.document.title for item in items}
    filters = filters_of(lines, {"source": ("资金来源", sources), "paper": ("文件", papers)})
    return Roll(title="逐项", anchor=ROWS, heads=_HEADS, lines=lines, totals=tuple(_totals(items, _HEADS)), filters=filters, empty="没有资金安排。")


def _item(item: FundItem) -> Line:
    fund = item.fund
    amount = money(fund.amount) if fund.amount is not None else Cell(text=fund.amount_text, note="读不出，未计入" if item.unread else "")
    cells = (Cell(text=fund.project), Cell(text=fund.source), amount, Cell(text=fund.use), Cell.of((paper_link(item.entry),)), Cell(text=fund.amount_text))
    return Line(cells=cells, marks={"source": _sources(item), "paper": (item.entry.document.uri,)})


def money(amount: Decimal) -> Cell:
    """元 → 万元, exact."""
    return Cell.number(amount / _WAN)


def _sources(item: FundItem) -> tuple[str, ...]:
    return tuple(name or _NO_SOURCE for name in item.sources)


_Group = tuple[str, Decimal, Decimal, list[FundItem]]


def _grouped(held: dict[str, list[tuple[FundItem, Decimal]]], items: Iterable[FundItem]) -> Iterator[_Group]:
    """Name, amount, its share of all in per cent, the rows; the largest first."""
    total = sum((item.fund.amount for item in items if item.fund.amount is not None), Decimal(0))
    sums = {name: sum((amount for _, amount in rows), Decimal(0)) for name, rows in held.items()}
    for name in sorted(held, key=lambda name: (-sums[name], name)):
        share = round(sums[name] / total * 100, 1) if total else Decimal(0)
        yield name, sums[name], share, [item for item, _ in held[name]]


def _cells(name: Cell, amount: Decimal, share: Decimal, more: Cell, rows: Iterable[FundItem]) -> tuple[Cell, ...]:
    return (name, money(amount), Cell(text=f"{share:.1f}", value=share), more, papers_cell(item.entry for item in rows))


def _totals(items: Sequence[FundItem], heads: Sequence[Head]) -> Iterator[Line]:
    total = sum((item.fund.amount for item in items if item.fund.amount is not None), Decimal(0))
    yield Line(cells=(Cell(text="合计"), *(money(total) if head is _AMOUNT else Cell() for head in heads[1:])))
    if unread := sum(item.unread for item in items):
        yield Line(cells=(Cell(text=f"另有{unread}项金额读不出，未计入合计"), *(Cell() for _ in heads[1:])))


_BY: dict[str, Callable[[Sequence[FundItem]], Roll]] = {"逐项": item_roll, "来源": by_source, "用途": by_use}


def funding_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 资金: 方案 (a path, a 发文字号 or a 《title》) or any dimension; 按 逐项, 来源 or 用途."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    by = _BY[options.choice("按", tuple(_BY))]
    items = fund_items(_papers(shelves, options))
    options.refuse_rest(("方案", "按", *BY_WORD))
    if not items and not options.findings:
        options.say(embed.place, "B104", "「资金」没有符合条件的资金安排，页面上会说明")
    return (by(items) if items else None), options.findings


def _papers(shelves: Shelves, options: Options) -> tuple[Entry, ...]:
    """The one paper a block names, else those its other options leave."""
    wanted = options.one("方案")
    if wanted is None:
        return select(shelves, options)
    entry = named_paper(shelves.catalog, options, "方案", wanted)
    return (entry,) if entry else ()
