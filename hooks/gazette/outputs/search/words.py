"""Which pairs of neighbouring characters stand in which passages: postings that a browser fetches by the handful.

Chinese has no blanks, and a browser and a program cut it into words differently; pairs need no cutting, so a phrase is
found wherever it stands. Within one 条 the pairs of a phrase hardly ever come together without the phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SHARD = 4_000
# Postings of so many bytes are worth not fetching where a phrase has other pairs.
_HEAVY = 6_000
_PARTS = re.compile(r"[\W_]+")
_BOUNDARY = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`shards`: per file the number of pairs, the pairs in order as differences (65,536 × first character + second), the
    length of the postings of each, the postings: numbers of passages as differences. All numbers are written seven bits a
    byte, low ones first. `firsts` holds the first pair of every shard, `heavy` the pairs with the longest postings.
    """

    firsts: str
    heavy: str
    shards: tuple[bytes, ...]


def normal_text(text: str) -> str:
    """What a query is compared with: one width, lower case, no blanks, all signs one boundary.

    Signs go first: what is left of a Chinese text is then normal already, which is quickly seen.
    """
    words = _PARTS.sub(_BOUNDARY, "".join(text.split()))
    plain = unicodedata.normalize("NFKC", words)
    return words.lower() if plain == words else _PARTS.sub(_BOUNDARY, plain).lower()


def index_words(documents: Iterable[tuple[int, bytes]]) -> Words:
    """The index of documents in order, each given as the number of its passages and their keys; a passage is known by its place
    among all.
    """
    pairs, numbers = _pairs(documents)
    starts = np.flatnonzero(np.diff(pairs, prepend=np.uint32(0))) if pairs.size else np.zeros(0, np.int64)
    gaps = np.diff(numbers, prepend=np.uint32(0))
    gaps[starts] = numbers[starts]
    sizes, data = _varints(gaps)
    lengths = np.add.reduceat(sizes, starts, dtype=np.int64) if starts.size else np.zeros(0, np.int64)
    known, ends = pairs[starts], np.cumsum(lengths)
    cuts = list(_cuts(ends))
    parts = (data[ends[low] - lengths[low] : ends[high - 1]].tobytes() for low, high in cuts)
    return Words(
        firsts=_spelt(known[[low for low, _ in cuts]]),
        heavy=_spelt(known[lengths > _HEAVY]),
        shards=tuple(head + part for head, part in zip(_heads(known, lengths, cuts), parts, strict=True)),
    )


def _spelt(pairs: NDArray[np.uint32]) -> str:
    return "".join(chr(pair >> 16) + chr(pair & 0xFFFF) for pair in pairs.tolist())


def keys_of(passages: Iterable[str]) -> NDArray[np.uint64]:
    """Pair and passage (counted from 0) in one number, pair first; sorted, each once. Characters are UTF-16 units, as a browser counts."""
    texts = [normal_text(text) for text in passages]
    units = np.frombuffer(_BOUNDARY.join([*texts, ""]).encode("utf-16-le"), dtype="<u2").astype(np.uint64)
    sizes = [len(text.encode("utf-16-le")) // 2 + 1 for text in texts]
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), sizes)
    inside = (units[:-1] != 0) & (units[1:] != 0)
    keys = np.sort((units[:-1][inside] << np.uint64(48)) | (units[1:][inside] << np.uint64(32)) | owners[:-1][inside])
    distinct: NDArray[np.uint64] = keys[np.diff(keys, prepend=~keys[:1]) != 0]
    return distinct


def _pairs(documents: Iterable[tuple[int, bytes]]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Every pair with the passages it stands in, sorted."""
    parts, first = [np.zeros(0, np.uint64)], 0
    for count, keys in documents:
        parts.append(np.frombuffer(keys, np.uint64) + np.uint64(first))
        first += count
    every = np.concatenate(parts)
    every.sort(kind="stable")
    return (every >> np.uint64(32)).astype(np.uint32), (every & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _varints(values: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """How many bytes each number takes, and all of them in a row."""
    sizes = np.ones(values.size, np.uint8)
    for bits in (7, 14, 21, 28):
        sizes += values >= np.uint32(1 << bits)
    offsets = np.cumsum(sizes, dtype=np.int64) - sizes
    data = np.zeros(int(sizes.sum(dtype=np.int64)), np.uint8)
    for place in range(5):
        held = sizes > place
        more = np.where(sizes[held] > place + 1, 0x80, 0).astype(np.uint8)
        data[offsets[held] + place] = ((values[held] >> np.uint32(7 * place)) & np.uint32(0x7F)).astype(np.uint8) | more
    return sizes, data


def _cuts(ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of pairs whose postings fill one shard each; a very common pair fills one alone."""
    low, done = 0, 0
    while low < ends.size:
        high = max(int(np.searchsorted(ends, done + _SHARD, "right")), low + 1)
        yield low, high
        low, done = high, int(ends[high - 1])


def _heads(pairs: NDArray[np.uint32], lengths: NDArray[np.int64], cuts: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """What stands before the postings of each shard."""
    rows = [([high - low], np.diff(pairs[low:high], prepend=np.uint32(0)), lengths[low:high]) for low, high in cuts]
    numbers = np.concatenate([np.zeros(0, np.int64), *(part for row in rows for part in row)])
    sizes, data = _varints(numbers.astype(np.uint32))
    ends = np.cumsum(sizes, dtype=np.int64)
    counts = [1 + 2 * (high - low) for low, high in cuts]
    start = 0
    for end in ends[np.cumsum(counts, dtype=np.int64) - 1].tolist() if counts else []:
        yield data[start:end].tobytes()
        start = end
