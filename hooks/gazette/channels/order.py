"""A paper on paper, part after part (GB/T 9704-2012 7.3): text, 附件说明, 落款, and behind that what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .flow import Block, Flow, Line, Run, Runs
from .front import Front


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """附件说明: the names of what is attached."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """落款, the issuers above the date; `more` says that an attachment follows, on a page of its own (7.3.7)."""

    lines: tuple[str, ...]
    more: bool


_LEAD = re.compile(r"[^。；：！？]{1,30}。(?=.)", re.S)
_HEADED = 3  # levels 一、 and （一） have typefaces of their own

Part = Block | Attached | Closing


def parts_of_paper(front: Front, flow: Flow) -> Iterator[Part]:
    """The blocks of a text with 附件说明 and 落款 where they belong: where the text has its 落款, else at the end."""
    signs = [block for block in flow.blocks if isinstance(block, Line) and block.role == "signature"]
    if not signs:
        yield from flow.blocks
        yield from _end(front.attached, front.closing, more=False)
    for block in flow.blocks if signs else ():
        if block is signs[-1]:
            yield from _end(front.attached, tuple(line.text for line in signs), more=block is not flow.blocks[-1])
        elif not any(block is sign for sign in signs):
            yield block


def _end(attached: tuple[str, ...], closing: tuple[str, ...], *, more: bool) -> Iterator[Part]:
    if attached:
        yield Attached(names=attached)
    if closing:
        yield Closing(lines=closing, more=more)


def lead_of(line: Line) -> tuple[str, Runs]:
    """（一）加强统筹。县文明办每季度…: the sentence that stands for a heading, to be set as one, and the rest; empty where there is none."""
    whole = (Run(text=line.number), *line.runs)
    first = line.runs[0] if line.runs else Run(text="")
    found = _LEAD.match(first.text) if line.role == "level" and line.depth <= _HEADED else None
    return (line.number + found[0], (replace(first, text=first.text[found.end() :]), *line.runs[1:])) if found else ("", whole)
