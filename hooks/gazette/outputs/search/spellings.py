"""Other ways a reader may type what the site writes: by pinyin, or in the traditional script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from opencc import OpenCC

from ...pinyin import syllables
from ...recall import Recall


def readings(titles: Iterable[str]) -> Mapping[str, str]:
    """Character → its readings in these titles, apart by blanks: `{"行": "hang xing"}`."""
    found: dict[str, set[str]] = defaultdict(set)
    for title in titles:
        han = "".join(char for char in title if "\u4e00" <= char <= "\u9fff")
        for char, syllable in zip(han, syllables(han), strict=True):
            found[char].add(syllable)
    return {char: " ".join(sorted(found[char])) for char in sorted(found)}


def simplified(characters: Iterable[str]) -> Mapping[str, str]:
    """Traditional character → the simplified one, for those of the latter that occur in the site."""
    wanted = set(characters)
    return {old: new for old, new in _SIMPLER.made("", _pairs) if new in wanted}


def ambiguous(script: Mapping[str, str]) -> str:
    """Of the traditional characters of a table those that GB 2312 holds too: a browser takes all others of its for simplified."""
    return "".join(char for char in script if char.encode("gb2312", "ignore"))


_SIMPLER = Recall[tuple[tuple[str, str], ...]]("simplified characters")


def _pairs() -> tuple[tuple[str, str], ...]:
    """Every traditional character with the simplified one."""
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    plain = OpenCC("t2s").convert("\n".join(block)).split("\n")
    return tuple((old, new) for old, new in zip(block, plain, strict=True) if old != new)
