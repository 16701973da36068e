"""Texts as pairs of neighbouring characters.

Chinese has no blanks, and a browser and a program cut it into words differently; pairs need no cutting, so a phrase is
found wherever it stands. Within one 条 the pairs of a phrase hardly ever come together without the phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

# Pair (65,536 × first character + second) and number of a passage in one number, pair first: 32 bits each.
Keys = NDArray[np.uint64]
_PARTS = re.compile(r"[\W_]+")
_BOUNDARY = "\0"


def normal_text(text: str) -> str:
    """What a query is compared with: one width, lower case, no blanks, all signs one boundary.

    Signs go first: what is left of a Chinese text is then normal already, which is quickly seen.
    """
    words = _PARTS.sub(_BOUNDARY, "".join(text.split()))
    plain = unicodedata.normalize("NFKC", words)
    return words.lower() if plain == words else _PARTS.sub(_BOUNDARY, plain).lower()


def keys_of(passages: Iterable[str]) -> Keys:
    """Every pair with the passages it stands in, these counted from 0; sorted, each once. Characters are UTF-16 units, as a browser counts."""
    texts = [normal_text(text) for text in passages]
    units = np.frombuffer(_BOUNDARY.join([*texts, ""]).encode("utf-16-le"), dtype="<u2").astype(np.uint64)
    sizes = [len(text.encode("utf-16-le")) // 2 + 1 for text in texts]
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), sizes)
    inside = (units[:-1] != 0) & (units[1:] != 0)
    keys = np.sort((units[:-1][inside] << np.uint64(48)) | (units[1:][inside] << np.uint64(32)) | owners[:-1][inside])
    distinct: Keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]
    return distinct
