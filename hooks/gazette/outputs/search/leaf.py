"""One document as the index takes it in: its passages packed to be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .packing import pack_json, unpack_json
from .pairs import Keys, keys_of
from .passages import Passage

BLOCK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """`count` passages in `blocks` of sixteen, each a file; and the `characters` they are written in."""

    count: int
    blocks: tuple[bytes, ...]
    characters: str

    def keys(self) -> Keys:
        """Every pair with the passages it stands in (see `keys_of`)."""
        rows = [row for block in self.blocks for row in unpack_json(block)]
        return keys_of(f"{label}\0{text}" for _, label, text in rows)


def leaf_of(passages: Sequence[Passage]) -> Leaf:
    rows = [[passage.anchor, passage.label, passage.text] for passage in passages]
    return Leaf(
        count=len(rows),
        blocks=tuple(pack_json(rows[at : at + BLOCK]) for at in range(0, len(rows), BLOCK)),
        characters="".join(sorted(set().union(*(passage.text for passage in passages)))),
    )
