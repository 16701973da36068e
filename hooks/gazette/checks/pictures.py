"""Whether every picture that proves something says what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding


def pictures_say_what_they_show(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """E101 for a picture without words: nobody can check what it proves, nor can a screen reader tell."""
    for entry in catalog.entries.values():
        for picture in entry.pictures:
            if not picture.alt:
                message = f"作佐证的图片「{picture.src}」没有说明，请在 ![ ] 的方括号里写明时间、地点和内容"
                yield Finding(picture.place, "E101", message)
