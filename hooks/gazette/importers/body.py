"""The lines of a paper → its Markdown: paragraphs parted by blank lines, headings of their depth."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.tails import is_labelled

from .markup import escape_text
from .sheet import TERMINAL, Line, Sheet, fill_marks, width
from .tail import read_stamp
from .wrapping import LEAST_WIDTH, is_heading


def write_body(lines: Sequence[Line], markdown: bool, wrapped: bool) -> str:
    """Paragraphs parted by blank lines; the line breaks that Markdown itself needs stay single."""
    out = ""
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        tied = before and not line.gap and markdown and _tied(before, line, wrapped)
        out += ("\n" if tied else "\n\n" if before else "") + _markdown(line, markdown)
    return out + "\n"


def with_inserts(body: str, sheet: Sheet) -> str:
    """The body with what stands in it and below it: links, pictures, notes."""
    return fill_marks("\n".join([body, *(f"{line}\n" for line in sheet.closing)]), sheet.inserts)


def _tied(before: Line, line: Line, wrapped: bool) -> bool:
    """Whether a line right below another may go on with it; none does below one too short to be broken at a margin."""
    if before.verbatim or line.verbatim:
        return before.verbatim and line.verbatim
    is_own = width(before.text) < LEAST_WIDTH or is_heading(before.text) or is_labelled(line.text) or read_stamp(line.text)
    return not (wrapped or before.level or line.level or is_own) and before.text[-1] not in TERMINAL


def _markdown(line: Line, markdown: bool) -> str:
    text = line.text if markdown or line.verbatim else escape_text(line.text)
    return f"{'#' * max(line.level, 2)} {text}" if line.level else text
