"""One document as the index takes it in: its passages packed to be fetched, their pairs sorted to be merged with all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .packing import pack_json
from .passages import Passage
from .words import keys_of

BLOCK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """`count` passages: in `blocks` of sixteen, each a file; their `keys` (see `keys_of`), and the `characters` they are written in."""

    count: int
    blocks: tuple[bytes, ...]
    keys: bytes
    characters: str


def leaf_of(passages: Sequence[Passage]) -> Leaf:
    rows = [[passage.anchor, passage.label, passage.text] for passage in passages]
    return Leaf(
        count=len(rows),
        blocks=tuple(pack_json(rows[at : at + BLOCK]) for at in range(0, len(rows), BLOCK)),
        keys=keys_of([f"{passage.label}\0{passage.text}" for passage in passages]).tobytes(),
        characters="".join(sorted(set().union(*(passage.text for passage in passages)))),
    )
