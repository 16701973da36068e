"""Problems of 督查 papers followed from paper to paper: found → promised → mended → looked at again (回头看)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .catalog import Catalog, Entry, public_date
from .statements import Problem


class Stage(Enum):
    """How far the mending of a problem has come."""

    FOUND = "found"
    PROMISED = "promised"
    LATE = "late"
    MENDED = "mended"
    CHECKED = "checked"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Stage.FOUND: "已发现",
    Stage.PROMISED: "整改中",
    Stage.LATE: "逾期未整改",
    Stage.MENDED: "已整改",
    Stage.CHECKED: "已回头看",
}
_SECOND_LOOK = re.compile(r"回头看|复查|复核|再督查")
_MARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A problem as one paper has it; `again` where that paper looks at problems a second time."""

    problem: Problem
    day: date
    uri: str
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """One problem with all papers that name it, oldest first; `mended` and `checked` are the days papers said so."""

    title: str
    sightings: tuple[Sighting, ...]
    stage: Stage
    found: date
    due: date | None
    mended: date | None
    checked: date | None

    @property
    def last(self) -> Problem:
        return self.sightings[-1].problem


def rectifications(catalog: Catalog, day: date | None = None) -> tuple[Rectification, ...]:
    """Every problem papers name up to a day, in the order they were found. The same words are the same problem."""
    on = day or catalog.today
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for made, entry in _papers(catalog, on):
        again = bool(_SECOND_LOOK.search(entry.document.title))
        for problem in entry.sheet.problems:
            sighting = Sighting(problem=problem, day=made, uri=entry.document.uri, again=again)
            seen[_MARKS.sub("", problem.title)].append(sighting)
    return tuple(_rectification(tuple(sightings), on) for sightings in seen.values())


def _papers(catalog: Catalog, on: date) -> list[tuple[date, Entry]]:
    dated = ((public_date(entry.document), entry) for entry in catalog.entries.values() if entry.sheet.problems)
    papers = [(made, entry) for made, entry in dated if made and made <= on]
    return sorted(papers, key=lambda paper: (paper[0], paper[1].document.uri))


def _rectification(sightings: tuple[Sighting, ...], on: date) -> Rectification:
    last = sightings[-1]
    deadline = next((s.problem.deadline for s in reversed(sightings) if s.problem.deadline), None)
    due = deadline.due if deadline else None
    checked = next((s.day for s in sightings if s.again and s.problem.mended), None) if last.problem.mended else None
    mended = next((s.day for s in sightings if s.problem.mended), None) if last.problem.mended else None
    return Rectification(
        title=last.problem.title,
        sightings=sightings,
        stage=_stage(last.problem, due, checked, on),
        found=sightings[0].day,
        due=due,
        mended=mended,
        checked=checked,
    )


def _stage(last: Problem, due: date | None, checked: date | None, on: date) -> Stage:
    if last.mended:
        return Stage.CHECKED if checked else Stage.MENDED
    if due and due < on:
        return Stage.LATE
    return Stage.PROMISED if last.measure or last.deadline else Stage.FOUND
