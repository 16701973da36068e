"""What outlives a process: finished pages, and what the code remembers of the papers. Without it a build only takes longer."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from compiled_templates import CompiledTemplates
from gazette import memory
from gazette.apart import begin
from gazette.garbage import all_kept
from gazette.store import Store, fingerprint, fingerprint_of_files

_HOOKS = Path(__file__).parent
_CACHE = _HOOKS.parent / ".cache" / "pages"
# A preview never loads its code again: what runs is what stood here when it began.
_CODE = fingerprint_of_files(sorted(_HOOKS.rglob("*.py")))
# Which files there are, and how the build is started; no page is made from either.
_ELSEWHERE = {"plugins", "hooks", "theme", "site_dir", "docs_dir", "dev_addr", "watch", "strict", "config_file_path"}
_ELSEWHERE |= {"exclude_docs", "draft_docs", "not_in_nav"}
templates = CompiledTemplates()


def open_store(config: MkDocsConfig) -> Store:
    """One for each folder of papers. Another plugin or hook may change a page in ways nobody here knows."""
    return _opened(config, config.docs_dir)


def open_notes(config: MkDocsConfig) -> Store:
    """What stands in the site: one for each folder a site is built for."""
    return _opened(config, config.site_dir, "sites")


def _opened(config: MkDocsConfig, of: str, below: str = "") -> Store:
    chosen = os.environ.get("GAZETTE_CACHE") or ("0" if os.environ.get("CI") else _CACHE)
    alone = len(config.hooks) == 1 and list(config.plugins) == list(config.hooks)
    place = Path(chosen) / below / fingerprint(str(Path(of).resolve()))[:16]
    return Store(None if chosen == "0" or not alone else place)


def ground(config: MkDocsConfig) -> str:
    """What every page is made from besides its own: code, libraries, templates, configuration."""
    templates = sorted(Path(config.theme.custom_dir or ".").rglob("*.html"))
    chosen = sorted((name, repr(value)) for name, value in config.items() if name not in _ELSEWHERE)
    return fingerprint(_CODE, _versions(), fingerprint_of_files(templates), chosen, config.theme.dirs)


def recollect(config: MkDocsConfig) -> None:
    """A process that knows nothing yet hears what the last one knew."""
    store = open_store(config)
    templates.read(store, _key("templates"))
    if not memory.knows() and (content := store.get(_key("memory"))):
        with all_kept():
            memory.read(content)


def begin_keeping(store: Store) -> Callable[[], object]:
    """Write down for the next process what this one knows, beside other work; hardly anything new is not worth it. The function
    given, when pages are made, waits for the end.
    """
    store.hold(_key("memory"))
    store.hold(_key("templates"))
    written = begin(partial(_keep, store)) if store and memory.has_much_new() else None

    def wait() -> None:
        templates.keep(store, _key("templates"))
        if written:
            written()
            memory.is_kept()

    return wait


def _keep(store: Store) -> None:
    with suppress(pickle.PicklingError, TypeError, RecursionError):  # what cannot be written down is read again
        store.fill(_key("memory"), memory.write)


@cache
def _key(of: str) -> str:
    return fingerprint(of, _CODE, _versions())


@cache
def _versions() -> tuple[str, ...]:
    """Of Python and all libraries: an installed one keeps its name and version in the name of a folder (PyPA, Recording installed projects)."""
    return sys.version, *sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info"))
