"""A stretch of the index as a browser fetches it: pairs with their postings, in files of a few kilobytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .packing import pack
from .pairs import Keys

Numbers = NDArray[np.uint32]
_SHARD = 4_000
# Postings of so many bytes are worth not fetching where a phrase has other pairs.
_HEAVY = 6_000
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """`pairs` in order, and how many passages (`counts`) each stands in: their `numbers`, all in a row.

    `shards` are the same as files. In each, packed: the number of pairs, the pairs as differences, the length of the postings of
    each, the postings: numbers of passages as differences. All numbers are written seven bits a byte, low ones first. `firsts`
    holds the first pair of every shard, `heavy` the pairs with the longest postings.
    """

    pairs: Numbers
    counts: Numbers
    numbers: Numbers
    firsts: str
    heavy: str
    shards: tuple[bytes, ...]

    def keys(self, numbers: Numbers) -> Keys:
        """The pairs with other numbers for their passages."""
        return (np.repeat(self.pairs, self.counts).astype(np.uint64) << _HALF) | numbers


def segment_of(keys: Keys) -> Segment:
    """From sorted keys, at least one."""
    every, numbers = (keys >> _HALF).astype(np.uint32), keys.astype(np.uint32)
    starts = np.flatnonzero(np.diff(every, prepend=~every[:1]))
    gaps = np.diff(numbers, prepend=np.uint32(0))
    gaps[starts] = numbers[starts]
    sizes, data = _varints(gaps)
    lengths = np.add.reduceat(sizes, starts, dtype=np.int64)
    pairs, ends = every[starts], np.cumsum(lengths)
    cuts = list(_cuts(ends))
    parts = (data[ends[low] - lengths[low] : ends[high - 1]].tobytes() for low, high in cuts)
    return Segment(
        pairs=pairs,
        counts=np.diff(starts, append=every.size).astype(np.uint32),
        numbers=numbers,
        firsts=_spelt(pairs[[low for low, _ in cuts]]),
        heavy=_spelt(pairs[lengths > _HEAVY]),
        shards=tuple(pack(head + part) for head, part in zip(_heads(pairs, lengths, cuts), parts, strict=True)),
    )


def _spelt(pairs: Numbers) -> str:
    return "".join(chr(pair >> 16) + chr(pair & 0xFFFF) for pair in pairs.tolist())


def _varints(values: Numbers) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
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


def _heads(pairs: Numbers, lengths: NDArray[np.int64], cuts: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """What stands before the postings of each shard."""
    for low, high in cuts:
        numbers = (np.array([high - low]), np.diff(pairs[low:high], prepend=np.uint32(0)), lengths[low:high])
        yield _varints(np.concatenate(numbers).astype(np.uint32))[1].tobytes()
