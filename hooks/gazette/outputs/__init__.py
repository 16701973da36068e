"""Files for machines, made from the catalogue. A new file is one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..views.selection import Shelves
from .calendar import calendar
from .catalog_files import catalog_csv, catalog_json
from .feeds import feeds, json_feed
from .headers import headers_file

FILES: Mapping[str, Callable[[Shelves, str], str | bytes]] = {
    "catalog.json": lambda shelves, home: catalog_json(shelves.catalog, home),
    "catalog.csv": lambda shelves, home: catalog_csv(shelves.catalog, home),
    "feed.json": lambda shelves, home: json_feed(shelves.catalog, home),
    "calendar.ics": lambda shelves, home: calendar(shelves.catalog, home),
    "_headers": lambda shelves, home: headers_file(),
}


def build_files(shelves: Shelves, home: str) -> dict[str, str | bytes]:
    """Address → content; `home` is the absolute address of the site's root. Feeds are many files and name their addresses."""
    made = {address: make(shelves, home) for address, make in FILES.items()}
    return made | dict(feeds(shelves.catalog, home))
