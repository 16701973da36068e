"""The end of a paper: who signed it, when, and from which day it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gazette.values import suggest_day

from .sheet import BLANKS

UNIT_END = (
    r"(?:人民政府|政府|委员会|办公室|办公厅|管理局|局|厅|部|法院|检察院|研究院|医院|县委|市委|省委|州委|区委|旗委|党委|党组|工委|政协|"
    r"领导小组|指挥部|联席会议|中心|集团|公司|总工会|联合会|协会|总队|支队|大队|街道办事处|办事处|社区|督查室|研究室|信访室|调研室|专班|县委办|政府办|纪委|监委|妇联|团委|残联|工商联|文联|科协|管理所|管理站|服务站|学校|中学|小学|大学|学院|国务院|银行|组织部|"
    r"常委会|管委会|村委会|居委会|红十字会|党总支|党支部|(?:督查|督导|工作|专项|检查|考核|评审|调研)组|纪委机关|直属机关|理事会|服务队|派出所|司法所|联社|合作社|[县市区州旗][\u4e00-\u9fff]{1,6}办)"
)
DATE = (
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[〇○零0０OoＯ一二三四五六七八九]{4}\s*年\s*[一二三四五六七八九十]{1,2}\s*月\s*[一二三四五六七八九十廿卅]{1,3}\s*日)"
)
_UNIT_LINE = re.compile(
    rf"(?:[\u4e00-\u9fffA-Za-z×〇（）“”() \u3000、]{{0,38}}{UNIT_END})(?:[（(][^（）()]{{1,12}}[）)])?"
)
_FIGURES = r"\d{4}(?P<mark>[.．/-])\d{1,2}(?P=mark)\d{1,2}"  # 2024.3.5, for 2024年3月5日
_MONTH = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月(?:份)?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月")
_BARE = BLANKS + "\n*"  # what stands around a line, the marks of bold type too
_STAMP = re.compile(rf"(?P<unit>.*?)[\s\u3000]*[（(]?(?P<day>{DATE}|{_FIGURES})[）)]?")
# 中共XX县委　XX县人民政府: units signed side by side, with or without a blank.
_JOINT = re.compile(r"[\s\u3000、]+|(?<=[县市省州区旗]委)(?=[^\s部办]{0,10}政府)|(?<=办公室)(?=.+办公室)")
_COMMENCE = re.compile(rf"本[^。；第]{{1,40}}?[自从于](?P<day>{DATE})起?(?:正式)?(?:施行|实施|执行|生效)")
_COMMENCE_SAME_DAY = re.compile(
    r"本[^。；第]{1,40}?[自从](?:公布|发布|颁布|印发|(?P<passed>[^。；，]{0,12}?通过))之日起?(?:正式)?(?:施行|实施|执行|生效)"
)
_NAMED = re.compile(rf"(?P<unit>[^《》，。]{{1,60}}?{UNIT_END})(?=关于|印发|转发|批转|公告|通告|令$|公报|(?:第[一二三四五六七八九十\d]+次)?(?:常务|专题|党组|全体|办公|主任|工作)?会议纪要)")


def read_stamp(text: str) -> tuple[tuple[str, ...], date] | None:
    """A line that is a date, alone or after the units that sign: `XX县人民政府　2024年3月5日`."""
    found = _STAMP.fullmatch(text.strip(_BARE))
    day = read_day(found["day"]) if found else None
    if not found or day is None or (found["unit"] and not is_unit(found["unit"])):
        return None
    return split_units(found["unit"]), day


def read_day(text: str) -> date | None:
    return suggest_day(re.sub(r"\s+", "", text))


def is_unit(text: str) -> bool:
    return bool(_UNIT_LINE.fullmatch(text.strip(_BARE)))


def split_units(text: str) -> tuple[str, ...]:
    """The units named on one line, the lead first."""
    bare = re.sub(r"[（(](?:代?章|公章|盖章|印章?)[）)]", "", text)
    return tuple(part for part in _JOINT.split(bare.strip(BLANKS + "★*")) if part)


_PASSED_ON = re.compile(r"印发|转发|批转|转送")


def read_signature(paragraphs: Sequence[str], title: str = "") -> tuple[tuple[str, ...], date | None]:
    """Units and date that close a paper. Dates of running text never count.

    A long annex may follow; a date alone in the first half of a paper is no signature. A paper that passes another on,
    as its title says, is signed first: below stands what it passes on, with the signature of others. Where nobody signs,
    the line that says who printed it and when (…印发) counts.
    """
    found = _signatures(paragraphs) or _signatures([text.removesuffix("印发") for text in paragraphs])
    first = next((sign for sign in found if sign[0]), None) if _PASSED_ON.search(title) else None
    return first or (found[-1] if found else ((), None))


def _signatures(paragraphs: Sequence[str]) -> list[tuple[tuple[str, ...], date | None]]:
    return [sign for index in range(1, len(paragraphs)) if (sign := _signature(paragraphs, index))]


def _signature(paragraphs: Sequence[str], index: int) -> tuple[tuple[str, ...], date | None] | None:
    """The units and the day of a paragraph that is a date, with the units above it; None for any other. A month names no day."""
    if _MONTH.fullmatch(paragraphs[index].strip(_BARE)):
        return (units, None) if (units := _units_above(paragraphs[:index])) else None
    stamp = read_stamp(paragraphs[index])
    units = stamp[0] or _units_above(paragraphs[:index]) if stamp else ()
    return (units, stamp[1]) if stamp and (units or index * 2 >= len(paragraphs)) else None


def _units_above(paragraphs: Sequence[str]) -> tuple[str, ...]:
    units: list[str] = []
    for text in reversed(paragraphs[-6:]):
        if not is_unit(text):
            break
        units[:0] = split_units(text)
    return tuple(units)


def issuer_of_title(title: str) -> tuple[str, ...]:
    """`XX县人民政府关于…` → the unit that speaks; empty where the title names none."""
    found = _NAMED.match(title)
    return split_units(found["unit"]) if found else ()


def read_commencement(paragraphs: Sequence[str]) -> date | None:
    """The day from which the last articles say that the text holds."""
    for text in reversed(paragraphs):
        if found := _COMMENCE.search(text):
            return read_day(found["day"])
    return None


def commences_with(paragraphs: Sequence[str]) -> str:
    """The event with which the text holds as its last articles say, 公布 or 通过; empty where they say neither."""
    found = next(filter(None, map(_COMMENCE_SAME_DAY.search, paragraphs[-8:])), None)
    return "" if not found else "通过" if found["passed"] else "公布"
