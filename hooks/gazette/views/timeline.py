"""Timelines of many documents: the site's, a column's, a topic's, a unit's; a page a year, what is to come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from ..catalog import Catalog, Entry
from .chronicle import Period, periods
from .happenings import Happening, happenings
from .item import Day, Link

_ORDER = attrgetter("order")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """A year with its number of events."""

    year: int
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One year of events, newest first. `upcoming` (soonest first) is filled on the newest page only."""

    title: str
    year: int
    today: Day | None
    months: tuple[Period, ...]
    upcoming: tuple[Happening, ...]
    years: tuple[YearLink, ...]
    total: int
    crumbs: tuple[Link, ...]


def timelines(
    catalog: Catalog, entries: Iterable[Entry], base: str, title: str, crumbs: tuple[Link, ...]
) -> dict[str, Timeline]:
    """Address → page; the newest year stands at `base`, the others at `base` + year. Always one page at least."""
    years: dict[int, list[Happening]] = defaultdict(list)
    upcoming: list[Happening] = []
    for happening in happenings(catalog, entries):
        (upcoming if happening.future else years[happening.when.year]).append(happening)
    ordered = sorted(years, reverse=True) or [catalog.today.year]
    upcoming.sort(key=_ORDER)
    addresses = {year: base if year == ordered[0] else f"{base}{year}/" for year in ordered}
    return {
        addresses[year]: Timeline(
            title=title,
            year=year,
            today=Day.of(catalog.today) if year == ordered[0] else None,
            months=periods(sorted(years[year], key=_ORDER, reverse=True)),
            upcoming=tuple(upcoming) if year == ordered[0] else (),
            years=tuple(
                YearLink(year=y, count=len(years[y]), url=addresses[y], current=y == year) for y in ordered
            ),
            total=len(years[year]),
            crumbs=crumbs,
        )
        for year in ordered
    }
