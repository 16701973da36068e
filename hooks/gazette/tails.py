"""Who does it and until when, as the close of a paragraph or one cell says it: （牵头单位：…；完成时限：…）, 甲牵头，乙、丙配合，6月底前完成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .deadlines import parse_deadline
from .headers import column_of

_DUTY = "牵头|责任|主责|配合|协办|协同|参加|参与|协助|落实|承办|承担|实施|主办|负责|整改|建设"
_KEY = (
    rf"(?:(?:第一|主要|其他|共同|总)?(?:{_DUTY})(?:责任)?(?:单位|部门|科室|股室|主体|县?领导|机构)"
    r"|(?:分管|包保|包抓|挂钩|县级)领导|责任人|牵头人|负责人|工作(?:目标|标准)"
    r"|(?:完成|时间|办理|办结|整改)?(?:时限|节点|期限)(?:要求)?|(?:完成|建设|实施)(?:时间|日期|年限)|时间(?:要求|安排)"
    r"|(?:督导|监督|指导|验收|督办|联络|联系)(?:单位|部门|领导|人)|(?:牵头|配合|主办|协办)(?=[:：]))"
)
_MARKS = r"[\s*_（(\[【〔—-]*"
_IS = r"[\s*_]*(?:[:：]|为)[\s*_]*"
_PAIR = re.compile(rf"{_MARKS}(?P<key>{_KEY}){_IS}(?P<value>.*?)[\s;；。，,]*(?=(?:[\s*_（(；;。，,]|<br>)*{_KEY}{_IS}|$)", re.S)
_LABELLED = re.compile(rf"{_MARKS}{_KEY}[\s*_]*[:：]")
_TAIL = re.compile(rf"[（(\[【〔](?P<inside>\s*[*_]*{_KEY}[\s*_]*[:：].*)[）)\]】〕][*_\s]*[。；;]?\s*$", re.S)
_OPEN_TAIL = re.compile(
    rf"(?:[。；;]|<br>|——)[\s*_]*(?P<inside>{_KEY}[\s*_]*[:：].*)$|(?P<bare>(?<=[^（(\[【〔])(?:{_KEY})[:：].*)$", re.S
)
_PLAIN_TAIL = re.compile(r"[（(【〔](?P<inside>[^（）()【】〔〕]*(?:[（(][^（）()]*[）)][^（）()【】〔〕]*)*)[）)】〕][*_\s]*[。；;]?\s*$")
# 甲、乙按职责分工负责: who, then what they do.
_LEADING = r"牵头(?:抓总|负责|落实|实施|组织)?|主办|总牵头"
_HELPING = r"(?:积极|协同|密切)?(?:配合|参与|参加|协助|协办)(?:落实|实施)?"
_DOING = (
    r"(?:按照?(?:各自)?职[责能](?:分工)?|分工|分别|共同|具体|各自|结合实际|抓好|组织|做好|按(?:各自)?分工|依职责|依法)*(?:负责|落实|实施|承担)(?:落实|实施|指导|统筹|协调|组织|督导){0,2}"
)
_WHO_DOES = re.compile(
    rf"由?(?P<who>[^，,；;。]+?)(?:(?P<lead>{_LEADING})|(?P<support>{_HELPING})|(?P<does>{_DOING}))"
)
_TOGETHER = re.compile(r"(?P<first>.+?)会同(?P<rest>.+)")
_WHEN = re.compile(r"(?P<when>[^，,；;。]*?(?:\d|年|月|季|长期|持续|底)[^，,；;。]*?)(?:完成|落实|办结|到位)?")
_UNTIL = re.compile(r"[^，,；;。]*(?:完成|前|办结|到位|长期坚持|持续推进)|全年|常年|长期")
_SENTENCE_END = re.compile(r"[。；;*]\s*$")
_WHEN_ONLY = re.compile(r"(?:完成|落实|办结|到位)$")
_LAST_PART = re.compile(r"(?<=[，,；;])\s*[^，,；;、]+$")
_OFFICE = re.compile(
    r"(?!.*(?:设在|设立|[简下统]称|详见|包括|联系|办公室为))[一-龥（）()、\s]*(?:局|办|委|部|镇|乡|街道|中心|院|站|队|会|公司|政府|厅|团委|妇联|工会|科协|残联|文联|工商联|单位|部门|办事处|支行|公安|组)(?:[（(][^（）()]*[）)])?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One part of what is said: `column` is lead, support, person, due or goal; `at` is where `text` begins."""

    column: str
    text: str
    at: int


