"""What an inspection asks and what it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..revisions import Revision
from .built import BuiltSite


class Outcome(Enum):
    """How an item stands; the value is that of the JSON."""

    FAIL = "fail"
    WARN = "warn"
    PASS = "pass"
    OPEN = "na"

    @property
    def label(self) -> str:
        return {Outcome.FAIL: "不合格", Outcome.WARN: "将超期", Outcome.PASS: "合格", Outcome.OPEN: "待核"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is inspected on the day `today`: the papers and all findings, git's dates, the built site where there is one,
    and what is known of links that lead outside (address → problem in words, empty for one that answers).
    """

    catalog: Catalog
    findings: tuple[Finding, ...]
    root: Path
    today: date
    revisions: Mapping[str, Revision]
    built: BuiltSite | None = None
    outside: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How an item stands and by what evidence; `days` are left until it fails, below zero since it did."""

    outcome: Outcome
    evidence: str
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the report: its part, name and source of the requirement, and the answer."""

    part: str
    name: str
    source: str
    answer: Answer


Look = Callable[[Ground], Answer]


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the table of what is asked."""

    name: str
    source: str
    look: Look


def passed(evidence: str) -> Answer:
    return Answer(Outcome.PASS, evidence)


def failed(evidence: str) -> Answer:
    return Answer(Outcome.FAIL, evidence)


def unseen(evidence: str) -> Answer:
    """What a program cannot see, or had nothing to look at: people must."""
    return Answer(Outcome.OPEN, evidence)


def judged(wrong: list[str], good: str, unit: str = "处") -> Answer:
    """A pass where nothing is wrong, else the first few of what is."""
    if not wrong:
        return passed(good)
    more = f"，共 {len(wrong)} {unit}" if len(wrong) > _SHOWN else ""
    return failed("；".join(wrong[:_SHOWN]) + more)


_SHOWN = 5
