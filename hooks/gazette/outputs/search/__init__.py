"""The search index: static files of a few kilobytes, of which a query fetches a handful. A browser does the rest.

`index.bin` names the format, the version and the stamp of the table of documents, staff's own pages, how many passages each
document of the table has and then each of those pages, the first pair of every shard, the most common pairs, what people say for
what papers write, the ways in that have names, and which characters may be either script; `words/` holds the shards, `text/` the
passages to quote from, sixteen a file, those of each document in files of their own. The number of a passage is sixteen times that
of its file, and its place in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...apart import MANY, begin
from ...catalog import Entry
from ...papers import PlainPage
from ...recall import Recall
from ...store import fingerprint
from ...structure import Structure
from ...views.address import address_of
from ...views.facets import TABLE, facets_table
from ...views.index import value_address
from ...views.search import INDEX
from ...views.selection import Shelves
from .leaf import BLOCK, Leaf, leaf_of
from .packing import pack_json, written
from .passages import head_of, page_passages, passages
from .speech import known_sayings
from .spellings import ambiguous, readings, simplified
from .words import STANDING, Words

FOLDER = "search/"
# Thousands of files of which nothing but the search page knows.
PARTS = (f"{FOLDER}words/", f"{FOLDER}text/")
# Counted up whenever a browser that knows the old layout would misread the new one; `search-sites.js` names the same.
FORMAT = 4
# A preview must follow every keystroke of staff; indexing the text of a county's papers takes no time, of a province's it does.
PREVIEWED = 2_000_000
# What is written for staff is full of papers that are none: whoever looks for a paper must not be led to an example.
HANDBOOK = "handbook/"
_NAMED = ("unit", "topic", "column")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """All texts as the index takes them in, by source path: those of documents in the order of the catalogue, then those of staff's
    own pages.
    """

    leaves: Mapping[str, Leaf]
    words: Words


_UNREAD = Indexed(leaves={}, words=Words(firsts="", heavy="", shards=()))


def begin_search(shelves: Shelves, pages: Iterable[PlainPage], preview: bool) -> Callable[[], dict[str, bytes]]:
    """Address → content, to be had later; where hardly a leaf is remembered, the texts are gone through now beside other work. In
    a `preview` of very many papers only titles and numbers are searched.
    """
    entries = shelves.catalog.entries
    own = [page for page in pages if page.title and not page.uri.startswith(HANDBOOK)]
    _LEAVES.keep_only(entries.keys())
    if preview and sum(len(entry.document.body) for entry in entries.values()) > PREVIEWED:
        return lambda: _search_files(shelves, own, _UNREAD)
    if len(entries) - len(_LEAVES) < MANY:
        return lambda: _search_files(shelves, own, _indexed(_leaves(shelves, own)))
    begun = begin(partial(_gone_through, shelves, own))
    return lambda: _search_files(shelves, own, _learned(shelves, *begun()))


def _leaves(shelves: Shelves, own: Iterable[PlainPage]) -> dict[str, Leaf]:
    leaves = {uri: _leaf(shelves, entry) for uri, entry in shelves.catalog.entries.items()}
    return leaves | {page.uri: leaf_of(page_passages(page)) for page in own}


def _indexed(leaves: Mapping[str, Leaf]) -> Indexed:
    return Indexed(leaves=leaves, words=STANDING.words_of(leaves))


def _gone_through(shelves: Shelves, own: Iterable[PlainPage]) -> tuple[Mapping[str, Leaf], Any]:
    leaves = _leaves(shelves, own)
    STANDING.words_of(leaves)
    return leaves, STANDING.tell()


def _learned(shelves: Shelves, leaves: Mapping[str, Leaf], told: Any) -> Indexed:
    """What another process found, remembered in this one."""
    for uri, entry in shelves.catalog.entries.items():
        _LEAVES.learn(uri, leaves[uri], head_of(shelves, entry), entry.structure)
    STANDING.hear(told)
    return _indexed(leaves)


def _search_files(shelves: Shelves, own: Sequence[PlainPage], texts: Indexed) -> dict[str, bytes]:
    words, leaves = texts.words, texts.leaves.values()
    script = simplified(_written(shelves, own, leaves))
    table = facets_table(shelves)
    stamp = _digest([written(table)])
    spelt = _SPELT.made("", _spellings, tuple(_titles(shelves, own)), tuple(script.items()))
    files = {TABLE: pack_json({"stamp": stamp, **table})} | spelt | _text(texts)
    _PRINTS.keep_only(files.keys())
    index = {
        "format": FORMAT,
        "version": _digest(print_of(address, files[address]).encode() for address in sorted(files)),
        "table": stamp,
        "block": BLOCK,
        "whole": texts is not _UNREAD,
        "passages": [leaf.count for leaf in leaves],
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


_CHARACTERS = Recall[str]("characters of texts")
_BUNCH = 64


def _written(shelves: Shelves, own: Iterable[PlainPage], leaves: Iterable[Leaf]) -> set[str]:
    """Every character of titles and texts."""
    texts = [leaf.characters for leaf in leaves]
    bunches = {at: texts[at : at + _BUNCH] for at in range(0, len(texts), _BUNCH)}
    _CHARACTERS.keep_only(bunches.keys())
    return set().union(*_titles(shelves, own), *(_CHARACTERS.made(at, _together, *bunch) for at, bunch in bunches.items()))


def _together(*texts: str) -> str:
    return "".join(sorted(set().union(*texts)))


_SPELT = Recall[dict[str, bytes]]("spellings")


def _spellings(titles: Iterable[str], script: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Other spellings of what the site writes."""
    return {f"{FOLDER}pinyin.bin": pack_json(readings(titles)), f"{FOLDER}script.bin": pack_json(dict(script))}


_PRINTS = Recall[str]("prints of the index")


def print_of(address: str, part: bytes) -> str:
    """The print of what stands at an address of the index."""
    return _PRINTS.made(address, fingerprint, part)


def _text(texts: Indexed) -> dict[str, bytes]:
    """What a query fetches a handful of."""
    blocks = enumerate(block for leaf in texts.leaves.values() for block in leaf.blocks)
    quoted = {f"{FOLDER}text/{at}.bin": block for at, block in blocks}
    return quoted | {f"{FOLDER}words/{at}.bin": shard for at, shard in enumerate(texts.words.shards)}


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
