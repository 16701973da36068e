"""What an import did: counts for the terminal, every detail for the files beside the papers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from .sheet import Dropped

Record = dict[str, Any]  # one line of the store; its shape is Outcome's


class Result(Enum):
    IMPORTED = "导入"
    SKIPPED = "跳过"
    FAILED = "失败"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source. `reason` says why it was skipped or failed; what failed has the `code` of its rule.

    `found` is what was recognised, each with its place and how sure it is.
    """

    source: str
    result: Result
    target: str = ""
    title: str = ""
    code: str = ""
    reason: str = ""
    found: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All outcomes of one run, in the order of the sources."""

    outcomes: tuple[Outcome, ...]

    def count(self, result: Result) -> int:
        return Counter(outcome.result for outcome in self.outcomes)[result]

    @property
    def failed(self) -> bool:
        return bool(self.count(Result.FAILED))

    @property
    def summary(self) -> str:
        """The last line of the terminal: `导入 3、跳过 1、失败 0`, and how many papers need a look."""
        unsure = sum(bool(outcome.doubts) for outcome in self.outcomes)
        counts = "、".join(f"{result.value} {self.count(result)}" for result in Result)
        return counts + (f"；{unsure} 篇有拿不准之处" if unsure else "")


def short_lines(report: Report, most: int = 40) -> list[str]:
    """What needs a person's eye, a line each; the rest is in the file."""
    lines = [line for outcome in report.outcomes for line in _short(outcome)]
    hidden = len(lines) - most
    return lines if hidden <= 0 else [*lines[:most], f"…… 另有 {hidden} 行，见 _data/import-report.txt"]


def _short(outcome: Outcome) -> list[str]:
    if outcome.result is not Result.IMPORTED:
        return [f"{outcome.result.value} {outcome.source}：{f'{outcome.code} ' if outcome.code else ''}{outcome.reason}"]
    lines = [f"存疑 {outcome.source}：{doubt}" for doubt in outcome.doubts]
    return lines + ([f"略去 {outcome.source}：{len(outcome.dropped)} 行不属于正文的文字"] if outcome.dropped else [])


def write_report(report: Report, into: Path) -> None:
    """`_data/import-report.jsonl` and `.txt`: the last outcome of every source, also of earlier runs."""
    folder = into / "_data"
    folder.mkdir(parents=True, exist_ok=True)
    store = folder / "import-report.jsonl"
    records = _load(store)
    for outcome in report.outcomes:
        if outcome.result is not Result.SKIPPED or outcome.source not in records:
            records[outcome.source] = asdict(outcome) | {"result": outcome.result.value}
    ordered = [records[source] for source in sorted(records)]
    store.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ordered), encoding="utf-8")
    text = [report.summary, "", *(line for one in ordered for line in _full(one))]
    (folder / "import-report.txt").write_text("\n".join(text) + "\n", encoding="utf-8")


def _load(store: Path) -> dict[str, Record]:
    if not store.is_file():
        return {}
    lines = store.read_text(encoding="utf-8").splitlines()
    return {str(record["source"]): record for record in map(json.loads, filter(None, lines))}


def _full(record: Record) -> Iterable[str]:
    arrow = f" → {record['target']}" if record["target"] else ""
    yield f"【{record['result']}】{record['source']}{arrow}" + (
        f"：{record['reason']}" if record["reason"] else ""
    )
    for one in record.get("found", ()):
        yield f"  认出：{one}"
    for doubt in record["doubts"]:
        yield f"  存疑：{doubt}"
    for line in record["dropped"]:
        yield f"  略去（{line['reason']}）：{line['text']}"
