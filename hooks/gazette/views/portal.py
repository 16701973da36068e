"""The pages around the documents: home, columns, units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..catalog import Catalog, Entry
from ..model import Relation, Status
from ..titles import quoted
from ..vocabulary import Column, Unit
from .accounts import column_accounts
from .address import address_of, unit_address
from .dimensions import DIMENSIONS
from .doors import DoorView, Exemplar, doors, exemplar
from .happenings import Happening, happenings
from .index import HOME, value_address
from .item import Item, Link, items
from .listing import Listing, listings
from .overview import Progress, county_progress
from .roll import Roll
from .selection import Shelves
from .unit_tasks import Files, UnitLedger, unit_ledger

_NEWEST = 6
_RECENT = 4
_HAPPENINGS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCard:
    """A column on the home page: its newest documents and how many there are."""

    column: Column
    url: str
    total: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page: what is new, what binds, what comes next, how far plans are."""

    newest: tuple[Item, ...]
    cards: tuple[ColumnCard, ...]
    recent: tuple[Happening, ...]
    upcoming: tuple[Happening, ...]
    ways: tuple[tuple[Link, int], ...]
    total: int
    in_force: int
    progress: Progress | None
    doors: tuple[DoorView, ...]
    exemplar: Exemplar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One page of a column's index; `accounts` bring together what the tables of its papers state.

    `notes` say by address which policy a document interprets.
    """

    column: Column
    crumbs: tuple[Link, ...]
    listing: Listing
    accounts: tuple[Link, ...]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """One office: who it is and what it has issued; on the first page also what plans and 督查 papers say of it."""

    unit: Unit
    parent: Link | None
    crumbs: tuple[Link, ...]
    listing: Listing
    ledger: UnitLedger | None

    @property
    def rolls(self) -> tuple[Roll, ...]:
        return self.ledger.rolls if self.ledger else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGroup:
    """Offices of one category, each with the number of its papers."""

    category: str
    units: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsView:
    """The index of offices."""

    column: Column
    crumbs: tuple[Link, ...]
    groups: tuple[UnitGroup, ...]
    total: int


def home_view(shelves: Shelves) -> HomeView:
    catalog = shelves.catalog
    told = sorted(happenings(catalog, catalog.entries.values()), key=attrgetter("order"))
    past, future = [h for h in told if not h.future and h.event != "发布"], [h for h in told if h.future]
    binding = [entry for column in ("policies", "plans") for entry in catalog.in_column(column)]
    return HomeView(
        newest=items([entry for entry in catalog.entries.values() if not entry.standing.status.ended][:_NEWEST]),
        cards=tuple(_card(catalog, column) for column in catalog.vocabulary.columns if column.id != "units"),
        recent=tuple(reversed(past[-_HAPPENINGS:])),
        upcoming=tuple(future[:_HAPPENINGS]),
        ways=tuple(ways_in(shelves)),
        total=len(catalog.entries),
        in_force=sum(entry.standing.status is Status.IN_FORCE for entry in binding),
        progress=county_progress(shelves),
        doors=doors(catalog),
        exemplar=exemplar(catalog),
    )


def ways_in(shelves: Shelves) -> Iterator[tuple[Link, int]]:
    """Every way in that leads somewhere, with the number of its values."""
    for dimension in DIMENSIONS:
        count = sum(bool(entries) for entries in shelves.indexes[dimension.key].values.values())
        if dimension.folder and count:
            yield Link(text=dimension.title, url=f"{dimension.folder}/"), count


def _card(catalog: Catalog, column: Column) -> ColumnCard:
    entries = catalog.in_column(column.id)
    return ColumnCard(column=column, url=f"{column.id}/", total=len(entries), items=items(entries[:_RECENT]))


def column_views(catalog: Catalog, column: Column) -> Iterator[ColumnView]:
    """All pages of a column's index, newest first."""
    entries, accounts = catalog.in_column(column.id), column_accounts(catalog, column.id)
    notes = {address_of(entry.document.uri): note for entry in entries if (note := _interpreted(catalog, entry))}
    for listing in listings(entries, f"{column.id}/"):
        yield ColumnView(column=column, crumbs=(HOME,), listing=listing, accounts=accounts, notes=notes)


def _interpreted(catalog: Catalog, entry: Entry) -> str:
    """解读《X》: which policies a document interprets, those outside this site too."""
    inside = [quoted(catalog[link.uri].document.title) for link in entry.links if link.relation is Relation.INTERPRETS]
    outside = [name.name for name in entry.outside if name.relation is Relation.INTERPRETS]
    names = "".join(dict.fromkeys((*inside, *outside)))
    return f"解读{names}" if names else ""


def units_view(shelves: Shelves, column: Column) -> UnitsView:
    """The county's offices by category, then the issuers its word list does not name."""
    catalog = shelves.catalog
    known = {unit.id for unit in catalog.vocabulary.units}
    counts = {unit: len(entries) for unit, entries in by_unit(catalog).items()}
    groups: dict[str, list[tuple[Link, int]]] = defaultdict(list)
    for unit in catalog.vocabulary.units:
        link = Link(text=unit.name, url=unit_address(unit.id))
        groups[unit.category or "其他单位"].append((link, counts.get(unit.id, 0)))
    index = shelves.indexes["unit"]
    for value, entries in index.values.items():
        if value.id not in known:
            groups["站外单位" if known else "发文机关"].append(
                (Link(text=value.label, url=value_address(index.dimension, value)), len(entries))
            )
    return UnitsView(
        column=column,
        crumbs=(HOME,),
        groups=tuple(UnitGroup(category=name, units=tuple(units)) for name, units in groups.items()),
        total=sum(map(len, groups.values())),
    )


def unit_views(shelves: Shelves, column: Column, unit: Unit, entries: Sequence[Entry], files: Files) -> Iterator[UnitView]:
    """All pages of one office; `entries` are what it has issued."""
    above = {other.id: other for other in shelves.catalog.vocabulary.units}.get(unit.parent)
    for listing in listings(entries, unit_address(unit.id)):
        yield UnitView(
            unit=unit,
            parent=Link(text=above.name, url=unit_address(above.id)) if above else None,
            crumbs=(HOME, Link(text=column.name, url="units/")),
            listing=listing,
            ledger=unit_ledger(shelves, files, unit) if listing.number == 1 else None,
        )


def by_unit(catalog: Catalog) -> dict[str, list[Entry]]:
    """Unit id → what it has issued, alone or with others, newest first."""
    issued: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.entries.values():
        for unit in dict.fromkeys(term.id for term in entry.issuers if term):
            issued[unit].append(entry)
    return issued

