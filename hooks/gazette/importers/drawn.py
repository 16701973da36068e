"""Tables drawn with lines in plain text (┌─┬─┐, │ a │ b │) → rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .sheet import BLANKS, Line

_RULE = re.compile(r"(?=.*[┌├└┏┣┗╔╠╚])[─━═┄┈┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬│┃║\s]{3,}")
_SIDE = re.compile("[│┃║]")
_EDGES = re.compile("^[│┃║]|[│┃║]$")
_LEAST_GROUPS = 3  # a head and two rows, each between rules of its own


def is_drawn(line: Line) -> bool:
    """Whether a line is one of a drawn table: a rule, or cells between upright lines."""
    return not line.verbatim and bool(_RULE.fullmatch(line.text) or len(_SIDE.findall(line.text)) > 1)


def drawn_rows(lines: Sequence[Line]) -> list[list[str]]:
    """The rows of a drawn table. Where a rule parts every row from the next, the lines between two rules are one row."""
    groups = [[_cells(line.text) for line in group] for is_rule, group in groupby(lines, _is_rule) if not is_rule]
    if len(groups) < _LEAST_GROUPS:
        return [cells for group in groups for cells in group]
    return [["".join(texts) for texts in zip(*_even(group), strict=True)] for group in groups]


def _is_rule(line: Line) -> bool:
    return bool(_RULE.fullmatch(line.text))


def _cells(text: str) -> list[str]:
    return [cell.strip(BLANKS) for cell in _SIDE.split(_EDGES.sub("", text.strip(BLANKS)))]


def _even(group: Sequence[list[str]]) -> list[list[str]]:
    width = max(map(len, group))
    return [[*cells, *[""] * width][:width] for cells in group]
