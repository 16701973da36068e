"""Tasks in prose: a numbered paragraph closed by （牵头单位：…；完成时限：…）, or followed by lines such as 责任单位：…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .structure import Element
from .tables import column_of

_KEY = r"(?:第一|主要)?(?:牵头|责任|主责|配合|协办|参加|参与|协同|落实|承办|实施|主办|负责)(?:单位|部门|领导|主体)|责任人|牵头人|(?:完成|时间|办理)?(?:时限|节点|期限)(?:要求)?|完成(?:时间|日期)|时间要求|工作(?:目标|标准)"
_PAIR = re.compile(rf"[\s*_（(]*(?P<key>{_KEY})[\s*_]*(?:[:：]|为)[\s*_]*(?P<value>.*?)[\s;；。，,]*(?=(?:[\s*_（(；;。，,]|<br>)*(?:{_KEY})[\s*_]*(?:[:：]|为)|$)", re.S)
_LINE = re.compile(rf"[\s*_（(\[【]*(?:{_KEY})[\s*_]*[:：]")
_TAIL = re.compile(rf"[（(\[【](?P<inside>\s*(?:[*_]*)(?:{_KEY})[\s*_]*[:：].*)[）)\]】][*_\s]*[。；;]?\s*$", re.S)
_OPEN_TAIL = re.compile(rf"(?:[。；;]|<br>)[\s*_]*(?P<inside>(?:{_KEY})[\s*_]*[:：].*)$|(?P<bare>(?<=[^（(\[【])(?:{_KEY})[:：].*)$", re.S)
_PLAIN_TAIL = re.compile(r"[（(](?P<inside>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)][*_\s]*[。；;]?\s*$")
# （县文明办牵头，各乡镇配合，6月底前完成）: who, then what they do.
_LEADS = re.compile(r"(?:由)?(?P<who>[^，,；;。]+?)(?:总)?(?P<role>牵头|负责|主办|配合|参与|协助|协办)(?:负责|落实|实施)?")
_WHEN = re.compile(r"(?P<when>[^，,；;。]*?(?:\d|年|月|季|长期|持续|底)[^，,；;。]*?)(?:完成|落实|办结|到位)?")
_ROLES = {"牵头": "lead", "负责": "lead", "主办": "lead", "配合": "support", "参与": "support", "协助": "support", "协办": "support"}
_SENTENCE = re.compile(r"[。；！？]")
_TITLE_LENGTH = 40


@dataclass(slots=True)
class ProseTask:
    """One task as the text has it: `parts` column → text (lead, support, due, person, goal), `anchor` of its paragraph."""

    number: str
    title: str
    goal: str
    line: int
    anchor: str
    parts: dict[str, str] = field(default_factory=dict)


def may_hold_tasks(body: str) -> bool:
    """Whether it is worth looking: the words a task cannot do without."""
    return any(word in body for word in ("牵头", "责任单位", "责任部门", "责任主体", "负责", "时限"))


def find_prose_tasks(elements: tuple[Element, ...]) -> Iterator[ProseTask]:
    """Every task a text states, in order; an element with a number is one where who does it or until when is said."""
    current: ProseTask | None = None
    for element in elements:
        if element.number and element.role in ("level", "heading"):
            if current and current.parts:
                yield current
            current = _task(element)
        elif element.role in ("heading", "other", "signature"):
            if current and current.parts:
                yield current
            current = None
        elif current and element.role in ("text", "addressees") and _LINE.match(element.text):
            for column, value in _pairs(element.text.strip("（）()[]【】 ")).items():
                current.parts.setdefault(column, value)
    if current and current.parts:
        yield current


def _task(element: Element) -> ProseTask:
    text, parts = split_tail(element.text)
    text = re.sub(r"[*_]{2}|<br>|\s+$", "", text).strip()
    head = _SENTENCE.split(text, maxsplit=1)[0]
    title = head if len(head) <= _TITLE_LENGTH else head.split("，", 1)[0]
    goal = text[len(title) :].lstrip("。；， ")
    return ProseTask(
        number=element.number, title=title.rstrip("。；："), goal=goal, line=element.line, anchor=element.anchor, parts=parts
    )


def split_tail(text: str) -> tuple[str, dict[str, str]]:
    """A paragraph without what closes it, and what that says: column → text. Nothing where it is no such close."""
    if found := _TAIL.search(text) or _OPEN_TAIL.search(text):
        inside = found["inside"] or found["bare"]
        return text[: found.start()], _pairs(inside)
    if (found := _PLAIN_TAIL.search(text)) and (parts := _plain(found["inside"])):
        return text[: found.start()], parts
    return text, {}


def _pairs(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for found in _PAIR.finditer(text):
        column = column_of(found["key"])
        value = found["value"].strip(" *_\u3000").rstrip("。；;，,）)") if _unbalanced(found["value"]) else found["value"].strip(" *_\u3000")
        if column == "responsible":
            column = "lead" if "lead" not in parts else "support"
        if column and value:
            parts[column] = f"{parts[column]}、{value}" if column == "support" and column in parts else value
    return parts


def _unbalanced(text: str) -> bool:
    return len(re.findall("[）)]", text)) > len(re.findall("[（(]", text))


def _plain(text: str) -> dict[str, str]:
    """县文明办牵头，各乡镇配合，6月底前完成 → its parts; empty unless somebody leads."""
    parts: dict[str, str] = {}
    for piece in re.split(r"[，,；;。]", text):
        if found := _LEADS.fullmatch(piece.strip()):
            parts.setdefault(_ROLES[found["role"]], found["who"])
        elif found := _WHEN.fullmatch(piece.strip()):
            parts.setdefault("due", found["when"])
    return parts if "lead" in parts else {}
