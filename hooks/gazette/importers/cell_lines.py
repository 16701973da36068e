"""Tables of a page copied as text, every cell on a line of its own → rows of cells."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.cells import read_number
from gazette.headers import column_of

from .sheet import Line

_LEAST_CELLS, _MOST_CELLS = 3, 10
_LEAST_ROWS = 2
_LONGEST_HEADER = 12


def cell_lines(lines: Sequence[Line], start: int) -> tuple[int, list[list[str]]]:
    """How many lines from `start` on make a table, and its rows; `(0, [])` where they make none.

    Its header begins with 序号 and names columns that tables here are known by; its rows count from one, and every one has
    all its cells: a cell that was empty has left no line, so that nobody could tell whose the others are.
    """
    if column_of(lines[start].text) != "number":
        return 0, []
    texts = [line.text for line in lines[start:]]
    size = next((at for at, text in enumerate(texts[: _MOST_CELLS + 1]) if text == "1"), 0)
    if size < _LEAST_CELLS or sum(_is_known(text) for text in texts[:size]) < _LEAST_CELLS:
        return 0, []
    rows = [texts[:size]]
    while _is_row(texts, len(rows) * size, size, len(rows)):
        rows.append(texts[len(rows) * size :][:size])
    taken = len(rows) * size
    is_whole = not any(_is_next(text, len(rows)) for text in texts[taken : taken + size])
    return (taken, rows) if len(rows) > _LEAST_ROWS and is_whole else (0, [])


def _is_known(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER and bool(column_of(text))


def _is_row(texts: Sequence[str], at: int, size: int, number: int) -> bool:
    """Whether a row of this number begins at a line, with no other number of a row among its cells."""
    cells = texts[at : at + size]
    return len(cells) == size and _is_next(cells[0], number) and not any(_is_next(text, number + 1) for text in cells[1:])


def _is_next(text: str, number: int) -> bool:
    return text.isdigit() and read_number(text) == str(number)
