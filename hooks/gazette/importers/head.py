"""The head of a paper: title, 发文字号, 题注, 主送; what is left is its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .covers import Head, without_cover
from .history import starts_with_date, tells_event
from .kinds import kind_of_title
from .number import NUMBER_LINE, number_of, split_line, split_number
from .sheet import BLANKS, Dropped, Line
from .tail import is_unit, read_stamp
from .title import MASTHEAD, NOT_TITLE, find_title


def read_head(lines: Sequence[Line], hint: str, *, has_notes: bool = False) -> Head:
    """The head of a paper; `hint` is what its page calls it, for lines without a title of their own.

    `has_notes`: the source has parted its 题注 from the body, so that what the body holds is body.
    """
    above, title, below = find_title(lines, hint)
    letterhead, above = _letterhead(above)
    title, number = split_number(title)
    below = below if has_notes else _with_whole_note(below)
    edge = 0 if has_notes else _edge(below)
    taken, notes, left = _sort_lines([*above, *below[:edge]])
    head = Head(
        title=title,
        number=number or taken,
        notes=notes,
        rest=(*left, *below[edge:]),
        dropped=(*letterhead, *_signers([*above, *below[:edge]])),
    )
    return _with_doubts(_with_date(without_cover(head)))


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
    """What stands beside a number for the office itself: 签发人 of a 上行文, A类 of an answer to a 提案."""
    found = (NUMBER_LINE.fullmatch(line.text) for line in lines)
    beside = (line["beside"].strip() for line in found if line and line["beside"])
    return (Dropped(text=text, reason="签发人" if text.startswith("签发人") else "类别标记") for text in beside)


def _with_doubts(head: Head) -> Head:
    if not head.title:
        return replace(head, doubts=("没有找到标题行",))
    return head if kind_of_title(head.title) else replace(head, doubts=(f"标题不以常见文种结尾：{head.title}",))


# （2023年1月5日在县人代会上）, or behind a dash: ——2023年1月5日在县人代会上
_OCCASION = re.compile(r"(?:—{1,2}|(?=[（(]))([（(]?\d{4}年\d{1,2}月\d{1,2}日)(?:在[^（）()]{4,60}上|[，,][^（）()]{2,20})(?=[）)]|$)")
_NARRATES = re.compile(r"日[，,]|。$")  # 2023年3月1日，县人大通过决议。


def _with_date(head: Head) -> Head:
    """（2024年3月5日） under the title of a speech, or the unit and the day under that of 会议纪要."""
    stamps = (read_stamp(_OCCASION.sub(r"\1", line.text)) for line in head.rest[:3])
    units, day = next((stamp for stamp in stamps if stamp), ((), None))
    return replace(head, units=head.units or units, signed=day)


_OPEN_NOTE = re.compile(r"[（(]\s*\d{4}\s*年[^）)]*")
_NOTE_LINES = 6


def _with_whole_note(lines: list[Line]) -> list[Line]:
    """The lines below a title, a 题注 in brackets whose first event stands on a line of its own as one line."""
    for at, line in enumerate(lines[:3]):
        if not _OPEN_NOTE.fullmatch(line.text) or tells_event(line.text):
            continue
        for end in range(at + 2, min(at + _NOTE_LINES, len(lines)) + 1):
            text = "".join(one.text for one in lines[at:end])
            if text.endswith(("）", ")")) and tells_event(text):
                return [*lines[:at], replace(line, text=text), *lines[end:]]
    return lines


def _edge(lines: Sequence[Line]) -> int:
    """How many lines below the title still belong to the head: 文号, 题注, a date in brackets."""
    edge = 0
    is_open = False
    for index, line in enumerate(lines[:40]):
        text = line.text
        if (
            number_of(text)
            or split_line(text)[0]
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
        elif not number and (parts := split_line(line.text))[0]:
            number = parts[0]
            left.append(replace(line, text=parts[1]))
        elif tells_event(line.text) or (notes and not left):
            notes.append(line.text)
        else:
            left.append(line)
    return number, tuple(notes), left
