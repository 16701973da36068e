"""完成时限 as plans write them → a day as exactly as it is known: 6月底前, 第二季度, 长期坚持, 每月25日前."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from .model import When
from .values import DIGITS, NUMERAL, make_date, parse_numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline: `text` as written; `due` the last day that keeps it, None for what never ends, recurs or names no day.

    `when` is the date as exactly as the text gives it, so that 6月底 is shown as a month and not as the 30th.
    `recurring` is what goes on or comes again (长期坚持, 每月25日前); 立行立改 and 按时限要求 have neither day nor end.
    """

    text: str
    due: date | None = None
    when: When | None = None
    recurring: bool = False


@dataclass(slots=True)
class _Reading:
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


_AGAIN = re.compile(r"每(?:个|隔|[半两三双\d])?(?:年|季|月|周|星期|旬|日|天|学期)|[\d一半两]年[\d一]次|一[季月周]一|逐[年月季]|按[月季年](?!度?要求)")
_STANDING = re.compile(r"长期|持续|常年|全年|全程|经常|日常|常态|长效|贯穿|始终|不断")
# Words that honestly name no day. A number of days (30日内) counts from a day the cell does not give.
_OPEN = re.compile(
    r"[-—–/\\无]*|.*(?:按|视|待|依|根据|结合|随时|即时|实时|适时|择机|及时|立即|即日|立行立改|即.即改|边.边改|正在|分(?:阶段|年度|批|期|步)|周期内|马上|近期|当[日天月]|本月|同步|另行|未定"
    r"|元旦|春节|元宵|清明|五一|端午|中秋|国庆|重阳|节前|假|汛期|开学|期间|前夕|[检验]收|考核|评估前|会前|月[底初末中]|季度?末|已(?:经|全部)?(?:完成|办结|整改)"
    r"|(?<![月\d])\d{1,3}(?:个月|个?工作日|日|天|周|年)(?:之|以)?内|[半两数](?:年|个?月)(?:之|以)?内).*|(?:\d{1,2}|[半两])(?:年|个月)|[^\d]{2,12}前"
)
# A year alone is a deadline only where little else is said: a sentence that names a year may mean anything.
_ONLY_YEAR = re.compile(r"(?:到|至|截至|力争|确保|争取|于|在)*(?:\D{0,3}(?:19|20)\d{2}年?|今明[两2]年|明年|次年|今年|本年|当年)+(?:以?前|之前|度|内|底|全部|期间|完成|取得\S{0,4}成效|分年度|逐年|组织|推进|落实|实施|到位|任务|[。])*")
_CHINESE = re.compile(rf"{NUMERAL}(?=年|个?月|[日号])")
_DASH = r"(?:-|—+|–|~|至|到|、)"
# What follows a day that only begins something: 4月启动, 1月起.
_BEGINS = re.compile(r"[日号]?(?:前|起|份)?(?:启动|开始|开工|动工|起(?!止|草))")
_FIVE_YEARS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_TOKENS = (
    ("five", r"十(?P<plan>[三四五六])五”?(?:规划)?(?:期间|末|期末|时期|内|以?前|$)"),
    ("ymd", r"(?P<y1>(?:19|20)\d{2})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)"),
    ("compact", r"(?<!\d)(?P<y2>20\d{2})(?P<m2>\d{2})(?P<d2>\d{2})(?!\d)"),
    ("ym", r"(?P<y3>(?:19|20)\d{2})[-/.](?P<m3>\d{1,2})(?![\d年])"),
    ("year", r"(?P<y4>(?:19|20)\d{2})(?:年度?(?![底末内终初中]))?(?!\d)"),
    ("relative", r"(?P<next>今明[两2]年|明年|次年)|今年|本年度?|当年"),
    ("days", rf"(?P<m5>\d{{1,2}})月份?(?P<from>\d{{1,2}})[日号]?{_DASH}(?P<d5>\d{{1,2}})[日号]"),
    ("day", r"(?P<m6>\d{1,2})月份?(?P<d6>\d{1,2})[日号]?(?!\d)"),
    ("month", r"(?P<m7>\d{1,2})月份?(?P<part>上中旬|中下旬|上旬|中旬|下旬|月?初|月?中|月?底|月?末)?"),
    ("bare", r"^(?P<m8>1[0-2]|0?[1-9])[./](?P<d8>[12]\d|3[01]|0?[1-9])(?=$|[日号前之止至(（—-])"),
    ("quarter_end", r"第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4])(?!\d)"),
    ("half_end", r"(?P<half>[上下])半年"),
    ("mid_year", r"年中(?![秋旬央])"),
    ("year_end", r"(?:(?<![\d半])|(?<=\d{4}))年(?:终?[底末内]|终(?!考核|验收|总结|评))|年初|(?<=\d)底|岁末"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS))


