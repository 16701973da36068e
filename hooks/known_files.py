"""The files of a build: those of the theme beneath that nobody asks for, and those that need not be made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from operator import attrgetter
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from gazette.outputs.search import PARTS

_THEME_LEFTOVERS = ("assets/", "sitemap.xml")


def is_leftover(file: File, config: MkDocsConfig) -> bool:
    """Files of the theme beneath, which no page asks for, its map of the site, and our own sources, which pages carry put together."""
    return file.src_uri.startswith(_THEME_LEFTOVERS) and not Path(file.abs_src_path or "").is_relative_to(config.docs_dir)


def lay_out(files: Files, config: MkDocsConfig, outputs: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """Among `files` come the outputs a text may link to; given are the others, by address, which MkDocs need not know of."""
    parts = {}
    for address, content in outputs.items():
        if isinstance(content, bytes) and address.startswith(PARTS):
            parts[address] = content
        else:
            files.append(File.generated(config, address, content=content))
    return parts


class KnownFiles(Files):
    """All files, for links to be found; of those that are `settled` (source paths) nothing is built or copied. `parts` are files
    besides, to be written. `when_read` is called when the text of every page is read, and nothing is written yet.
    """

    def __init__(self, files: Files, settled: Set[str], parts: Mapping[Path, bytes], when_read: Callable[[], None]) -> None:
        super().__init__(sorted(files, key=attrgetter("src_uri")))  # whichever came first, MkDocs says the same in the same order
        self._settled, self._parts, self._when_read = settled, parts, when_read

    def settle(self, others: Set[str]) -> None:
        self._settled |= others

    def make_only(self, chosen: Set[str]) -> None:
        self._settled, self._parts = {file.src_uri for file in self} - chosen, {}

    def to_make(self) -> list[File]:
        return [file for file in self if file.src_uri not in self._settled]

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
        self._when_read()
        folders: set[Path] = set()
        for path, content in self._parts.items():
            _write(path, content, folders)
        for file in self:
            if file.is_documentation_page() or not inclusion(file.inclusion) or file.src_uri in self._settled:
                continue
            if file.abs_src_path is None:
                _write(Path(file.abs_dest_path), file.content_bytes, folders)
            else:
                file.copy_file(dirty)


def _write(path: Path, content: bytes, folders: set[Path]) -> None:
    """Of ten thousand files most stand in a folder (one of `folders`) that is known to be there."""
    if path.parent not in folders:
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
    path.write_bytes(content)
