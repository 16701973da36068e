"""One text → one value: dates, 发文字号, 索引号, Chinese numerals. Each reader gives None for what it cannot read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache

from .model import Span, When

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇一二两三四五六七八九十百千]+"

_DAY = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})-(?P<day>\d{2})|年\s*(?P<cmonth>\d{1,2})月\s*(?P<cday>\d{1,2})日)"
)
_LOOSE_DAY = re.compile(r"(\d{4})\s*[-./、年—]?\s*(\d{1,2}(?=\D)|\d{2})\s*[-./、月—]?\s*(\d{1,2})\s*[日号]?")
_WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|年(?:\s*(\d{1,2})月(?:\s*(\d{1,2})日)?)?)?")
_TIME = re.compile(r"(?P<day>.+?)(?:[ T]|(?<=日))\s*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：]\d{2})?")
_SPAN = re.compile(r"(.+?)\s*(?:至|到|—+|–|~|～|\s/\s|/)\s*(.+)")
# The 〇 of a year is typed as many a round sign; 廿 is 二十.
_ROUND = "〇○零0Oo"
_CHINESE_DATE = re.compile(rf"([{_ROUND}一二三四五六七八九]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十廿卅]{{1,3}})日")
_OLD_TENS = {"廿": "二十", "卅": "三十"}

# GB/T 9704-2012 7.2.5: 发文机关代字、年份、发文顺序号; 令 and 公告 are numbered 第N号.
NUMBER = re.compile(r"(?P<agency>[一-龥]{2,12})〔(?P<year>(?:19|20)\d{2})〕(?P<serial>[1-9]\d{0,4})号")
# 会议纪要 and 简报 are numbered in the same way, by 期 too. A number in Chinese numerals (主席令第八号) stays as it was issued.
ORDER = re.compile(rf"[一-龥]{{0,30}}(?:〔(?:\d{{4}}|{NUMERAL}届)〕|\d{{4}}年)?(?:第?[1-9]\d{{0,4}}|第{NUMERAL})[号期]")
_SPELT = re.compile(rf"(?<=第){NUMERAL}(?=[号期])")
_FIGURES = re.compile(r"(?<=第)[1-9]\d{0,3}(?=[号期])")
# The brackets around a year as people type them.
OPEN, CLOSE = r"[〔﹝\[［(（【〈{]", r"[〕﹞\]］)）】〉}]"
_LOOSE_NUMBER = re.compile(
    rf"(?P<agency>[A-Za-zＸ一-龥]{{2,12}})\s*{OPEN}\s*(?P<year>(?:19|20)[\dxX]{{2}})\s*{CLOSE}\s*第?\s*"
    r"0*(?P<serial>[1-9]\d{0,4})\s*号"
)
INDEX_NUMBER = re.compile(r"[0-9A-Z-]{8,20}/\d{4}(?:\d{2})?-\d{4,8}")


@lru_cache(maxsize=1 << 12)
def parse_numeral(text: str) -> int | None:
    """`十二` → 12, `一百零三` → 103, `二〇二四` → 2024; None for anything else."""
    if not re.fullmatch(NUMERAL, text) or len(text) > 12:
        return None
    if not any(char in UNITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in UNITS:
            total += (1 if digit is None or digit == 0 else digit) * UNITS[char]
            digit = None
        else:
            digit = DIGITS[char]
    return total + (digit or 0)


def numeral(number: int) -> str:
    """12 → `十二`, 103 → `一百零三`: as articles are numbered; up to 9999."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def make_date(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def parse_day(text: str) -> date | None:
    """`2024-03-28` or `2024年3月28日`; None for an impossible or unreadable date."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    return make_date(found["year"], found["month"] or found["cmonth"], found["day"] or found["cday"])


def suggest_day(text: str) -> date | None:
    """The day a date in another notation means: `2024-3-5`, `2024.03.05`, `2024/3/5`, `20240305`, `二〇二四年三月五日`."""
    found = _LOOSE_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return make_date(*found.groups()) if found else parse_chinese_date(text)


def parse_moment(text: str) -> datetime | None:
    """A day that may carry a time (`2024-03-28 09:30`); midnight stands for "no time given"."""
    found = _TIME.fullmatch(text.strip())
    day = parse_day(found["day"] if found else text)
    if day is None:
        return None
    if not found:
        return datetime.combine(day, time())
    hour, minute = int(found["hour"]), int(found["minute"])
    return datetime.combine(day, time(hour, minute)) if hour < 24 and minute < 60 else None


def parse_when(text: str) -> When | None:
    """A date as exactly as it is given: `2024`, `2024-03`, `2024年3月`, `2024-03-28`."""
    found = _WHEN.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or found[4] or 0), int(found[3] or found[5] or 0)
    return When(year, month, day) if make_date(year, month or 1, day or 1) else None


def parse_span(text: str) -> Span | None:
    """`2024-05-01 至 2024-05-31`, or one day alone; None where it is unreadable or ends before it starts."""
    found = _SPAN.fullmatch(text.strip())
    start, end = (parse_day(found[1]), parse_day(found[2])) if found else (parse_day(text), parse_day(text))
    return Span(start=start, end=end) if start and end and start <= end else None


def parse_chinese_date(text: str) -> date | None:
    """`二〇二四年三月二十八日`, the older way of dating a paper."""
    found = _CHINESE_DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found or found[1].isascii():
        return None
    day = re.sub("[廿卅]", lambda old: _OLD_TENS[old[0]], found[3])
    year, month, last = (parse_numeral(part) for part in (re.sub(f"[{_ROUND}]", "〇", found[1]), found[2], day))
    return make_date(year or 0, month or 0, last or 0)


def find_days(text: str) -> Iterator[tuple[int, date]]:
    """Every readable full date in a running text, with its offset."""
    for found in _DAY.finditer(text):
        if day := parse_day(found[0]):
            yield found.start(), day


def is_number(text: str) -> bool:
    """Whether a text is a well-formed 发文字号 (or the 第N号 of an order or announcement)."""
    return bool(NUMBER.fullmatch(text) or ORDER.fullmatch(text))


def number_key(number: str) -> str:
    """What 第八号 and 第8号 have in common: the number in figures."""
    return _SPELT.sub(lambda found: str(parse_numeral(found[0]) or found[0]), number)


def number_spellings(number: str) -> tuple[str, ...]:
    """A number as it was issued and, of one such as 第八号 or 第8号, as it may be asked for."""
    spelt = _FIGURES.sub(lambda found: numeral(int(found[0])), number)
    return tuple(dict.fromkeys((number, number_key(number), spelt)))


def find_number(text: str) -> str | None:
    """The first 发文字号 in a text, in any brackets, written as the standard has it."""
    found = _LOOSE_NUMBER.search(text)
    return f"{found['agency']}〔{found['year']}〕{found['serial']}号" if found else None


def suggest_number(text: str) -> str | None:
    """What a malformed 发文字号 was probably meant to be: wrong brackets, spaces, 第, leading zeros."""
    found = _LOOSE_NUMBER.fullmatch(text.strip())
    return find_number(text) if found else None


def is_index_number(text: str) -> bool:
    return bool(INDEX_NUMBER.fullmatch(text))
