"""How far some tasks are, as one bar: what is done, what is late, what is still to come, what has no end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..ledger import OVERDUE, TaskStanding, TaskState

# What a reader counts, in the order of the bar. A task done after its day is done all the same.
GROUPS = (
    ("done", "已完成", (TaskState.DONE, TaskState.DONE_LATE)),
    ("late", "逾期", OVERDUE),
    ("ahead", "未到期", (TaskState.SOON, TaskState.AHEAD)),
    ("standing", "长期任务", (TaskState.STANDING,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of a bar; `at` and `width` are percent of the whole. An empty part has no width."""

    key: str
    label: str
    number: int
    at: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar and all it says in words. It always has the same segments."""

    total: int
    segments: tuple[Segment, ...]

    @property
    def words(self) -> str:
        """`已完成36项，逾期4项`; parts nobody is in are left out."""
        return "，".join(f"{label}{number}项" for _, label, number in self.counts) or "没有任务"

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Mark, words and number of every part somebody is in."""
        return tuple((part.key, part.label, part.number) for part in self.segments if part.number)

    def number(self, key: str) -> int:
        return next(part.number for part in self.segments if part.key == key)


def bar_of(standings: Iterable[TaskStanding]) -> Bar:
    counts = Counter(standing.state for standing in standings)
    total, before, segments = sum(counts.values()), 0, []
    for key, label, states in GROUPS:
        number = sum(counts[state] for state in states)
        at, end = _percent(before, total), _percent(before + number, total)
        segments.append(Segment(key=key, label=label, number=number, at=at, width=round(end - at, 2)))
        before += number
    return Bar(total=total, segments=tuple(segments))


def _percent(part: int, whole: int) -> float:
    return round(part / whole * 100, 2) if whole else 0.0
