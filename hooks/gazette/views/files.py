"""Attachments as a page offers them: what is not typed by staff is read from the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment with what was read of it: size in words, type by its name."""

    name: str
    url: str
    type: str
    size: str


def file_of(root: Path, attachment: Attachment) -> File:
    """`root` is the folder of documents."""
    path = root / attachment.path
    size = path.stat().st_size if path.is_file() else 0
    return File(
        name=attachment.name,
        url=attachment.path,
        type=path.suffix.removeprefix(".").upper(),
        size=f"{size / 1048576:.1f} MB" if size >= 1048576 else f"{max(1, round(size / 1024))} KB",
    )
