"""落实进展: what is late today, who owns it and since when; how far each plan and each unit is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..ledger import OVERDUE, TaskStanding, TaskState
from .bars import Bar, bar_of
from .index import HOME
from .item import Day, Link
from .months import month_links, this_month
from .roll import Roll, RollsView
from .selection import Shelves
from .shares import plan_shares, unit_shares
from .tasks import PROGRESS, Owned, current_tasks, owned_tasks, task_roll


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the plans are, in a few lines: for the home page and for the block 总览."""

    subject: Link | None
    plans: int
    bar: Bar
    today: Day | None
    way: Link


def county_progress(shelves: Shelves) -> Progress | None:
    """All plans that bind together; None where no such plan lists a task."""
    current = current_tasks(shelves)
    bar = bar_of(one for tasks in current.values() for one in tasks)
    way = Link(text="看逾期的任务、责任单位和天数" if bar.number("late") else "看各方案和各单位的进展", url=PROGRESS.url)
    return Progress(subject=None, plans=len(current), bar=bar, today=Day.of(shelves.catalog.today), way=way) if bar.total else None


def overview(shelves: Shelves) -> RollsView:
    """The page `/progress/`: lists that ask for action first, then every plan and every unit."""
    current = current_tasks(shelves)
    owned = owned_tasks(shelves.catalog, current)
    bar = bar_of(one.standing for one in owned)
    rolls = tuple(roll for roll in (*_lists(shelves, owned), plan_shares(shelves, current), unit_shares(shelves, current)) if roll.lines)
    return RollsView(
        title=PROGRESS.text,
        here=PROGRESS.text,
        intro=f"正在执行的{len(current)}份方案的全部任务。任务、单位和时限取自方案原文，进展取自以后的通报，已经结束的方案不计。",
        crumbs=(HOME,),
        rolls=rolls,
        today=Day.of(shelves.catalog.today),
        counts=bar.counts,
        ways=(*(Link(text=roll.title, url=f"#{roll.anchor}") for roll in rolls), this_month(shelves)),
        bar=bar,
        months=month_links(shelves),
    )


def _lists(shelves: Shelves, owned: tuple[Owned, ...]) -> Iterator[Roll]:
    for anchor, title, wanted in _LISTS:
        chosen = sorted((one for one in owned if wanted(one.standing)), key=lambda one: one.standing.due or date.max)
        roll = task_roll(shelves, chosen, title, file=f"{PROGRESS.url}{anchor}", anchor=anchor)
        # One filter rules all lists of a page, and each of these is of one state already.
        yield replace(roll, filters=tuple(one for one in roll.filters if one.key != "state"))


def _is_late(standing: TaskStanding) -> bool:
    return standing.state in OVERDUE


# Earliest deadline first, so the longest overdue stands on top.
_LISTS: tuple[tuple[str, str, Callable[[TaskStanding], bool]], ...] = (
    ("late", "今天逾期的任务", _is_late),
    ("soon", "30日内到期", lambda standing: standing.state is TaskState.SOON),
    ("backwards", "进度比上次倒退", lambda standing: standing.backwards),
    ("silent", "没有逾期、但三个月没有报告", lambda standing: standing.silent and not _is_late(standing)),
)
