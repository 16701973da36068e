"""发文字号 as papers and pages write it → as the standard writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.values import NUMBER, NUMERAL, ORDER, find_number, parse_numeral

from .sheet import squeeze

NUMBER_LINE = re.compile(
    r"(?:(?:发文字号|文\s*号|字\s*号)\s*[:：]?)?[（(]?\s*(?P<number>[A-Za-zＸ×一-龥]{2,16}?\s*[〔\[［（(【〈]\s*[\dxX×]{4}\s*[〕\]］)）】〉]\s*第?\s*[\dxX×]{1,5}\s*号)\s*[）)]?"
    r"\s*(?P<signer>签发人\s*[:：].*)?"
)
ORDER_LINE = re.compile(
    r"[（(]?\s*(?P<number>[一-龥]{2,30}(?:令|公告)\s*第?\s*\d{1,5}\s*号|(?:\d{4}\s*年\s*)?第\s*(?:\d{1,5}|[〇零一二三四五六七八九十百]{1,7})\s*号)\s*[）)]?"
)
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_NUMBER_TAIL = re.compile(
    r"\s*[（(]?(?P<number>[A-Za-zＸ×一-龥]{2,12}[〔\[［【]\s*\d{4}\s*[〕\]］】]\s*第?\s*\d{1,5}\s*号)[）)]?$"
)


def split_number(title: str) -> tuple[str, str]:
    """A title that ends with its own 发文字号, and that number as the standard writes it."""
    found = _NUMBER_TAIL.search(title)
    if found and (number := normal_number(found["number"])) and title[: found.start()].strip():
        return title[: found.start()].strip(), number
    return title, ""


def normal_number(text: str) -> str:
    """A 发文字号 with 〔〕 and without blanks or 第; empty where its year or serial is a placeholder."""
    number = find_number(squeeze(text).translate(_NARROW)) or ""
    return number if re.search(r"〔\d{4}〕", number) else ""


def is_regular(number: str) -> bool:
    return bool(NUMBER.fullmatch(number) or ORDER.fullmatch(number))


def take_number(lines: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The 发文字号 that stands on a line of its own, and the lines without it."""
    for index, line in enumerate(lines):
        if number := number_of(line):
            return number, (*lines[:index], *lines[index + 1 :])
    return "", tuple(lines)


def number_of(text: str) -> str:
    """The 发文字号 or number of an order that a line is, bold or not; empty where it is none."""
    bare = text.strip("* ")
    if found := NUMBER_LINE.fullmatch(bare):
        return normal_number(found["number"])
    found = ORDER_LINE.fullmatch(bare)
    return re.sub(NUMERAL, _arabic, squeeze(found["number"])) if found else ""


def _arabic(found: re.Match[str]) -> str:
    return str(parse_numeral(found[0]) or found[0]) if found.string[: found.start()].endswith("第") else found[0]
