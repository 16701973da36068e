"""A paper as data for a typst template: nothing in it is markup, so no sign in a text can be taken for one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .flow import Block, Flow, Line, Picture, Run, Table, text_of
from .front import Front
from .official import closing_indents, column_shares, is_centred
from .pictures import DRAWING, PictureFile

# What typst can show, and what it calls it.
SHOWN = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", DRAWING: "svg"}
Data = dict[str, Any]


def paper_data(front: Front, flow: Flow, pictures: tuple[PictureFile, ...]) -> Data:
    """Everything of one paper: its front, and blocks of `kind` line, table, picture, attached or closing in order."""
    files = {one.picture: one for one in pictures}
    return {"front": asdict(front), "blocks": [_block(block, files) for block in flow.blocks if not _signs(block)], **_end(front, flow)}


def _signs(block: Block) -> bool:
    return isinstance(block, Line) and block.role == "signature"


def _end(front: Front, flow: Flow) -> Data:
    """附件说明 and 落款, with how far each line of it stays from the margin, and the notes."""
    closing = tuple(line.text for line in flow.lines if line.role == "signature") or front.closing
    indents = closing_indents(closing)
    return {
        "closing": [{"text": text, "right": right} for text, right in zip(closing, indents, strict=True)],
        "notes": [[_run(run) for run in runs] for runs in flow.notes],
    }


def _block(block: Block, files: dict[Picture, PictureFile]) -> Data:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        return {"kind": "picture", "path": f"/{block.path}", "form": SHOWN.get(files[block].form, ""), "alt": block.alt}
    return {
        "kind": "line",
        "role": block.role,
        "depth": block.depth,
        "number": block.number,
        "centred": is_centred(block.number),
        "runs": [_run(run) for run in block.runs],
    }


def _run(run: Run) -> Data:
    """Only what a run has: a booklet holds tens of thousands."""
    return {name: value for name, value in asdict(run).items() if value}


def _table(table: Table) -> Data:
    words = [["" for _ in range(table.width)] for _ in table.rows]
    cells = []
    for y, x, box in table.placed:
        lines = [[_run(run) for run in line] for line in box.lines]
        cells.append({"x": x, "y": y, "across": box.across, "down": box.down, "head": box.head, "lines": lines})
        if box.across == 1:
            words[y][x] = max(map(text_of, box.lines), key=len, default="")
    return {"kind": "table", "width": table.width, "heads": table.heads, "shares": column_shares(words), "cells": cells}
