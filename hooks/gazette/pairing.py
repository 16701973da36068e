"""Which passage of the one text became which of the other: the same words first, then likeness within its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .likeness import likeness
from .passages import Passage, number_key

# Positions in the older and the newer text.
Pair = tuple[int, int]
Likeness = Mapping[Pair, float]

# The least likeness of a pair, judged by eye on some 600 rewritten articles of real laws: in its place among
# neighbours that were found, there under the same number, and away from it.
_IN_PLACE, _SAME_NUMBER, _AWAY = 0.28, 0.2, 0.4


def pair_up(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pairs by rising position in the newer text; each position stands in one pair at most."""
    same = list(_identical(old, new))
    rest = _rest(range(len(old)), same, 0), _rest(range(len(new)), same, 1)
    alike = _alike(old, new, *rest)
    pairs = same + list(_between(old, new, rest, rising(same), alike))
    pairs += _away(pairs, alike)
    return sorted(pairs, key=lambda pair: pair[1])


def rising(pairs: Iterable[Pair]) -> list[Pair]:
    """The most pairs that keep their order on both sides (patience sorting); they come by position in the newer text."""
    tops: list[int] = []
    piles: list[list[tuple[Pair, int]]] = []
    for pair in pairs:
        at = bisect_left(tops, pair[0])
        if at == len(tops):
            tops.append(pair[0])
            piles.append([])
        tops[at] = pair[0]
        piles[at].append((pair, len(piles[at - 1]) - 1 if at else -1))
    kept, place = [], -1
    for pile in reversed(piles):
        pair, place = pile[place]
        kept.append(pair)
    return kept[::-1]


def _identical(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    """Passages whose words stand once in each text, by position in the newer."""
    places = [{_face(passage): at for at, passage in enumerate(side)} for side in (old, new)]
    counts = [Counter(map(_face, side)) for side in (old, new)]
    for face, at in places[1].items():
        if counts[0][face] == counts[1][face] == 1:
            yield places[0][face], at


def _face(passage: Passage) -> tuple[str, str]:
    return passage.role, passage.key


def _rest(positions: Iterable[int], pairs: Iterable[Pair], side: int) -> list[int]:
    taken = {pair[side] for pair in pairs}
    return [at for at in positions if at not in taken]


def _alike(old: Sequence[Passage], new: Sequence[Passage], left: list[int], right: list[int]) -> dict[Pair, float]:
    found = likeness([old[i] for i in left], [new[j] for j in right])
    return {(left[i], right[j]): share for (i, j), share in found.items()}


def _between(
    old: Sequence[Passage], new: Sequence[Passage], rest: tuple[list[int], list[int]], fixed: list[Pair], alike: Likeness
) -> Iterator[Pair]:
    """Pairs in each gap between those that are fixed."""
    gains = {pair: gain for pair, share in alike.items() if (gain := _gain(old[pair[0]], new[pair[1]], share))}
    starts = (0, 0)
    for ends in (*fixed, (len(old), len(new))):
        left, right = ([at for at in side if start <= at < end] for side, start, end in zip(rest, starts, ends, strict=True))
        yield from _in_order(left, right, gains)
        starts = ends


def _gain(old: Passage, new: Passage, share: float) -> float:
    """How much is won by pairing two passages in one gap; 0 where they do not belong together."""
    numbered = bool(old.number) and number_key(old.number) == number_key(new.number)
    least = _SAME_NUMBER if numbered else _IN_PLACE
    return share - _SAME_NUMBER + 0.05 * (1 + numbered) if share >= least else 0.0


def _in_order(left: list[int], right: list[int], gains: Likeness) -> Iterator[Pair]:
    """The pairs that keep their order and together gain the most (Needleman and Wunsch 1970)."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            paired = best[i + 1][j + 1] + gains.get((left[i], right[j]), 0.0)
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield left[i], right[j]
            i, j = i + 1, j + 1


def _away(pairs: Iterable[Pair], alike: Likeness) -> Iterator[Pair]:
    """Of what is left, the pairs that are much alike wherever they stand, the most alike first."""
    taken = [{pair[side] for pair in pairs} for side in (0, 1)]
    for pair, share in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if share < _AWAY:
            return
        if pair[0] not in taken[0] and pair[1] not in taken[1]:
            taken[0].add(pair[0])
            taken[1].add(pair[1])
            yield pair
