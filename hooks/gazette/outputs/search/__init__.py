"""The search index: static files of a few kilobytes, of which a query fetches a handful. A browser does the rest.

`index.bin` names the format and the version, staff's own pages, how many passages each document of the table has and then each of
those pages, the first pair of every shard, the most common pairs, what people say for what papers write, and the ways in that
have names; `words/` holds the shards, `text/` the passages to quote from, eight a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ...papers import PlainPage
from ...views.address import address_of
from ...views.facets import TABLE, facets_table
from ...views.index import value_address
from ...views.search import INDEX
from ...views.selection import Shelves
from .packing import pack, pack_json
from .passages import Passage, page_passages, passages
from .speech import known_sayings
from .spellings import readings, simplified
from .words import Words, index_words

FOLDER = "search/"
# Counted up whenever a browser that knows the old layout would misread the new one; `search-sites.js` names the same.
FORMAT = 1
BLOCK = 8
# A preview must follow every keystroke of staff; indexing the text of a county's papers takes no time, of a province's it does.
PREVIEWED = 2_000_000
_NAMED = ("unit", "topic", "column")


def search_files(shelves: Shelves, pages: Iterable[PlainPage], preview: bool) -> dict[str, bytes]:
    """Address → content. In a `preview` of very many papers only titles and numbers are searched."""
    entries, own = shelves.catalog.entries.values(), [page for page in pages if page.title]
    whole = not preview or sum(len(entry.document.body) for entry in entries) <= PREVIEWED
    held = [*(passages(shelves, entry) for entry in entries), *map(page_passages, own)] if whole else []
    every = list(chain.from_iterable(held))
    words = index_words(f"{passage.label}\0{passage.text}" for passage in every)
    files = _names(shelves, own, every) | _text(every, words)
    index = {
        "format": FORMAT,
        "version": _digest(files),
        "block": BLOCK,
        "whole": whole,
        "passages": [len(each) for each in held],
        "pages": [(page.title, address_of(page.uri)) for page in own],
        "firsts": words.firsts,
        "heavy": words.heavy,
        "means": [*shelves.catalog.vocabulary.sayings, *known_sayings()],
        "ways": list(_ways(shelves)),
    }
    return files | {INDEX: pack_json(index)}


def _names(shelves: Shelves, own: Iterable[PlainPage], every: Sequence[Passage]) -> dict[str, bytes]:
    """What is fetched whole: the table of documents, and other spellings of what the site writes."""
    titles = [entry.document.title for entry in shelves.catalog.entries.values()] + [page.title for page in own]
    written = set().union(*titles, *(passage.text for passage in every))
    return {
        TABLE: pack(facets_table(shelves).encode()),
        f"{FOLDER}pinyin.bin": pack_json(readings(titles)),
        f"{FOLDER}script.bin": pack_json(simplified(written)),
    }


def _text(every: Sequence[Passage], words: Words) -> dict[str, bytes]:
    """What a query fetches a handful of."""
    rows = [[passage.anchor, passage.label, passage.text] for passage in every]
    blocks = {f"{FOLDER}text/{at // BLOCK}.bin": pack_json(rows[at : at + BLOCK]) for at in range(0, len(rows), BLOCK)}
    return blocks | {f"{FOLDER}words/{at}.bin": pack(shard) for at, shard in enumerate(words.shards)}


def _digest(files: Mapping[str, bytes]) -> str:
    """Stands in the addresses a browser asks for: parts of two builds never meet."""
    total = hashlib.sha256()
    for address in sorted(files):
        total.update(files[address])
    return total.hexdigest()[:12]


def _ways(shelves: Shelves) -> Iterator[tuple[str, str, str, list[str]]]:
    """What has a page of its own under a name: word of the dimension, name, address, other spellings."""
    for key in _NAMED:
        index = shelves.indexes[key]
        for value, entries in index.values.items():
            if entries:
                yield index.dimension.word, value.label, value_address(index.dimension, value), [n for n in value.names if n != value.label]
