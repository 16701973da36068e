"""The title of a plan within a paper, set on several lines, as one heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazette.labels import read_label

from ..kinds import kind_of_title
from ..sheet import Line
from ..title import join_title

_LAST_LINE = 12  # characters: 工作方案, 三年行动实施方案


def with_inner_titles(lines: Sequence[Line]) -> list[Line]:
    """The lines, a heading that only says the kind of what the heading right above it names joined to that."""
    out: list[Line] = []
    for line in lines:
        if out and _goes_on(out[-1], line):
            out[-1] = replace(out[-1], text=join_title((out[-1].text, line.text)))
        else:
            out.append(line)
    return out


def _goes_on(above: Line, line: Line) -> bool:
    same = above.level == line.level > 1 and not line.gap and len(line.text) <= _LAST_LINE
    return same and bool(kind_of_title(line.text)) and not (kind_of_title(above.text) or read_label(above.text) or read_label(line.text))
