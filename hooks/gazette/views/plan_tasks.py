"""The tasks of one plan as a page and as the block 任务清单."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..embeds import Embed
from ..findings import Finding
from ..ledger import TaskStanding
from ..nodes import Table
from .address import address_of
from .index import HOME
from .item import Day, Link
from .roll import Roll, RollsView
from .selection import Options, Shelves
from .tasks import OVERDUE, STATE_ORDER, Owned, task_roll


def plan_tasks(shelves: Shelves, uri: str) -> RollsView:
    """Every task of the plan with where it stands today."""
    entry = shelves.catalog[uri]
    plan = Link(text=entry.document.title, url=address_of(uri))
    column = next((c for c in shelves.catalog.vocabulary.columns if c.id == entry.document.column), None)
    crumbs = (HOME, *((Link(text=column.name, url=f"{column.id}/"),) if column else ()), plan)
    title = f"{entry.document.title}任务清单"
    owned = [Owned(plan=entry, standing=standing) for standing in shelves.tasks[uri]]
    roll = task_roll(shelves.catalog, owned, title, plans=False, file=f"{plan.url}tasks")
    return RollsView(
        title=title,
        here="任务清单",
        intro="任务、单位和时限取自方案原文，进展取自以后的通报；状态按今天的日期算出。",
        crumbs=crumbs,
        rolls=(roll,),
        today=Day.of(shelves.catalog.today),
        counts=state_counts(shelves.tasks[uri]),
        ways=(plan, Link(text="作战图", url=f"{plan.url}#gz-map")),
    )


def state_counts(standings: Iterable[TaskStanding]) -> tuple[tuple[str, str, int], ...]:
    """How many tasks are in each state: its mark, its words, the number; states nobody is in are left out."""
    counts = Counter(standing.state for standing in standings)
    return tuple((state.value, state.label, counts[state]) for state in STATE_ORDER if counts[state])


_CHOICES = ("全部", "逾期", *(state.label for state in STATE_ORDER))


def tasks_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 任务清单 with 方案 (a path, a 发文字号 or a 《title》; all plans without it), 单位 and 状态."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    plans = _plans(shelves, options)
    state, unit = options.choice("状态", _CHOICES), options.one("单位")
    options.refuse_rest(("方案", "单位", "状态"))
    wanted = {"逾期": OVERDUE}.get(state, tuple(s for s in STATE_ORDER if state in ("全部", s.label)))
    owned = [Owned(plan=shelves.catalog[uri], standing=one) for uri in plans for one in shelves.tasks[uri] if one.state in wanted]
    roll = task_roll(shelves.catalog, owned, "任务清单", plans=len(plans) > 1)
    if unit:
        ids = {value.id for value in shelves.indexes["unit"].values if unit.text in (value.id, value.label, *value.names)}
        ids |= {u.id for u in shelves.catalog.vocabulary.units if unit.text in (u.id, *u.names)}
        roll = replace(roll, lines=tuple(line for line in roll.lines if ids & set(line.marks["unit"])), filters=())
        if not ids:
            options.say(unit.place, "B102", f"单位「{unit.text}」不在词表里")
    return (roll if plans else None), options.findings


def _plans(shelves: Shelves, options: Options) -> list[str]:
    """The plans a block speaks of."""
    wanted = options.one("方案")
    if wanted is None:
        return list(shelves.tasks)
    found = shelves.catalog.find(wanted.text)
    if len(found) == 1 and found[0] in shelves.tasks:
        return found
    fault = "里没有任务" if len(found) == 1 else "找不到或不止一份"
    options.say(wanted.place, "B102", f"方案「{wanted.text}」{fault}")
    return []
