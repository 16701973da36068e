"""Tables in plain text whose columns are lined up by blanks → rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.cells import read_number
from gazette.headers import column_of
from gazette.labels import Mark, read_label

from .sheet import CELL_BREAK, Line, width
from .tail import is_unit, read_stamp

_PIECE = (re.compile(r"\S+(?:[ \xa0\u3000]\S+)*"), re.compile(r"\S+(?:[ \xa0]\S+)*"))
_LEAST_CELLS, _MOST_CELLS = 3, 12
_LOOK_AHEAD = 30
_FAR, _NOWHERE = 200, 1_000_000  # columns of print
_LONGEST_HEADER = 16
_SENTENCE = re.compile(r"[。；：:！？]")
_LABELLED = re.compile(r"[^\s：:]{1,3}[\s\u3000]?[^\s：:]{0,4}[：:]")
_FIGURE = re.compile(r"[\d０-９,，.．]+\s?(?:[%％‰分元份人个场次户]|[万亿]元?)?")  # 6月底 is a day
_DASHES = re.compile(r"[-—─=_]{5,}")
_TOTAL = re.compile(r"[合小总共]计|总计")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two stretches of blanks, and the column of the line it begins in."""

    text: str
    start: int


def lined_up(lines: Sequence[Line], start: int) -> tuple[int, list[list[str]]]:
    """How many lines from `start` on make a table, and its rows; `(0, [])` where they make none.

    Its header is a line of names that tables here are known by, or one above rows that count from one; every row has a cell
    in at least two of its columns. A blank between two words parts no cells, two do; one ideographic blank does where no
    table is found otherwise.
    """
    for pattern in _PIECE:
        head = _pieces(lines[start], pattern)
        if _is_head(head) and (_is_known(head) or _counts(lines[start + 1 : start + 3], pattern)):
            below = start + 1 + _is_rule(lines, start + 1)
            taken, rows = _rows(lines[below:], head, pattern) if below < len(lines) else (0, [])
            if rows:
                end = below + taken
                return end + _is_rule(lines, end) - start, [[_name(piece.text) for piece in head], *rows]
    return 0, []


def _is_rule(lines: Sequence[Line], at: int) -> bool:
    """Whether a line only parts the head of a table from its rows, or them from what follows: -----."""
    return at < len(lines) and bool(_DASHES.fullmatch(lines[at].text))


def _is_head(pieces: Sequence[_Piece]) -> bool:
    return _LEAST_CELLS <= len(pieces) <= _MOST_CELLS and not any(_is_text(piece.text) for piece in pieces)


def _is_text(text: str) -> bool:
    return len(text) > _LONGEST_HEADER or bool(_SENTENCE.search(text))


def _is_known(head: Sequence[_Piece]) -> bool:
    return sum(bool(column_of(_name(piece.text))) for piece in head) >= _LEAST_CELLS - 1


