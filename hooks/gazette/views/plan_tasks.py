"""The tasks of one plan as a page and as the block 任务清单."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..embeds import Embed
from ..findings import Finding
from ..ledger import OVERDUE, TaskStanding
from ..nodes import Table
from ..vocabulary import Names
from .index import HOME
from .item import Day, Link, paper_link
from .roll import Roll, RollsView
from .selection import Options, Shelves, named_paper
from .tasks import PROGRESS, STATE_ORDER, Owned, current_tasks, task_roll


def plan_tasks(shelves: Shelves, uri: str) -> RollsView:
    """Every task of the plan with where it stands today."""
    entry = shelves.catalog[uri]
    plan = paper_link(entry)
    column = next((c for c in shelves.catalog.vocabulary.columns if c.id == entry.document.column), None)
    crumbs = (HOME, *((Link(text=column.name, url=f"{column.id}/"),) if column else ()), plan)
    title = f"{entry.document.title}任务清单"
    owned = [Owned(plan=entry, standing=standing) for standing in shelves.tasks[uri]]
    roll = task_roll(shelves, owned, title, plans=False, file=f"{plan.url}tasks")
    return RollsView(
        title=title,
        here="任务清单",
        intro="任务、单位和时限取自方案原文，进展取自以后的通报；状态按今天的日期算出。",
        crumbs=crumbs,
        rolls=(roll,),
        today=Day.of(shelves.catalog.today),
        counts=state_counts(shelves.tasks[uri]),
        ways=(plan, Link(text="作战图", url=f"{plan.url}#gz-map"), *((PROGRESS,) if uri in current_tasks(shelves) else ())),
    )


def state_counts(standings: Iterable[TaskStanding]) -> tuple[tuple[str, str, int], ...]:
    """How many tasks are in each state: its mark, its words, the number; states nobody is in are left out."""
    counts = Counter(standing.state for standing in standings)
    return tuple((state.value, state.label, counts[state]) for state in STATE_ORDER if counts[state])


_CHOICES = ("全部", "逾期", *(state.label for state in STATE_ORDER))


def tasks_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 任务清单 with 方案 (a path, a 发文字号 or a 《title》; all that bind without it), 单位 and 状态."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    plans = named_plans(shelves, options)
    state = options.choice("状态", _CHOICES)
    wanted = {"逾期": OVERDUE}.get(state, tuple(s for s in STATE_ORDER if state in ("全部", s.label)))
    owned = [Owned(plan=shelves.catalog[uri], standing=one) for uri in plans for one in shelves.tasks[uri] if one.state in wanted]
    roll = of_unit(shelves, options, task_roll(shelves, owned, "任务清单", plans=len(plans) > 1))
    options.refuse_rest(("方案", "单位", "状态"))
    return (roll if plans else None), options.findings


def of_unit(shelves: Shelves, options: Options, roll: Roll) -> Roll:
    """The rows of the unit that the option 单位 names, as lead or support; all rows without it."""
    unit = named_unit(shelves, options)
    return replace(roll, lines=tuple(line for line in roll.lines if unit in line.marks["unit"]), filters=()) if unit else roll


def named_unit(shelves: Shelves, options: Options) -> str | None:
    """The id of the unit that the option 单位 names; one that no list knows is found, and means nobody."""
    unit = options.one("单位")
    if unit is None:
        return None
    term = Names(shelves.catalog.vocabulary.units).find(unit.text)
    if term is None:
        options.say(unit.place, "B102", f"单位「{unit.text}」不在词表里")
    return term.id if term else "?"


def named_plans(shelves: Shelves, options: Options) -> list[str]:
    """The plans a block speaks of: the one the option 方案 names, else all that bind."""
    wanted = options.one("方案")
    if wanted is None:
        return list(current_tasks(shelves))
    entry = named_paper(shelves.catalog, options, "方案", wanted)
    if entry and entry.document.uri not in shelves.tasks:
        options.say(wanted.place, "B102", f"方案「{wanted.text}」里没有任务")
    return [entry.document.uri] if entry and entry.document.uri in shelves.tasks else []
