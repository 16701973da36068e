"""发文字号 as papers and pages write it → as the standard writes it; the number of an order, 纪要 or 简报 as it was issued."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from gazette.values import CLOSE, NUMBER, NUMERAL, OPEN, ORDER, find_number

from .sheet import squeeze

_DAY = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_NUMBER = rf"[A-Za-zＸ×一-龥]{{2,16}}?\s*{OPEN}\s*[\dxX×]{{4}}\s*{CLOSE}\s*第?\s*[\dxX×]{{1,5}}\s*号"
_YEAR = rf"(?:{OPEN}\s*(?:\d{{4}}\s*年?|{NUMERAL}届)\s*{CLOSE}|\d{{4}}\s*年)"
_SERIAL = rf"第\s*(?:\d{{1,5}}|{NUMERAL})\s*[号期]"
NUMBER_LINE = re.compile(
    rf"(?:(?:发文字号|文件(?:编号|字?号)|文\s*号|字\s*号|编\s*号)\s*[:：]?)?[（(]?\s*(?P<number>{_NUMBER})\s*[）)]?\s*(?P<beside>签发人\s*[:：].*|\s(?:特急|加急|急件|平急|主动公开|依申请公开|公开|[\[（(【]?[A-CＡ-Ｃ]类?[\]）)】]?|(?:类别|公开属性)\S{0,3}\s*[:：].*))?"
)
ORDER_LINE = re.compile(
    rf"[（(]?\s*(?P<number>[一-龥]{{2,30}}(?:令|公告)\s*{_YEAR}?\s*(?:第?\s*\d{{1,5}}\s*号|{_SERIAL})|{_YEAR}?\s*{_SERIAL}|{_YEAR}\s*\d{{1,5}}\s*号)\s*[）)]?"
)
_TOTAL = rf"(?P<serial>{_YEAR}?\s*{_SERIAL})\s*(?P<total>[（(]?\s*总第?\s*\d{{1,5}}\s*期\s*[）)]?)"
# （澄政发〔2025〕5号　2025年2月20日）, either first, and 第12期（总第56期）: what stands beside the number is left.
_BESIDE = re.compile(rf"[（(]?\s*(?:(?P<number>{_NUMBER})[，,；;\s]*(?P<day>{_DAY})|(?P<first>{_DAY})[，,；;\s]*(?P<second>{_NUMBER}))\s*[）)]?|{_TOTAL}")
_ENACTS = re.compile(rf"\s*[以由]?(?P<number>[一-龥]{{2,30}}令\s*{_YEAR}?\s*(?:第?\s*\d{{1,5}}\s*号|{_SERIAL}))(?:(?:修订)?(?:发布|公布|颁布)|修订)")
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
    number = find_number(_narrow(text)) or ""
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
    """The 发文字号 that a line is, or the number of an order, 纪要 or 简报, bold or not; empty where it is none."""
    bare = text.replace("**", "").strip("* ")
    if found := NUMBER_LINE.fullmatch(bare):
        return normal_number(found["number"])
    found = ORDER_LINE.fullmatch(bare)
    return _issued(found["number"]) if found else ""


def split_line(text: str) -> tuple[str, str]:
    """A line of a 发文字号 and a day → the number, and the day in brackets; of 第12期（总第56期） both; empty for any other line."""
    found = _BESIDE.fullmatch(text.strip("* "))
    if found and found["serial"]:
        return _issued(found["serial"]), found["total"]
    number = normal_number(found["number"] or found["second"]) if found else ""
    return (number, f"（{found['day'] or found['first']}）") if found and number else ("", "")


def number_enacted(note: str) -> str:
    """`县人民政府令第8号公布` in a 题注 → the number of the order; empty where it names none, or one of several offices together."""
    found = _ENACTS.match(note)
    return _issued(found["number"]) if found else ""


def is_serial(number: str) -> bool:
    """Whether a number names nobody: 第8号, 〔2024〕12号, 2024年第5号."""
    return bool(re.match(r"[第〔\d]", number))


def _issued(text: str) -> str:
    """A number as it was issued, without blanks, its year in 〔〕."""
    return re.sub(rf"{OPEN}(\d{{4}}|{NUMERAL}届)年?{CLOSE}", r"〔\1〕", _narrow(text))


def _narrow(text: str) -> str:
    """Without blanks, and the figures in half width."""
    return re.sub("[０-９]", lambda found: unicodedata.normalize("NFKC", found[0]), squeeze(text))
