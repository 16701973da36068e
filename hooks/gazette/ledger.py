"""What a plan asks for and what later papers report: the state of each task on one day is the last record up to that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from .catalog import Catalog, Entry, public_date
from .model import Place, Relation
from .statements import Report, Task
from .titles import normal_title
from .works import version_date


class TaskState(Enum):
    """Where a task stands."""

    DONE = "done"
    DONE_LATE = "done-late"
    LATE = "late"
    UNREPORTED = "unreported"
    SOON = "soon"
    AHEAD = "ahead"
    STANDING = "standing"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    TaskState.DONE: "已完成",
    TaskState.DONE_LATE: "逾期完成",
    TaskState.LATE: "逾期未完成",
    TaskState.UNREPORTED: "到期无进展记录",
    TaskState.SOON: "30日内到期",
    TaskState.AHEAD: "未到期",
    TaskState.STANDING: "长期任务",
}
OVERDUE = (TaskState.LATE, TaskState.UNREPORTED)
SOON = timedelta(days=30)
SILENCE = timedelta(days=92)  # three months, the longest of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one paper reports of one task."""

    number: str
    day: date
    progress: str
    done: bool
    uri: str
    percent: Decimal | None = None
    note: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStanding:
    """A task with its last record (None where nothing was reported) and its state on the day.

    `history` are all records up to the day, oldest first. `silent`: not done, and nothing reported for three months;
    `backwards`: the last record says less than the one before.
    """

    task: Task
    record: Record | None
    state: TaskState
    history: tuple[Record, ...] = ()
    silent: bool = False
    backwards: bool = False

    @property
    def due(self) -> date | None:
        return self.task.deadline.due if self.task.deadline else None


def tasks(entry: Entry, kind: str = "tasks") -> tuple[Task, ...]:
    """The tasks (or `milestones`) an issued plan lists."""
    return entry.sheet.milestones if kind == "milestones" else entry.sheet.tasks


def standings(catalog: Catalog, entry: Entry, day: date | None = None) -> tuple[TaskStanding, ...]:
    """Every task of a plan with its state on a day, the catalogue's own unless told."""
    if not entry.sheet.tasks:
        return ()
    on = day or catalog.today
    history: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(records(catalog, entry), key=lambda record: (record.day, record.uri)):
        if record.day <= on:
            history[record.number].append(record)
    issued = version_date(entry.document)
    return tuple(_standing(task, tuple(history.get(task.number, ())), issued, on) for task in entry.sheet.tasks)


def milestones(catalog: Catalog, entry: Entry) -> tuple[TaskStanding, ...]:
    """The milestones of a plan that lists no tasks in a table; nobody reports on them, so only their day speaks."""
    return tuple(_standing(task, (), catalog.today, catalog.today) for task in entry.sheet.milestones)


def records(catalog: Catalog, entry: Entry) -> Iterator[Record]:
    """What the paper itself and later papers report of the tasks of a plan, in no order."""
    yield from _own_records(entry)
    for uri in dict.fromkeys(link.uri for link in entry.links if link.relation is Relation.IMPLEMENTED_BY):
        reporter = catalog[uri]
        day = public_date(reporter.document)
        if day is None or not reporter.sheet.reports:
            continue
        plans = plans_of(catalog, reporter)
        for report in reporter.sheet.reports:
            plan, task = find_task(plans, report)
            if task and plan is entry:
                yield _record(report, task, day, uri)


def _own_records(entry: Entry) -> Iterator[Record]:
    """What a report says of the tasks that only its own table names, row by row."""
    day = public_date(entry.document)
    if entry.document.implements or day is None or not entry.sheet.reports:
        return
    rows = {(task.place.line, task.title): task for task in entry.sheet.tasks}
    for report in entry.sheet.reports:
        if task := rows.get((report.place.line, report.title)):
            yield _record(report, task, day, entry.document.uri)


def plans_of(catalog: Catalog, reporter: Entry) -> list[Entry]:
    """The papers with tasks that a report says it implements."""
    uris = dict.fromkeys(link.uri for link in reporter.links if link.relation is Relation.IMPLEMENTS)
    return [catalog[uri] for uri in uris if catalog[uri].sheet.tasks]


def find_task(plans: list[Entry], report: Report) -> tuple[Entry | None, Task | None]:
    """The task a row reports on: by number, by name where there is no number or several plans have it."""
    if report.number:
        found = [(plan, task) for plan in plans if (task := plan.sheet.numbered.get(report.number))]
    else:
        found = [(plan, task) for plan in plans if (task := plan.sheet.titled.get(normal_title(report.title)))]
    if len(found) > 1:
        title = normal_title(report.title)
        found.sort(key=lambda pair: normal_title(pair[1].title) != title)
    return found[0] if found else (None, None)


def gone_backwards(history: tuple[Record, ...]) -> bool:
    """Whether the last record says less than the one before: fewer percent, or no longer done."""
    if len(history) < 2:
        return False
    before, last = history[-2:]
    if before.percent is not None and last.percent is not None:
        return last.percent < before.percent
    return before.done and not last.done


def _standing(task: Task, history: tuple[Record, ...], issued: date, today: date) -> TaskStanding:
    last = history[-1] if history else None
    state = _state(task, history, today)
    heard = last.day if last else issued
    return TaskStanding(
        task=task,
        record=last,
        state=state,
        history=history,
        silent=not (last and last.done) and today - heard > SILENCE,
        backwards=gone_backwards(history),
    )


def _state(task: Task, history: tuple[Record, ...], today: date) -> TaskState:
    last = history[-1] if history else None
    due = task.deadline.due if task.deadline else None
    if last and last.done:
        # A report tells that a task is done, not when; only a report of "not yet" after the day proves it late.
        overran = due is not None and any(record.day > due and not record.done for record in history)
        return TaskState.DONE_LATE if overran else TaskState.DONE
    if due is None:
        return TaskState.STANDING
    if due >= today:
        return TaskState.SOON if due - today <= SOON else TaskState.AHEAD
    return TaskState.LATE if last else TaskState.UNREPORTED


def _record(report: Report, task: Task, day: date, uri: str) -> Record:
    return Record(
        number=task.number,
        day=day,
        progress=report.progress,
        done=report.done,
        uri=uri,
        percent=report.percent,
        note=report.note,
        place=report.place,
    )
