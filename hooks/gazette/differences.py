"""Two passages → which words of each are not in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from .passages import Passage, Token, tokens


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
    edits = _readable(_edits([token.key for token in left], [token.key for token in right]))
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
    """Whether what stands between two edits is less than what changes on either side of it."""
    return before.same <= min(max(before.old, before.new), max(after.old, after.new))


def _cut(tokens: Sequence[Token], edits: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    at = 0
    for changed, same in edits:
        for length, differs in ((changed, True), (same, False)):
            if text := "".join(token.text for token in tokens[at : at + length]):
                yield Stretch(text=text, differs=differs)
            at += length
