"""任务清单: tasks of plans as a list, each with who owns it, its day, where it stands and since when."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..catalog import Catalog, Entry
from ..ledger import OVERDUE, TaskStanding, TaskState
from ..model import Status
from ..rosters import UnitName
from .address import address_of, unit_address
from .item import Day, Link, paper_link
from .roll import Cell, Head, Line, Roll, filters_of
from .selection import Shelves

# What asks for a reader's eye stands first.
STATE_ORDER = (
    TaskState.LATE,
    TaskState.UNREPORTED,
    TaskState.SOON,
    TaskState.AHEAD,
    TaskState.STANDING,
    TaskState.DONE_LATE,
    TaskState.DONE,
)
_HEADS = (
    Head(name="序号", kind="number"),
    Head(name="任务", kind="wide"),
    Head(name="目标要求", kind="wide", extra=True),
    Head(name="牵头单位"),
    Head(name="配合单位"),
    Head(name="完成时限", kind="day"),
    Head(name="状态", kind="state"),
    Head(name="逾期天数", kind="number", extra=True),
    Head(name="最近进展", kind="wide"),
    Head(name="报告日期", kind="day", extra=True),
    Head(name="提示", kind="text", extra=True),
)
# Where several plans meet, a number alone says nothing: the plan's name stands below the task.
_MIXED_HEADS = (Head(name="方案", kind="wide", extra=True), Head(name="序号", kind="number", extra=True), *_HEADS[1:])
PROGRESS = Link(text="落实进展", url="progress/")
# Late with or without a report, for one filter.
OVERDUE_MARK = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A task with the plan that asks for it."""

    plan: Entry
    standing: TaskStanding

    @property
    def url(self) -> str:
        anchor = self.standing.task.anchor
        return address_of(self.plan.document.uri) + (f"#{anchor}" if anchor else "")


def task_roll(
    shelves: Shelves, owned: Iterable[Owned], title: str, *, plans: bool = True, file: str = "", anchor: str = ""
) -> Roll:
    """The list of some tasks; with the plan each belongs to, unless they are all of one."""
    units = {unit.id: unit for unit in shelves.catalog.vocabulary.units}
    tasks = tuple(owned)
    lines = tuple(_row(shelves, units, task, plans) for task in tasks)
    names = {unit: units[unit].name for line in lines for unit in line.marks["unit"] if unit in units}
    titles = {plan_mark(task.plan): task.plan.document.title for task in tasks} if plans else {}
    return Roll(
        title=title,
        heads=_MIXED_HEADS if plans else _HEADS,
        lines=lines,
        filters=filters_of(lines, {"state": ("状态", _STATES), "unit": ("单位", names), "plan": ("方案", titles)}),
        file=file,
        anchor=anchor,
        empty="没有这样的任务。",
    )


_STATES = {OVERDUE_MARK: "逾期"} | {state.value: state.label for state in STATE_ORDER}


def plan_mark(plan: Entry) -> str:
    """A plan as the value of a filter: no blanks, for marks are parted by them."""
    return "_".join(plan.document.uri.removesuffix(".md").split())


def owned_tasks(catalog: Catalog, standings: Mapping[str, tuple[TaskStanding, ...]]) -> tuple[Owned, ...]:
    """All tasks of the plans given, plan by plan, newest plan first."""
    return tuple(Owned(plan=catalog[uri], standing=one) for uri, found in standings.items() for one in found)


def current_tasks(shelves: Shelves) -> dict[str, tuple[TaskStanding, ...]]:
    """The tasks of every plan that binds or is to bind: not of drafts, nor of plans that have ended."""
    statuses = {uri: shelves.catalog[uri].standing.status for uri in shelves.tasks}
    return {uri: tasks for uri, tasks in shelves.tasks.items() if not (statuses[uri].ended or statuses[uri] is Status.DRAFT)}


def days_late(standing: TaskStanding, today: date) -> int:
    """Days since the deadline of a task that is late today, else 0."""
    return (today - standing.due).days if standing.due and standing.state in OVERDUE else 0


def hints(standing: TaskStanding) -> str:
    """What a reader should know beside the state."""
    silent = standing.silent and standing.state is not TaskState.UNREPORTED
    told = ("三个月没有报告进展" if silent else "", "最近一次报告比上一次倒退" if standing.backwards else "")
    return "；".join(filter(None, told))


def unit_links(units: Container[str], names: Iterable[UnitName], text: str) -> Cell:
    """Units as the paper names them, each leading to its page; a group stays words."""
    links = [Link(text=n.text, url=unit_address(n.ids[0]) if len(n.ids) == 1 and n.ids[0] in units else "") for n in names]
    return Cell.of(links) if links else Cell(text=text)


def _row(shelves: Shelves, units: Container[str], owned: Owned, plans: bool) -> Line:
    key = (owned.plan.document.uri, owned.standing.task.number, plans)
    if key not in shelves.rows:
        shelves.rows[key] = _line(shelves.catalog, units, owned, plans)
    return shelves.rows[key]


def _line(catalog: Catalog, units: Container[str], owned: Owned, plans: bool) -> Line:
    task, standing = owned.standing.task, owned.standing
    plan = paper_link(owned.plan)
    late, told = days_late(standing, catalog.today), hints(standing)
    record = standing.record
    report = Link(text=record.progress or "见报告", url=address_of(record.uri)) if record else None
    goal = task.goal if task.goal != task.title else ""
    since = f"{_day_after(standing.due)}起逾期{late}天" if late and standing.due else ""
    cells = (
        Cell(text=task.number.partition("_")[0]),
        Cell(text=task.title, links=(Link(text=task.title, url=owned.url),), note=plan.text if plans else goal),
        Cell(text=goal),
        unit_links(units, task.leads, task.lead),
        unit_links(units, task.supports, task.support),
        due_cell(standing),
        Cell(text=standing.state.label, state=standing.state.value, note="，".join(filter(None, (since, told)))),
        Cell.number(late or None),
        Cell(text=report.text, links=(report,), note=f"{record.day.isoformat()}报告" if record else "") if report else Cell(),
        Cell.day(record.day if record else None),
        Cell(text=told),
    )
    involved = [unit for name in (*task.leads, *task.supports) for unit in name.ids]
    overdue = (OVERDUE_MARK,) if standing.state in OVERDUE else ()
    marks = {"state": (standing.state.value, *overdue), "unit": tuple(dict.fromkeys(involved)), "plan": (plan_mark(owned.plan),)}
    return Line(cells=(Cell.of((plan,)), *cells) if plans else cells, anchor="" if plans else task.anchor, marks=marks)


def _day_after(day: date) -> str:
    """`自2026年1月1日`: the first day a task is late."""
    first = day + timedelta(days=1)
    return f"自{first.year}年{first.month}月{first.day}日"


def due_cell(standing: TaskStanding) -> Cell:
    """The deadline as the plan words it; a spreadsheet gets the day where the plan names one to the day."""
    deadline = standing.task.deadline
    if deadline is None or deadline.due is None or deadline.when is None:
        return Cell(text=standing.task.due_text)
    exact = Day.of(deadline.when)
    note = exact.text if exact and exact.text not in deadline.text else ""
    return Cell(text=deadline.text, note=note)
