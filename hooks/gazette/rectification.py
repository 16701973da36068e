"""Problems of 督查 papers followed from paper to paper: found → promised → mended → looked at again (回头看)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
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
_ALIKE, _HARDLY_ALIKE = 0.6, 0.3


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
    """Every problem papers name up to a day, in the order they were found.

    The same words are the same problem. So are like words about the same unit, in another paper; and less like ones, where
    that paper says it follows the first and gives the same number.
    """
    on = day or catalog.today
    cases: list[list[Sighting]] = []
    for made, entry in _papers(catalog, on):
        again = bool(_SECOND_LOOK.search(entry.document.title))
        seen = [Sighting(problem=p, day=made, uri=entry.document.uri, again=again) for p in entry.sheet.problems]
        for sighting, case in zip(seen, _known(entry, seen, cases), strict=True):
            if case is None:
                cases.append([sighting])
            else:
                case.append(sighting)
    return tuple(_rectification(tuple(case), on) for case in cases)


def _known(entry: Entry, seen: list[Sighting], cases: list[list[Sighting]]) -> list[list[Sighting] | None]:
    """For each problem of a paper the case it goes on with, the likest first; each case only once."""
    follows = {link.uri for link in entry.links}
    pairs = [
        (likeness, at, n)
        for at, sighting in enumerate(seen)
        for n, case in enumerate(cases)
        if (likeness := max(_likeness(sighting.problem, before, follows) for before in case)) >= _ALIKE
    ]
    found: list[list[Sighting] | None] = [None] * len(seen)
    taken: set[int] = set()
    for _, at, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if found[at] is None and n not in taken:
            found[at] = cases[n]
            taken.add(n)
    return found


def _likeness(problem: Problem, before: Sighting, follows: set[str]) -> float:
    """1 for the same words; less for other words about the same unit; 0 where nothing binds the two."""
    one, other = _MARKS.sub("", problem.title), _MARKS.sub("", before.problem.title)
    if one == other:
        return 1.0
    if not _units(problem) & _units(before.problem):
        return 0.0
    likeness = SequenceMatcher(None, one, other, autojunk=False).ratio() * 0.99
    same_number = before.uri in follows and problem.number == before.problem.number
    return max(likeness, _ALIKE) if same_number and likeness >= _HARDLY_ALIKE else likeness


def _units(problem: Problem) -> frozenset[str]:
    return frozenset(id_ for name in problem.leads for id_ in name.ids or (name.text,))


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
