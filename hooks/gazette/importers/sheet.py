"""A source as it was read: lines without layout, and what was left out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

BLANKS = " \t\r\u3000\xa0\u200b\u200e\u2002\u2003\ufeff"
TERMINAL = "。；！？;!?…：:”’》）)」』."

_NARROW = re.compile(r"[\x00-\u024f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source, without indent and trailing blanks.

    `gap`: a blank line stands before it; `level`: depth of a heading, 0 for text; `verbatim`: markup
    (a table, a list) that is neither joined nor escaped; `linked`: all of it leads to other pages; `cells`: what its
    tabs part, the empty ones at its edges too; `indent`: the columns that were blank before it.
    """

    text: str
    gap: bool = False
    indented: bool = False
    level: int = 0
    verbatim: bool = False
    linked: bool = False
    cells: tuple[str, ...] = ()
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text that is not part of the paper, with the reason (Chinese, for the report)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a source without its metadata; `suffix` with its dot."""

    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of one source. `notes` are the 题注 where the source parts them from the body itself.

    `inserts` is Markdown that stands for a mark in the lines (see `mark`); `closing` are lines of Markdown below the
    paper whatever its end is; the nth of the `pictures` is the one that an insert calls `image:n`.
    """

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    title: str = ""
    markdown: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[str, ...] = ()
    inserts: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


_FIRST_MARK = 0x100000  # the last private plane of Unicode: no font and no input method uses it
_MARKS = re.compile("[\U00100000-\U0010fffd]")


def mark(number: int) -> str:
    """The character that stands in a line for the insert of that number."""
    return chr(_FIRST_MARK + number)


def marks_in(text: str) -> list[int]:
    """The numbers of the inserts whose marks stand in a text."""
    return [ord(found) - _FIRST_MARK for found in _MARKS.findall(text)]


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def fill_marks(text: str, inserts: Sequence[str]) -> str:
    """The text with its inserts in place of their marks; a character of the source that only looks like a mark stays."""
    known = {mark(number): insert for number, insert in enumerate(inserts)}
    return _MARKS.sub(lambda found: known.get(found[0], found[0]), text)


def width(text: str) -> int:
    """Columns a text takes in print: one for a Latin letter or figure, two for any other character."""
    return 2 * len(text) - len(_NARROW.findall(text))


def squeeze(text: str) -> str:
    """A text without any blank, for comparing what differs in layout only."""
    return re.sub(r"[\s\u3000\u200b\ufeff]+", "", text)


CELL_BREAK = "\x1f"  # where a line breaks within a cell
# A cell that a spreadsheet puts in quotes because its text has several lines.
_SEVERAL = r'"[^"\t\n]*\n(?:[^"\t]|"")*"'
_QUOTED = re.compile(rf"(?<=\t){_SEVERAL}(?=\t|\r?\n|\Z)|(?<=\n){_SEVERAL}(?=\t)")


def _one_line(found: re.Match[str]) -> str:
    return re.sub(r"\s*\n\s*", CELL_BREAK, found[0][1:-1].replace('""', '"').strip())


def split_lines(text: str) -> list[Line]:
    """Plain text → its lines; indents and blank lines become marks."""
    lines: list[Line] = []
    gap = False
    for raw in _QUOTED.sub(_one_line, text).splitlines():
        bare = raw.strip(BLANKS)
        if bare:
            cells = tuple(cell.strip(BLANKS) for cell in raw.split("\t")) if "\t" in raw else ()
            lines.append(Line(text=bare.replace(CELL_BREAK, ""), gap=gap, indented=_is_indented(raw), cells=cells, indent=width(raw[: raw.find(bare[0])])))
        gap = not bare
    return lines


def _is_indented(raw: str) -> bool:
    return bool(re.match(r"(?:\u3000|\xa0\xa0|\t| {2})", raw))
