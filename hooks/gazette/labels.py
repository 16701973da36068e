"""One line → the number it starts with: 第三章, 第十二条之一, 一、, （二）, 3., （4）. The only place that knows these forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from .values import NUMERAL, parse_numeral


class Mark(IntEnum):
    """What a label numbers. The first four are law (立法技术规范), the rest the levels of GB/T 9704-2012 7.3.3."""

    PART = 1  # 第一编
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    ARTICLE = 4  # 第一条
    FIRST = 5  # 一、
    SECOND = 6  # （一）
    THIRD = 7  # 1.
    FOURTH = 8  # （1）


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the head of a line. `text` as written, `gap` the blank after it, `rest` what follows.

    `sub` is the 之几 of 第十二条之一 (0 without). `spaced` is False where nothing parts label and text, so that
    第十二条规定的… at the head of a line may be no label at all.
    """

    mark: Mark
    number: int
    sub: int = 0
    text: str
    gap: str
    rest: str
    spaced: bool = True


_BLANK = r"[\s\u3000\xa0]"
_LAW = re.compile(
    rf"(?P<text>第{_BLANK}*(?P<number>{NUMERAL}|\d{{1,4}}){_BLANK}*(?P<unit>[编章节条編節條])"
    rf"(?:之(?P<sub>{NUMERAL}))?)(?P<gap>{_BLANK}*[:：]?{_BLANK}*)(?P<rest>.*)",
    re.S,
)
_LEVELS = (
    (Mark.FIRST, re.compile(rf"(?P<text>(?P<number>{NUMERAL})、)(?P<gap>{_BLANK}*)(?P<rest>.*)", re.S)),
    (Mark.SECOND, re.compile(rf"(?P<text>[（(](?P<number>{NUMERAL})[）)]、?)(?P<gap>{_BLANK}*)(?P<rest>.*)", re.S)),
    (Mark.THIRD, re.compile(rf"(?P<text>(?P<number>\d{{1,3}})\\?[.．、])(?P<gap>{_BLANK}*)(?P<rest>(?!\d).*)", re.S)),
    (Mark.FOURTH, re.compile(rf"(?P<text>[（(](?P<number>\d{{1,3}})[）)]、?)(?P<gap>{_BLANK}*)(?P<rest>.*)", re.S)),
)
_LAW_MARKS = {"编": Mark.PART, "章": Mark.CHAPTER, "节": Mark.SECTION, "条": Mark.ARTICLE} | {"編": Mark.PART, "節": Mark.SECTION, "條": Mark.ARTICLE}
_EMPHASIS = re.compile(rf"(\*\*|__)(?P<inner>[^*_]+)\1(?P<gap>{_BLANK}*)")
# 一、二级保护动物 at the head of a line counts nothing.
_ENUMERATION = re.compile(rf"{NUMERAL}(?:、|[类级等])")

_PORTION = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:部分|板块)(?:[\s\u3000:：、]+[^\s。；，]{1,30})?")


def is_portion(line: str) -> bool:
    """Whether a line is the name of a portion of a report, which bears no number of the levels: 第一部分　工作回顾."""
    return bool(_PORTION.fullmatch(line.strip("* \u3000")))


def read_label(line: str) -> Label | None:
    """The label a line starts with, blanks and `**bold**` around it ignored; None where it starts with none."""
    line = _unbolden(line.strip("\ufeff \t\u3000\xa0\r\n"))
    if found := _LAW.match(line):
        return _law_label(found)
    for mark, pattern in _LEVELS:
        if (found := pattern.match(line)) and not (mark is Mark.FIRST and _ENUMERATION.match(found["rest"])):
            return _label(mark, found)
    return None


def _unbolden(line: str) -> str:
    """`**第一条** 内容` and `**第一条 内容**` without the emphasis that hides the label."""
    found = _EMPHASIS.match(line)
    return found["inner"] + found["gap"] + line[found.end() :] if found else line


def _law_label(found: re.Match[str]) -> Label | None:
    mark = _LAW_MARKS[found["unit"]]
    return _label(mark, found, sub=parse_numeral(found["sub"]) or 0 if found["sub"] else 0)


def _label(mark: Mark, found: re.Match[str], sub: int = 0) -> Label | None:
    text = found["number"]
    number = int(text) if text.isdigit() else parse_numeral(text)
    if not number:
        return None
    gap, rest = found["gap"], found["rest"]
    spaced = mark > Mark.ARTICLE or bool(gap) or not rest
    return Label(mark=mark, number=number, sub=sub, text=found["text"].replace("\\", ""), gap=gap, rest=rest, spaced=spaced)
