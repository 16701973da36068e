"""Chinese → pinyin: slugs for addresses, initials for A–Z, keys for sorting. Readings of places come first."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from .recall import Recall

# Places whose first character the general dictionary reads otherwise.
_PLACES = {
    "长治": ("cháng", "zhì"), "单县": ("shàn", "xiàn"), "浚县": ("xùn", "xiàn"), "繁峙": ("fán", "shì"), "解州": ("xiè", "zhōu"),
    "筠连": ("jūn", "lián"), "郫都": ("pí", "dū"), "漯河": ("luò", "hé"), "宕昌": ("tàn", "chāng"), "荥经": ("yíng", "jīng"),
    "大城县": ("dài", "chéng", "xiàn"), "任县": ("rén", "xiàn"), "曾都": ("zēng", "dū"), "盖州": ("gài", "zhōu"),
}  # fmt: skip
_QUOTES = re.compile(r"^[《〈“‘「『（(【\s]+")


_SPELT = Recall[tuple[str, ...]]("syllables")


def syllables(text: str) -> tuple[str, ...]:
    """Lower-case syllables without tones; runs of other characters stay as they are."""
    return _SPELT.made(text, _spell, text)


def _spell(text: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in _speller()(text))


@cache
def _speller() -> Callable[[str], list[str]]:
    """The dictionary takes longer to load than most programs take to start, and is needed for a new title only."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({name: [[syllable] for syllable in reading] for name, reading in _PLACES.items()})
    return lazy_pinyin


@lru_cache(maxsize=65536)
def slug(text: str, longest: int = 80) -> str:
    """`北京市信访条例` → `bei-jing-shi-xin-fang-tiao-li`, cut after a syllable; empty where nothing can be spelt."""
    found = ""
    for part in (re.sub(r"[^a-z0-9]+", "-", syllable).strip("-") for syllable in syllables(text)):
        longer = f"{found}-{part}" if found and part else found + part[:longest]
        if len(longer) > longest:
            break
        found = longer
    return found


def initial(text: str) -> str:
    """The letter a title is looked up under, brackets before it ignored; `#` for digits and signs."""
    parts = syllables(_QUOTES.sub("", text)[:8])
    letter = parts[0][:1].upper() if parts else ""
    return letter if "A" <= letter <= "Z" else "#"


def sort_key(text: str) -> tuple[tuple[str, ...], str]:
    """The order of a Chinese index: by pinyin, then by the characters themselves."""
    return syllables(_QUOTES.sub("", text)), text
