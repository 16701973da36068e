"""Pages that skip the work whose result is certain: plain text needs no Markdown, an unchanged page no template."""

from __future__ import annotations

import logging
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from gazette.store import Store
from gazette.straight import straight_html

_READY = "ready.html"
_ID = re.compile(r' id="([^"]+)"')


class QuickPage(Page):
    """A page made by the site: the file's content is its Markdown, without front matter."""

    ready: str | None = None
    _kept_as = ""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.file.content_string, {}

    def look_up(self, store: Store, key: str) -> None:
        """Take the finished page from the store, or remember under which key it is to be kept once it is made."""
        found = store.get(key)
        if found is None:
            self._kept_as = key
        else:
            anchors, _, self.ready = found.decode().partition("\0")
            self.present_anchor_ids = set(anchors.split())

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.ready is not None:
            self.content, self.meta["template"] = "", _READY
        elif (html := straight_html(self.markdown or "")) is not None:
            self.content, self.present_anchor_ids = html, set(_ID.findall(html))
        else:
            with _Listener() as heard:
                super().render(config, files)
            if heard.complaints or self._points_out():
                self._kept_as = ""

    def _points_out(self) -> bool:
        """Whether it names anchors that are to be looked up again in every build."""
        known = self.present_anchor_ids or set()
        links = self.links_to_anchors or {}
        return any(file is not self.file or not known.issuperset(anchors) for file, anchors in links.items())

    def keep(self, store: Store, output: str) -> None:
        """Keep the finished page. One that gave a warning is made anew every time, so that the warning comes again."""
        if self._kept_as:
            anchors = " ".join(sorted(self.present_anchor_ids or ()))
            store.put(self._kept_as, f"{anchors}\0{output}".encode("utf-8", "xmlcharrefreplace"))


class _Listener(logging.Handler):
    """Counts what MkDocs says while a page is made."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.complaints = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints += 1

    def __enter__(self) -> _Listener:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *fault: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def place_page(files: Files, config: MkDocsConfig, uri: str, markdown: str) -> None:
    """Let a text stand in the place of the file of this name, which may not exist."""
    file = files.get_file_from_path(uri)
    if file is None:
        file = File.generated(config, uri, content="")
        files.append(file)
    file.content_string = markdown
    file.inclusion = InclusionLevel.NOT_IN_NAV
    QuickPage(None, file, config)
