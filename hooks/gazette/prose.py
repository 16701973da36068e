"""Tasks in prose: a paragraph or list item closed by （牵头单位：…；完成时限：…）, or followed by lines such as 责任单位：…"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .structure import Element
from .tails import is_labelled, labelled, split_tail, together
from .values import NUMERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseTask:
    """One task as the text has it: `parts` column → text (lead, support, due, person, goal).

    `number` as printed, empty for what bears none; `path` numbers it by the levels above it (`2-3`); `line` counts from 1
    within the body.
    """

    number: str
    path: str
    title: str
    goal: str
    line: int
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Piece:
    """A numbered paragraph with what stands under it: list items, and paragraphs without a number."""

    number: str
    path: str
    line: int
    text: str
    parts: dict[str, str]
    item: bool = False
    inner: list[_Piece] = field(default_factory=list)
    is_labelled: bool = False

    def add(self, line: int, text: str, number: str = "", item: bool = False) -> _Piece:
        body, parts = split_tail(text)
        path = "-".join(filter(None, (self.path, str(len(self.inner) + 1))))
        self.inner.append(_Piece(number, path, line, body, parts, item))
        return self.inner[-1]

    def label(self, text: str) -> None:
        """A line such as 责任单位：… belongs to what stands right above it; below 牵头单位：… it says who helps.

        Where such lines stand right below a head, one below its 措施 that says what they have not said belongs to it too.
        """
        said = together(labelled(text.strip("（）()[]【】〔〕 ")))
        self.is_labelled = self.is_labelled or not self.inner
        own = not self.inner or (self.is_labelled and not {*said} & {*self.parts})
        last = self if own else self.inner[-1]
        for column, value in said.items():
            last.parts.setdefault("support" if column == "lead" and column in last.parts else column, value)


_SENTENCE = re.compile(r"[。；！？]")
_TITLE_LENGTH = 40
_LETTERS = re.compile(r"[a-z]+-?|_\d+$")  # ch-2-s3 is 2-3, sec-1_2 is 1
_COUNTED = re.compile(r"^(?:[①-⑳●◆■▲★☆◇□△○•]|(?:任务|事项|工作)名称[:：])\s*")
# Numbers that are none of the levels: 2.1 课程建设, 01 特色村寨, 任务一：深化创建, 一是广泛宣传.
_LEAD_IN = re.compile(
    rf"(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?:[.．、]\s*|\s+)|(?P<serial>0\d)[.．、]?\s*(?=[一-龥])|(?:任务|事项|行动|工程)(?P<count>{NUMERAL}|\d{{1,3}})(?:[：:、.．]\s*|\s+)|(?P<ordinal>[一二三四五六七八九十]{{1,3}})是(?:要)?(?=\S)(?!.*[。；][二三四五六七八九十]是)"
)
_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,3})[.)、．])\s+(?P<text>.*)")
_WORDS = ("牵头", "责任", "负责", "时限", "完成", "——", "局）", "办）", "部）", "镇）", "单位）", "部门）")


def may_hold_tasks(body: str) -> bool:
    """Whether it is worth looking: the words a task cannot do without."""
    return any(word in body for word in _WORDS)


def find_prose_tasks(elements: Iterable[Element]) -> Iterator[ProseTask]:
    """Every task a text states, in order: where who does it or until when is said."""
    for head in _heads(elements):
        closing = [piece for piece in head.inner if _is_task(piece)]
        if len(closing) == 1 and head.number and not head.parts and not closing[0].item:
            # A title over the one paragraph that says who: the title names the task.
            yield _task(head, closing[0].parts, f"{head.text}。{closing[0].text}")
            continue
        if _is_task(head):
            yield _task(head, head.parts, head.text)
        yield from (_task(piece, piece.parts, piece.text) for piece in closing)


def _is_task(piece: _Piece) -> bool:
    """Whether it says who does it or until when; a person in charge alone may be anything's."""
    return bool({"lead", "support", "due"} & {*piece.parts})


def _heads(elements: Iterable[Element]) -> Iterator[_Piece]:
    """The numbered paragraphs, each with all that stands under it up to the next."""
    head = _Piece("", "", 0, "", {})
    for element in elements:
        if element.role in ("level", "heading"):
            yield head
            body, parts = split_tail(element.text) if element.number else ("", {})
            path = _LETTERS.sub("", element.anchor) if element.number else ""
            head = _Piece(element.number, path, element.line, body, parts)
        elif element.role in ("text", "addressees"):
            _read_text(head, element)
        elif element.role == "other":
            _read_list(head, element)
    yield head


def _read_text(head: _Piece, element: Element) -> None:
    if is_labelled(element.text):
        head.label(element.text)
    else:
        head.add(element.line, element.text)


def _read_list(head: _Piece, element: Element) -> None:
    """Items of a list, nested ones too; a line that goes on joins its item."""
    last: _Piece | None = None
    lines = element.text.split("\n") if _ITEM.match(element.text) else []
    texts: list[tuple[int, str, str]] = []
    for line, text in enumerate(lines, element.line):
        found = _ITEM.match(text)
        if found or is_labelled(text.strip()) or not texts:
            texts.append((line, found["number"] or "" if found else "", found["text"] if found else text.strip()))
        else:
            at, number, before = texts[-1]
            texts[-1] = (at, number, before + text.strip())
    for line, number, text in texts:
        if is_labelled(text) and (last or head.number):
            head.label(text)
        else:
            last = head.add(line, text, number, item=True)


def _task(piece: _Piece, parts: dict[str, str], text: str) -> ProseTask:
    text = _COUNTED.sub("", re.sub(r"[*_]{2}|<br>|\s+$", "", text).strip(" \n—-"))
    counted = _LEAD_IN.match(text) if not piece.number else None
    text = text[counted.end() :] if counted else text
    head = _SENTENCE.split(text, maxsplit=1)[0]
    title = head if len(head) <= _TITLE_LENGTH else head.split("，", 1)[0]
    goal = text[len(title) :].lstrip("。；， ")
    return ProseTask(
        number=(counted[counted.lastgroup or 0] if counted else "") or piece.number, path=piece.path, title=title.rstrip("。；："), goal=goal, line=piece.line, parts=parts
    )
