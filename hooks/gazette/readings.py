"""Rows of typed tables → statements, with what is wrong in their cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from .cells import is_done, money_scale, read_figure, read_money, read_number, read_percent
from .deadlines import Deadline, parse_deadline
from .findings import Finding
from .grids import Cell
from .model import Document, Place
from .rosters import Roster, UnitName
from .statements import Figure, Fund, Indicator, Problem, Report, Task
from .sums import wrong_sums
from .tables import Row, TypedTable, flat


@dataclass(slots=True)
class Reading:
    """One paper being read."""

    document: Document
    roster: Roster
    year: int
    tasks: list[Task] = field(default_factory=list)
    milestones: list[Task] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    self_checks: list[Indicator] = field(default_factory=list)
    funds: list[Fund] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: set[tuple[str, str]] = field(default_factory=set)

    def table(self, table: TypedTable) -> None:
        kind = "tasks" if _is_plan(table, self.document) else table.kind
        if table.lacking:
            message = f"这张表像是任务表，但缺少「{'」「'.join(table.lacking)}」一列，缺的内容在任务清单里显示为空"
            self.say(table.line, table.column, "T103", message)
        _READERS[kind](self, table)
        for cell, stated, summed in wrong_sums(table):
            self.say(cell.line, cell.column, "T106", f"合计写的是 {stated}，各行相加是 {summed}，请核对")

    def say(self, line: int, column: int, code: str, message: str) -> None:
        self.findings.append(Finding(Place(self.document.uri, line, column), code, message))

    def place(self, cell: Cell) -> Place:
        return Place(self.document.uri, cell.line, cell.column)

    def number(self, kind: str, wanted: str) -> str:
        """The number, or with `_2`, `_3` … where an annex numbers from the start again."""
        number, again = wanted, 2
        while (kind, number) in self.numbers:
            number, again = f"{wanted}_{again}", again + 1
        self.numbers.add((kind, number))
        return number

    def units(self, cell: Cell) -> tuple[UnitName, ...]:
        names = self.roster.read(cell.text)
        for name in names if self.roster.keeps else ():
            if not (name.ids or name.known):
                near = self.roster.near(name.text)
                hint = f"，是不是{'、'.join(f'「{n}」' for n in near)}？" if near else "，请改正，或补进 _data/units.yml"
                column = cell.column + (name.at if "\n" not in cell.text[: name.at] else 0)
                self.say(cell.line, column, "T101", f"单位「{name.text}」不在词表里{hint}")
        return names

    def deadline(self, cell: Cell) -> Deadline | None:
        text = flat(cell.text)
        read = parse_deadline(text, self.year) if text else None
        if text and read is None and not cell.down:
            self.say(cell.line, cell.column, "T102", f"完成时限「{text}」读不出来，应写作 2024年6月底前、第二季度 或 长期坚持")
        if read and read.due and read.due.year <= date.min.year + 1:
            return Deadline(text=text)
        return read


def _is_plan(table: TypedTable, document: Document) -> bool:
    """A plan may print an empty 完成情况 column: without a paper it implements, a table with units and days gives tasks."""
    return table.kind == "progress" and not document.implements and {"task", "lead", "due"} <= set(table.headers)


def _tasks(reading: Reading, table: TypedTable) -> None:
    tasks = reading.tasks
    last = ""
    for at, row in enumerate(table.rows, 1):
        task = read_task(reading, row)
        if last and _continues(row):
            tasks[-1] = _joined(tasks[-1], task)
            continue
        last = read_number(row.text("number")) or last or str(at)
        last = last if "number" in table.headers else str(at)
        number = reading.number("task", last)
        tasks.append(replace(task, number=number, anchor=f"task-{number}"))


def _continues(row: Row) -> bool:
    """Whether a row only goes on with the task above: number and task are merged with it, or left blank."""
    number, task = row.cell("number"), row.cell("task")
    return (number.down or not number.text) and (task.down or not task.text) and bool(number.line)


def _joined(task: Task, more: Task) -> Task:
    later = max(filter(None, (task.deadline, more.deadline)), key=lambda d: d.due or date.min, default=None)

    def text(a: str, b: str, glue: str) -> str:
        return a if b in a else glue.join(filter(None, (a, b)))

    return replace(
        task,
        goal=text(task.goal, more.goal, "；"),
        lead=text(task.lead, more.lead, "、"),
        support=text(task.support, more.support, "、"),
        leads=tuple({name.text: name for name in (*task.leads, *more.leads)}.values()),
        supports=tuple({name.text: name for name in (*task.supports, *more.supports)}.values()),
        deadline=later,
    )


def read_task(reading: Reading, row: Row) -> Task:
    """A row of a plan as a task; its number is not yet unique, its anchor not yet given."""
    due = row.cell("due") if row.cell("due").text else row.cell("date")
    leads = reading.units(row.cell("lead"))
    return Task(
        number=read_number(row.text("number")),
        title=row.text("task") or row.text("goal"),
        place=reading.place(row.cell("task")),
        phase=row.text("phase") or row.text("category"),
        goal=row.text("goal") or row.text("indicator"),
        person=row.text("person"),
        lead=row.cell("lead").text.replace("\n", "、"),
        support=row.cell("support").text.replace("\n", "、"),
        leads=leads,
        supports=(*reading.units(row.cell("support")), *reading.units(row.cell("responsible"))),
        due_text=flat(due.text),
        deadline=reading.deadline(due),
    )


def _milestones(reading: Reading, table: TypedTable) -> None:
    tasks = (read_task(reading, row) for row in table.rows)
    reading.milestones += (replace(task, number=task.number or str(at)) for at, task in enumerate(tasks, 1))


def _reports(reading: Reading, table: TypedTable) -> None:
    for row in table.rows:
        number, progress, state = row.cell("number"), row.text("progress"), row.text("state")
        if number.down and (row.cell("task").down or not progress):
            continue
        reading.reports.append(
            Report(
                number=read_number(number.text),
                title=row.text("task"),
                place=reading.place(number if number.text else row.cell("task")),
                progress=progress,
                state=state,
                note=row.text("note"),
                percent=read_percent(progress),
                done=is_done(state, progress),
            )
        )


def _once(row: Row, column: str) -> str:
    """The text of a figure; nothing in the rows a merged cell only covers, or it would be counted again."""
    return "" if row.cell(column).down else row.text(column)


def _indicators(reading: Reading, table: TypedTable) -> None:
    rows = reading.indicators if table.kind == "indicators" else reading.self_checks
    for at, row in enumerate(table.rows, 1):
        number = reading.number(table.kind, read_number(row.text("number")) or str(at))
        rows.append(
            Indicator(
                number=number,
                title=row.text("indicator"),
                place=reading.place(row.cell("indicator")),
                anchor=f"ind-{number}",
                area=row.text("area"),
                standard=row.text("standard"),
                score=read_figure(_once(row, "score")),
                score_text=_once(row, "score"),
                method=row.text("method"),
                leads=reading.units(row.cell("lead")),
                self_score=read_figure(_once(row, "self_score")),
                self_score_text=_once(row, "self_score"),
                evidence=row.text("evidence"),
            )
        )


def _funds(reading: Reading, table: TypedTable) -> None:
    scale = money_scale(table.headers["amount"], table.caption)
    for row in table.rows:
        text = _once(row, "amount")
        reading.funds.append(
            Fund(
                project=row.text("project"),
                place=reading.place(row.cell("amount")),
                source=row.text("source"),
                amount=read_money(text, unit) if (unit := scale or money_scale(text)) else None,
                amount_text=text,
                use=row.text("use"),
            )
        )


def _figures(reading: Reading, table: TypedTable) -> None:
    for row in table.rows:
        day = row.text("date")
        reading.figures.append(
            Figure(
                place=reading.place(row.cell("quantity")),
                day_text=day,
                day=parse_deadline(day, reading.year),
                channel=row.text("channel"),
                form=row.text("form"),
                content=row.text("content"),
                quantity=read_figure(_once(row, "quantity")),
                quantity_text=_once(row, "quantity"),
                unit=row.text("measure_unit"),
                people=read_figure(_once(row, "people")),
                people_text=_once(row, "people"),
            )
        )


def _problems(reading: Reading, table: TypedTable) -> None:
    for at, row in enumerate(table.rows, 1):
        mended = row.text("mended") or row.text("progress")
        reading.problems.append(
            Problem(
                number=read_number(row.text("number")) or str(at),
                title=row.text("problem"),
                place=reading.place(row.cell("problem")),
                leads=reading.units(row.cell("lead")),
                measure=row.text("measure"),
                due_text=row.text("due"),
                deadline=reading.deadline(row.cell("due")),
                mended_text=mended,
                mended=is_done(row.text("state"), mended),
            )
        )


_READERS: dict[str, Callable[[Reading, TypedTable], None]] = {
    "tasks": _tasks,
    "milestones": _milestones,
    "progress": _reports,
    "indicators": _indicators,
    "self-check": _indicators,
    "funding": _funds,
    "publicity": _figures,
    "problems": _problems,
}
