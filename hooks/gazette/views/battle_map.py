"""作战图: the tasks of a plan as bars over months, with today's line and where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ..catalog import Catalog, Entry
from ..embeds import Embed
from ..findings import Finding
from ..ledger import TaskStanding, TaskState, milestones, standings
from ..model import When
from ..nodes import Table
from ..works import version_date
from .address import address_of
from .item import Day, Link, paper_link
from .selection import Options, Shelves, named_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One task. `start` and `width` are percent of the whole span; `record` is the last report."""

    number: str
    title: str
    lead: str
    due: Day
    due_text: str
    state: TaskState
    start: float
    width: float
    progress: str
    record: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year or quarter on the axis, at percent of the span."""

    text: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BattleMap:
    """The map of one plan; `today` is percent of the span, or None outside it. `standing` have no day to be due."""

    plan: Link
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    today_day: Day | None
    counts: tuple[tuple[TaskState, int], ...]
    standing: tuple[str, ...]


def battle_map(catalog: Catalog, entry: Entry) -> BattleMap | None:
    """None for a document that lists no task or milestone with a day."""
    found = standings(catalog, entry) or milestones(catalog, entry)
    dated = sorted((s for s in found if s.due), key=lambda s: (s.due or date.max))
    if not dated:
        return None
    start = _month_start(version_date(entry.document))
    end = max([s.due for s in dated if s.due])
    span = max((end - start).days, 1)

    def at(day: date) -> float:
        return round(min(max((day - start).days / span * 100, 0), 100), 2)

    today = at(catalog.today) if start <= catalog.today <= end else None
    return BattleMap(
        plan=paper_link(entry),
        bars=tuple(_bar(s, at(s.due)) for s in dated if s.due),
        ticks=tuple(Tick(text=text, at=at(day)) for text, day in _quarters(start, end)),
        today=today,
        today_day=Day.of(catalog.today),
        counts=tuple(Counter(s.state for s in sorted(found, key=lambda s: list(TaskState).index(s.state))).items()),
        standing=tuple(s.task.title for s in found if not s.due),
    )


def battle_block(shelves: Shelves, embed: Embed) -> tuple[BattleMap | None, list[Finding]]:
    """The block 作战图 with 方案: a path, a 发文字号 or a 《title》."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    wanted = options.one("方案")
    options.refuse_rest(("方案",))
    if wanted is None:
        options.say(embed.place, "B102", "作战图要写明「方案」（路径、文号或《标题》）")
        return None, options.findings
    entry = named_paper(shelves.catalog, options, "方案", wanted)
    view = battle_map(shelves.catalog, entry) if entry else None
    if entry and view is None:
        options.say(wanted.place, "B102", f"方案「{wanted.text}」里没有带时限的任务")
    return view, options.findings


def _bar(standing: TaskStanding, end: float) -> Bar:
    task, record = standing.task, standing.record
    assert task.deadline and task.deadline.due
    day = Day.of(task.deadline.when or When.of(task.deadline.due))
    assert day
    return Bar(
        number=task.number,
        title=task.title,
        lead=task.lead,
        due=day,
        due_text=task.deadline.text,
        state=standing.state,
        start=0,
        width=end,
        progress=record.progress if record else "",
        record=Link(text=record.day.isoformat(), url=address_of(record.uri)) if record else None,
    )


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _quarters(start: date, end: date) -> list[tuple[str, date]]:
    """The first days of quarters, named `2024年` in January and `7月` else; every half year where the span is long."""
    step = 6 if (end - start).days > 800 else 3
    days = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13, step)]
    return [(f"{d.year}年" if d.month == 1 else f"{d.month}月", d) for d in days if start <= d <= end]