def split_tail(text: str) -> tuple[str, dict[str, str]]:
    """A paragraph without what closes it, and what that says: column → text. Nothing where it is no such close."""
    if found := _TAIL.search(text) or _OPEN_TAIL.search(text):
        inside = found["inside"] or found["bare"]
        return text[: found.start()], together(labelled(inside))
    found = _PLAIN_TAIL.search(text)
    parts = together(plain(found["inside"])) if found else {}
    # Names alone say who does it only behind a finished sentence; （县教育局） within one may mean anything.
    if found and parts and (len(parts) > 1 or _said(found["inside"]) or _SENTENCE_END.search(text[: found.start()])):
        return text[: found.start()], parts
    return text, {}


def is_labelled(text: str) -> bool:
    """Whether a line says no more than 责任单位：…"""
    return bool(_LABELLED.match(text))


@lru_cache(maxsize=4096)
def duties(text: str) -> tuple[Duty, ...]:
    """What one cell says in words of its own: 牵头单位：甲；配合单位：乙, or 甲牵头，乙配合. Empty where it only lists names."""
    if _LABELLED.search(text):
        return tuple(labelled(text))
    return tuple(plain(text)) if _said(text) and re.search(r"[，,；;。\n]", text) else ()


def together(parts: Iterator[Duty]) -> dict[str, str]:
    """Column → text; several who help stand in one list."""
    found: dict[str, str] = {}
    for part in parts:
        again = part.column in found and part.column in ("lead", "support")
        found[part.column] = f"{found[part.column]}、{part.text}" if again else part.text
    return found


def labelled(text: str) -> Iterator[Duty]:
    """牵头单位：甲；责任单位：乙；完成时限：6月底前 → its parts."""
    leads = False
    for found in _PAIR.finditer(text):
        column = column_of(found["key"])
        if column == "responsible":
            column = "support" if leads else "lead"
        leads = leads or column == "lead"
        value, at = _bare(found["value"], found.start("value"))
        if column in ("lead", "support") and (when := _closing_when(value)):
            yield Duty(column="due", text=_WHEN_ONLY.sub("", when[0]), at=at + when.start())
            value = value[: when.start()].rstrip("，,；; ")
        if column in ("lead", "support", "person", "due", "goal") and value:
            yield Duty(column=column, text=value, at=at)


def _closing_when(value: str) -> re.Match[str] | None:
    """县民宗局，6月底前完成: the day that closes a list of names."""
    found = _LAST_PART.search(value)
    return found if found and _UNTIL.fullmatch(found[0].strip()) and parse_deadline(found[0], 2000) else None


def _bare(value: str, at: int) -> tuple[str, int]:
    bare = value.strip(" *_\u3000\n")
    if len(re.findall("[）)\\]】〕]", bare)) > len(re.findall("[（(\\[【〔]", bare)):
        bare = bare.rstrip("。；;，,）)]】〕")
    return bare, at + value.find(bare)


def _said(text: str) -> bool:
    """Whether a word such as 牵头, 负责, 配合 stands in it."""
    return bool(re.search(r"牵头|负责|主办|配合|参与|参加|协助|协办|落实|实施", text))


def plain(text: str) -> Iterator[Duty]:
    """县文明办牵头，各乡镇配合，6月底前完成 → its parts; nothing unless every word of it is accounted for."""
    parts: list[Duty] = []
    waiting: list[Duty] = []
    for piece in re.finditer(r"[^，,；;。\n]+", text):
        words, at = _bare(piece[0], piece.start())
        if found := _WHO_DOES.fullmatch(words):
            parts += _roles(found, at, waiting, any(part.column == "lead" for part in parts))
            waiting = []
        elif _UNTIL.fullmatch(words) and parse_deadline(words, 2000) and (when := _WHEN.fullmatch(words)):
            parts.append(Duty(column="due", text=when["when"], at=at))
        elif _OFFICE.fullmatch(words):
            waiting.append(Duty(column="lead", text=words, at=at))
        else:
            return
    named = any(part.column in ("lead", "support") for part in parts)
    yield from parts if named else (*waiting, *parts)


def _roles(found: re.Match[str], at: int, waiting: list[Duty], led: bool) -> list[Duty]:
    """Who a piece names, with the names before it that wait for a verb. Whoever 负责 beside one that leads helps it."""
    column = "support" if found["support"] or (found["does"] and led) else "lead"
    who, start = found["who"], at + found.start("who")
    if waiting:
        who, start = "，".join((*(part.text for part in waiting), who)), waiting[0].at
    if both := _TOGETHER.fullmatch(who):
        rest = Duty(column="support", text=both["rest"], at=start + both.start("rest"))
        return [Duty(column=column, text=both["first"], at=start), rest]
    return [Duty(column=column, text=who, at=start)]

