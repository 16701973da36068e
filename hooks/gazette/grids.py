"""Tables as they stand in a body, pipe or HTML → a grid of cells, each with its place. Merged cells stand wherever they span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from .structure import Element


class Cell(NamedTuple):
    """One cell: its text (a line break in it is a newline) and where it begins; line and column count from 1.

    `down` and `across` mark the cells a merged cell covers below and to the right of its first. `marks` (offset, line, column)
    say where the source of the text goes on elsewhere: behind a line break or an escaped bar. A tuple, for a county's papers
    hold a hundred thousand of them.
    """

    text: str
    line: int
    column: int
    down: bool = False
    across: bool = False
    marks: tuple[tuple[int, int, int], ...] = ()

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of one character of the text."""
        start, line, column = max((mark for mark in self.marks if mark[0] <= offset), default=(0, self.line, self.column))
        return line, column + offset - start


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table; `before` is the paragraph above it, which may be its caption, `above` the short one over that.

    `starts` are line and column where each row begins: its `<tr>`, or its first cell.
    """

    rows: tuple[tuple[Cell, ...], ...]
    starts: tuple[tuple[int, int], ...]
    before: str = ""
    above: str = ""


_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
# What stands for something else, or for nothing, in the source of a pipe cell.
_ESCAPE = re.compile(r"(?P<break>\s*<br\s*/?>\s*)|(?P<bar>\\\|)|(?P<strong>\*\*)|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.I)
_MARKED = re.compile(r"[<\\*&]")
_FENCE = ("```", "~~~")
_TABLE = re.compile(r"<table\b", re.I)
_HUGE = re.compile(r"&#x?[0-9a-f]{9,};?", re.I)  # no character; html.unescape stumbles over thousands of digits
_MAX_SPAN = 200
_CAPTION_LENGTH = 60


def find_grids(elements: Iterable[Element], body: str, first_line: int) -> Iterator[Grid]:
    """Every table of a body, in order; `first_line` is the file line the body starts on."""
    has_html = bool(_TABLE.search(body))
    if not has_html and "|" not in body:
        return
    before, above, until = "", "", 0
    for element in elements:
        if element.role == "other" and element.line > until and not element.text.lstrip().startswith(_FENCE):
            if "|" in element.text and (rows := _pipe_rows(element.text, first_line + element.line - 1)):
                starts = tuple((row[0].line, row[0].column) for row in rows)
                yield Grid(rows=rows, starts=starts, before=before, above=above)
            elif has_html and _TABLE.search(element.text):
                reader = _read_html(body, element.line, first_line)
                until = reader.last_line - first_line + 1
                yield from (Grid(rows=rows, starts=starts, before=before, above=above) for rows, starts in reader.tables)
        above, before = before, element.text if len(element.text) <= _CAPTION_LENGTH else ""


def _pipe_rows(text: str, line: int) -> tuple[tuple[Cell, ...], ...]:
    lines = text.split("\n")
    at = next((n for n in range(1, len(lines)) if _DELIMITER.fullmatch(lines[n])), 0)
    if not at or "|" not in lines[at - 1]:
        return ()
    rows = [_pipe_cells(lines[n], line + n) for n in range(at - 1, len(lines)) if n != at]
    width = len(rows[0])
    return tuple(tuple(_padded(row, width)) for row in rows)


def _pipe_cells(text: str, line: int) -> list[Cell]:
    parts = _PIPE.split(text) if "\\" in text else text.split("|")
    marked = bool(_MARKED.search(text))
    cells, at = [], 1
    for part in parts:
        inner = part.strip()
        column = at + part.index(inner) if inner else at
        if marked and (escapes := list(_ESCAPE.finditer(inner))):
            cells.append(_unescaped(inner, escapes, line, column))
        else:
            cells.append(Cell(inner, line, column))
        at += len(part) + 1
    first = 1 if len(cells) > 1 and not cells[0].text else 0
    last = len(cells) - 1 if len(cells) - first > 1 and not cells[-1].text else len(cells)
    return cells[first:last]


def _unescaped(inner: str, escapes: list[re.Match[str]], line: int, column: int) -> Cell:
    text, at, marks = "", 0, []
    for escape in escapes:
        meant = {"break": "\n", "bar": "|", "strong": ""}.get(escape.lastgroup or "")
        text += inner[at : escape.start()] + (unescape(escape[0]) if meant is None else meant)
        at = escape.end()
        marks.append((len(text), line, column + at))
    text += inner[at:]
    return Cell(text if text.strip() else "", line, column, marks=tuple(marks))


def _padded(row: list[Cell], width: int) -> list[Cell]:
    if len(row) == width:
        return row
    last = row[-1]
    end = Cell(text="", line=last.line, column=last.column + len(last.text))
    return [*row[:width], *[end] * (width - len(row))]


def _read_html(body: str, line: int, first_line: int) -> _HtmlTables:
    reader = _HtmlTables(first_line + line - 1)
    text = "\n".join(body.split("\n")[line - 1 :])
    reader.feed(_HUGE.sub(lambda found: " " * len(found[0]), text))
    reader.finish()
    return reader


@dataclass(slots=True)
class _Open:
    """A cell being read."""

    line: int
    column: int
    down: int
    across: int
    text: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)


class _HtmlTables(HTMLParser):
    """Reads the tables of one stretch of HTML until the outermost is closed; a table in a cell is text of that cell."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[int, int], ...]]] = []
        self.last_line = first_line
        self._first_line = first_line
        self._depth = 0
        self._done = False
        self._rows: list[list[_Open]] = []
        self._starts: list[tuple[int, int]] = []
        self._cell: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += not self._done
        elif self._done or self._depth != 1:
            return
        elif tag == "tr":
            self._cell = None
            self._start_row()
        elif tag in ("td", "th"):
            self._start_cell(dict(attrs))
        elif tag in ("br", "p", "div", "li") and self._cell and self._cell.text:
            self._cell.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = not self._depth
            if self._done:
                self.finish()
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._cell = None

    def handle_data(self, data: str) -> None:
        cell = self._cell
        if cell is None or self._done or not data.strip():
            return
        if not cell.text or cell.text[-1] == "\n":
            line, offset = self.getpos()
            lead = data[: len(data) - len(data.lstrip())]
            column = len(lead) - lead.rfind("\n") if "\n" in lead else offset + len(lead) + 1
            cell.lines.append((self._first_line + line - 1 + lead.count("\n"), column))
        cell.text.append(re.sub(r"\s*\n\s*", "", data))

    def finish(self) -> None:
        """Close what was read; also where the source never closes its table."""
        if self._rows:
            starts = tuple(start for start, row in zip(self._starts, self._rows, strict=True) if row)
            self.tables.append((_spread(self._rows), starts))
            self.last_line = self._first_line + self.getpos()[0] - 1
        self._rows, self._starts, self._cell, self._done = [], [], None, True

    def _start_row(self) -> None:
        line, offset = self.getpos()
        self._starts.append((self._first_line + line - 1, offset + 1))
        self._rows.append([])

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        if not self._rows:
            self._start_row()
        line, offset = self.getpos()
        place = self._first_line + line - 1, offset + 1
        self._cell = _Open(*place, down=_span(attrs.get("rowspan")), across=_span(attrs.get("colspan")))
        self._rows[-1].append(self._cell)


