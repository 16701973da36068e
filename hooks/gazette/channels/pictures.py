"""The pictures of a paper as files: where each lies, how large it is, and whether a channel takes its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .flow import Picture

DRAWING = "SVG"
# A photograph of a telephone may hold several pictures in one JPEG.
_SAME = {"MPO": "JPEG"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """`bytes` is 0 where there is no such file; `form` is PNG, JPEG … as its content says, SVG, or empty where nobody can read it;
    `pixels` are width and height, None for a drawing.
    """

    picture: Picture
    file: Path
    bytes: int
    form: str
    pixels: tuple[int, int] | None

    @property
    def size(self) -> str:
        """`640×480，38 KB`."""
        told = "×".join(map(str, self.pixels)) + "，" if self.pixels else ""
        return told + (f"{self.bytes / 1048576:.1f} MB" if self.bytes >= 1048576 else f"{max(1, round(self.bytes / 1024))} KB")


def picture_files(root: Path, pictures: Iterable[Picture], withheld: Iterable[str] = ()) -> tuple[PictureFile, ...]:
    """The file of each picture, in order; one that is `withheld` or lies outside is as good as missing."""
    held = frozenset(withheld)
    return tuple(_file(root / one.path, one, bool(one.path) and one.path not in held) for one in pictures)


def _file(file: Path, picture: Picture, public: bool) -> PictureFile:
    there = public and file.is_file()
    form, pixels = _read(file) if there else ("", None)
    return PictureFile(picture=picture, file=file, bytes=file.stat().st_size if there else 0, form=form, pixels=pixels)


def _read(file: Path) -> tuple[str, tuple[int, int] | None]:
    if file.suffix.lower() == ".svg":
        return DRAWING, None
    try:
        with Image.open(file) as image:
            image.load()
            return _SAME.get(image.format or "", image.format or ""), image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "", None