@lru_cache(maxsize=4096)
def parse_deadline(text: str, year: int) -> Deadline | None:
    """`year` is the plan's own, for deadlines that leave it out. None where the text is no deadline at all."""
    plain = _CHINESE.sub(_arabic, re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("○", "〇"))
    if not plain:
        return None
    if _AGAIN.search(plain):
        return Deadline(text=text, recurring=True)
    reading = _read(plain, year)
    standing = bool(_STANDING.search(plain)) or reading.only_begins
    if reading.impossible:
        return None
    if reading.days:
        due, when = max(reading.days, key=lambda pair: pair[0])
        return Deadline(text=text, when=when, due=due, recurring=standing)
    if standing:
        return Deadline(text=text, recurring=True)
    if reading.only_year and _ONLY_YEAR.fullmatch(plain):
        return Deadline(text=text, when=When(reading.year), due=date(reading.year, 12, 31))
    return Deadline(text=text) if _OPEN.fullmatch(plain) else None


def _read(plain: str, year: int) -> _Reading:
    reading = _Reading(year=year)
    for found in _found(plain):
        before = len(reading.days)
        _READERS[found.lastgroup or ""](reading, found)
        if len(reading.days) > before and _BEGINS.match(plain, found.end()):
            reading.days.pop()
            reading.begun += 1
    return reading


def _found(plain: str) -> Iterator[re.Match[str]]:
    """Tokens in order; `lastgroup` is the outermost group that matched, so the name of the token."""
    return _TOKEN.finditer(plain)


def _arabic(found: re.Match[str]) -> str:
    return str(parse_numeral(found[0]) or found[0])


def _ymd(reading: _Reading, found: re.Match[str]) -> None:
    year, month, day = (found["y1"], found["m1"], found["d1"]) if found["y1"] else (found["y2"], found["m2"], found["d2"])
    reading.year = int(year)
    reading.add(make_date(year, month, day), When(int(year), int(month), int(day)))


def _ym(reading: _Reading, found: re.Match[str]) -> None:
    reading.year = int(found["y3"])
    _add_month(reading, int(found["m3"]))


def _year(reading: _Reading, found: re.Match[str]) -> None:
    reading.year, reading.only_year = int(found["y4"]), True


def _relative(reading: _Reading, found: re.Match[str]) -> None:
    reading.year += bool(found["next"])
    reading.only_year = True


def _day(reading: _Reading, found: re.Match[str]) -> None:
    """6月30日, or the last of 5月10日至12日."""
    month, day = next((found[m], found[d]) for m, d in (("m5", "d5"), ("m6", "d6"), ("m8", "d8")) if found[m])
    reading.add(make_date(reading.year, month, day), When(reading.year, int(month), int(day)))


def _month(reading: _Reading, found: re.Match[str]) -> None:
    """6月, 6月底, 6月中旬 (until the 20th), 6月上旬 (until the 10th)."""
    part = (found["part"] or "").removeprefix("月")
    _add_month(reading, int(found["m7"]), {"上旬": 10, "初": 10, "中旬": 20, "中": 20, "上中旬": 20}.get(part, 31))


def _quarter(reading: _Reading, found: re.Match[str]) -> None:
    """第二季度 ends in June; 四季度 is the same word."""
    quarter = found["quarter"] or found["q"]
    _add_month(reading, 3 * (DIGITS.get(quarter) or int(quarter)))


def _half(reading: _Reading, found: re.Match[str]) -> None:
    _add_month(reading, 6 if found["half"] == "上" else 12)


def _five_years(reading: _Reading, found: re.Match[str]) -> None:
    """“十四五” ends in 2025, and every next plan five years on."""
    reading.year = _FIVE_YEARS[found["plan"]]
    reading.add(date(reading.year, 12, 31), When(reading.year))


def _mid_year(reading: _Reading, found: re.Match[str]) -> None:
    _add_month(reading, 6)


def _year_end(reading: _Reading, found: re.Match[str]) -> None:
    if found[0] == "年初":
        _add_month(reading, 1)
    else:
        reading.add(date(reading.year, 12, 31), When(reading.year))


def _add_month(reading: _Reading, month: int, last: int = 31) -> None:
    possible = 1 <= month <= 12
    day = date(reading.year, month, min(last, calendar.monthrange(reading.year, month)[1])) if possible else None
    reading.add(day, When(reading.year, month if possible else 0))


_READERS: dict[str, Callable[[_Reading, re.Match[str]], None]] = {
    "ymd": _ymd,
    "compact": _ymd,
    "ym": _ym,
    "year": _year,
    "relative": _relative,
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
