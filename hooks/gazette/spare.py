"""The site before the one that stands, laid aside to build the next upon: of what is the same in all three, nothing is moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def take_up(aside: Path, folder: Path) -> dict[str, int]:
    """Its files by address, each with the number (inode) under which the system knows it, whatever its names. Where it was laid on
    another file system, or cannot be read, there is none.
    """
    try:
        aside.rename(folder)
        return _numbers(folder, "")
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        return {}


def _numbers(folder: Path, above: str) -> dict[str, int]:
    """Folders without any file are in the way of what is built, and go."""
    found: dict[str, int] = {}
    with os.scandir(folder / above) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found |= _numbers(folder, f"{above}{entry.name}/")
            else:
                found[above + entry.name] = entry.inode()
    if not found:
        (folder / above).rmdir()
    return found


def lay_aside(folder: Path, aside: Path) -> None:
    """Of all sites ever built, one is kept."""
    for left in aside.parent.glob(f"*{aside.suffix}"):
        shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        aside.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(aside)


def join(old: str, new: str) -> None:
    """The file `old` stands at `new` as well, under two names, whatever stood there."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        Path(new).parent.mkdir(parents=True)
        os.link(old, new)
    except FileExistsError:
        Path(new).unlink()
        os.link(old, new)


def clear(folder: Path, left: Iterable[str]) -> None:
    """Without the files at these addresses, and without folders that hold nothing more. They may be the very files of the site that
    stands, and must not be written to.
    """
    for address in left:
        path = folder / address
        path.unlink()
        with suppress(OSError):
            while (path := path.parent) != folder:
                path.rmdir()
