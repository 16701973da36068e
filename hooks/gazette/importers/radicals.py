"""Signs that Unicode keeps for the radicals of dictionaries → the characters they look like, which is what a text means by them.

Fonts share one drawing between 民 and the radical ⺠, and a PDF or what was copied from one may name either.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from .sheet import Line, Sheet

_KANGXI = range(0x2F00, 0x2FD6)
# The supplement has no compatibility mapping; of it, what is a character by itself (Unicode, EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = "⺎兀⺒巳⺟母⺠民⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
_CHARACTERS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{ord(radical): plain for radical, plain in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
    ord("⼾"): "户",  # not 戶: what shares its drawing is the simplified character
}


def characters(text: str) -> str:
    """A text with characters for radicals."""
    return text.translate(_CHARACTERS)


def with_characters(sheet: Sheet) -> Sheet:
    """The sheet with characters for radicals, in its lines, notes and title."""
    return replace(
        sheet,
        lines=tuple(map(_line, sheet.lines)),
        notes=tuple(map(characters, sheet.notes)),
        title=characters(sheet.title),
    )


def _line(line: Line) -> Line:
    text = characters(line.text)
    return line if text == line.text else replace(line, text=text, cells=tuple(map(characters, line.cells)))
