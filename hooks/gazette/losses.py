"""Whether the ledger of what has been public still holds every line as it was first written, by what git recorded of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from .commits import written_lines
from .findings import Finding
from .model import Place
from .publication import FILE, Deed

_WAY_OUT = "请用 git 恢复，例如 git checkout HEAD -- docs/_data/releases.csv；已经提交的，从更早的提交里取回原来的行"


def lost_from_ledger(root: Path) -> Iterator[Finding]:
    """L106 where a line is gone that some commit held, or reads otherwise than when it was first committed.

    A line is known by its day, its deed and its path. Who rewrites one to hide a change is found even after committing that; who
    puts the first words back is not. Without git nothing is known.
    """
    firsts: dict[tuple[str, ...], str] = {}
    for line in written_lines(root, FILE):
        firsts.setdefault(_name(line), line)
    now = (root / FILE).read_text("utf-8", "replace").splitlines() if (root / FILE).is_file() else []
    names, standing = {_name(line) for line in now}, set(now)
    gone = [line for name, line in firsts.items() if name and name not in names]
    changed = [line for name, line in firsts.items() if name in names and name and line not in standing]
    for lines, what in ((gone, "少了"), (changed, "改动了")):
        if lines:
            day, deed, path = _name(lines[0])
            yield Finding(Place(FILE), "L106", f"台账{what} {len(lines)} 行，第一行是 {day} {deed}的 {path}，{_WAY_OUT}")


def _name(line: str) -> tuple[str, ...]:
    """Day, deed and path of an event; nothing of a line that is none."""
    row = next(csv.reader([line]), [])
    return tuple(row[:3]) if len(row) == 6 and row[1] in {deed.value for deed in Deed} else ()
