"""The preview looks for changes more often than MkDocs does: staff wait for what they have just written."""

from __future__ import annotations

from contextlib import suppress

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

_INTERVAL = 0.2


def watch_closely(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """The server, looking at the papers, the configuration and the templates every fifth of a second, told to or not."""
    watched = [config.docs_dir, config.config_file_path, *config.theme.dirs, *config.watch]
    for path in watched:
        with suppress(KeyError):  # MkDocs itself looks at the templates only where it was told to
            server.unwatch(path)
    server.observer = PollingObserver(timeout=_INTERVAL)
    for path in watched:
        server.watch(path)
    return server
