"""完成时限 as plans write them → a day as exactly as it is known: 6月底前, 第二季度, 长期坚持, 每月25日前."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .day_words import read_days
from .model import When
from .values import NUMERAL, parse_numeral


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


_AGAIN = re.compile(r"每(?:个|隔|逢|[半两三双单\d]个?)?(?:年|季|月|周|星期|旬|日|天|学期|学年|重大|重要|节)|[半\d][月年]一次|[\d一半两]年[\d一]次|一[季月周]一|逐[年月季]|按[月季年](?!度?要求)")
_STANDING = re.compile(r"长期|永久|次月|动态|(?<![规限])定期(?!限)|\d年起(?![至止草到—-])|持续|常年|全年|全程|经常|日常|常态|长效|贯穿|始终|不断")
# Words that honestly name no day. A number of days (30日内) counts from a day the cell does not give.
_OPEN = re.compile(
    r"[-—–/\\无]*|.*(?:按|视|待|依|根据|结合|随时|即时|实时|适时|择机|及时|立即|即日|立行立改|即.即改|边.边改|正在|分(?:阶段|年度|批|期|步)|周期内|马上|近期|当[日天月]|本月|同步|另行|未定"
    r"|元旦|春节|元宵|清明|五一|七一|八一|端午|中秋|国庆|重阳|节前|年前|节点|节日|假|暑期|汛期|开学|规定(?:时限|期限|时间)|学期|学年|第一时间|[本上下]周|期间|前夕|[检验]收|考核|评估前|会前|月[底初末中]|季度?末|已(?:经|全部)?(?:完成|办结|整改)"
    r"|(?<![月\d])\d{1,3}(?:个月|个?工作日|日|天|周|年)(?:之|以)?内|[半两数一二三](?:年|个?月|周|天)(?:之|以)?内|\d{1,3}个?小时(?:之|以)?内).*|(?:世界|国际|全国|中国|宣传)[^\d]{1,10}[日周月](?:活动|期间|前后?|当[天日])?|(?:\d{1,2}|[半两])(?:年|个月)|[^\d]{2,12}前"
)
# A year alone is a deadline only where little else is said: a sentence that names a year may mean anything.
_ONLY_YEAR = re.compile(r"(?:到|至|截至|力争|确保|争取|于|在)*(?:\D{0,3}(?:19|20)\d{2}年?|今明[两2]年|明年|次年|今年|本年|当年)+(?:以?前|之前|度|内|底|全部|期间|完成|取得\S{0,4}成效|分年度|逐年|组织|推进|落实|实施|到位|任务|[。])*")
_CHINESE = re.compile(rf"{NUMERAL}(?=年|个?月|[日号])")


@lru_cache(maxsize=4096)
def parse_deadline(text: str, year: int) -> Deadline | None:
    """`year` is the plan's own, for deadlines that leave it out. None where the text is no deadline at all."""
    plain = _CHINESE.sub(_arabic, re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("○", "〇"))
    if not plain:
        return None
    if _AGAIN.search(plain):
        return Deadline(text=text, recurring=True)
    reading = read_days(plain, year)
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


def _arabic(found: re.Match[str]) -> str:
    return str(parse_numeral(found[0]) or found[0])
