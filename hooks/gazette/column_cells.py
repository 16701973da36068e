"""What the cells below the headers of a table tell of its columns where the headers alone do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .cells import is_blank, read_number
from .grids import Cell

_SAMPLE = 8
_PERCENT = re.compile(r"\s*\d+(?:\.\d+)?\s*[%％]\s*")
# What stands in the columns before the last one below a header that several share: 考核内容 over a group and its indicators.
_GROUPS = {"task": ("category",), "indicator": ("area", "group"), "indicator2": ("area", "group"), "indicator3": ("area", "group")}


def seen_columns(columns: Sequence[str], headers: Sequence[Cell], rows: Sequence[tuple[Cell, ...]]) -> list[str]:
    """The columns that headers name, not yet settled, with what the cells in the rows below tell: 序号 without a header,
    several columns below one header, 序时进度 in per cent.
    """
    found = list(columns)
    _number(found, headers, rows)
    _share(found, headers, rows)
    return ["" if column == "due" and _is_of_percents(row[at].text for row in rows) else column for at, column in enumerate(found)]


def _number(found: list[str], headers: Sequence[Cell], rows: Sequence[tuple[Cell, ...]]) -> None:
    """序号 where its header is blank, or one with the column beside it."""
    for at, header in enumerate(headers[:-1]) if "number" not in found else ():
        shared = headers[at + 1].across or (bool(header.text) and not headers[at + 1].text)
        if (shared or not header.text) and _counts(row[at].text for row in rows[:_SAMPLE]):
            found[at : at + 2] = ["number", found[at] if shared else found[at + 1]]
            break


def _share(found: list[str], headers: Sequence[Cell], rows: Sequence[tuple[Cell, ...]]) -> None:
    """Of the columns below one header the last is what it names, those before it are its groups."""
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and _goes_on(headers[end], found[end], found[start], [row[end] for row in rows]):
            end += 1
        if end - start > 1 and (groups := _GROUPS.get(found[start])):
            above = [*groups, *[""] * (end - start)][: end - start - 1]
            found[start:end] = [*above, found[start]]
        start = end


def _goes_on(header: Cell, column: str, first: str, cells: Sequence[Cell]) -> bool:
    """Whether a column stands below the header to its left: merged into it, or blank over cells that mostly are not."""
    is_merged = header.across and column == first
    own = sum(bool(cell.text) and not cell.across for cell in cells)
    return (is_merged or not header.text) and own * 2 > len(cells)


def _counts(texts: Iterable[str]) -> bool:
    found = [read_number(text) for text in texts if text]
    return bool(found) and all(text.isdigit() for text in found)


def _is_of_percents(texts: Iterable[str]) -> bool:
    said = [text for text in texts if not is_blank(text)]
    return bool(said) and all(map(_PERCENT.fullmatch, said))