def _counts(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Whether two rows below a header are numbered 1 and 2."""
    rows = [_pieces(line, pattern) for line in lines]
    return [read_number(row[0].text) for row in rows if len(row) >= _LEAST_CELLS] == ["1", "2"]


def _name(text: str) -> str:
    """A header without the blanks that spread it: 序　号."""
    return re.sub(r"(?<=[\u4e00-\u9fff])[\s\u3000]+(?=[\u4e00-\u9fff])", "", text)


def _pieces(line: Line, pattern: re.Pattern[str]) -> list[_Piece]:
    """The pieces of a line; none for a line that is already something else."""
    if line.verbatim or line.level or line.cells:
        return []
    return [_Piece(found[0], line.indent + width(line.text[: found.start()])) for found in pattern.finditer(line.text)]


def _rows(lines: Sequence[Line], head: Sequence[_Piece], pattern: re.Pattern[str]) -> tuple[int, list[list[str]]]:
    """How many lines stand below the header as its rows, and the cells of each; a cell that goes on below is one."""
    rows: list[list[str]] = []
    figures = _figures([_pieces(line, pattern) for line in lines[:_LOOK_AHEAD]], head)
    for taken, line in enumerate(lines):
        pieces = _pieces(line, pattern)
        cells = [] if _ends(line, lines[0]) else _cells(pieces, head, figures)
        if rows and cells and _goes_on(line, cells):
            rows[-1] = [_joined(above, below) for above, below in zip(rows[-1], cells, strict=True)]
        elif cells and (len(pieces) > 1 or _is_band(line, lines[taken + 1 : taken + 2], head, pattern)):
            rows.append(cells)
        else:
            return taken, rows
    return len(lines), rows


def _joined(above: str, below: str) -> str:
    """A cell that goes on below: one text, but two units are two lines."""
    return above + (CELL_BREAK if is_unit(above) and is_unit(below) else "") + below


def _ends(line: Line, first: Line) -> bool:
    """Whether a line stands apart from the rows above it, or is of another sort: an article, a signature, 填表人：…"""
    label = read_label(line.text)
    is_article = bool(label and label.mark <= Mark.ARTICLE)
    return (line.gap and not first.gap) or is_article or bool(read_stamp(line.text) or _LABELLED.match(line.text))


def _is_band(line: Line, after: Sequence[Line], head: Sequence[_Piece], pattern: re.Pattern[str]) -> bool:
    """Whether a line alone in the table, 一、宣传教育, heads the rows below it."""
    label = read_label(line.text)
    below = [len(_pieces(row, pattern)) for row in after if not _ends(row, line)]
    return bool(label and label.mark in (Mark.FIRST, Mark.SECOND)) and not _is_text(line.text) and below == [len(head)]


def _goes_on(line: Line, cells: Sequence[str]) -> bool:
    """Whether a line only holds the rest of cells above: its first column is blank, and so are most others."""
    filled = [cell for cell in cells if cell]
    return not cells[0] and not line.gap and line.indent > 0 and len(filled) * 2 <= len(cells) and not any(map(_TOTAL.match, filled))


def _figures(rows: Sequence[Sequence[_Piece]], head: Sequence[_Piece]) -> frozenset[int]:
    """The columns that hold nothing but figures, as the rows with the fewest blank cells have them."""
    most = max((len(row) for row in rows if len(row) <= len(head)), default=0)
    columns = zip(*(_cells(row, head, frozenset()) for row in rows if most >= _LEAST_CELLS and len(row) == most), strict=True)
    return frozenset(at for at, cells in enumerate(columns) if any(cells) and all(_is_figure(cell) for cell in cells if cell))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def _cells(pieces: Sequence[_Piece], head: Sequence[_Piece], figures: frozenset[int]) -> list[str]:
    """The pieces of a row below the headers they stand nearest to, figures below figures; none where there are more of them than headers."""
    if not pieces or len(pieces) > len(head):
        return []
    cells = [""] * len(head)
    for at, piece in zip(_places(pieces, head, figures if len(pieces) > 1 else frozenset()), pieces, strict=True):
        cells[at] = piece.text
    return cells


def _places(pieces: Sequence[_Piece], head: Sequence[_Piece], figures: frozenset[int]) -> tuple[int, ...]:
    """The columns the pieces belong to, in order, so that all distances together are least: found header by header."""
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (len(head) + 1)
    for piece in pieces:
        next_best: list[tuple[int, tuple[int, ...]]] = [(_NOWHERE, ())]
        for at, header in enumerate(head):
            cost, places = best[at]
            next_best.append(min(next_best[-1], (cost + _distance(piece, header, at in figures, figures), (*places, at))))
        best = next_best
    return best[-1][1]


def _distance(piece: _Piece, header: _Piece, is_of_figures: bool, figures: frozenset[int]) -> int:
    """How far a piece stands from a header, in columns of print; a figure below words, or words below figures, count as far away."""
    fits = not figures or is_of_figures == _is_figure(piece.text) or _TOTAL.match(piece.text)
    return abs(header.start - piece.start) + (0 if fits else _FAR)
