"""One paper → all that its tables and numbered paragraphs state, read once, with what is wrong in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .cells import read_number
from .desk import Desk
from .findings import Finding
from .grids import Cell
from .model import Document, Place
from .prose import ProseTask, find_prose_tasks, may_hold_tasks
from .readings import read_rows, read_task
from .rosters import Roster
from .statements import Figure, Fund, Indicator, Problem, Report, Task
from .structure import Structure
from .table_rows import Row
from .tables import find_tables
from .titles import normal_title
from .works import version_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one paper states in rows. `self_checks` are indicators with a 自评得分.

    `anchors` are those of tasks and indicators, each with the place where its row or paragraph begins. `numbered` and `titled` find a task by its number and by its normal title.
    """

    tasks: tuple[Task, ...] = ()
    milestones: tuple[Task, ...] = ()
    reports: tuple[Report, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    self_checks: tuple[Indicator, ...] = ()
    funds: tuple[Fund, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
    anchors: Mapping[str, Place] = field(default_factory=dict)
    numbered: Mapping[str, Task] = field(default_factory=dict, compare=False)
    titled: Mapping[str, Task] = field(default_factory=dict, compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)


EMPTY = Sheet()
_TITLE_YEAR = re.compile(r"((?:19|20)\d{2})(?=年|\s*[—–-]+\s*(?:19|20)\d{2}年)")
_PROSE_COLUMNS = ("plans", "policies")


def read_sheet(document: Document, structure: Structure, roster: Roster) -> Sheet:
    """The sheet of one paper; nearly every paper has none, and is left at once."""
    tables = tuple(find_tables(structure.elements, document.body, document.body_line))
    prose = document.column in _PROSE_COLUMNS and not structure.articles and may_hold_tasks(document.body)
    if not tables and not prose:
        return EMPTY
    desk = Desk(document=document, roster=roster, year=year_of(document))
    for table in tables:
        read_rows(desk, table)
    if prose:
        _read_prose(desk, structure)
    return Sheet(
        tasks=tuple(desk.tasks),
        milestones=tuple(desk.milestones),
        reports=tuple(desk.reports),
        indicators=tuple(desk.indicators),
        self_checks=tuple(desk.self_checks),
        funds=tuple(desk.funds),
        figures=tuple(desk.figures),
        problems=tuple(desk.problems),
        anchors=desk.anchors,
        numbered={task.number: task for task in desk.tasks},
        titled={normal_title(task.title): task for task in desk.tasks},
        findings=tuple(desk.findings),
    )


def year_of(document: Document) -> int:
    """The year that dates without one belong to: the title's, else that of this version (1 where it has no date)."""
    found = _TITLE_YEAR.search(document.title)
    return int(found[1]) if found else version_date(document).year


def _read_prose(desk: Desk, structure: Structure) -> None:
    """Tasks in prose that no table of the same paper lists already."""
    listed = {normal_title(task.title) for task in desk.tasks}
    found = [task for task in find_prose_tasks(structure.elements) if normal_title(task.title) not in listed]
    printed = [read_number(task.number) for task in found]
    lines = desk.document.body.split("\n")
    for task, number in zip(found, printed, strict=True):
        once = printed.count(number) == 1 and ("task", number) not in desk.numbers
        wanted = number if number and once else task.path or number
        unique = desk.number("task", wanted)
        cells = dict(_located(task, lines, desk.document.body_line))
        row = Row(cells=cells, line=desk.document.body_line + task.line - 1)
        desk.tasks.append(replace(read_task(desk, row), number=unique, anchor=desk.anchor("task", unique, row)))


def _located(task: ProseTask, lines: list[str], first_line: int) -> Iterator[tuple[str, Cell]]:
    """The parts of a task in prose as cells, each where its words stand in the body."""
    for column, text in {"task": task.title, "goal": task.goal, **task.parts}.items():
        needle = text[:8]
        near = range(task.line - 1, min(task.line + 11, len(lines)))
        line = next((n for n in near if needle and needle in lines[n]), task.line - 1)
        at = max(lines[line].rfind(needle) if column in task.parts else lines[line].find(needle), 0)
        yield column, Cell(text=text, line=first_line + line, column=at + 1)
