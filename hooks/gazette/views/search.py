"""The search page as it stands before a browser fills it: names of the facets, and the ways on where nothing is found."""

from __future__ import annotations

from dataclasses import dataclass

from .facets import COMBINED, TABLE
from .index import HOME
from .item import Link
from .portal import ways_in
from .selection import Shelves

INDEX = "search/index.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`facets` are keys and words; `index` is the address of the search index, `table` that of the table of documents, which
    holds their values; empty where there is none beside the index.
    """

    facets: tuple[tuple[str, str], ...]
    ways: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    index: str
    table: str
    total: int


def search_view(shelves: Shelves) -> SearchView:
    return SearchView(
        facets=tuple((key, shelves.indexes[key].dimension.word) for key in COMBINED),
        ways=tuple(way for way, _ in ways_in(shelves)),
        crumbs=(HOME,),
        index=INDEX,
        table=TABLE,
        total=len(shelves.catalog.entries),
    )
