"""How far each plan and each unit is, a line each with its bar: lists like any other, so they print and download too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from ..ledger import TaskStanding
from .address import address_of, unit_address
from .bars import Bar, bar_of
from .item import Link, paper_link
from .roll import Cell, Head, Line, Roll
from .selection import Shelves
from .tasks import OVERDUE_MARK, Owned, owned_tasks, plan_mark

_NUMBERS = tuple(Head(name=name, kind="number") for name in ("任务", "已完成", "逾期", "未到期", "长期任务"))


def plan_shares(shelves: Shelves, current: Mapping[str, tuple[TaskStanding, ...]]) -> Roll:
    """Every plan given: how many tasks, done, late; the paper that last reported."""
    lines = tuple(_plan_line(shelves, uri, standings) for uri, standings in current.items())
    heads = (Head(name="方案", kind="wide"), Head(name="完成比例", kind="bar"), *_NUMBERS, Head(name="最近一次报告", kind="day"))
    return Roll(title="各方案进展", heads=heads, lines=lines, file="progress/plans", anchor="plans")


def unit_shares(shelves: Shelves, current: Mapping[str, tuple[TaskStanding, ...]]) -> Roll:
    """Every unit that leads a task: the tasks it leads and how far they are, the most overdue first."""
    leads, supports = tasks_by_unit(owned_tasks(shelves.catalog, current))
    names = {unit.id: unit.name for unit in shelves.catalog.vocabulary.units}
    order = {unit: at for at, unit in enumerate(names)}
    bars = {unit: bar_of(one.standing for one in owned) for unit, owned in leads.items()}
    ranked = sorted(bars, key=lambda unit: (-bars[unit].number("late"), order.get(unit, len(order)), unit))
    lines = tuple(_unit_line(unit, names, bars[unit], len(supports.get(unit, ()))) for unit in ranked)
    heads = (Head(name="单位", kind="wide"), Head(name="完成比例", kind="bar"), *_NUMBERS, Head(name="配合任务", kind="number"))
    return Roll(title="各单位牵头任务进展", heads=heads, lines=lines, file="progress/units", anchor="units")


def tasks_by_unit(owned: Iterable[Owned]) -> tuple[dict[str, list[Owned]], dict[str, list[Owned]]]:
    """Unit id → the tasks it leads, and those it supports. A group counts for each member, as the paper has it:  as lead or support."""
    leads: dict[str, list[Owned]] = defaultdict(list)
    supports: dict[str, list[Owned]] = defaultdict(list)
    for one in owned:
        task = one.standing.task
        leading = dict.fromkeys(unit for name in task.leads for unit in name.ids)
        for unit in leading:
            leads[unit].append(one)
        for unit in dict.fromkeys(unit for name in task.supports for unit in name.ids):
            if unit not in leading:
                supports[unit].append(one)
    return leads, supports


def _plan_line(shelves: Shelves, uri: str, standings: tuple[TaskStanding, ...]) -> Line:
    entry, bar = shelves.catalog[uri], bar_of(standings)
    reported = max((one.record.day for one in standings if one.record), default=None)
    cells = (
        Cell.of((paper_link(entry),)),
        *_figures(bar, f"{address_of(uri)}tasks/"),
        Cell.day(reported) if reported else Cell(text="没有报告"),
    )
    return Line(cells=cells, marks={"plan": (plan_mark(entry),)})


def _unit_line(unit: str, names: Mapping[str, str], bar: Bar, supported: int) -> Line:
    base = unit_address(unit)
    name = Link(text=names[unit], url=base)
    return Line(cells=(Cell.of((name,)), *_figures(bar, f"{base}tasks/"), _figure(supported)), marks={"unit": (unit,)})


def _figures(bar: Bar, tasks: str) -> tuple[Cell, ...]:
    """Share done with its bar, then the numbers; that of late tasks leads to them."""
    done = round(bar.number("done") / bar.total * 100) if bar.total else 0
    late = bar.number("late")
    link = (Link(text=str(late), url=f"{tasks}?state={OVERDUE_MARK}"),) if late else ()
    return (
        replace(Cell.number(done, "%"), bar=bar),
        Cell.number(bar.total),
        _figure(bar.number("done")),
        replace(_figure(late), links=link),
        _figure(bar.number("ahead")),
        _figure(bar.number("standing")),
    )


def _figure(number: int) -> Cell:
    """A nought is left blank for the eye, and stays a number in the spreadsheet."""
    return Cell.number(number) if number else Cell(value=Decimal(0))
