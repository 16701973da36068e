"""Two passages → which words of each are not in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from .passages import Passage, Token, tokens

# More words than this in a row are not shared by chance.
_ISLAND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of words; `differs` where the other side has not got them."""

    text: str
    differs: bool


@dataclass(slots=True)
class _Edit:
    """Tokens `old` replaced by `new`, then `same` of them kept on both sides."""

    old: int
    new: int
    same: int


def differences(old: Passage, new: Passage) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both texts whole, one line a paragraph, cut into what they share and what only one has.

    What differs in nothing but print is shared.
    """
    left, right = tuple(tokens(old)), tuple(tokens(new))
    keys = [token.key for token in left], [token.key for token in right]
    edits = _readable(_joined(_edits(*keys), *keys))
    return tuple(_cut(left, [(e.old, e.same) for e in edits])), tuple(_cut(right, [(e.new, e.same) for e in edits]))


def _edits(old: list[str], new: list[str]) -> Iterator[_Edit]:
    """The shortest way from one to the other; the first edit may replace nothing."""
    edit = _Edit(0, 0, 0)
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            edit.same = code.src_end - code.src_start
            yield edit
            edit = _Edit(0, 0, 0)
        else:
            edit.old += code.src_end - code.src_start
            edit.new += code.dest_end - code.dest_start
    if edit.old or edit.new:
        yield edit


def _joined(edits: Iterable[_Edit], old: list[str], new: list[str]) -> Iterator[_Edit]:
    """Two insertions (or deletions) made one where it reads the same: `[宪]法[和法]律` is `[宪法和]法律`."""
    before, ends = _Edit(0, 0, 0), (0, 0)
    for edit in edits:
        ends = ends[0] + before.same + edit.old, ends[1] + before.same + edit.new
        if _repeats(before, edit, old[: ends[0]] if edit.old else new[: ends[1]]):
            edit = _Edit(before.old + edit.old, before.new + edit.new, before.same + edit.same)
            ends = ends[0] - before.same, ends[1] - before.same
        else:
            yield before
        before = edit
    yield before


def _repeats(before: _Edit, edit: _Edit, side: list[str]) -> bool:
    """Whether the second of two changes on one side alone, which `side` ends with, ends with what stands between them."""
    alone = (not before.old and not edit.old and before.new and edit.new) or (not before.new and not edit.new and before.old and edit.old)
    length, same = edit.old or edit.new, before.same
    return bool(alone) and same <= length and side[len(side) - same :] == side[len(side) - length - same : len(side) - length]


def _readable(edits: Iterable[_Edit]) -> list[_Edit]:
    """Without the few characters that two different phrases happen to share: those are read as part of the change."""
    kept: list[_Edit] = []
    for edit in edits:
        while kept and (kept[-1].old or kept[-1].new) and _is_chance(kept[-1], edit):
            before = kept.pop()
            edit = _Edit(before.old + before.same + edit.old, before.new + before.same + edit.new, edit.same)
        kept.append(edit)
    return kept


def _is_chance(before: _Edit, after: _Edit) -> bool:
    """Whether what stands between two edits is short, and less than what changes on either side of it.

    Between two insertions (or two deletions) it is no chance: there nothing is put in its place.
    """
    replaced = before.old + after.old and before.new + after.new
    return bool(replaced) and before.same <= min(_ISLAND, max(before.old, before.new), max(after.old, after.new))


def _cut(tokens: Sequence[Token], edits: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    at = 0
    for changed, same in edits:
        for length, differs in ((changed, True), (same, False)):
            if text := "".join(token.text for token in tokens[at : at + length]):
                yield Stretch(text=text, differs=differs)
            at += length
