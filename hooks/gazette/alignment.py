"""Two structures → rows in which each passage of the one stands beside what became of it in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from .pairing import Pair, pair_up, rising
from .passages import Passage, number_key, passages
from .structure import Structure


class Fate(Enum):
    """What became of a passage. A moved one may be changed too."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage of the older and one of the newer text; one side is None where it was added or removed.

    `changed`: the words differ. `renumbered`: its number does. `crossing`: it left its place among the others, which
    a number that stayed the same denies.
    """

    old: Passage | None
    new: Passage | None
    changed: bool = False
    renumbered: bool = False
    crossing: bool = False

    @property
    def passage(self) -> Passage:
        found = self.new or self.old
        assert found
        return found

    @property
    def fate(self) -> Fate:
        if self.old is None:
            return Fate.ADDED
        if self.new is None:
            return Fate.REMOVED
        if self.renumbered or self.crossing:
            return Fate.MOVED
        return Fate.CHANGED if self.changed else Fate.UNCHANGED


def align(older: Structure, newer: Structure) -> tuple[Row, ...]:
    """Every passage of both texts exactly once, in the order of the newer; what was removed follows what it followed."""
    old, new = passages(older), passages(newer)
    return tuple(_rows(old, new, pair_up(old, new)))


def _rows(old: Sequence[Passage], new: Sequence[Passage], pairs: list[Pair]) -> Iterator[Row]:
    before, staying = {j: i for i, j in pairs}, rising(pairs)
    kept = {j for _, j in staying}
    gone = set(range(len(old))) - set(before.values())
    start_i = start_j = 0
    for end_i, end_j in (*((i + 1, j + 1) for i, j in staying), (len(old), len(new))):
        yield from (Row(old=old[i], new=None) for i in range(start_i, end_i) if i in gone)
        for j in range(start_j, end_j):
            yield _row(old[before[j]], new[j], j not in kept) if j in before else Row(old=None, new=new[j])
        start_i, start_j = end_i, end_j


def _row(old: Passage, new: Passage, crossing: bool) -> Row:
    renumbered = number_key(old.number) != number_key(new.number)
    crossing = crossing and (renumbered or not new.number)
    return Row(old=old, new=new, changed=old.key != new.key, renumbered=renumbered, crossing=crossing)
