"""Personal data in a line of text. A leak says what kind it is and where it starts, never what it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .kinds import KINDS, MARKS


@dataclass(frozen=True, slots=True)
class Leak:
    """One find: the code of its rule, its kind in words, its offset in the text."""

    code: str
    words: str
    start: int


_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ×－＋", "0123456789XxX-+")
_HAS_WIDE = re.compile("[０-９Ｘｘ×－＋]")
# An address on the web that says something in other signs than its own.
_ESCAPED = re.compile(r"[^\s<>\"()\[\]%]{0,200}(?:%[0-9A-Fa-f]{2}[^\s<>\"()\[\]%]{0,200})+")
# Tags that only lay out: an item's name and its value stand in cells of their own.
_LAYOUT = re.compile(r"</?(?:t[dhr]|p|span|div|br|b|strong|em|font)\b[^<>]*>", re.I)


def find_leaks(text: str, allowed: Collection[str] = ()) -> Iterator[Leak]:
    """Every leak in a text, in no order; `allowed` are figures that may be public, without any marks between them."""
    yield from _leaks(text, allowed)
    if "<" in text and (bare := _LAYOUT.sub(lambda tag: " " * len(tag[0]), text)) != text:
        yield from _leaks(bare, allowed)
    for escaped in _ESCAPED.finditer(text) if "%" in text else ():
        for leak in _leaks(unquote(escaped[0]), allowed):
            yield Leak(leak.code, leak.words, escaped.start())


def _leaks(text: str, allowed: Collection[str]) -> Iterator[Leak]:
    plain = text.translate(_WIDE) if _HAS_WIDE.search(text) else text
    signs = {sign: bool(sign(plain)) for sign in {kind.sign for kind in KINDS}}
    for kind in KINDS:
        for found in re.finditer(kind.pattern, plain) if signs[kind.sign] else ():
            if bare_number(found[0]) not in allowed and kind.holds(found[0]):
                yield Leak(kind.code, kind.words, found.start())


def bare_number(text: str) -> str:
    """A number without blanks, dashes and the country's code, as an allow-list is compared."""
    bare = MARKS.sub("", text.translate(_WIDE)).upper()
    return bare.removeprefix("+").removeprefix("86") if len(bare) > 11 and bare.lstrip("+").startswith("861") else bare
