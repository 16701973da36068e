"""Indexes: the landing page of each way in, the paged list of each of its values, and the block 索引."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..catalog import Entry
from ..embeds import Embed
from ..findings import Finding
from ..nodes import Table
from .dimensions import BY_WORD, ORDERS, Dimension, Index, Value
from .item import Item, Link, items
from .listing import Listing, listings
from .selection import Options, Shelves, select

_PREVIEW = 5
# Of more values than these nobody reads the list below a list.
_SIBLINGS = 48
DEFAULT_COUNT = 20
HOME = Link(text="首页", url=".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One value with its count, its page and its first documents."""

    id: str
    label: str
    description: str
    url: str
    total: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The landing page of a way in, or a block."""

    title: str
    groups: tuple[Group, ...]
    total: int
    crumbs: tuple[Link, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """One page of the documents under one value; `siblings` are all values of the `way` in that have any, where they are not too many."""

    title: str
    way: str
    siblings: tuple[Link, ...]
    description: str
    crumbs: tuple[Link, ...]
    listing: Listing
    timeline: str
    feed: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The block 索引 without 按: documents in a row."""

    items: tuple[Item, ...]
    total: int
    empty: str


def value_address(dimension: Dimension, value: Value) -> str:
    return f"{dimension.folder}/{value.id}/" if dimension.folder else f"{value.id}/"


def index_view(index: Index, preview: int = _PREVIEW) -> IndexView:
    """The groups of an index, in each the first documents that no newer version has replaced, then the others."""
    dimension = index.dimension
    return IndexView(
        title=dimension.title,
        groups=tuple(
            _group(dimension, value, tuple(sorted(entries, key=lambda entry: entry.superseded)), preview)
            for value, entries in index.values.items()
        ),
        total=sum(map(len, index.values.values())),
        crumbs=(HOME,),
        empty=dimension.empty,
    )


def value_views(index: Index, value: Value, followed: bool) -> Iterator[ValueView]:
    """All pages of one value. A `followed` one has a timeline and a feed of its own."""
    dimension, base = index.dimension, value_address(index.dimension, value)
    siblings = _siblings(index)
    for listing in listings(index.values[value], base):
        yield ValueView(
            title=value.label,
            way=dimension.title,
            siblings=siblings,
            description=value.description,
            crumbs=(HOME, Link(text=dimension.title, url=f"{dimension.folder}/")),
            listing=listing,
            timeline=f"{base}timeline/" if followed else "",
            feed=f"{base}feed.xml" if followed else "",
            empty=dimension.empty,
        )


def _siblings(index: Index) -> tuple[Link, ...]:
    filled = [value for value, entries in index.values.items() if entries]
    if not 1 < len(filled) <= _SIBLINGS:
        return ()
    return tuple(Link(text=value.label, url=value_address(index.dimension, value)) for value in filled)


def index_block(shelves: Shelves, embed: Embed) -> tuple[IndexView | ListView, list[Finding]]:
    """The view of one block: grouped where 按 names a dimension, else a plain list."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    by = _dimension(options)
    order, count = options.choice("排序", tuple(ORDERS)), options.number("条数", DEFAULT_COUNT)
    entries = ORDERS[order](select(shelves, options))
    options.refuse_rest(("按", *BY_WORD, "排序", "条数"))
    if not entries:
        options.say(embed.place, "B104", f"「{embed.name}」没有符合条件的文件，页面上会说明")
    if not by:
        view = ListView(items=items(entries[:count]), total=len(entries), empty="没有符合条件的文件。")
        return view, options.findings
    index = _narrow(shelves.indexes[BY_WORD[by].key], entries)
    return index_view(index, preview=count), options.findings


def _dimension(options: Options) -> str:
    found = options.one("按")
    if found and found.text not in BY_WORD:
        options.say(found.place, "B102", f"按「{found.text}」应为{'、'.join(BY_WORD)}之一，已忽略")
    return found.text if found and found.text in BY_WORD else ""


def _narrow(index: Index, entries: tuple[Entry, ...]) -> Index:
    wanted = {entry.document.uri: at for at, entry in enumerate(entries)}
    values = {
        value: tuple(sorted((e for e in held if e.document.uri in wanted), key=lambda e: wanted[e.document.uri]))
        for value, held in index.values.items()
    }
    return replace(index, values={value: held for value, held in values.items() if held})


def _group(dimension: Dimension, value: Value, entries: tuple[Entry, ...], preview: int) -> Group:
    return Group(
        id=value.id,
        label=value.label,
        description=value.description,
        url=value_address(dimension, value),
        total=len(entries),
        items=items(entries[:preview]),
    )
