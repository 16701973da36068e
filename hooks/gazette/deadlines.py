"""完成时限 as plans write them → a day as exactly as it is known: 6月底前, 第二季度, 长期坚持, 每月25日前."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .model import When
from .values import DIGITS, make_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline: `text` as written; `due` the last day that keeps it, None for what never ends or recurs.

    `when` is the date as exactly as the text gives it, so that 6月底 is shown as a month and not as the 30th.
    """

    text: str
    due: date | None = None
    when: When | None = None
    recurring: bool = False


_STANDING = re.compile(r"长期|持续|常年|全年|经常|适时|每(?:年|季|半年|月|周|旬|日|天)|常态")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年?")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], tuple[When, date | None]]], ...]


def parse_deadline(text: str, year: int) -> Deadline | None:
    """`year` is the plan's own, for deadlines that leave it out. None where the text is no deadline at all."""
    plain = re.sub(r"\s", "", text)
    if _STANDING.search(plain):
        return Deadline(text=text, recurring=True)
    found = _YEAR.search(plain)
    year = int(found["year"]) if found else year
    rest = plain[found.end() :] if found else plain
    for pattern, read in _FORMS:
        if match := pattern.search(rest):
            when, due = read(year, match)
            return Deadline(text=text, when=when, due=due) if due else None
    if found:
        return Deadline(text=text, when=When(year), due=date(year, 12, 31))
    return None


def _day(year: int, found: re.Match[str]) -> tuple[When, date | None]:
    day = make_date(year, found["month"], found["day"])
    return When(year, int(found["month"]), int(found["day"])), day


def _month(year: int, found: re.Match[str]) -> tuple[When, date | None]:
    """6月, 6月底, 6月中旬 (until the 20th), 6月上旬 (until the 10th)."""
    month = int(found["month"])
    if not 1 <= month <= 12:
        return When(year), None
    last = {"上旬": 10, "初": 10, "中旬": 20}.get(found["part"] or "", calendar.monthrange(year, month)[1])
    return When(year, month), date(year, month, last)


def _quarter(year: int, found: re.Match[str]) -> tuple[When, date | None]:
    """第二季度 ends in June; 四季度 is the same word."""
    quarter = DIGITS.get(found["quarter"]) or int(found["quarter"])
    return When(year, quarter * 3), _end(year, quarter * 3)


def _half(year: int, found: re.Match[str]) -> tuple[When, date | None]:
    month = 6 if found["half"] == "上" else 12
    return When(year, month), _end(year, month)


def _year_end(year: int, found: re.Match[str]) -> tuple[When, date | None]:
    return When(year), date(year, 12, 31)


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_FORMS = (
    (re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"), _day),
    (re.compile(r"[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"), _day),
    (re.compile(r"(?P<month>\d{1,2})月(?P<part>上旬|中旬|下旬|初|底|末)?"), _month),
    (re.compile(r"第?(?P<quarter>[一二三四1-4])季度"), _quarter),
    (re.compile(r"(?P<half>[上下])半年"), _half),
    (re.compile(r"年底|年末|年内|底前|底"), _year_end),
)
