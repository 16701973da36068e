"""The search index: static files of a few kilobytes, of which a query fetches a handful. A browser does the rest.

`index.bin` names the format, the version and the stamp of the table of documents, staff's own pages, how many passages each
document of the table has and then each of those pages, the first pair of every shard, the most common pairs, what people say for
what papers write, the ways in that have names, and which characters may be either script; `words/` holds the shards, `text/` the
passages to quote from, sixteen a file, those of each document in files of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ...apart import MANY, begin
from ...catalog import Entry
from ...papers import PlainPage
from ...recall import Recall
from ...structure import Structure
from ...views.address import address_of
from ...views.facets import TABLE, facets_table
from ...views.index import value_address
from ...views.search import INDEX
from ...views.selection import Shelves
from .leaf import BLOCK, Leaf, leaf_of
from .packing import pack, pack_json, written
from .passages import head_of, page_passages, passages
from .speech import known_sayings
from .spellings import ambiguous, readings, simplified
from .words import Words, index_words

FOLDER = "search/"
# Counted up whenever a browser that knows the old layout would misread the new one; `search-sites.js` names the same.
FORMAT = 3
# A preview must follow every keystroke of staff; indexing the text of a county's papers takes no time, of a province's it does.
PREVIEWED = 2_000_000
# What is written for staff is full of papers that are none: whoever looks for a paper must not be led to an example.
HANDBOOK = "handbook/"
_NAMED = ("unit", "topic", "column")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """All texts as the index takes them in: those of documents in the order of the catalogue, then those of staff's own pages."""

    leaves: tuple[Leaf, ...]
    words: Words


def begin_search(shelves: Shelves, pages: Iterable[PlainPage], preview: bool) -> Callable[[], dict[str, bytes]]:
    """Address → content, to be had later; where hardly a leaf is remembered, the texts are gone through now beside other work. In
    a `preview` of very many papers only titles and numbers are searched.
    """
    entries = list(shelves.catalog.entries.values())
    own = [page for page in pages if page.title and not page.uri.startswith(HANDBOOK)]
    whole = not preview or sum(len(entry.document.body) for entry in entries) <= PREVIEWED
    _LEAVES.keep_only(shelves.catalog.entries.keys())
    work = partial(_go_through, shelves, entries if whole else [], own if whole else [])
    if not whole or len(entries) - len(_LEAVES) < MANY:
        return lambda: _search_files(shelves, own, whole, work())
    begun = begin(work)
    return lambda: _search_files(shelves, own, whole, _learned(shelves, entries, begun()))


def _learned(shelves: Shelves, entries: Iterable[Entry], texts: Indexed) -> Indexed:
    """What another process found, remembered in this one."""
    for entry, leaf in zip(entries, texts.leaves, strict=False):
        _LEAVES.learn(entry.document.uri, leaf, head_of(shelves, entry), entry.structure)
    return texts


def _go_through(shelves: Shelves, entries: Iterable[Entry], own: Iterable[PlainPage]) -> Indexed:
    leaves = (*(_leaf(shelves, entry) for entry in entries), *(leaf_of(page_passages(page)) for page in own))
    return Indexed(leaves=leaves, words=index_words((leaf.count, leaf.keys) for leaf in leaves))


def _search_files(shelves: Shelves, own: Sequence[PlainPage], whole: bool, texts: Indexed) -> dict[str, bytes]:
    words = texts.words
    script = simplified(_written(shelves, own, texts.leaves))
    table = facets_table(shelves)
    stamp = _digest([written(table)])
    spelt = _spellings(_titles(shelves, own), script)
    files = {TABLE: pack_json({"stamp": stamp, **table})} | spelt | _text(texts)
    index = {
        "format": FORMAT,
        "version": _digest(files[address] for address in sorted(files)),
        "table": stamp,
        "block": BLOCK,
        "whole": whole,
        "passages": [leaf.count for leaf in texts.leaves],
        "pages": [(page.title, address_of(page.uri)) for page in own],
        "firsts": words.firsts,
        "heavy": words.heavy,
        "means": [*shelves.catalog.vocabulary.sayings, *known_sayings()],
        "ways": list(_ways(shelves)),
        "ambiguous": ambiguous(script),
    }
    return files | {INDEX: pack_json(index)}


_LEAVES = Recall[Leaf]("leaves of the index")


def _leaf(shelves: Shelves, entry: Entry) -> Leaf:
    return _LEAVES.made(entry.document.uri, _cut, head_of(shelves, entry), entry.structure)


def _cut(head: str, structure: Structure) -> Leaf:
    return leaf_of(passages(head, structure))


def _titles(shelves: Shelves, own: Iterable[PlainPage]) -> list[str]:
    return [entry.document.title for entry in shelves.catalog.entries.values()] + [page.title for page in own]


def _written(shelves: Shelves, own: Iterable[PlainPage], leaves: Iterable[Leaf]) -> set[str]:
    """Every character of titles and texts."""
    return set().union(*_titles(shelves, own), *(leaf.characters for leaf in leaves))


def _spellings(titles: Iterable[str], script: Mapping[str, str]) -> dict[str, bytes]:
    """Other spellings of what the site writes."""
    return {f"{FOLDER}pinyin.bin": pack_json(readings(titles)), f"{FOLDER}script.bin": pack_json(script)}


def _text(texts: Indexed) -> dict[str, bytes]:
    """What a query fetches a handful of."""
    blocks = enumerate(block for leaf in texts.leaves for block in leaf.blocks)
    quoted = {f"{FOLDER}text/{at}.bin": block for at, block in blocks}
    return quoted | {f"{FOLDER}words/{at}.bin": pack(shard) for at, shard in enumerate(texts.words.shards)}


def _digest(parts: Iterable[bytes]) -> str:
    """Stands in the addresses a browser asks for, or in what comes from an address without it: parts of two builds never meet."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part)
    return total.hexdigest()[:12]


def _ways(shelves: Shelves) -> Iterator[tuple[str, str, str, list[str]]]:
    """What has a page of its own under a name: word of the dimension, name, address, other spellings."""
    for key in _NAMED:
        index = shelves.indexes[key]
        for value, entries in index.values.items():
            if entries:
                yield index.dimension.word, value.label, value_address(index.dimension, value), [n for n in value.names if n != value.label]
