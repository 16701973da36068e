"""Whether the ledger of what has been public still holds every line it ever held, by what git recorded of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from .commits import lost_lines
from .findings import Finding
from .model import Place
from .publication import FILE, Deed

_WAY_OUT = "请用 git 恢复，例如 git checkout HEAD -- docs/_data/releases.csv；已经提交的，从更早的提交里取回"


def lost_from_ledger(root: Path) -> Iterator[Finding]:
    """L106 where a line is gone that some commit held, or reads otherwise than the last commit has it. Without git nothing is known.

    A line is known by its day, its deed and its path.
    """
    before, since = lost_lines(root, FILE)
    now = (root / FILE).read_text("utf-8", "replace").splitlines() if (root / FILE).is_file() else []
    names = {_name(line) for line in now}
    gone = [line for line in dict.fromkeys((*before, *since)) if _name(line) and _name(line) not in names]
    changed = [line for line in since if _name(line) in names and _name(line) and line not in now]
    for lines, what in ((gone, "少了"), (changed, "改动了")):
        if lines:
            day, deed, path = _name(lines[0])
            yield Finding(Place(FILE), "L106", f"台账{what} {len(lines)} 行，第一行是 {day} {deed}的 {path}，{_WAY_OUT}")


def _name(line: str) -> tuple[str, ...]:
    """Day, deed and path of an event; nothing of a line that is none."""
    row = next(csv.reader([line]), [])
    return tuple(row[:3]) if len(row) == 6 and row[1] in {deed.value for deed in Deed} else ()
