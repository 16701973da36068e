"""Whether what papers report fits the plans they implement."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ..catalog import Catalog, Entry
from ..findings import Finding
from ..ledger import find_task, gone_backwards, plans_of, standings
from ..statements import Report


def reports_fit(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """T104 for a report of a task no implemented plan has, T105 for two reports of one task in one paper."""
    for entry in catalog.entries.values():
        if not entry.sheet.reports or not (plans := plans_of(catalog, entry)):
            continue
        first: dict[tuple[str, str], Report] = {}
        for report in entry.sheet.reports:
            plan, task = find_task(plans, report)
            if plan is None or task is None:
                yield _unknown(report, plans)
                continue
            if before := first.get((plan.document.uri, task.number)):
                message = f"任务 {task.number} 在第 {before.place.line} 行已经报告过，请合并或改正序号"
                yield Finding(report.place, "T105", message)
            first.setdefault((plan.document.uri, task.number), report)


def progress_goes_on(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """T107 for a report that says less than the one before."""
    for entry in catalog.entries.values():
        for standing in standings(catalog, entry):
            for at in range(2, len(standing.history) + 1):
                before, record = standing.history[at - 2 : at]
                if gone_backwards((before, record)):
                    message = f"任务 {record.number} 上次（{before.day}）是「{before.progress}」，这次是「{record.progress}」"
                    yield Finding(record.place, "T107", message)


def _unknown(report: Report, plans: list[Entry]) -> Finding:
    names = "、".join(plan.document.uri for plan in plans)
    titles = {task.title: task.number for plan in plans for task in plan.sheet.tasks}
    near = get_close_matches(report.title, titles, n=1, cutoff=0.6) if report.title else []
    hint = f"，是不是任务 {titles[near[0]]}「{near[0]}」？" if near else "，请核对序号和文头“落实”"
    what = f"任务 {report.number}" if report.number else f"任务「{report.title}」"
    return Finding(report.place, "T104", f"{names} 里没有{what}{hint}")
