"""The search page as it stands before a browser fills it: the facets, and the ways on where nothing is found."""

from __future__ import annotations

from dataclasses import dataclass

from .facets import TABLE, Facet, combined_facets
from .index import HOME
from .item import Link
from .portal import ways_in
from .selection import Shelves

INDEX = "search/index.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`table` and `index` are the addresses of the table of documents and of the search index."""

    facets: tuple[Facet, ...]
    ways: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    table: str
    index: str
    total: int


def search_view(shelves: Shelves) -> SearchView:
    return SearchView(
        facets=combined_facets(shelves),
        ways=tuple(way for way, _ in ways_in(shelves)),
        crumbs=(HOME,),
        table=TABLE,
        index=INDEX,
        total=len(shelves.catalog.entries),
    )
