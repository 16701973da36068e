"""The preview looks for changes more often than MkDocs does, for staff wait for what they have just written; and never while it builds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

_INTERVAL = 0.2
# MkDocs waits for changes to stop; what is changed together is seen in one look, and told within milliseconds.
_PAUSE = 0.02


def watch_closely(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """The server, looking at the papers, the configuration and the templates every fifth of a second, told to or not."""
    watched = [config.docs_dir, config.config_file_path, *config.theme.dirs, *config.watch]
    for path in watched:
        with suppress(KeyError):  # MkDocs itself looks at the templates only where it was told to
            server.unwatch(path)
    observer: Any = PollingObserverVFS(os.stat, _patient(server), polling_interval=_INTERVAL)
    server.build_delay = _PAUSE
    server.observer = observer  # MkDocs names a narrower class than it needs
    for path in watched:
        server.watch(path)
    return server


def _patient(server: LiveReloadServer) -> Callable[[str | None], Iterator[os.DirEntry[str]]]:
    """How to list a folder: when no build is running. What was changed meanwhile is seen then."""
    idle, build = Event(), server.builder
    idle.set()

    def alone() -> None:
        idle.clear()
        try:
            build()
        finally:
            idle.set()

    def list_folder(path: str | None) -> Iterator[os.DirEntry[str]]:
        idle.wait()
        return os.scandir(path)

    server.builder = alone
    return list_folder
