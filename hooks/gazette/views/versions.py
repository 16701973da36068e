"""All versions of one text on one line of time: which bound when, which binds today, which two can be compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ..catalog import Catalog, Entry
from ..model import Relation, Status
from ..works import takes_effect, version_date
from .address import address_of, comparison_address
from .item import Day, Link, version_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version. It bound from `since` to `until`, both days included; either is None where it is not known or open.

    `commences`: `since` is the day the paper itself names for its commencement, not only the day this version was made.
    `name` tells it from the others of its text; `comparison` leads to what changed since the one before.
    """

    uri: str
    url: str
    name: str
    status: Status
    since: Day | None
    commences: bool
    until: Day | None
    current: bool
    comparison: Link | None


def pairs_of(uris: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of versions that have a page, older first: neighbours, and each with the newest."""
    return tuple(dict.fromkeys((*pairwise(uris), *((uri, uris[-1]) for uri in uris[:-1]))))


def versions_of(catalog: Catalog, entry: Entry) -> tuple[Version, ...]:
    """The whole work of a document, oldest first; one version alone is a work too."""
    entries = [catalog[uri] for uri in entry.versions]
    names = Counter(map(version_name, entries))
    told = [_name(one, alone=names[version_name(one)] == 1) for one in entries]
    return tuple(_version(entries, told, at) for at in range(len(entries)))


def acts_between(catalog: Catalog, older: Entry, newer: Entry) -> tuple[str, ...]:
    """The papers by which the older version became the newer: made after the one, and before the other took effect.

    A paper that names the text by its title is linked to the newest version, so all versions are asked.
    """
    start, end = version_date(older.document), takes_effect(newer.document)
    acts = [link.uri for uri in newer.versions for link in catalog[uri].links if link.relation is Relation.AMENDED_BY]
    return tuple(uri for uri in dict.fromkeys(acts) if start < version_date(catalog[uri].document) <= end)


def _name(entry: Entry, alone: bool) -> str:
    """`2024年修正版`, or with the whole day where two versions are of one year."""
    made = version_date(entry.document)
    day = Day.of(None if made == date.min else made)
    return (version_name(entry) if alone else "") or (f"{day.text}版" if day else "日期不详的文本")


def _version(entries: list[Entry], names: list[str], at: int) -> Version:
    entry, later = entries[at], entries[at + 1 :]
    uri, before = entry.document.uri, entries[at - 1].document.uri if at else ""
    return Version(
        uri=uri,
        url=address_of(uri),
        name=names[at],
        status=entry.standing.status,
        since=Day.of(_since(entry)),
        commences=entry.document.effective == _since(entry),
        until=Day.of(_until(entry, later)),
        current=entry.current == uri,
        comparison=Link(text=f"与{names[at - 1]}对照", url=comparison_address(uri, before)) if before else None,
    )


def _since(entry: Entry) -> date | None:
    start = takes_effect(entry.document)
    return None if start == date.min or entry.standing.status is Status.DRAFT else start


def _until(entry: Entry, later: list[Entry]) -> date | None:
    """The day before the next version binds, or the text's own last day."""
    next_ = min((start for one in later if (start := _since(one))), default=None)
    own = entry.document.expires
    if entry.standing.status is Status.REPEALED and entry.standing.since:
        own = entry.standing.since - timedelta(days=1)
    ends = [end for end in (next_ - timedelta(days=1) if next_ else None, own) if end]
    return min(ends, default=None)
