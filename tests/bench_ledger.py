"""The ledger at size: 5,000 tasks and 20,000 records parsed and brought to their state, beside the same work in pandas.

Only the ratio is meant to be read. pandas is no dependency: where it is missing, its line says so.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from gazette.catalog import Catalog, build_catalog
from gazette.ledger import standings
from gazette.model import Document, Mention, Place, Reference
from gazette.vocabulary import Unit, Vocabulary

PLANS, TASKS, REPORTS = 20, 250, 4
TODAY = date(2026, 11, 1)
DUES = ("3月底前", "第二季度", "2026年9月30日", "年底前", "长期坚持")
UNITS = tuple(f"县{name}局" for name in ["教育", "公安", "民政", "司法", "财政", "人社", "住建", "交通", "农业", "文旅"])


def plan(at: int) -> Document:
    body = "| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n"
    for n in range(1, TASKS + 1):
        lead, support = UNITS[n % 10], UNITS[(n + 3) % 10]
        body += f"| {n} | 第{n}项任务 | {lead} | {support}、{UNITS[(n + 5) % 10]} | {DUES[n % 5]} |\n"
    return paper(f"plans/p{at:02}.md", f"第{at}号2026年工作方案", "工作方案", datetime(2026, 1, 5), body)


def report(at: int, turn: int) -> Document:
    body = "| 任务序号 | 任务 | 进展 | 状态 |\n|---|---|---|---|\n"
    for n in range(1, TASKS + 1):
        percent = min(100, (n % 40) + turn * 25)
        body += f"| {n} | 第{n}项任务 | {percent}% | {'已完成' if percent == 100 else '推进中'} |\n"
    day, uri = datetime(2026, 2 * turn + 2, 10), f"news/r{at:02}-{turn}.md"
    to = (Reference(target=f"plans/p{at:02}.md", place=Place(uri)),)
    return paper(uri, f"第{at}号方案第{turn}次通报", "进展通报", day, body, to)


def paper(uri: str, title: str, kind: str, day: datetime, body: str, to: tuple[Reference, ...] = ()) -> Document:
    issuer = (Mention(text=f"第{title[1:3]}办", place=Place(uri)),)
    return Document(uri=uri, title=title, kind=kind, body=body, body_line=8, published=day, implements=to, issuer=issuer)


def gazette_states(papers: list[Document], vocabulary: Vocabulary) -> int:
    catalog: Catalog = build_catalog(papers, vocabulary, TODAY, hidden=frozenset())
    found = [s for entry in catalog.in_column("plans") for s in standings(catalog, entry)]
    assert len(found) == PLANS * TASKS and sum(len(s.history) for s in found) == PLANS * TASKS * REPORTS
    return sum(s.state.value == "late" for s in found)


def pandas_states(pandas: Any, papers: list[Document]) -> int:
    """What staff's spreadsheets do: tables split into columns, days looked up, last record merged, late ones counted."""
    frames: dict[str, list[Any]] = {"plans": [], "news": []}
    for document in papers:
        lines = [re.split(r"\s*\|\s*", line.strip("| \n")) for line in document.body.strip().split("\n")]
        frame = pandas.DataFrame(lines[2:], columns=lines[0])
        frame["plan"], frame["day"] = document.uri[-5:-3] if document.column == "plans" else document.uri[6:8], document.published
        frames[document.column].append(frame)
    tasks, records = pandas.concat(frames["plans"]), pandas.concat(frames["news"])
    days = {"3月底前": "2026-03-31", "第二季度": "2026-06-30", "2026年9月30日": "2026-09-30", "年底前": "2026-12-31"}
    tasks["due"] = pandas.to_datetime(tasks["完成时限"].map(days))
    tasks["units"] = (tasks["牵头单位"] + "、" + tasks["配合单位"]).str.split("、")
    records["number"] = records["任务序号"].astype(int)
    tasks["number"] = tasks["序号"].astype(int)
    last = records.sort_values("day").groupby(["plan", "number"]).tail(1)
    merged = tasks.merge(last, on=["plan", "number"], how="left")
    return int(((merged["due"] < pandas.Timestamp(TODAY)) & (merged["状态"] != "已完成")).sum())


def timed(work: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> None:
    papers = [plan(at) for at in range(PLANS)] + [report(at, turn) for at in range(PLANS) for turn in range(REPORTS)]
    units = tuple(Unit(id=f"u{n}", names=(name,), short=name, place=Place("")) for n, name in enumerate(UNITS))
    vocabulary = Vocabulary(columns=(), units=units)
    own, late = timed(lambda: gazette_states(papers, vocabulary))
    print(f"ledger: {PLANS * TASKS} tasks, {PLANS * TASKS * REPORTS} records, {late} late: {own:.2f} s")
    try:
        pandas = importlib.import_module("pandas")
    except ImportError:
        print("pandas is not installed: no ratio")
        return
    other, theirs = timed(lambda: pandas_states(pandas, papers))
    assert theirs == late, f"pandas counts {theirs} late tasks"
    print(f"pandas: {other:.2f} s, ratio {own / other:.1f}")


if __name__ == "__main__":
    main()
