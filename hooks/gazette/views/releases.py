"""What each release changed, for the public to read; and what stands where a paper was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..catalog import Catalog
from ..publication import Deed, Event, Ledger, by_day
from ..removals import Removals, Withdrawal
from .address import address_of
from .index import HOME
from .item import Link, paper_link


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paper in a release; `note` says what changed, where it was before, or why it went."""

    link: Link
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One day's release: the papers by what was done with them, in words."""

    day: date
    groups: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def total(self) -> int:
        return sum(len(lines) for _, lines in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasesView:
    """All releases, the newest first. The first one names all that was there when the ledger began."""

    releases: tuple[Release, ...]
    crumbs: tuple[Link, ...] = (HOME,)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView:
    """A paper taken back: the row that says so, the paper that stands for it and the column it stood in, if there are such."""

    row: Withdrawal
    instead: Link | None
    column: Link | None

    @property
    def crumbs(self) -> tuple[Link, ...]:
        return (HOME, self.column) if self.column else (HOME,)


def releases_view(catalog: Catalog, ledger: Ledger, removals: Removals) -> ReleasesView:
    days = by_day(ledger)
    return ReleasesView(releases=tuple(Release(day=day, groups=_groups(catalog, removals, events)) for day, events in days.items()))


def _groups(catalog: Catalog, removals: Removals, events: tuple[Event, ...]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    grouped = ((deed, [event for event in events if event.deed is deed]) for deed in Deed)
    return tuple((deed.value, tuple(_line(catalog, removals, event) for event in found)) for deed, found in grouped if found)


def _line(catalog: Catalog, removals: Removals, event: Event) -> Line:
    """A paper that has moved since is named by its title then, and found where it is now."""
    now = removals.moved[event.path].new if event.path in removals.moved else event.path
    note = f"原网址 {address_of(event.note)} 自动转到新网址" if event.deed is Deed.MOVED else event.note
    answers = now in catalog.entries or now in removals
    return Line(link=Link(text=event.title, url=address_of(now) if answers else ""), note=note)


def withdrawn_view(catalog: Catalog, row: Withdrawal) -> WithdrawnView:
    found = catalog.find(row.instead) if row.instead else []
    folder = row.path.partition("/")[0]
    columns = (Link(text=column.name, url=f"{folder}/") for column in catalog.vocabulary.columns if column.id == folder)
    return WithdrawnView(row=row, instead=paper_link(catalog[found[0]]) if len(found) == 1 else None, column=next(columns, None))
