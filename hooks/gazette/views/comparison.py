"""新旧条文对照: two versions of one text side by side, what changed in plain sight and what did not folded away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..alignment import Row, align
from ..catalog import Catalog, Entry
from ..folding import Foldable
from .abreast import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    RENUMBERED,
    UNCHANGED,
    Group,
    Shown,
    groups_of,
    is_told,
    told_in,
    words_of,
)
from .address import address_of, comparison_address
from .document import column_link
from .index import HOME
from .item import Link, paper_link
from .versions import Version, acts_between, pairs_of, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many rows something became of; of these, `elsewhere` also stand in another place or under another number."""

    word: str
    count: int
    elsewhere: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView(Foldable):
    """The page of one pair. `unit` is what is counted; `beside` changes outside of it, `in_print` rows that differ in
    nothing but widths, quotes and blanks. `acts` are the papers that made the newer of the older."""

    title: str
    crumbs: tuple[Link, ...]
    old: Version
    new: Version
    acts: tuple[Link, ...]
    unit: str
    tally: tuple[Figure, ...]
    beside: int
    in_print: int
    jumps: tuple[Shown, ...]
    groups: tuple[Group, ...]
    others: tuple[Link, ...]


def compared(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """The address of every comparison with the older and the newer of its texts (source paths)."""
    for uris in dict.fromkeys(entry.versions for entry in catalog.entries.values()):
        for older, newer in pairs_of(uris):
            yield comparison_address(newer, older), older, newer


def comparison_view(catalog: Catalog, older: Entry, newer: Entry) -> ComparisonView:
    """The page of one pair."""
    rows = align(older.structure, newer.structure)
    pages = address_of(older.document.uri), address_of(newer.document.uri)
    groups = tuple(groups_of(rows, pages))
    told = [shown for group in groups for shown in told_in(group)]
    counted = [row for row in rows if row.passage.role == _counted(rows)]
    versions = {version.uri: version for version in versions_of(catalog, newer)}
    here = older.document.uri, newer.document.uri
    return ComparisonView(
        title=newer.document.title,
        crumbs=(HOME, column_link(catalog, newer.document), Link(text=newer.document.title, url=pages[1])),
        old=versions[here[0]],
        new=versions[here[1]],
        acts=tuple(paper_link(catalog[uri]) for uri in acts_between(catalog, older, newer)),
        unit="条" if _counted(rows) == "article" else "段",
        tally=tuple(_tally(counted)),
        beside=len(told) - sum(is_told(row) for row in counted),
        in_print=sum(_is_in_print(row) for row in rows),
        jumps=tuple(told),
        groups=groups,
        others=tuple(_others(versions, newer.versions, here)),
    )


def _counted(rows: Iterable[Row]) -> str:
    return "article" if any(row.passage.role == "article" for row in rows) else "text"


def _tally(rows: Iterable[Row]) -> Iterator[Figure]:
    """Every row once. What was added, removed and changed is told even where there is none."""
    counts = Counter(words_of(row) for row in rows)
    changed = [count for words, count in counts.items() if words[0] == CHANGED]
    yield Figure(word=ADDED, count=counts[ADDED,])
    yield Figure(word=REMOVED, count=counts[REMOVED,])
    yield Figure(word=CHANGED, count=sum(changed), elsewhere=sum(changed) - counts[CHANGED,])
    for word in (MOVED, RENUMBERED, UNCHANGED):
        if count := counts[word,]:
            yield Figure(word=word if word == UNCHANGED else f"仅{word}", count=count)


def _others(versions: dict[str, Version], uris: tuple[str, ...], here: tuple[str, str]) -> Iterator[Link]:
    for older, newer in pairs_of(uris):
        if (older, newer) != here:
            text = f"{versions[older].name}与{versions[newer].name}"
            yield Link(text=text, url=comparison_address(newer, older))


def _is_in_print(row: Row) -> bool:
    """Whether two texts of the same words are printed otherwise; blanks do not count even there."""
    sides = {"".join(side.text.split()) for side in (row.old, row.new) if side}
    return not row.changed and len(sides) > 1
