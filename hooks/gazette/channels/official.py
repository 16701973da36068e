"""The look of a 公文 on paper (GB/T 9704-2012): sizes, margins and typefaces, one table for Word and for PDF.

五号 10.5 pt, 四号 14 pt, 三号 16 pt, 二号 22 pt. 22 lines of 28 characters a page: the type area is 156 mm × 225 mm (5.2).
"""

from __future__ import annotations

import re

MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}  # mm (5.2.1)
TYPE_AREA = 156  # mm wide
LINE = 28.95  # pt, 225 mm in 22 lines
BODY, TITLE, FOLIO, TABLE, SMALL_TABLE = 16.0, 22.0, 14.0, 12.0, 10.5  # pt
RED = "#e60012"
# The typeface of each heading level (7.3.3): 一、 黑体, （一） 楷体, 1. and （1） 仿宋; a law's 章 and 节 go alike.
SONG, FANGSONG, HEI, KAI, TITLE_SONG = "宋体", "仿宋", "黑体", "楷体", "方正小标宋简体"
HEADINGS = (HEI, KAI, FANGSONG, FANGSONG, FANGSONG)

_DATE = re.compile(r"[\d〇○零一二三四五六七八九十]{4}年.*日")
_INDENT = 4  # characters right of the date where no seal is set (7.3.5.3)


def is_centred(number: str) -> bool:
    """Whether a heading stands in the middle: 编, 章 and 节 of a law do."""
    return number.startswith("第")


def closing_indents(lines: tuple[str, ...]) -> tuple[float, ...]:
    """How far each line of a 落款 stays from the right margin, in characters: issuers are centred over the date."""
    dates = [width(line) for line in lines if _DATE.fullmatch(line)]
    date = dates[-1] if dates else 0.0
    return tuple(max(_INDENT + (date - width(line)) / 2, 0.0) for line in lines)


def width(text: str) -> float:
    """In Chinese characters; a Latin letter or figure is half of one."""
    return sum(0.5 if char < "\x80" else 1.0 for char in text)


def column_shares(texts: list[list[str]]) -> list[float]:
    """The share each column of a table gets of its width, from the words that must fit; none so narrow that two characters break."""
    columns = list(zip(*texts, strict=True))
    needs = [min(max(2.5, max(map(width, column)) ** 0.6 * 1.8), 24.0) for column in columns]
    return [need / sum(needs) for need in needs]
