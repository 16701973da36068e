"""全部文件: every document with the dimensions a reader may combine, and the compact table a browser combines them from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..catalog import public_date
from .address import address_of
from .dimensions import Index
from .index import HOME, Group, index_view
from .item import Link, version_name
from .listing import Listing
from .selection import Shelves

# The dimensions that combine, in the order a reader sees them.
COMBINED = ("column", "kind", "status", "topic", "unit", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One dimension with its values; each leads to its own page, so that one facet needs no script."""

    key: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetsView:
    """The page of all documents; `table` is the address of the compact table."""

    facets: tuple[Facet, ...]
    listing: Listing
    crumbs: tuple[Link, ...]
    table: str


TABLE = "search/documents.bin"


def facets_view(shelves: Shelves, listing: Listing) -> FacetsView:
    return FacetsView(
        facets=tuple(_facet(shelves.indexes[key]) for key in COMBINED),
        listing=listing,
        crumbs=(HOME,),
        table=TABLE,
    )


def facets_table(shelves: Shelves) -> Mapping[str, Sequence[object] | Mapping[str, object]]:
    """`facets` → lists of `[id, label]`; `documents` → the columns `[titles, urls, days, numbers, values of each facet…]`,
    which pack better than rows.

    Facet values are lists of positions in their facet, in the order of COMBINED.
    """
    indexes = [shelves.indexes[key] for key in COMBINED]
    places = [_positions(index) for index in indexes]
    rows = []
    for uri, entry in shelves.catalog.entries.items():
        document, day, version = entry.document, public_date(entry.document), version_name(entry)
        title = document.title + (f"（{version}）" if version else "")
        values = [positions.get(uri, []) for positions in places]
        rows.append([title, address_of(uri), day.isoformat() if day else "", document.number, *values])
    facets = {key: [[v.id, v.label] for v in index.values] for key, index in zip(COMBINED, indexes, strict=True)}
    return {"facets": facets, "documents": list(zip(*rows, strict=True))}


def _facet(index: Index) -> Facet:
    groups = index_view(index, preview=0).groups
    return Facet(
        key=index.dimension.key, title=index.dimension.word, groups=tuple(g for g in groups if g.total)
    )


def _positions(index: Index) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for at, entries in enumerate(index.values.values()):
        for entry in entries:
            positions.setdefault(entry.document.uri, []).append(at)
    return positions
