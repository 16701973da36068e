"""月任务清单: what is due in a month, and what goes on all the time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ..embeds import Embed
from ..findings import Finding
from ..ledger import TaskState
from ..model import When
from ..nodes import Table
from .index import HOME
from .item import Day, Link
from .plan_tasks import named_plans, of_unit, state_counts
from .roll import MonthLinks, Roll, RollsView
from .selection import Options, Shelves
from .tasks import PROGRESS, Owned, current_tasks, owned_tasks, task_roll

RECURRING = f"{PROGRESS.url}recurring/"


def due_months(shelves: Shelves) -> dict[When, list[Owned]]:
    """Month → the tasks of binding plans due in it, by day; today's month too where nothing is due in it. Oldest first."""
    today = shelves.catalog.today
    found: dict[When, list[Owned]] = defaultdict(list, {When(today.year, today.month): []})
    for one in owned_tasks(shelves.catalog, current_tasks(shelves)):
        if one.standing.due:
            found[When(one.standing.due.year, one.standing.due.month)].append(one)
    return {month: sorted(found[month], key=lambda one: one.standing.due or date.max) for month in sorted(found)}


def month_links(shelves: Shelves) -> tuple[MonthLinks, ...]:
    """Every month that has a page, newest year last."""
    years: dict[int, list[tuple[Link, int]]] = defaultdict(list)
    for month, owned in due_months(shelves).items():
        years[month.year].append((Link(text=f"{month.month}月", url=month_address(month)), len(owned)))
    return tuple(MonthLinks(year=year, months=tuple(months)) for year, months in years.items())


def this_month(shelves: Shelves) -> Link:
    today = shelves.catalog.today
    return Link(text="本月任务清单", url=month_address(When(today.year, today.month)))


def month_address(month: When) -> str:
    return f"{PROGRESS.url}{month.iso}/"


def month_pages(shelves: Shelves) -> dict[str, RollsView]:
    """Address → the list of one month, and that of the tasks which go on all the time."""
    due, links = due_months(shelves), month_links(shelves)
    months = list(due)
    lasting = _recurring(shelves)
    today = When(shelves.catalog.today.year, shelves.catalog.today.month)
    pages = {}
    for at, (month, owned) in enumerate(due.items()):
        roll = task_roll(shelves, owned, f"{month.text}到期的任务", file=f"{PROGRESS.url}{month.iso}")
        near = {"上个月份": months[at - 1] if at else None, "下个月份": months[at + 1] if at + 1 < len(months) else None}
        pages[month_address(month)] = RollsView(
            title=f"{month.text}任务清单",
            here=month.text,
            intro=_intro(owned, lasting),
            crumbs=(HOME, PROGRESS),
            # Lasting tasks are the same in every month: listed in the one that is now, and on a page of their own.
            rolls=(roll, lasting) if month == today and lasting.lines else (roll,),
            today=Day.of(shelves.catalog.today),
            counts=state_counts(one.standing for one in owned),
            ways=tuple(Link(text=f"{name}：{when.text}", url=month_address(when)) for name, when in near.items() if when),
            months=links,
        )
    if lasting.lines:
        pages[RECURRING] = _recurring_page(shelves, lasting, links)
    return pages


def month_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 月任务清单 with 月份 (`2026-11`, or 本月 as without it), 方案 (all that bind without it) and 单位."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    month, plans = _month(options, shelves.catalog.today), named_plans(shelves, options)
    wanted = [one for one in owned_tasks(shelves.catalog, {uri: shelves.tasks[uri] for uri in plans}) if _is_due(one, month)]
    roll = task_roll(shelves, wanted, f"{month.text}到期的任务", plans=len(plans) > 1)
    roll = of_unit(shelves, options, roll)
    options.refuse_rest(("月份", "方案", "单位"))
    return (roll if plans else None), options.findings


_MONTH = re.compile(r"((?:19|20)\d{2})(?:年|[-—./])(0?[1-9]|1[0-2])月?")


def _month(options: Options, today: date) -> When:
    found = options.one("月份")
    now = When(today.year, today.month)
    if found is None or found.text in ("本月", "当月"):
        return now
    read = _MONTH.fullmatch(found.text)
    if read is None:
        options.say(found.place, "B102", f"月份「{found.text}」应形如 2026-11，或写 本月，已按 本月 处理")
        return now
    return When(int(read[1]), int(read[2]))


def _is_due(owned: Owned, month: When) -> bool:
    due = owned.standing.due
    return due is not None and (due.year, due.month) == (month.year, month.month)


def _recurring(shelves: Shelves) -> Roll:
    """Tasks without a last day: 每月25日前, 长期坚持, 立行立改. One list and one download for all months."""
    owned = owned_tasks(shelves.catalog, current_tasks(shelves))
    lasting = [one for one in owned if one.standing.state is TaskState.STANDING]
    return task_roll(shelves, lasting, "每月和长期任务", file=f"{PROGRESS.url}recurring", anchor="recurring")


def _recurring_page(shelves: Shelves, roll: Roll, links: tuple[MonthLinks, ...]) -> RollsView:
    return RollsView(
        title=roll.title,
        here=roll.title,
        intro="方案里没有单一时限的任务：每月、每季度都要做的，长期坚持的，以及没有写明日期的。",
        crumbs=(HOME, PROGRESS),
        rolls=(replace(roll, anchor=""),),
        today=Day.of(shelves.catalog.today),
        months=links,
    )


def _intro(owned: Iterable[Owned], lasting: Roll) -> str:
    plans = len({one.plan.document.uri for one in owned})
    first = f"时限的最后一天在这个月的任务，来自{plans}份方案。" if plans else "没有时限落在这个月的任务。"
    return first + (f"另有每月和长期任务{len(lasting.lines)}项，单独列出。" if lasting.lines else "")
