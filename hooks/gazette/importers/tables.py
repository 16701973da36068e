"""Tables in plain text → Markdown tables: cells parted by tabs or bars, as pasted from Word or a sheet, or by blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from .cell_lines import cell_lines
from .columns import lined_up
from .drawn import drawn, drawn_rows
from .furniture import Where, match
from .markup import escape_text
from .sheet import BLANKS, CELL_BREAK, Line

_Way = Callable[[Sequence[Line]], list[Line]]
_BARS = re.compile(r"[|｜]")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_LEAST_ROWS = 2
_LEAST_CELLS = 3  # two cells in a row are as often a name and its office
_CAPTION = re.compile(r"(?:单位|填报\S{0,4}|制表\S{0,2}|审核\S{0,2}|填表\S{0,2}|日期|时间|负责人|联系人)\s*[:：]")


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """Runs of lines that are rows, as one verbatim line a table; all other lines as they are."""
    marks = ["│" if is_drawn else _mark(line) for line, is_drawn in zip(lines, drawn(lines), strict=True)]
    return _with_runs(lines, marks, _WAYS)


def with_drawings(lines: Sequence[Line]) -> list[Line]:
    """The lines of Markdown, whose other tables are markup already, with drawn tables as verbatim lines."""
    return _with_runs(lines, ["│" if is_drawn else "" for is_drawn in drawn(lines)], {"": list, "│": _with_drawings})


def _with_runs(lines: Sequence[Line], marks: Sequence[str], ways: Mapping[str, _Way]) -> list[Line]:
    """The lines, each run of one mark made into what its way makes of it."""
    out: list[Line] = []
    for mark, run in groupby(zip(marks, lines, strict=True), lambda pair: pair[0]):
        out += ways.get(mark, _with_table)([line for _, line in run])
    return out


def _with_drawings(lines: Sequence[Line]) -> list[Line]:
    """Drawn tables; a blank line parts one from the next."""
    starts = [at for at, line in enumerate(lines) if line.gap or not at]
    return [made for start, end in zip(starts, [*starts[1:], len(lines)], strict=True) for made in _with_drawing(lines[start:end])]


def _with_drawing(rows: Sequence[Line]) -> list[Line]:
    """One drawn table; a rule alone is none."""
    cells = drawn_rows(rows)
    return [table_line(cells)] if len(cells) >= _LEAST_ROWS and max(map(len, cells)) > 1 else list(rows)


def _with_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines with a table made of those whose columns are lined up by blanks, or whose cells stand below one another."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        taken, rows = lined_up(lines, at) if "  " in lines[at].text or "\u3000" in lines[at].text else cell_lines(lines, at)
        out.append(table_line(rows) if taken else lines[at])
        at += taken or 1
    return out


def _with_table(rows: Sequence[Line]) -> list[Line]:
    """The lines of a run with a table made of them, without the captions at its edges; as they are where they make none."""
    start, end = 0, len(rows)
    while start < end and _CAPTION.match(rows[start].text):
        start += 1
    while end > start and _CAPTION.match(rows[end - 1].text):
        end -= 1
    inner = rows[start:end]
    wide = sum(len(_split(row)) >= _LEAST_CELLS for row in inner)
    is_ruled = any(_RULE.fullmatch(row.text) for row in inner[1:2])
    cells = [_split(row) for row in inner if not _RULE.fullmatch(row.text)]
    return [*rows[:start], table_line(cells), *rows[end:]] if wide >= _LEAST_ROWS or is_ruled else list(rows)


def _mark(line: Line) -> str:
    """What parts the cells of a line; empty for a line that is no row: one cell behind an indent is none."""
    cells = [] if line.verbatim or line.level or _is_furniture(line) else _split(line)
    is_row = sum(map(bool, cells)) > 1 or len(cells) >= _LEAST_CELLS
    return ("\t" if line.cells or "\t" in line.text else "|") if is_row else ""


def _is_furniture(line: Line) -> bool:
    """编辑：李某 | 初审：王某, below the text of a page."""
    return not line.cells and bool(re.search(r"[:：].*[|｜]", line.text)) and bool(match(line.text, *Where))


def _split(line: Line) -> Sequence[str]:
    """The cells of a line; one for a line that is no row."""
    if line.cells:
        return line.cells
    if "\t" in line.text:
        return [cell.strip(BLANKS) for cell in line.text.split("\t")]
    if not _BARS.search(line.text):
        return [line.text]
    bare = re.sub(r"^[|｜]|[|｜]$", "", line.text.strip(BLANKS))
    return [cell.strip(BLANKS) for cell in _BARS.split(bare)]


def table_line(rows: Sequence[Sequence[str]]) -> Line:
    """Rows that lost their last empty cells get them back."""
    width = max(map(len, rows))
    head, *body = ["| " + " | ".join(map(_cell, _filled(cells, width))) + " |" for cells in rows]
    rule = "| " + " | ".join("---" for _ in range(width)) + " |"
    return Line(text="\n".join([head, rule, *body]), gap=True, verbatim=True)


def _cell(text: str) -> str:
    """A cell as Markdown, its line breaks kept."""
    return escape_text(text).replace(CELL_BREAK, "<br>")


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * width][:width]


_WAYS: Mapping[str, _Way] = {"": _with_columns, "│": _with_drawings}
