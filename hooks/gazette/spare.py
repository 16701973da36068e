"""The site before the one that stands, laid aside to build the next upon: of what is the same in all three, nothing is moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Set
from contextlib import suppress
from pathlib import Path


def take_up(aside: Path, folder: Path) -> None:
    """Where it was laid on another file system, there is none."""
    with suppress(OSError):
        aside.rename(folder)


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


def clear_but(folder: Path, kept: Set[str]) -> None:
    """Only files at the addresses `kept` stay, and the folders they are in. Others may be the very files of the site that
    stands, and must not be written to.
    """
    above = len(f"{folder}/")
    for place, folders, files in os.walk(folder, topdown=False):
        within = f"{place}/"[above:]
        for name in files:
            if within + name not in kept:
                Path(place, name).unlink()
        for name in folders:
            with suppress(OSError):
                Path(place, name).rmdir()
