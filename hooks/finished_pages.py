"""Finished pages kept from one build to the next, each under the name of everything it was made from."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from gazette.store import Store, fingerprint, fingerprint_of_files
from quick_pages import QuickPage

_HOOKS = Path(__file__).parent
_CACHE = _HOOKS.parent / ".cache" / "pages"
# A preview never loads its code again: what runs is what stood here when it began.
_CODE = fingerprint_of_files(sorted(_HOOKS.rglob("*.py")))
# Which files there are, and how the build is started; no page is made from either.
_ELSEWHERE = {"plugins", "hooks", "theme", "site_dir", "docs_dir", "dev_addr", "watch", "strict", "config_file_path"}
_ELSEWHERE |= {"exclude_docs", "draft_docs", "not_in_nav"}


class FinishedPages:
    """The finished pages of one build.

    `shown` is what every page shows, `pages` what each is made from besides, by source path. A text with links is also
    made from the addresses of all files, for the links lead there. `before` are those of the preview's last build.
    """

    def __init__(
        self, config: MkDocsConfig, files: Files, shown: object, pages: Mapping[str, object], before: FinishedPages | None
    ) -> None:
        self._store, self._ground = _open_store(config), _ground(config)
        addresses = fingerprint([(file.src_uri, file.url) for file in files])
        base = fingerprint(self._ground, shown)
        self._prints: dict[str, tuple[object, str]] = {}
        for uri, inputs in pages.items():
            file = files.get_file_from_path(uri)
            if file and isinstance(file.page, QuickPage):
                text = file.content_string
                linked = addresses if "[" in text or "<" in text else ""
                file.page.look_up(self._store, fingerprint(base, linked, self._print_of(uri, inputs, before)))

    def _print_of(self, uri: str, inputs: object, before: FinishedPages | None) -> str:
        """To find a page's inputs equal to those of the build before is much quicker than to write them all out."""
        known, print_ = before._prints.get(uri, (None, "")) if before else (None, "")
        self._prints[uri] = inputs, (print_ if print_ and known == inputs else fingerprint(inputs))
        return self._prints[uri][1]

    def keep(self, page: Page, output: str) -> None:
        if isinstance(page, QuickPage):
            page.keep(self._store, output)

    def close(self, config: MkDocsConfig) -> None:
        """A template changed while the pages were made: nobody knows which page saw which."""
        self._store.close(sound=self._ground == _ground(config))


def _open_store(config: MkDocsConfig) -> Store:
    """One folder for each folder of papers. Another plugin or hook may change a page in ways nobody here knows."""
    chosen = os.environ.get("GAZETTE_CACHE") or ("0" if os.environ.get("CI") else _CACHE)
    alone = len(config.hooks) == 1 and list(config.plugins) == list(config.hooks)
    place = fingerprint(str(Path(config.docs_dir).resolve()))[:16]
    return Store(None if chosen == "0" or not alone else Path(chosen) / place)


def _ground(config: MkDocsConfig) -> str:
    """What every page is made from besides its own: code, libraries, templates, configuration."""
    templates = sorted(Path(config.theme.custom_dir or ".").rglob("*.html"))
    chosen = sorted((name, repr(value)) for name, value in config.items() if name not in _ELSEWHERE)
    return fingerprint(_CODE, _versions(), fingerprint_of_files(templates), chosen, config.theme.dirs)


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    return (sys.version, *sorted(f"{found.name} {found.version}" for found in distributions()))
