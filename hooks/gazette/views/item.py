"""One document as a line of a list, and the words for dates that every view uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..catalog import Catalog, Entry, public_date
from ..memory import remembered
from ..model import Status, When
from ..pinyin import slug
from ..titles import quoted
from ..works import version_date
from .address import address_of, unit_address

# Columns whose papers bind someone: only there does a reader ask whether a text is in force.
BINDING = ("policies", "plans", "indicators")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that may lead somewhere; `url` is empty where it does not. `note` is what a list says of it beside."""

    text: str
    url: str = ""
    note: str = ""


def paper_link(entry: Entry) -> Link:
    """A document by its title."""
    return Link(text=entry.document.title, url=address_of(entry.document.uri))


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date for `<time>`: machine form and words."""

    iso: str
    text: str

    @classmethod
    def of(cls, day: date | When | None) -> Day | None:
        if day is None:
            return None
        when = day if isinstance(day, When) else When(day.year, day.month, day.day)
        return cls(iso=when.iso, text=when.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A document in a list. `status` is None where its kind has no legal force."""

    title: str
    url: str
    kind: str
    number: str
    date: Day | None
    status: Status | None
    issuers: tuple[Link, ...]
    version: str


@remembered
def item(entry: Entry) -> Item:
    document = entry.document
    return Item(
        title=document.title,
        url=address_of(document.uri),
        kind=document.kind,
        number=document.number,
        date=Day.of(public_date(document)),
        status=shown_status(entry),
        issuers=issuer_links(entry),
        version=version_name(entry),
    )


def items(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple(item(entry) for entry in entries)


def item_of(catalog: Catalog, uri: str) -> Item:
    return item(catalog[uri])


def shown_status(entry: Entry) -> Status | None:
    return entry.standing.status if entry.document.column in BINDING else None


def issuer_links(entry: Entry) -> tuple[Link, ...]:
    """The issuers, each leading to its page: the county's own offices by their id, others by their pinyin."""
    pairs = zip(entry.document.issuer, entry.issuers, strict=True)
    return tuple(Link(text=m.text, url=unit_address(unit.id if unit else slug(m.text))) for m, unit in pairs)


def cited_name(entry: Entry) -> str:
    """How a text cites it: the title in 《》, with its version where there are several."""
    version = version_name(entry)
    return quoted(entry.document.title) + (f"（{version}）" if version else "")


@remembered
def version_name(entry: Entry) -> str:
    """`2024年修正版` where a work has several versions and a reader must tell them apart, else nothing."""
    made = version_date(entry.document)
    if len(entry.versions) < 2 or made == date.min:
        return ""
    changes = {event.event for event in entry.document.history if event.date.first_day == made}
    return f"{made.year}年{next((word for word in ('修订', '修正') if word in changes), '')}版"
