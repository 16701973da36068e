"""The files of a build: those of the theme beneath that nobody asks for, and those that need not be made again."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

_THEME_LEFTOVERS = ("assets/", "sitemap.xml")


def is_leftover(file: File, config: MkDocsConfig) -> bool:
    """Files of the theme beneath, which no page asks for, its map of the site, and our own sources, which pages carry put together."""
    return file.src_uri.startswith(_THEME_LEFTOVERS) and not Path(file.abs_src_path or "").is_relative_to(config.docs_dir)


class KnownFiles(Files):
    """All files, for links to be found; of those that are `settled` (source paths) nothing is built or copied."""

    def __init__(self, files: Files, settled: Set[str]) -> None:
        super().__init__(files)
        self._settled = settled

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        return [file for file in super().documentation_pages(inclusion=inclusion) if file.src_uri not in self._settled]

    def copy_static_files(
        self,
        dirty: bool = False,
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        for file in self:
            if not file.is_documentation_page() and inclusion(file.inclusion) and file.src_uri not in self._settled:
                file.copy_file(dirty)
