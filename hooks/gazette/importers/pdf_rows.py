"""The lines of a PDF with those of its tables kept apart: a row comes as one line whose cells, and whose broken words, blanks part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.headers import column_of

from .furniture import Where, match
from .markup import escape_text
from .sheet import Line, squeeze
from .tables import table_line

_HAN = r"[\u3400-\u9fff，。；：、（）《》〔〕“”]"
_HAN_BLANK = re.compile(rf"(?<={_HAN})[ ]+(?={_HAN})")
_LEAST_CELLS, _LEAST_ROWS = 3, 2
_NARROW_HEAD = ("序", "号")  # 序号 in a column one character wide


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blanks that setting has put between Chinese characters; the rows of a table as a table where every
    row has as many cells as its header, else as lines of their own that join no paragraph.
    """
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end, rows, aside = _table(lines, at)
        if rows:
            out += [*_made(rows), *aside]
        else:
            out.append(replace(lines[at], text=_HAN_BLANK.sub("", lines[at].text)))
        at = end if rows else at + 1
    return out


def _table(lines: Sequence[Line], start: int) -> tuple[int, list[list[str]], list[Line]]:
    """Where the table that begins at a line ends, its rows, and the numbers of pages among them; no rows where none begins."""
    is_narrow = lines[start].text == _NARROW_HEAD[0] and start + 1 < len(lines) and lines[start + 1].text.startswith(_NARROW_HEAD[1])
    head = lines[start].text + (lines[start + 1].text if is_narrow else "")
    names = head.split()
    if len(names) < _LEAST_CELLS or sum(bool(column_of(name)) for name in names) < len(names) - 1 or column_of(names[0]) != "number":
        return start, [], []
    rows, aside, at = [names], [], start + 1 + is_narrow
    while at < len(lines):
        text = lines[at].text
        if re.match(rf"{len(rows)}\s", text):
            rows.append(text.split())
        elif match(text, Where.ANYWHERE):
            aside.append(lines[at])
        elif squeeze(text) not in squeeze(head):  # a header, or what is left of it, said again on the next page
            break
        at += 1
    return (at, rows, aside) if len(rows) > _LEAST_ROWS else (start, [], [])


def _made(rows: Sequence[list[str]]) -> list[Line]:
    if all(len(row) == len(rows[0]) for row in rows):
        return [table_line(rows)]
    return [Line(text=escape_text(" ".join(row)), gap=True, verbatim=True) for row in rows]
