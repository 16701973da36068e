"""Rows of typed tables → statements, with what is wrong in their cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from .cells import is_done, read_number, read_percent
from .deadlines import parse_deadline
from .desk import Desk
from .duties import who_does
from .fund_rows import read_funds
from .model import Document
from .statements import Figure, Indicator, Problem, Report, Task
from .sums import wrong_sums
from .table_rows import Row, flat
from .tables import TypedTable


def read_rows(desk: Desk, table: TypedTable) -> None:
    """Every statement of one table. Outside plans, names and tasks alone are who does what in an office, not a list of tasks."""
    if table.kind == "tasks" and not {"number", "due"} & {*table.headers} and desk.document.column != "plans":
        return
    is_plan = _is_plan(table, desk.document)
    kind = "tasks" if is_plan else table.kind
    if table.lacking:
        message = f"这张表像是任务表，但缺少「{'」「'.join(table.lacking)}」一列，缺的内容在任务清单里显示为空"
        desk.say(table.line, table.column, "T103", message)
    _READERS[kind](desk, table)
    if is_plan and desk.document.column == _REPORTS_IN:
        _reports(desk, table)
    for cell, stated, summed in wrong_sums(table):
        desk.say(cell.line, cell.column, "T106", f"合计写的是 {stated}，各行相加是 {summed}，请核对")


# What stands in the 进展 of a plan as it is issued is what shall be done; in a report of this column it is what was done.
_REPORTS_IN = "news"


def _is_plan(table: TypedTable, document: Document) -> bool:
    """A plan may print an empty 完成情况 column, and a report may be all there is of its plan: without a paper it implements, a table
    with units and days gives tasks.
    """
    return table.kind == "progress" and not document.implements and {"task", "lead", "due"} <= set(table.headers)


def _tasks(desk: Desk, table: TypedTable) -> None:
    tasks = desk.tasks
    last = ""
    for at, row in enumerate(table.rows, 1):
        task = read_task(desk, row)
        if last and _continues(row):
            tasks[-1] = _joined(tasks[-1], task)
            continue
        last = read_number(row.text("number")) or last or str(at)
        last = last if "number" in table.headers else str(at)
        number = desk.number("task", last)
        tasks.append(replace(task, number=number, anchor=desk.anchor("task", number, row)))


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


def read_task(desk: Desk, row: Row) -> Task:
    """A row of a plan as a task; its number is not yet unique, its anchor not yet given."""
    who = who_does(desk, row)
    due = row.cell("due") if row.cell("due").text else row.cell("date")
    due_text = flat(due.text) or who.due
    return Task(
        number=read_number(row.text("number")),
        title=row.text("task") or row.text("goal"),
        place=desk.place(row.cell("task")),
        phase=row.text("phase") or row.text("category") or row.text("band"),
        goal=row.text("goal") or row.text("indicator"),
        person=row.text("person") or who.person,
        lead=who.lead,
        support=who.support,
        leads=who.leads,
        supports=who.supports,
        due_text=due_text,
        deadline=desk.deadline(due if due.text else row.cell("lead")._replace(text=who.due)),
    )


def _milestones(desk: Desk, table: TypedTable) -> None:
    tasks = (read_task(desk, row) for row in table.rows)
    desk.milestones += (replace(task, number=task.number or str(at)) for at, task in enumerate(tasks, 1))


_WHOLE = 100  # per cent


def _reports(desk: Desk, table: TypedTable) -> None:
    for row in table.rows:
        number, progress, state = row.cell("number"), row.text("progress"), row.text("state")
        if number.down and (row.cell("task").down or not progress):
            continue
        percent = read_percent(row.text("rate")) if row.text("rate") else read_percent(progress)
        desk.reports.append(
            Report(
                number=read_number(number.text),
                title=row.text("task"),
                place=desk.place(number if number.text else row.cell("task")),
                progress=progress,
                state=state,
                note=row.text("note"),
                percent=percent,
                done=is_done(state, progress) or bool(row.text("rate") and percent and percent >= _WHOLE),
            )
        )


def _once(row: Row, column: str) -> str:
    """The text of a figure; nothing in the rows a merged cell only covers, or it would be counted again."""
    return "" if row.cell(column).down else row.text(column)


def _indicators(desk: Desk, table: TypedTable) -> None:
    rows = desk.indicators if table.kind == "indicators" else desk.self_checks
    last = ""
    for at, row in enumerate(table.rows, 1):
        last = read_number(row.text("number")) or last
        number = desk.number(table.kind, last or str(at))
        rows.append(
            Indicator(
                number=number,
                title=row.text("indicator"),
                place=desk.place(row.cell("indicator")),
                anchor=desk.anchor("ind", number, row),
                area=row.text("area") or row.text("band"),
                group=row.text("group"),
                standard=row.text("standard"),
                score=desk.figure(row.cell("score")),
                score_text=_once(row, "score"),
                method=row.text("method"),
                leads=desk.units(row.cell("lead")),
                self_score=desk.figure(row.cell("self_score")),
                self_score_text=_once(row, "self_score"),
                evidence=row.text("evidence"),
            )
        )


_UNIT_IN_HEADER = re.compile(r"[（(]([\u4e00-\u9fff]{1,3})[）)]")  # 数量（份）


def _figures(desk: Desk, table: TypedTable) -> None:
    counted = _UNIT_IN_HEADER.search(table.headers["quantity"].text) if "quantity" in table.headers else None
    for row in table.rows:
        text = row.text("date")
        day = parse_deadline(text, desk.year)
        if text and day is None and not row.cell("date").down:
            desk.say(row.cell("date").line, row.cell("date").column, "T109", f"日期「{text}」读不出来，应写作 2024年5月9日 或 5月9日至12日")
        desk.figures.append(
            Figure(
                place=desk.place(row.cell("quantity")),
                day_text=text,
                day=day,
                channel=row.text("channel"),
                form=row.text("form"),
                content=row.text("content"),
                quantity=desk.figure(row.cell("quantity")),
                quantity_text=_once(row, "quantity"),
                unit=row.text("measure_unit") or (counted[1] if counted else ""),
                people=desk.figure(row.cell("people")),
                people_text=_once(row, "people"),
            )
        )


def _problems(desk: Desk, table: TypedTable) -> None:
    for at, row in enumerate(table.rows, 1):
        mended = row.text("mended") or row.text("progress")
        desk.problems.append(
            Problem(
                number=read_number(row.text("number")) or str(at),
                title=row.text("problem"),
                place=desk.place(row.cell("problem")),
                leads=who_does(desk, row).leads,
                measure=row.text("measure"),
                due_text=row.text("due"),
                deadline=desk.deadline(row.cell("due")),
                mended_text=mended,
                mended=is_done(row.text("state"), mended),
            )
        )


_READERS: dict[str, Callable[[Desk, TypedTable], None]] = {
    "tasks": _tasks,
    "milestones": _milestones,
    "progress": _reports,
    "indicators": _indicators,
    "self-check": _indicators,
    "funding": read_funds,
    "publicity": _figures,
    "problems": _problems,
}
