"""Where a figure comes from: the links that lead from a sum to its rows and to its papers."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalog import Entry
from .item import Link, paper_link
from .roll import Cell

ROWS = "items"


def papers_cell(entries: Iterable[Entry]) -> Cell:
    """Each paper once."""
    return Cell.of(paper_link(entry) for entry in {entry.document.uri: entry for entry in entries}.values())


def row_link(address: str, key: str, value: str) -> Cell:
    """A name that leads to its rows in the full list further down the page."""
    return Cell.of((Link(text=value, url=f"{address}?{key}={value}#{ROWS}"),))
