"""Tables drawn in plain text, with lines (┌─┬─┐, │ a │ b │) or with signs (+---+---+, | a | b |) → rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from gazette.cells import read_number

from .sheet import BLANKS, Line

_SIGN = re.compile(r"\+(?:[-=:]{2,}\+)+")
_RULE = re.compile(rf"(?=.*[\u250c-\u254b\u2552-\u256c])[\u2500-\u257f\s]{{3,}}|{_SIGN.pattern}")
_SIDE = re.compile("[│┃║]")
_BAR = re.compile(r"(?<!\\)\|")
_LEAST_GROUPS = 3  # a head and two rows, each between rules of its own


def drawn(lines: Sequence[Line]) -> list[bool]:
    """Which lines are those of drawn tables: a rule, cells between upright lines, cells between bars below a rule of signs."""
    found: list[bool] = []
    inside = False
    for line in lines:
        starts = not line.verbatim and bool(_SIGN.fullmatch(line.text))
        inside = starts or (inside and not line.gap and line.text.startswith("|"))
        found.append(inside or (not line.verbatim and bool(_RULE.fullmatch(line.text) or len(_SIDE.findall(line.text)) > 1)))
    return found


def drawn_rows(lines: Sequence[Line]) -> list[list[str]]:
    """The rows of a drawn table. Where a rule parts every row from the next, the lines between two rules are one row."""
    side = _SIDE if any(_SIDE.search(line.text) for line in lines) else _BAR
    groups = [[_cells(line.text, side) for line in group] for is_rule, group in groupby(lines, _is_rule) if not is_rule]
    if len(groups) < _LEAST_GROUPS or any(map(_counts, groups)):
        return [cells for group in groups for cells in group]
    return [["".join(texts) for texts in zip(*_even(group), strict=True)] for group in groups]


def _is_rule(line: Line) -> bool:
    return bool(_RULE.fullmatch(line.text))


def _counts(group: Sequence[list[str]]) -> bool:
    """Whether the lines between two rules are rows of their own: each has a number that goes on from the one above."""
    numbers = [read_number(cells[0]) for cells in group]
    return len(numbers) > 1 and all(map(str.isdigit, numbers)) and [*map(int, numbers)] == [*range(int(numbers[0]), int(numbers[0]) + len(numbers))]


def _cells(text: str, side: re.Pattern[str]) -> list[str]:
    bare = text.strip(BLANKS)
    parts = side.split(bare)
    return [cell.strip(BLANKS) for cell in parts[bool(side.match(bare)) : -1 if not parts[-1] else None]]


def _even(group: Sequence[list[str]]) -> list[list[str]]:
    width = max(map(len, group))
    return [[*cells, *[""] * width][:width] for cells in group]
