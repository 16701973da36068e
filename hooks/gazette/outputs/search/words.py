"""Which pairs stand in which passages of all texts; kept up from one build to the next, so that a change costs what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ...memory import MEMORIES
from .leaf import BLOCK, Leaf
from .pairs import Keys
from .postings import Numbers, Segment, segment_of

# A segment are the pairs whose first character is one of 64 neighbours: its shards are cut the same whatever stands in others.
_SPAN = np.uint64(32 + 16 + 6)
_GONE = np.uint32(0xFFFFFFFF)
_NONE = np.zeros(0, np.uint64)
# Where each text begins, counted in passages.
_Placed = dict[str, tuple[int, Leaf]]
_Segments = dict[int, Segment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The files (see `Segment`) in order, the first pair of each, and all pairs with the longest postings."""

    firsts: str
    heavy: str
    shards: tuple[bytes, ...]


class Standing:
    """The index as it was last asked for. A passage is known by its number: that of a text's first is a multiple of sixteen, so
    that most changes of a text leave the numbers of all others alone.
    """

    def __init__(self) -> None:
        self.new = 0
        self._placed: _Placed = {}
        self._segments: _Segments = {}

    def words_of(self, leaves: Mapping[str, Leaf]) -> Words:
        """The index of these texts in their order, each under a name of its own."""
        placed = _placed(leaves)
        if placed != self._placed:
            fresh = [seat for uri, seat in placed.items() if self._leaf(uri) != seat[1]]
            self._segments = _renewed(self._segments, self._moves(placed), _sorted_keys(fresh))
            self._placed, self.new = placed, self.new + len(fresh)
        parts = self._segments.values()
        return Words(
            firsts="".join(part.firsts for part in parts),
            heavy="".join(part.heavy for part in parts),
            shards=tuple(shard for part in parts for shard in part.shards),
        )

    def _leaf(self, uri: str) -> Leaf | None:
        return self._placed[uri][1] if uri in self._placed else None

    def _moves(self, now: _Placed) -> Numbers:
        """By the number a passage had: the one it has now, or none where its text is gone or another."""
        moves = np.full(sum(_room(leaf) for _, leaf in self._placed.values()), _GONE)
        for uri, (start, leaf) in self._placed.items():
            if uri in now and now[uri][1] == leaf:
                moves[start : start + leaf.count] = np.arange(now[uri][0], now[uri][0] + leaf.count)
        return moves

    def tell(self) -> tuple[_Placed, _Segments]:
        return self._placed, self._segments

    def hear(self, told: tuple[_Placed, _Segments]) -> None:
        self._placed, self._segments = told

    def forget(self) -> None:
        self.new, self._placed, self._segments = 0, {}, {}

    def __len__(self) -> int:
        return len(self._placed)


STANDING = Standing()
MEMORIES["index of words"] = STANDING


def _placed(leaves: Mapping[str, Leaf]) -> _Placed:
    placed, start = {}, 0
    for uri, leaf in leaves.items():
        placed[uri] = start, leaf
        start += _room(leaf)
    return placed


def _room(leaf: Leaf) -> int:
    return len(leaf.blocks) * BLOCK


def _sorted_keys(texts: Iterable[tuple[int, Leaf]]) -> Keys:
    return np.sort(np.concatenate([_NONE, *(leaf.keys() + np.uint64(start) for start, leaf in texts)]))


def _renewed(before: _Segments, moves: Numbers, fresh: Keys) -> _Segments:
    """The segments with their passages moved, and new ones taken in."""
    homes = fresh >> _SPAN
    heads = np.flatnonzero(np.diff(homes, prepend=~homes[:1]))
    parts = dict(zip(homes[heads].tolist(), np.split(fresh, heads[1:]), strict=True)) if fresh.size else {}
    made = {at: _segment(before.get(at), moves, parts.get(at, _NONE)) for at in sorted({*before, *parts})}
    return {at: segment for at, segment in made.items() if segment}


def _segment(before: Segment | None, moves: Numbers, fresh: Keys) -> Segment | None:
    if before is None:
        return segment_of(fresh, None)
    moved = moves[before.run.numbers]
    if not fresh.size and np.array_equal(moved, before.run.numbers):
        return before
    keys = np.sort(np.concatenate([before.run.keys(moved)[moved != _GONE], fresh]))
    return segment_of(keys, before) if keys.size else None
