"""Bytes → text: UTF-8, UTF-16 or GB18030, and a guess only where all three fail."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# A wrong decoding of Chinese gives rare characters; GB 2312 level 1 holds the 3,755 common ones.
_COMMON_SHARE = 0.7
_BROKEN_SHARE = 0.01
_FREQUENT = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也对對生能而子那得于於年过過发發后後作里所然家事成方多经經"
    "法学學如都同现現当當起定分还還进進小部其些主本前开開因只从從实實第条條章政府办辦公县縣市省民工全行各月日二三四五关關及位员員加强強组組"
)
_FREQUENT_SHARE = 0.08


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and a doubt about it (empty when there is none); None for what is not text."""
    for decoded in _readings(data):
        if decoded is not None and not _CONTROL.search(decoded[0]):
            return decoded
    return None


def _readings(data: bytes) -> Iterator[tuple[str, str] | None]:
    """Ways to read the bytes, the surest first; a dear one is tried only when those before it failed."""
    yield _by_mark(data)
    yield _strict(data, "utf-8")
    yield from _chinese(data)
    yield _repaired(data)
    yield _guessed(data)


def _by_mark(data: bytes) -> tuple[str, str] | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return _strict(data, encoding) if encoding else None


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        return None


def _chinese(data: bytes) -> list[tuple[str, str] | None]:
    tried = [_strict(data, encoding) for encoding in ("gb18030", "utf-16-le", "utf-16-be", "big5")]
    read = [decoded for decoded in tried if decoded]
    best = max(read, key=lambda decoded: _frequent(decoded[0]), default=None)
    if best and _frequent(best[0]) >= _FREQUENT_SHARE:
        return [best]
    return [decoded for decoded in read if _is_common(decoded[0])]


def _frequent(text: str) -> float:
    """The share of the words every Chinese text is made of, in either script; a wrong decoding has next to none."""
    han = _HAN.findall(text)
    return sum(char in _FREQUENT for char in han) / max(len(han), len(text) // 3, 1)


def _is_common(text: str) -> bool:
    """Whether a text reads as Chinese: most of its characters are the everyday ones."""
    han = _HAN.findall(text)
    return bool(han) and sum(map(_is_everyday, han)) / len(han) >= _COMMON_SHARE


def _is_everyday(char: str) -> bool:
    simplified = char.encode("gb2312", "ignore")
    return bool(simplified) and 0xB0 <= simplified[0] <= 0xD7


def _repaired(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, as after a copy that was cut."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return (
        (text, f"有 {broken} 处字节无法辨认，已用 \ufffd 标出")
        if broken <= len(text) * _BROKEN_SHARE
        else None
    )


def _guessed(data: bytes) -> tuple[str, str] | None:
    best = from_bytes(data).best()
    return (str(best), f"编码是猜测的：{best.encoding}") if best and _HAN.search(str(best)) else None