def _span(text: str | None) -> int:
    return min(max(int(text.strip()[:6]), 1), _MAX_SPAN) if text and text.strip().isdecimal() else 1


def _spread(rows: list[list[_Open]]) -> tuple[tuple[Cell, ...], ...]:
    """The value of a merged cell in every row and column it spans."""
    rows = [row for row in rows if row]
    filled: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in filled:
                x += 1
            first = _closed(cell)
            for dy in range(min(cell.down, len(rows) - y)):
                for dx in range(cell.across):
                    filled.setdefault((y + dy, x + dx), first._replace(down=dy > 0, across=dx > 0))
            x += cell.across
    width = min(max((x for _, x in filled), default=-1) + 1, _MAX_SPAN)
    empty = Cell(text="", line=rows[0][0].line if rows else 1, column=1)
    return tuple(tuple(filled.get((y, x), empty) for x in range(width)) for y in range(len(rows)))


def _closed(cell: _Open) -> Cell:
    """What was read, its lines trimmed; a cell begins where its first words do."""
    parts = (re.sub(r"[ \t\u3000\xa0]+", " ", line).strip() for line in "".join(cell.text).split("\n"))
    lines = [line for line in parts if line]
    line, column = cell.lines[0] if cell.lines else (cell.line, cell.column)
    offsets = accumulate((len(text) + 1 for text in lines), initial=0)
    marks = tuple((at, *place) for at, place in list(zip(offsets, cell.lines, strict=False))[1:])
    return Cell(text="\n".join(lines), line=line, column=column, marks=marks)
