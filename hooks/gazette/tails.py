"""Who does it and until when, as the close of a paragraph or one cell says it: （牵头单位：…；完成时限：…）, 甲牵头，乙、丙配合，6月底前完成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .deadlines import parse_deadline
from .headers import column_of
from .spoken import UNTIL, Duty, bare, closing, plain, says_who

_DUTY = "牵头|责任|主责|配合|协办|协同|参加|参与|协助|落实|承办|承担|实施|主办|负责|整改|建设"
_KEY = (
    rf"(?:责任(?:单位|部门)(?:[及和与、/])(?:责任人|负责人|责任领导)|(?:第一|主要|其他|共同|总)?(?:{_DUTY})(?:责任)?(?:单位|部门|科室|股室|主体|县?领导|机构)"
    r"|(?:分管|包保|包抓|包联|挂钩|挂牌|挂包|联系|县级)县?领导|责任人|牵头人|负责人|工作(?:目标|标准)"
    r"|(?:完成|时间|办理|办结|整改)?(?:时限|节点|期限)(?:要求)?|(?:完成|建设|实施)(?:时间|日期|年限)|时间(?:要求|安排)|(?:工作|序时)?进度(?:安排|要求)"
    r"|(?:督导|监督|指导|验收|督办|联络|联系)(?:单位|部门|领导|人)|(?:牵头|配合|主办|协办)(?=[:：]))"
)
_BETWEEN = r"[）)】〕\]]\s*[（(【〔\[]"  # （牵头单位：甲）（完成时限：6月底）
_MARKS = r"[\s*_（(\[【〔—-]*"
_IS = r"[\s*_]*(?:[:：]|为)[\s*_]*"
_PAIR = re.compile(rf"{_MARKS}(?P<key>{_KEY}){_IS}(?P<value>.*?)[\s;；。，,]*(?=(?:[\s*_（(；;。，,]|<br>|{_BETWEEN})*{_KEY}{_IS}|$)", re.S)
_LABELLED = re.compile(rf"{_MARKS}{_KEY}[\s*_]*[:：]")
_TAIL = re.compile(rf"[（(\[【〔](?P<inside>\s*[*_]*{_KEY}[\s*_]*[:：].*)[）)\]】〕][*_\s]*[。；;]?\s*$", re.S)
_OPEN_TAIL = re.compile(
    rf"(?:[。；;]|<br>|——)[\s*_]*(?P<inside>{_KEY}[\s*_]*[:：].*)$|(?P<bare>(?<=[^（(\[【〔])(?:{_KEY})[:：].*)$", re.S
)
_PLAIN_TAIL = re.compile(r"[（(【〔\[](?P<inside>[^（）()【】〔〕\[\]]*(?:[（(][^（）()]*[）)][^（）()【】〔〕\[\]]*)*)[）)】〕\]][*_\s]*[。；;]?\s*$")
_DASH = re.compile(r"(?<=\S)\s*(?:—{1,2}|--)\s*(?P<inside>[^—。；：]{2,80})[。；]?\s*$")
_SAID = re.compile(rf"(?<=[。；;])\s*(?P<inside>{_KEY}为[^。；;]+)[。；;]?\s*$")
_LAST_SENTENCE = re.compile(
    r"(?:(?<=[。；;])\s*(?:(?:[此该本这]项?|以上|上述)(?:工作|任务|事项))?|[，,](?=由))(?P<inside>[^。；;]{4,120})[。；;]?\s*$"
)
_DASHED = re.compile(r"[\s*_]*(?:—{1,2}|--)")
_SIGNS = str.maketrans("［］∶︰", "〔〕：：")  # signs that look like a colon are one
_AND_SO_ON = re.compile(r"[。；;，,]\s*以下[^。；]{0,40}不再(?:一一)?(?:列出|列举|罗列|重复|标注)[。]?(?=[）)】〕]*\s*$)")
_DASH_LEFT = re.compile(r"\s*(?:—{1,2}|--)\s*$")
_SENTENCE_END = re.compile(r"[。；;*]\s*$")
_WHEN_ONLY = re.compile(r"^\s*时间[:：]|(?:完成|落实|办结|到位)$")
_LAST_WORDS = re.compile(r"[（(](?P<inside>[^（）()]+)[）)]$|[，,；;\s]\s*(?P<words>[^，,；;、\s]+)$")
_DAY = re.compile(r"[\d一二三四五六七八九十][年月日季]|[年月][初中底末内]|半年|每[年季月周]|全年|长期|常年|持续")
_LAST_PART = re.compile(r"(?<=[，,；;])\s*[^，,；;、]+$|(?<=\s)(?:时间[:：]|\d{4}年|\d{1,2}月|长期|全年|每)[^，,；;、\s]*$")


def split_tail(text: str) -> tuple[str, dict[str, str]]:
    """A paragraph without what closes it, and what that says: column → text. Nothing where it is no such close."""
    searched = _AND_SO_ON.sub("", text.translate(_SIGNS))
    if found := _TAIL.search(searched) or _OPEN_TAIL.search(searched):
        inside = found["inside"] or found["bare"]
        return text[: found.start()], together(labelled(inside))
    found = _PLAIN_TAIL.search(searched)
    parts = together(plain(found["inside"])) if found else {}
    # Names alone say who does it only behind a finished sentence or a dash; （县教育局） within one may mean anything.
    if found and parts and (len(parts) > 1 or says_who(found["inside"]) or _is_item(text, found.start())):
        return _DASH_LEFT.sub("", text[: found.start()]), parts
    found = _DASH.search(searched)
    parts = together(plain(found["inside"])) if found else {}
    if found and "lead" in parts:
        return text[: found.start()], parts
    return _split_sentence(text, searched)


def _split_sentence(text: str, searched: str) -> tuple[str, dict[str, str]]:
    """A paragraph without its last sentence, where that only says who does it: 责任单位为…, 由…牵头，…配合."""
    found = _SAID.search(searched)
    parts = together(labelled(found["inside"])) if found else {}
    if not parts and (found := _LAST_SENTENCE.search(searched)):
        parts = together(closing(found["inside"]))
    return (text[: found.start()], parts) if found and parts else (text, {})


def _is_item(text: str, end: int) -> bool:
    """Whether what stands before the close is a whole sentence, or an item that a dash begins or ends."""
    return bool(_SENTENCE_END.search(text[:end]) or _DASHED.match(text) or _DASH_LEFT.search(text[:end]))


def is_labelled(text: str) -> bool:
    """Whether a line says no more than 责任单位：…"""
    return bool(_LABELLED.match(text.translate(_SIGNS)))


@lru_cache(maxsize=4096)
def duties(text: str) -> tuple[Duty, ...]:
    """What one cell says in words of its own: 牵头单位：甲；配合单位：乙, or 甲牵头，乙配合. Empty where it only lists names."""
    text = text.translate(_SIGNS)
    if _LABELLED.search(text):
        return tuple(labelled(text))
    return tuple(plain(text)) if says_who(text) and re.search(r"[，,；;。\n]", text) else ()


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
    for found in _PAIR.finditer(text.translate(_SIGNS)):
        column = column_of(found["key"])
        if column == "responsible":
            column = "support" if leads else "lead"
        leads = leads or column == "lead"
        value, at = bare(found["value"], found.start("value"))
        if column in ("lead", "support") and (when := _closing_when(value)):
            yield Duty(column="due", text=_WHEN_ONLY.sub("", when[0]), at=at + when.start())
            value = value[: when.start()].rstrip("，,；; \u3000")
        if column in ("lead", "support", "person", "due", "goal") and value:
            yield Duty(column=column, text=value, at=at)


def _closing_when(value: str) -> re.Match[str] | None:
    """县民宗局，6月底前完成 or 县民宗局；时间：6月: the day that closes a list of names."""
    found = _LAST_PART.search(value)
    says_so = found and (UNTIL.fullmatch(found[0].strip()) or _WHEN_ONLY.match(found[0]))
    return found if says_so and found and parse_deadline(_WHEN_ONLY.sub("", found[0]), 2000) else None


def split_when(text: str) -> tuple[str, str]:
    """县民宗局、各乡镇；每年6月 → who, and until when as the last words of a cell say it; no day where they say none."""
    found = _LAST_WORDS.search(text)
    words = found["inside"] or found["words"] if found else ""
    is_when = found and _DAY.search(words) and parse_deadline(words, 2000)
    return (text[: found.start()].rstrip(), words.strip()) if found and is_when else (text, "")
