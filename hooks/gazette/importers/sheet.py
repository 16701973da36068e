"""A source as it was read: lines without layout, and what was left out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

BLANKS = " \t\r\u3000\xa0\u200b\u200e\u2002\u2003\ufeff"
TERMINAL = "。；！？;!?…：:”’》）)」』."

_NARROW = re.compile(r"[\x00-\u024f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source, without indent and trailing blanks.

    `gap`: a blank line stands before it; `level`: depth of a heading, 0 for text; `verbatim`: markup
    (a table, a list) that is neither joined nor escaped; `linked`: all of it leads to other pages.
    """

    text: str
    gap: bool = False
    indented: bool = False
    level: int = 0
    verbatim: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text that is not part of the paper, with the reason (Chinese, for the report)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of one source. `notes` are the 题注 where the source parts them from the body itself."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    title: str = ""
    markdown: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[str, ...] = ()


def width(text: str) -> int:
    """Columns a text takes in print: one for a Latin letter or figure, two for any other character."""
    return 2 * len(text) - len(_NARROW.findall(text))


def squeeze(text: str) -> str:
    """A text without any blank, for comparing what differs in layout only."""
    return re.sub(r"[\s\u3000\u200b\ufeff]+", "", text)


def split_lines(text: str) -> list[Line]:
    """Plain text → its lines; indents and blank lines become marks."""
    lines: list[Line] = []
    gap = False
    for raw in text.splitlines():
        bare = raw.strip(BLANKS)
        if bare:
            lines.append(Line(text=bare, gap=gap, indented=_is_indented(raw)))
        gap = not bare
    return lines


def _is_indented(raw: str) -> bool:
    return bool(re.match(r"(?:\u3000|\xa0\xa0|\t| {2})", raw))
