"""What lies below a folder of papers."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Name(NamedTuple):
    """A path from the folder on, what is there, and whether it is only a link to it."""

    path: str
    is_file: bool
    is_link: bool


def names_below(root: Path) -> list[Name]:
    """Everything below `root`, in the order of its parts; links to folders are not followed."""
    found: list[Name] = []
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with suppress(PermissionError), os.scandir(root / above) as entries:
            for entry in entries:
                path = above + entry.name
                found.append(Name(path, _is_file(entry), entry.is_symlink()))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
    return sorted(found, key=lambda name: name.path.split("/"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere, or to itself, is none; only pathlib says so without an error."""
    return Path(entry.path).is_file() if entry.is_symlink() else entry.is_file(follow_symlinks=False)
