"""What lies below a folder of papers."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def names_below(root: Path) -> list[tuple[str, bool]]:
    """Every path below `root` with whether a file is there, in the order of their parts; links to folders are not followed."""
    found: list[tuple[str, bool]] = []
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with suppress(PermissionError), os.scandir(root / above) as entries:
            for entry in entries:
                path = above + entry.name
                found.append((path, _is_file(entry)))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
    return sorted(found, key=lambda item: item[0].split("/"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere, or to itself, is none; only pathlib says so without an error."""
    return Path(entry.path).is_file() if entry.is_symlink() else entry.is_file(follow_symlinks=False)
