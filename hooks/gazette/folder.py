"""A folder of papers as one build sees it: listed once, each file read once. What is looked through is what is published."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from .findings import Finding
from .listing import Name, names_below
from .source import read_text
from .wordlists import is_published


class Folder:
    """All that may be published of what lies below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, tuple[str | None, list[Finding]]] = {}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Files and folders, in the order of their paths."""
        return tuple(name for name in names_below(self.root) if is_published(name.path))

    @property
    def files(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.is_file)

    @property
    def markdown(self) -> tuple[str, ...]:
        """Source paths of all that is named like a text, and may become a page."""
        return tuple(name.path for name in self.names if name.path.endswith(".md"))

    def read(self, path: str) -> tuple[str | None, list[Finding]]:
        """A text by its source path, as `read_text` gives it."""
        if path not in self._texts:
            self._texts[path] = read_text(self.root / path, path)
        return self._texts[path]
