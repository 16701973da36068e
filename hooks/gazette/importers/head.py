"""The head of a paper: title, 发文字号, 题注, 主送; what is left is its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .history import starts_with_date, tells_event
from .kinds import kind_of_title
from .number import NUMBER_LINE, number_of, split_number
from .sheet import BLANKS, Dropped, Line, squeeze
from .tail import is_unit, issuer_of_title, read_stamp
from .title import MASTHEAD, NOT_TITLE, find_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a body, and the `rest` below it. `notes` are the lines of the 题注."""

    title: str = ""
    number: str = ""
    addressees: str = ""
    units: tuple[str, ...] = ()
    signed: date | None = None
    notes: tuple[str, ...] = ()
    rest: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[str, ...] = ()


def read_head(lines: Sequence[Line], hint: str, *, has_notes: bool = False) -> Head:
    """The head of a paper; `hint` is what its page calls it, for lines without a title of their own.

    `has_notes`: the source has parted its 题注 from the body, so that what the body holds is body.
    """
    above, title, below = find_title(lines, hint)
    letterhead, above = _letterhead(above)
    title, number = split_number(title)
    edge = 0 if has_notes else _edge(below)
    taken, notes, left = _sort_lines([*above, *below[:edge]])
    head = Head(
        title=title,
        number=number or taken,
        notes=notes,
        rest=(*left, *below[edge:]),
        dropped=(*letterhead, *_signers([*above, *below[:edge]])),
        doubts=_doubts(title),
    )
    return _with_date(_without_order(head))


def _letterhead(above: Sequence[Line]) -> tuple[list[Dropped], list[Line]]:
    """The 红头 over a title and what stands beside it (★, 特急), and the other lines over it."""
    dropped, left = [], []
    for line in above:
        is_own = number_of(line.text) or tells_event(line.text) or re.match("附件", line.text)
        if is_own or line.verbatim or not (MASTHEAD.fullmatch(line.text) or _is_letterhead(line.text)):
            left.append(line)
        else:
            dropped.append(Dropped(text=line.text, reason="红头"))
    return dropped, left


def _is_letterhead(text: str) -> bool:
    return is_unit(text.removesuffix("文件").rstrip(BLANKS)) or bool(re.fullmatch(r"文\s*件", text))


def _signers(lines: Sequence[Line]) -> Iterator[Dropped]:
    """签发人, which a 上行文 bears beside its number: an internal mark."""
    found = (NUMBER_LINE.fullmatch(line.text) for line in lines)
    return (Dropped(text=line["signer"], reason="签发人") for line in found if line and line["signer"])


def _doubts(title: str) -> tuple[str, ...]:
    if not title:
        return ("没有找到标题行",)
    return () if kind_of_title(title) else (f"标题不以常见文种结尾：{title}",)


_ORDER_TITLE = re.compile(r"[\u4e00-\u9fff]{2,30}(?:令|公告)")
_ENACTED = re.compile(
    r"《(?P<name>[^》]+)》(?:[（(][^）)]{1,20}[）)])?(?:已经|已由|业经|已于|经|已)[^。]{2,120}(?:公布|发布|颁布|施行)"
)
_ORDER_LINES = 15
_OCCASION = re.compile(r"([（(]\d{4}年\d{1,2}月\d{1,2}日)在[^（）()]{4,60}上(?=[）)])")  # （2023年1月5日在县人代会上）
_NARRATES = re.compile(r"日[，,]|。$")  # 2023年3月1日，县人大通过决议。


def _without_order(head: Head) -> Head:
    """A text published by 令第N号 above it: its title is its own, the order gives the number and stays in the body."""
    if not _ORDER_TITLE.fullmatch(head.title):
        return head
    enacted = next((found for line in head.rest[:4] if (found := _ENACTED.search(line.text))), None)
    texts = [squeeze(line.text) for line in head.rest[:_ORDER_LINES]]
    if not enacted or squeeze(enacted["name"]) not in texts:
        return head
    at = texts.index(squeeze(enacted["name"]))
    number = head.number if head.title in head.number else head.title + head.number
    rest = (*head.rest[:at], *head.rest[at + 1 :])
    title, units = head.rest[at].text, issuer_of_title(head.title)
    return replace(head, title=title, number=number, units=units, rest=rest, doubts=_doubts(title))


def _with_date(head: Head) -> Head:
    """（2024年3月5日） under the title of a speech, or the unit and the day under that of 会议纪要."""
    stamps = (read_stamp(_OCCASION.sub(r"\1", line.text)) for line in head.rest[:3])
    units, day = next((stamp for stamp in stamps if stamp), ((), None))
    return replace(head, units=head.units or units, signed=day)


def _edge(lines: Sequence[Line]) -> int:
    """How many lines below the title still belong to the head: 文号, 题注, a date in brackets."""
    edge = 0
    is_open = False
    for index, line in enumerate(lines[:40]):
        text = line.text
        if (
            number_of(text)
            or (tells_event(text) and not _NARRATES.search(text))
            or is_open
            or (starts_with_date(text) and not NOT_TITLE.search(text))
        ):
            edge = index + 1
            is_open = text.count("（") + text.count("(") > text.count("）") + text.count(")") or (
                is_open and not re.search(r"[）)]$", text)
            )
        elif index > edge + 1:
            break
    return edge


def _sort_lines(lines: Sequence[Line]) -> tuple[str, tuple[str, ...], list[Line]]:
    """Lines of the head → 发文字号, lines of the 题注, and those that are neither."""
    number = ""
    notes: list[str] = []
    left: list[Line] = []
    for line in lines:
        if not number and (found := number_of(line.text)):
            number = found
        elif tells_event(line.text) or (notes and not left):
            notes.append(line.text)
        else:
            left.append(line)
    return number, tuple(notes), left
