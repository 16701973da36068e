"""The site's timeline: one page a year, months within, what is still to come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..catalog import Catalog
from .address import year_address
from .happenings import Happening, happenings
from .item import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The events of one month, newest first; `number` 0 holds what is known to the year only."""

    number: int
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """A year with its number of events."""

    year: int
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One year of events. `upcoming` (soonest first) is filled on the newest page only."""

    year: int
    months: tuple[Month, ...]
    upcoming: tuple[Happening, ...]
    years: tuple[YearLink, ...]
    total: int
    crumbs: tuple[Link, ...] = ()


def timelines(catalog: Catalog) -> dict[int, Timeline]:
    """Year → its page, newest first. A site without events has one empty page for the current year."""
    years: dict[int, list[Happening]] = defaultdict(list, {catalog.today.year: []})
    upcoming: list[Happening] = []
    for happening in happenings(catalog, catalog.entries.values()):
        (upcoming if happening.future else years[happening.when.year]).append(happening)
    ordered = sorted(years, reverse=True)
    upcoming.sort(key=lambda h: (h.when, h.subject.url))
    return {
        year: Timeline(
            year=year,
            months=_months(years[year]),
            upcoming=tuple(upcoming) if year == ordered[0] else (),
            years=tuple(
                YearLink(year=y, count=len(years[y]), url=year_address(y), current=y == year) for y in ordered
            ),
            total=len(years[year]),
        )
        for year in ordered
    }


def _months(events: Sequence[Happening]) -> tuple[Month, ...]:
    months: dict[int, list[Happening]] = defaultdict(list)
    for event in events:
        months[event.when.month].append(event)
    return tuple(
        Month(number=number, happenings=tuple(sorted(months[number], key=lambda h: (-h.when.day, h.subject.url))))
        for number in sorted(months, reverse=True)
    )
