"""Files for machines, made from the catalogue. A new file is one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..views.facets import TABLE, facets_table
from ..views.selection import Shelves
from .catalog_files import catalog_csv, catalog_json

FILES: Mapping[str, Callable[[Shelves, str], str]] = {
    "catalog.json": lambda shelves, base: catalog_json(shelves.catalog, base),
    "catalog.csv": lambda shelves, base: catalog_csv(shelves.catalog, base),
    TABLE: lambda shelves, base: facets_table(shelves),
}


def build_files(shelves: Shelves, base: str) -> dict[str, str]:
    """Address → content; `base` is the address of the site's root, ending in `/`."""
    return {address: make(shelves, base) for address, make in FILES.items()}
