"""What a plan asks for and what later papers report: the state of each task on one day is the last record up to that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .catalog import Catalog, Entry, public_date
from .deadlines import Deadline, parse_deadline
from .model import Relation
from .tables import Row, find_tables
from .works import version_date


class TaskState(Enum):
    """Where a task stands."""

    DONE = "done"
    DONE_LATE = "done-late"
    LATE = "late"
    UNREPORTED = "unreported"
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
    TaskState.AHEAD: "未到期",
    TaskState.STANDING: "长期任务",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One row of a plan: `number` and names as written."""

    number: str
    title: str
    phase: str
    lead: str
    deadline: Deadline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one paper reports of one task."""

    number: str
    day: date
    progress: str
    done: bool
    uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStanding:
    """A task with its last record (None where nothing was reported) and its state on the day."""

    task: Task
    record: Record | None
    state: TaskState

    @property
    def due(self) -> date | None:
        return self.task.deadline.due if self.task.deadline else None


def tasks(entry: Entry, kind: str = "tasks") -> Iterator[Task]:
    """The tasks (or `milestones`) an issued plan lists in its tables."""
    year = version_date(entry.document).year
    for table in find_tables(entry.structure.elements):
        if table.kind == kind:
            for at, row in enumerate(table.rows, 1):
                yield _task(row, at, year)


def standings(catalog: Catalog, entry: Entry) -> tuple[TaskStanding, ...]:
    """Every task of a plan with its state on the catalogue's day."""
    history: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(_records(catalog, entry), key=lambda record: record.day):
        history[record.number].append(record)
    return tuple(_standing(task, history.get(task.number, []), catalog.today) for task in tasks(entry))


def milestones(catalog: Catalog, entry: Entry) -> tuple[TaskStanding, ...]:
    """The milestones of a plan that lists no tasks in a table; nobody reports on them, so only their day speaks."""
    return tuple(_standing(task, [], catalog.today) for task in tasks(entry, "milestones"))


def _standing(task: Task, history: list[Record], today: date) -> TaskStanding:
    last = history[-1] if history else None
    due = task.deadline.due if task.deadline else None
    if last and last.done:
        # A report tells that a task is done, not when; only a report of "not yet" after the day proves it late.
        overran = due is not None and any(record.day > due and not record.done for record in history)
        state = TaskState.DONE_LATE if overran else TaskState.DONE
    elif due is None:
        state = TaskState.STANDING
    elif due >= today:
        state = TaskState.AHEAD
    else:
        state = TaskState.LATE if last else TaskState.UNREPORTED
    return TaskStanding(task=task, record=last, state=state)


def _records(catalog: Catalog, entry: Entry) -> Iterable[Record]:
    for link in entry.links:
        if link.relation is Relation.IMPLEMENTED_BY:
            reporter = catalog[link.uri]
            day = public_date(reporter.document)
            if day is not None:
                yield from _reported(reporter, day)


def _reported(reporter: Entry, day: date) -> Iterator[Record]:
    for table in find_tables(reporter.structure.elements):
        for row in table.rows if table.kind == "progress" else ():
            progress, state = row.cells.get("progress", ""), row.cells.get("state", "")
            yield Record(
                number=row.cells.get("number", ""),
                day=day,
                progress=progress,
                done=bool(re.search(r"已完成|已办结|完成$", state) or re.fullmatch(r"100\s*[%％]|已完成", progress)),
                uri=reporter.document.uri,
            )


def _task(row: Row, at: int, year: int) -> Task:
    return Task(
        number=row.cells.get("number") or str(at),
        title=row.cells.get("task", ""),
        phase=row.cells.get("phase", ""),
        lead=row.cells.get("lead", ""),
        deadline=parse_deadline(row.cells.get("due", ""), year),
    )

