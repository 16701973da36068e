"""Tables in plain text → Markdown tables: cells parted by tabs or bars, as pasted from Word or a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .markup import escape_text
from .sheet import BLANKS, Line

_BARS = re.compile(r"[|｜]")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_LEAST_ROWS = 2
_LEAST_CELLS = 3  # two cells in a row are as often a name and its office


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """Runs of lines with as many cells each, as one verbatim line a table; all other lines as they are."""
    out: list[Line] = []
    for cells, run in groupby(lines, _cells):
        rows = list(run)
        is_table = cells >= _LEAST_CELLS and len(rows) >= _LEAST_ROWS
        is_ruled = cells > 1 and any(_RULE.fullmatch(row.text) for row in rows[1:2])
        out += [_table(rows)] if is_table or is_ruled else rows
    return out


def _cells(line: Line) -> int:
    return 0 if line.verbatim or line.level else len(_split(line.text))


def _split(text: str) -> list[str]:
    """The cells of a line; one for a line that is no row."""
    if "\t" in text:
        return [cell.strip(BLANKS) for cell in text.split("\t")]
    if not _BARS.search(text):
        return [text]
    bare = re.sub(r"^[|｜]|[|｜]$", "", text.strip(BLANKS))
    return [cell.strip(BLANKS) for cell in _BARS.split(bare)]


def _table(rows: Sequence[Line]) -> Line:
    grid = [_split(row.text) for row in rows if not _RULE.fullmatch(row.text)]
    head, *body = ["| " + " | ".join(map(escape_text, cells)) + " |" for cells in grid]
    rule = "| " + " | ".join("---" for _ in grid[0]) + " |"
    return Line(text="\n".join([head, rule, *body]), gap=True, verbatim=True)
