"""A stretch of the index as a browser fetches it: pairs with their postings, in files of a few kilobytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
class Run:
    """`pairs` in order, in how many passages (`counts`) each stands, and their `numbers`, all in a row."""

    pairs: Numbers
    counts: Numbers
    numbers: Numbers

    def keys(self, numbers: Numbers) -> Keys:
        """The pairs with other numbers for their passages."""
        return (np.repeat(self.pairs, self.counts).astype(np.uint64) << _HALF) | numbers

    def is_as(self, other: Run) -> bool:
        parts = zip((self.pairs, self.counts, self.numbers), (other.pairs, other.counts, other.numbers), strict=True)
        return all(np.array_equal(one, another) for one, another in parts)

    def cut(self, lows: list[int]) -> Iterator[Run]:
        """One for each of the places where a cut begins."""
        ends = np.concatenate([[0], np.cumsum(self.counts, dtype=np.int64)])
        for low, high in pairwise([*lows, self.pairs.size]):
            part = slice(low, high)
            yield Run(pairs=self.pairs[part], counts=self.counts[part], numbers=self.numbers[ends[low] : ends[high]])

    def gaps(self) -> tuple[Numbers, NDArray[np.int64]]:
        """Numbers as differences, anew for each pair; where each pair begins."""
        starts = np.cumsum(self.counts, dtype=np.int64) - self.counts
        gaps = np.diff(self.numbers, prepend=np.uint32(0))
        gaps[starts] = self.numbers[starts]
        return gaps, starts

    def lengths(self) -> NDArray[np.int64]:
        """How many bytes the postings of each pair take."""
        return _lengths(*self.gaps())

    def written(self) -> bytes:
        """The number of pairs, the pairs as differences, the length of the postings of each, the postings: numbers of passages as
        differences. All numbers are written seven bits a byte, low ones first.
        """
        gaps, starts = self.gaps()
        head = ([self.pairs.size], np.diff(self.pairs, prepend=np.uint32(0)), _lengths(gaps, starts))
        return _varints(np.concatenate(head).astype(np.uint32)) + _varints(gaps)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Postings in `shards`, packed files, each from one of the places `lows` on; `heavy` are the pairs with the longest postings."""

    run: Run
    lows: list[int]
    shards: tuple[bytes, ...]
    heavy: str

    @property
    def firsts(self) -> str:
        """The first pair of every shard."""
        return _spelt(self.run.pairs[self.lows])


def segment_of(keys: Keys, before: Segment | None) -> Segment:
    """From sorted keys, at least one; what was in a shard `before` is not packed again."""
    every = (keys >> _HALF).astype(np.uint32)
    starts = np.flatnonzero(np.diff(every, prepend=~every[:1]))
    counts = np.diff(starts, append=every.size).astype(np.uint32)
    run = Run(pairs=every[starts], counts=counts, numbers=keys.astype(np.uint32))
    lengths = run.lengths()
    lows = list(_lows(np.cumsum(lengths)))
    known = {int(part.pairs[0]): (part, shard) for part, shard in _parts(before)} if before else {}
    shards = tuple(_shard(part, known.get(int(part.pairs[0]))) for part in run.cut(lows))
    return Segment(run=run, lows=lows, shards=shards, heavy=_spelt(run.pairs[lengths > _HEAVY]))


def _parts(segment: Segment) -> Iterator[tuple[Run, bytes]]:
    return zip(segment.run.cut(segment.lows), segment.shards, strict=True)


def _shard(part: Run, known: tuple[Run, bytes] | None) -> bytes:
    return known[1] if known and part.is_as(known[0]) else pack(part.written())


def _spelt(pairs: Numbers) -> str:
    return "".join(chr(pair >> 16) + chr(pair & 0xFFFF) for pair in pairs.tolist())


def _lengths(gaps: Numbers, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.add.reduceat(_sizes(gaps), starts, dtype=np.int64)


def _sizes(values: Numbers) -> NDArray[np.uint8]:
    """How many bytes each number takes."""
    sizes = np.ones(values.size, np.uint8)
    for bits in (7, 14, 21, 28):
        sizes += values >= np.uint32(1 << bits)
    return sizes


def _varints(values: Numbers) -> bytes:
    sizes = _sizes(values)
    offsets = np.cumsum(sizes, dtype=np.int64) - sizes
    data = np.zeros(int(sizes.sum(dtype=np.int64)), np.uint8)
    for place in range(int(sizes.max(initial=0))):
        held = sizes > place
        more = np.where(sizes[held] > place + 1, 0x80, 0).astype(np.uint8)
        data[offsets[held] + place] = ((values[held] >> np.uint32(7 * place)) & np.uint32(0x7F)).astype(np.uint8) | more
    return data.tobytes()


def _lows(ends: NDArray[np.int64]) -> Iterator[int]:
    """Where shards begin whose postings, ending there, fill one each; a very common pair fills one alone."""
    low, done = 0, 0
    while low < ends.size:
        yield low
        low = max(int(np.searchsorted(ends, done + _SHARD, "right")), low + 1)
        done = int(ends[low - 1])
