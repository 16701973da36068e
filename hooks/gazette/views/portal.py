"""The pages around the documents: home, columns, units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..model import Relation, Status
from ..vocabulary import Column, Unit
from .address import unit_address
from .happenings import Happening, happenings
from .item import Item, Link, item, items
from .listing import Listing, listings

_NEWEST = 6
_RECENT = 4
_HAPPENINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCard:
    """A column on the home page: its newest documents and how many there are."""

    column: Column
    url: str
    total: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page: what is new, what binds, what comes next."""

    newest: tuple[Item, ...]
    cards: tuple[ColumnCard, ...]
    recent: tuple[Happening, ...]
    upcoming: tuple[Happening, ...]
    total: int
    in_force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One page of a column's index."""

    column: Column
    crumbs: tuple[Link, ...]
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """One office: who it is and what it has issued."""

    unit: Unit
    parent: Link | None
    crumbs: tuple[Link, ...]
    items: tuple[Item, ...]


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


HOME = Link(text="首页", url="")


def home_view(catalog: Catalog) -> HomeView:
    told = sorted(happenings(catalog, catalog.entries.values()), key=lambda h: (h.when, h.subject.url))
    past, future = [h for h in told if not h.future], [h for h in told if h.future]
    binding = [entry for column in ("policies", "plans") for entry in catalog.in_column(column)]
    return HomeView(
        newest=items([entry for entry in catalog.entries.values() if not entry.standing.status.ended][:_NEWEST]),
        cards=tuple(_card(catalog, column) for column in catalog.vocabulary.columns if column.id != "units"),
        recent=tuple(reversed(past[-_HAPPENINGS:])),
        upcoming=tuple(future[:_HAPPENINGS]),
        total=len(catalog.entries),
        in_force=sum(entry.standing.status is Status.IN_FORCE for entry in binding),
    )


def _card(catalog: Catalog, column: Column) -> ColumnCard:
    entries = catalog.in_column(column.id)
    return ColumnCard(column=column, url=f"{column.id}/", total=len(entries), items=items(entries[:_RECENT]))


def column_views(catalog: Catalog, column: Column) -> Iterator[ColumnView]:
    """All pages of a column's index, newest first; superseded versions stand behind what is current."""
    entries = catalog.in_column(column.id)
    for listing in listings(entries, f"{column.id}/"):
        yield ColumnView(column=column, crumbs=(HOME,), listing=listing)


def units_view(catalog: Catalog, column: Column) -> UnitsView:
    counts = {unit: len(entries) for unit, entries in _by_unit(catalog).items()}
    groups: dict[str, list[tuple[Link, int]]] = defaultdict(list)
    for unit in catalog.vocabulary.units:
        link = Link(text=unit.name, url=unit_address(unit.id))
        groups[unit.category or "其他单位"].append((link, counts.get(unit.id, 0)))
    return UnitsView(
        column=column,
        crumbs=(HOME,),
        groups=tuple(UnitGroup(category=name, units=tuple(units)) for name, units in groups.items()),
        total=len(catalog.vocabulary.units),
    )


def unit_views(catalog: Catalog, column: Column) -> Iterator[UnitView]:
    issued = _by_unit(catalog)
    units = {unit.id: unit for unit in catalog.vocabulary.units}
    for unit in units.values():
        parent = units.get(unit.parent)
        yield UnitView(
            unit=unit,
            parent=Link(text=parent.name, url=unit_address(parent.id)) if parent else None,
            crumbs=(HOME, Link(text=column.name, url="units/")),
            items=tuple(item(entry) for entry in issued.get(unit.id, ())),
        )


def _by_unit(catalog: Catalog) -> dict[str, list[Entry]]:
    issued: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.entries.values():
        for unit in dict.fromkeys(term.id for term in entry.issuers if term):
            issued[unit].append(entry)
    return issued


def interpretation_count(entry: Entry) -> int:
    return sum(link.relation is Relation.INTERPRETED_BY for link in entry.links)
