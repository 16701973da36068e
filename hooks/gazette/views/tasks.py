"""任务清单: tasks of plans as a list, each with who owns it, its day, where it stands and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..catalog import Catalog, Entry
from ..ledger import TaskStanding, TaskState
from ..rosters import UnitName
from ..vocabulary import Unit
from .address import address_of, unit_address
from .item import Day, Link
from .roll import Cell, Head, Line, Roll, filters_of

OVERDUE = (TaskState.LATE, TaskState.UNREPORTED)
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
_PLAN = Head(name="方案", kind="wide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A task with the plan that asks for it."""

    plan: Entry
    standing: TaskStanding

    @property
    def url(self) -> str:
        anchor = self.standing.task.anchor
        return address_of(self.plan.document.uri) + (f"#{anchor}" if anchor else "")


def task_roll(catalog: Catalog, owned: Iterable[Owned], title: str, *, plans: bool = True, file: str = "") -> Roll:
    """The list of some tasks; with the plan each belongs to, unless they are all of one."""
    units = {unit.id: unit for unit in catalog.vocabulary.units}
    lines = tuple(_line(catalog, units, task, plans) for task in owned)
    names = {unit: units[unit].name for line in lines for unit in line.marks["unit"] if unit in units}
    return Roll(
        title=title,
        heads=(_PLAN, *_HEADS) if plans else _HEADS,
        lines=lines,
        filters=filters_of(lines, {"state": ("状态", _STATES), "unit": ("单位", names)}),
        file=file,
        empty="没有这样的任务。",
    )


_STATES = {state.value: state.label for state in STATE_ORDER}


def owned_tasks(catalog: Catalog, standings: Mapping[str, tuple[TaskStanding, ...]]) -> tuple[Owned, ...]:
    """All tasks of the plans given, plan by plan, newest plan first."""
    return tuple(Owned(plan=catalog[uri], standing=one) for uri, found in standings.items() for one in found)


def days_late(standing: TaskStanding, today: date) -> int:
    """Days since the deadline of a task that is late today, else 0."""
    return (today - standing.due).days if standing.due and standing.state in OVERDUE else 0


def hints(standing: TaskStanding) -> str:
    """What a reader should know beside the state."""
    told = ("三个月没有报告进展" if standing.silent else "", "最近一次报告比上一次倒退" if standing.backwards else "")
    return "；".join(filter(None, told))


def unit_links(units: Mapping[str, Unit], names: Iterable[UnitName], text: str) -> Cell:
    """Units as the paper names them, each leading to its page; a group stays words."""
    links = [Link(text=n.text, url=unit_address(n.ids[0]) if len(n.ids) == 1 and n.ids[0] in units else "") for n in names]
    return Cell.of(links) if links else Cell(text=text)


def _line(catalog: Catalog, units: Mapping[str, Unit], owned: Owned, plans: bool) -> Line:
    task, standing = owned.standing.task, owned.standing
    plan = Link(text=owned.plan.document.title, url=address_of(owned.plan.document.uri))
    late, told = days_late(standing, catalog.today), hints(standing)
    record = standing.record
    report = Link(text=record.progress or "见报告", url=address_of(record.uri)) if record else None
    goal = task.goal if task.goal != task.title else ""
    cells = (
        Cell(text=task.number.partition("_")[0]),
        Cell(text=task.title, links=(Link(text=task.title, url=owned.url),), note=goal),
        Cell(text=goal),
        unit_links(units, task.leads, task.lead),
        unit_links(units, task.supports, task.support),
        due_cell(standing),
        Cell(text=standing.state.label, state=standing.state.value, note="，".join(filter(None, (f"已逾期{late}天" if late else "", told)))),
        Cell.number(late or None),
        Cell(text=report.text, links=(report,), note=f"{record.day.isoformat()}报告" if record else "") if report else Cell(),
        Cell(text=record.day.isoformat(), value=record.day) if record else Cell(),
        Cell(text=told),
    )
    involved = [unit for name in (*task.leads, *task.supports) for unit in name.ids]
    marks = {"state": (standing.state.value,), "unit": tuple(dict.fromkeys(involved))}
    return Line(cells=(Cell.of((plan,)), *cells) if plans else cells, anchor="" if plans else task.anchor, marks=marks)


def due_cell(standing: TaskStanding) -> Cell:
    """The deadline as the plan words it; a spreadsheet gets the day where the plan names one to the day."""
    deadline = standing.task.deadline
    if deadline is None or deadline.due is None or deadline.when is None:
        return Cell(text=standing.task.due_text)
    exact = Day.of(deadline.when)
    note = exact.text if exact and exact.text not in deadline.text else ""
    return Cell(text=deadline.text, note=note)
