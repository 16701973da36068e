"""The days a deadline names: 6月底, 第二季度, 秋季学期 → the last day of each, as exactly as it is known."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from .model import When
from .values import DIGITS, make_date


@dataclass(slots=True)
class Reading:
    """What was read so far: the year and month that later parts leave out, and the days found."""

    year: int
    month: int = 0
    only_year: bool = False
    days: list[tuple[date, When]] = field(default_factory=list)
    impossible: bool = False
    begun: int = 0

    @property
    def only_begins(self) -> bool:
        """Whether the text names only days on which something starts."""
        return bool(self.begun) and not self.days

    def add(self, day: date | None, when: When) -> None:
        if day is None:
            self.impossible = True
        else:
            self.days.append((day, when))


_DASH = r"(?:-|—+|–|~|至|到|、)"
# What follows a day that only begins something: 4月启动, 1月起.
_BEGINS = re.compile(r"[日号]?(?:前|起|份)?(?:启动|开始|开工|动工|起(?!止|草))")
# 春季 is March to May; a term ends before the holidays: that of spring by the end of July, that of autumn by that of February.
_SEASONS = {"春": 5, "夏": 8, "秋": 11, "冬": 2}
_TERMS = {"春": 7, "夏": 7, "秋": 2, "冬": 2}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_FIVE_YEARS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_TOKENS = (
    ("five", r"十(?P<plan>[三四五六])五”?(?:规划)?(?:期间|末|期末|时期|内|以?前|$)"),
    ("ymd", r"(?P<y1>(?:19|20)\d{2})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)"),
    ("compact", r"(?<!\d)(?P<y2>20\d{2})(?P<m2>\d{2})(?P<d2>\d{2})(?!\d)"),
    ("ym", r"(?P<y3>(?:19|20)\d{2})[-/.](?P<m3>\d{1,2})(?![\d年学])"),
    ("school", rf"20\d{{2}}{_DASH}(?P<second>(?:20)?\d{{2}})学年度?(?P<term>第?[一二12上下秋春](?:季?学期))?(?!\S{{0,6}}开学)"),
    ("season", r"(?P<seasons>今冬明春|[春夏秋冬]{1,2}(?=两?季|学期))(?:两?季)?(?P<study>学期)?(?!两?季?(?:学期)?开学)"),
    ("short", r"(?<!\d)(?P<y5>[23]\d)年(?:(?P<end>度?[底末内])|(?=\d{1,2}月))"),
    ("year", r"(?P<y4>(?:19|20)\d{2})(?:年度?(?![底末内终初中]))?(?!\d)"),
    ("relative", r"(?P<next>今明[两2]年|明年|次年)|今年|本年度?|当年"),
    ("days", rf"(?P<m5>\d{{1,2}})月份?(?P<from>\d{{1,2}})[日号]?{_DASH}(?P<d5>\d{{1,2}})[日号]"),
    ("day", r"(?P<m6>\d{1,2})月份?(?P<d6>\d{1,2})[日号]?(?!\d)"),
    ("month", r"(?P<m7>\d{1,2})月份?(?P<part>上中旬|中下旬|上旬|中旬|下旬|月?初|月?中|月?底|月?末)?"),
    ("until", rf"(?:^\d{{1,2}}[./]\d{{1,2}}|(?<=\d)){_DASH}(?P<m9>\d{{1,2}})[./](?P<d9>\d{{1,2}})(?=$|[日号前止(（])"),
    ("bare", r"^(?P<m8>1[0-2]|0?[1-9])[./](?P<d8>[12]\d|3[01]|0?[1-9])(?=$|[日号前之止至(（—-])"),
    ("quarter_end", r"第?(?P<quarter>[一二三四1-4]|IV|I{1,3})季度?|Q(?P<q>[1-4])(?!\d)"),
    ("half_end", r"(?P<half>[上下])半年"),
    ("mid_year", r"年中(?![秋旬央])"),
    ("year_end", r"(?:(?<![\d半])|(?<=\d{4}))年(?:终?[底末内]|终(?!考核|验收|总结|评))|年初|(?<=\d)底|岁末"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS))


def read_days(plain: str, year: int) -> Reading:
    """What a deadline in half width, without blanks, its numbers in figures, names; `year` is what it leaves out."""
    reading = Reading(year=year)
    for found in _TOKEN.finditer(plain):
        before = len(reading.days)
        # `lastgroup` is the outermost group that matched, so the name of the token.
        _READERS[found.lastgroup or ""](reading, found)
        if len(reading.days) > before and _BEGINS.match(plain, found.end()):
            reading.days.pop()
            reading.begun += 1
    return reading


def _ymd(reading: Reading, found: re.Match[str]) -> None:
    year, month, day = (found["y1"], found["m1"], found["d1"]) if found["y1"] else (found["y2"], found["m2"], found["d2"])
    reading.year = int(year)
    reading.add(make_date(year, month, day), When(int(year), int(month), int(day)))


def _ym(reading: Reading, found: re.Match[str]) -> None:
    reading.year = int(found["y3"])
    _add_month(reading, int(found["m3"]))


def _year(reading: Reading, found: re.Match[str]) -> None:
    reading.year, reading.only_year = int(found["y4"]), True


def _relative(reading: Reading, found: re.Match[str]) -> None:
    reading.year += bool(found["next"])
    reading.only_year = True


def _day(reading: Reading, found: re.Match[str]) -> None:
    """6月30日, or the last of 5月10日至12日."""
    month, day = next((found[m], found[d]) for m, d in (("m5", "d5"), ("m6", "d6"), ("m8", "d8"), ("m9", "d9")) if found[m])
    reading.add(make_date(reading.year, month, day), When(reading.year, int(month), int(day)))


def _month(reading: Reading, found: re.Match[str]) -> None:
    """6月, 6月底, 6月中旬 (until the 20th), 6月上旬 (until the 10th)."""
    part = (found["part"] or "").removeprefix("月")
    _add_month(reading, int(found["m7"]), {"上旬": 10, "初": 10, "中旬": 20, "中": 20, "上中旬": 20}.get(part, 31))


def _quarter(reading: Reading, found: re.Match[str]) -> None:
    """第二季度 ends in June; 四季度 is the same word."""
    quarter = found["quarter"] or found["q"]
    _add_month(reading, 3 * (DIGITS.get(quarter) or _ROMAN.get(quarter) or int(quarter)))


def _season(reading: Reading, found: re.Match[str]) -> None:
    """The last month of a season, or of the school term named after it; a winter and an autumn term end in the year after."""
    season = found["seasons"]
    over = "冬" in season or (found["study"] and season == "秋")
    reading.year += bool(over)
    _add_month(reading, (_TERMS if found["study"] else _SEASONS)[season[-1]])


def _school(reading: Reading, found: re.Match[str]) -> None:
    """2024—2025学年 ends in August, its first term (上学期, 秋季学期) in February, its second in July, all of the second year."""
    reading.year = 2000 + int(found["second"][-2:])
    _add_month(reading, {"": 8, **dict.fromkeys("一1上秋", _TERMS["秋"])}.get((found["term"] or "").removeprefix("第")[:1], _TERMS["春"]))


def _short(reading: Reading, found: re.Match[str]) -> None:
    """25年底, 25年6月: a year of two figures."""
    reading.year = 2000 + int(found["y5"])
    if found["end"]:
        reading.add(date(reading.year, 12, 31), When(reading.year))


def _half(reading: Reading, found: re.Match[str]) -> None:
    _add_month(reading, 6 if found["half"] == "上" else 12)


def _five_years(reading: Reading, found: re.Match[str]) -> None:
    """“十四五” ends in 2025, and every next plan five years on."""
    reading.year = _FIVE_YEARS[found["plan"]]
    reading.add(date(reading.year, 12, 31), When(reading.year))


def _mid_year(reading: Reading, found: re.Match[str]) -> None:
    _add_month(reading, 6)


def _year_end(reading: Reading, found: re.Match[str]) -> None:
    if found[0] == "年初":
        _add_month(reading, 1)
    else:
        reading.add(date(reading.year, 12, 31), When(reading.year))


def _add_month(reading: Reading, month: int, last: int = 31) -> None:
    possible = 1 <= month <= 12
    day = date(reading.year, month, min(last, calendar.monthrange(reading.year, month)[1])) if possible else None
    reading.add(day, When(reading.year, month if possible else 0))


_READERS: dict[str, Callable[[Reading, re.Match[str]], None]] = {
    "ymd": _ymd,
    "compact": _ymd,
    "ym": _ym,
    "year": _year,
    "relative": _relative,
    "school": _school,
    "season": _season,
    "short": _short,
    "until": _day,
    "five": _five_years,
    "days": _day,
    "bare": _day,
    "day": _day,
    "month": _month,
    "quarter_end": _quarter,
    "half_end": _half,
    "mid_year": _mid_year,
    "year_end": _year_end,
}
