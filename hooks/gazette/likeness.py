"""How much two passages have in common, for all pairs at once: shared pairs of characters, the rare ones counting most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from .passages import Passage

# A pair of characters found in more than this share of all passages tells none from another (应当, 规定).
_COMMON_SHARE, _COMMON_LEAST = 0.25, 20


def likeness(old: Sequence[Passage], new: Sequence[Passage]) -> Mapping[tuple[int, int], float]:
    """Positions → 0 to 1, the cosine of the two passages' pairs of characters weighed by rarity (tf–idf, tf 1).

    The same words are 1, however common. Pairs with nothing in common, and passages of two roles, are left out.
    """
    sides = [[_grams(passage.key) for passage in side] for side in (old, new)]
    weights = _weights([*sides[0], *sides[1]])
    found: dict[str, list[int]] = defaultdict(list)
    for at, grams in enumerate(sides[1]):
        for gram in grams & weights.keys():
            found[gram].append(at)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for i, grams in enumerate(sides[0]):
        for gram in grams & found.keys():
            for j in found[gram]:
                shared[i, j] += weights[gram]
    whole = [[sum(weights.get(gram, 0.0) for gram in grams) for grams in side] for side in sides]
    alike = {(i, j): min(1.0, weight / sqrt(whole[0][i] * whole[1][j])) for (i, j), weight in shared.items()}
    alike |= dict.fromkeys(_same(old, new), 1.0)
    return {(i, j): share for (i, j), share in alike.items() if old[i].role == new[j].role}


def _same(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    places = defaultdict(list)
    for at, passage in enumerate(new):
        places[passage.key].append(at)
    for at, passage in enumerate(old):
        yield from ((at, other) for other in places[passage.key])


def _grams(key: str) -> frozenset[str]:
    framed = f"^{key}$"
    return frozenset(framed[at : at + 2] for at in range(len(framed) - 1))


def _weights(passages: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(gram for grams in passages for gram in grams)
    most = max(_COMMON_LEAST, _COMMON_SHARE * len(passages))
    return {gram: log(1 + len(passages) / count) for gram, count in counts.items() if count <= most}
