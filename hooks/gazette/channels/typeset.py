"""A paper as data for a typst template: nothing in it is markup, so no sign in a text can be taken for one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .flow import Flow, Line, Picture, Run, Table, text_of
from .front import Front
from .official import closing_indents, column_shares, is_centred
from .order import Attached, Closing, Part, lead_of, parts_of_paper
from .pictures import DRAWING, PictureFile

# What typst can show, and what it calls it.
SHOWN = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", DRAWING: "svg"}
_LONG = 60  # characters of a cell from which on it may break over two pages
Data = dict[str, Any]


def paper_data(front: Front, flow: Flow, pictures: tuple[PictureFile, ...]) -> Data:
    """Everything of one paper: its front, its parts in order, each of a `kind`, and its notes."""
    files = {one.picture: one for one in pictures}
    notes = [[_run(run) for run in runs] for runs in flow.notes]
    return {"front": asdict(front), "blocks": [_part(part, files) for part in parts_of_paper(front, flow)], "notes": notes}


def _part(part: Part, files: dict[Picture, PictureFile]) -> Data:
    match part:
        case Table():
            return _table(part)
        case Picture():
            return {"kind": "picture", "path": f"/{part.path}", "form": SHOWN.get(files[part].form, ""), "alt": part.alt}
        case Attached():
            return {"kind": "attached", "names": part.names}
        case Closing():
            lines = zip(part.lines, closing_indents(part.lines), strict=True)
            return {"kind": "closing", "lines": [{"text": text, "right": right} for text, right in lines], "more": part.more}
        case Line():
            return _line(part)


def _line(line: Line) -> Data:
    """`lead` is set as a heading of the line's level, or empty."""
    lead, rest = lead_of(line)
    return {
        "kind": "line",
        "role": line.role,
        "depth": line.depth,
        "lead": lead,
        "centred": is_centred(line.number),
        "runs": [_run(run) for run in rest],
    }


def _run(run: Run) -> Data:
    """Only what a run has: a booklet holds tens of thousands."""
    return {name: value for name, value in asdict(run).items() if value}


def _table(table: Table) -> Data:
    cells = [
        {
            "x": x, "y": y, "across": box.across, "down": box.down, "head": box.head,
            "long": sum(len(text_of(line)) for line in box.lines) > _LONG,
            "lines": [[_run(run) for run in line] for line in box.lines],
        }
        for y, x, box in table.placed
    ]  # fmt: skip
    return {"kind": "table", "width": table.width, "heads": table.heads, "shares": column_shares(table.longest), "cells": cells}
