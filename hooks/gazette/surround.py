"""The header and footer of a portal that the site stands in: two files of HTML, kept by staff beside the word lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .wordlists import FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """HTML put above and below every page as it is; empty where the site stands alone."""

    header: str = ""
    footer: str = ""


def read_surround(root: Path) -> Surround:
    """`_data/portal-header.html` and `_data/portal-footer.html` below `root`. A file need not exist; undecodable bytes are replaced."""
    return Surround(header=_read(root, "portal-header.html"), footer=_read(root, "portal-footer.html"))


def _read(root: Path, name: str) -> str:
    path = root / FOLDER / name
    return path.read_text("utf-8", "replace").strip() if path.is_file() else ""
