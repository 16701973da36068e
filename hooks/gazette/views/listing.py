"""Long lists cut into pages at real addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..catalog import Entry
from .address import page_address
from .item import Item, items

PAGE_SIZE = 60
_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One step of the pager; `number` 0 is a gap."""

    number: int
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list."""

    items: tuple[Item, ...]
    total: int
    number: int
    pages: int
    pager: tuple[PageLink, ...]
    previous: str
    next: str


def listings(entries: Sequence[Entry], base: str) -> Iterator[Listing]:
    """All pages of a list; an empty list has one page, with nothing on it."""
    pages = max(1, -(-len(entries) // PAGE_SIZE))
    for number in range(1, pages + 1):
        yield Listing(
            items=items(entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
            total=len(entries),
            number=number,
            pages=pages,
            pager=_pager(base, number, pages),
            previous=page_address(base, number - 1) if number > 1 else "",
            next=page_address(base, number + 1) if number < pages else "",
        )


def _pager(base: str, current: int, pages: int) -> tuple[PageLink, ...]:
    if pages == 1:
        return ()
    shown = {1, pages, *range(current - _NEIGHBOURS, current + _NEIGHBOURS + 1)}
    steps: list[PageLink] = []
    for number in sorted(n for n in shown if 1 <= n <= pages):
        if steps and number > steps[-1].number + 1:
            steps.append(PageLink(number=0))
        steps.append(PageLink(number=number, url=page_address(base, number), current=number == current))
    return tuple(steps)
