"""Who does it and until when in words without labels: 甲牵头，乙、丙配合，6月底前完成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .deadlines import parse_deadline

# 甲、乙按职责分工负责: who, then what they do.
_LEADING = r"作?为牵头(?:单位|部门)|牵头(?:抓总|负责|落实|实施|组织)?|主办|总牵头"
_HELPING = r"作?为(?:配合|协助|责任)(?:单位|部门)|(?:积极|协同|密切)?(?:配合|参与|参加|协助|协办)(?:落实|实施)?"
_DOING = (
    r"(?:按照?(?:各自)?职[责能](?:分工)?|分工|分别|共同|具体|各自|结合实际|抓好|组织|做好|按(?:各自)?分工|依职责|依法)*(?:负责|落实|实施|承担)(?:落实|实施|指导|统筹|协调|组织|督导){0,2}"
)
_WHO_DOES = re.compile(
    rf"由?(?P<who>[^，,；;。]+?)(?:(?P<lead>{_LEADING})|(?P<support>{_HELPING})|(?P<does>{_DOING}))"
)
_TOGETHER = re.compile(r"(?P<first>.+?)会同(?P<rest>.+)")
_JOINED = re.compile(r"(?:会同|联合|商)(?P<who>[^，,；;。]+)")
_WHEN = re.compile(r"[于在]?(?P<when>[^，,；;。]*?(?:\d|年|月|季|学期|长期|持续|底)[^，,；;。]*?)(?:完成|落实|办结|到位)?")
_BESIDE = re.compile(r"(?<=[局办委部镇乡会府位门道心队社所）)])[ \u3000]+(?=[^\s，,；;。]*(?:\d[年月日季]|年底|年内|季度|长期|全年|持续))")
UNTIL = re.compile(r"[^，,；;。]*(?:完成|前|办结|到位|长期坚持|持续推进)|全年|常年|长期")
_OFFICE = re.compile(
    r"(?!.*(?:设在|设立|[简下统]称|详见|包括|联系|办公室为))[一-龥（）()、\s]*(?:局|办|委|部|镇|乡|街道|中心|院|站|队|会|公司|政府|厅|团委|妇联|工会|科协|残联|文联|联|党校|学校|[中小]学|馆|所|台|银行|法院|单位|部门|办事处|支行|公安|组)(?:[（(][^（）()]*[）)])?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One part of what is said: `column` is lead, support, person, due or goal; `at` is where `text` begins."""

    column: str
    text: str
    at: int


def bare(value: str, at: int) -> tuple[str, int]:
    """A value without blanks, emphasis and a bracket that it does not open, and where it then begins."""
    inner = value.strip(" *_\u3000\n")
    if len(re.findall("[）)\\]】〕]", inner)) > len(re.findall("[（(\\[【〔]", inner)):
        inner = inner.rstrip("。；;，,）)]】〕")
    return inner, at + value.find(inner)


def says_who(text: str) -> bool:
    """Whether a word such as 牵头, 负责, 配合 stands in it."""
    return bool(re.search(r"牵头|负责|主办|配合|参与|参加|协助|协办|落实|实施", text))


def plain(text: str) -> Iterator[Duty]:
    """县文明办牵头，各乡镇配合，6月底前完成 → its parts; nothing unless every word of it is accounted for."""
    parts: list[Duty] = []
    waiting: list[Duty] = []
    for piece in re.finditer(r"[^，,；;。\n]+", _BESIDE.sub(_comma, text)):
        words, at = bare(piece[0], piece.start())
        if found := _WHO_DOES.fullmatch(words):
            parts += _roles(found, at, waiting, any(part.column == "lead" for part in parts))
            waiting = []
        elif UNTIL.fullmatch(words) and parse_deadline(words, 2000) and (when := _WHEN.fullmatch(words)):
            parts.append(Duty(column="due", text=when["when"], at=at))
        elif joined := _JOINED.fullmatch(words):
            parts.append(Duty(column="support", text=joined["who"], at=at + joined.start("who")))
        elif _OFFICE.fullmatch(words):
            waiting.append(Duty(column="lead", text=words, at=at))
        else:
            return
    led = any(part.column == "lead" for part in parts)
    yield from (*parts, *(replace(part, column="support") for part in waiting)) if led else (*waiting, *parts)


def closing(text: str) -> Iterator[Duty]:
    """由县文明办牵头，各乡镇配合，于6月底前完成 as a sentence of its own → its parts; nothing unless offices lead, or do it until a day."""
    parts = [*plain(text)]
    leads = [part for part in parts if part.column == "lead"]
    is_sure = "牵头" in text or any(part.column == "due" for part in parts)
    yield from parts if leads and is_sure and all(_OFFICE.fullmatch(part.text) for part in leads) else ()


def _comma(found: re.Match[str]) -> str:
    """A comma in place of the blank between who and until when; every character stays where it was."""
    return "，" + found[0][1:]


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
