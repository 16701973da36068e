"""Pages that skip the work whose result is certain: plain text needs no Markdown, an unchanged page no template."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from gazette.apart import shared
from gazette.store import Store
from gazette.straight import straight_html

_ID = re.compile(r' id="([^"]+)"')


class QuickPage(Page):
    """A page made by the site: the file's content is its Markdown, without front matter; `straight` is its HTML, where that needs
    no Markdown.

    `is_certain`: nothing was said while it was made, and nothing is to be looked up again in every build. `anchors`: the ids in
    its text, apart by blanks; hardly any page is asked for one.
    """

    is_certain = True
    straight: str | None = None
    anchors: str | None = None
    _ids: set[str] | None = None

    @property
    def present_anchor_ids(self) -> set[str] | None:
        if self._ids is None and self.anchors is not None:
            self._ids = set(self.anchors.split())
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self.anchors, self._ids = None if ids is None else " ".join(sorted(ids)), ids

    def _set_canonical_url(self, base: str | None) -> None:
        """To put the address together takes longer than all the rest; what is not built is never asked for it."""
        self._base = base

    def __getattr__(self, name: str) -> Any:
        if name not in ("canonical_url", "abs_url"):
            raise AttributeError(name)
        super()._set_canonical_url(self._base)
        return vars(self)[name]

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.file.content_string, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.straight is not None:
            self.content, self.present_anchor_ids, self.straight = self.straight, set(_ID.findall(self.straight)), None
        else:
            with Listener(logging.INFO) as heard:
                super().render(config, files)
            self.is_certain = not heard.complaints and not self._points_out()

    def _points_out(self) -> bool:
        """Whether it names anchors that are to be looked up again in every build."""
        known = self.present_anchor_ids or set()
        links = self.links_to_anchors or {}
        return any(file is not self.file or not known.issuperset(anchors) for file, anchors in links.items())

    def take(self, store: Store, key: str) -> bool:
        """Write the finished page from the store, if it is there."""
        found = store.get(key)
        if found is not None:
            anchors, _, output = bytes(found).partition(b"\0")
            self.anchors = anchors.decode()
            write_file(output, self.file.abs_dest_path)
        return found is not None

    def keep(self, store: Store, key: str, output: str) -> None:
        store.put(key, f"{self.anchors or ''}\0{output}".encode("utf-8", "xmlcharrefreplace"))


def go_straight(pages: Sequence[QuickPage]) -> None:
    """Make the HTML of all pages that need no Markdown."""
    for page, html in zip(pages, shared(straight_html, [page.file.content_string for page in pages]), strict=True):
        page.straight = html


class Listener(logging.Handler):
    """Counts what MkDocs says at this level or above."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.complaints = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints += 1

    def __enter__(self) -> Listener:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *fault: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def place_page(files: Files, config: MkDocsConfig, uri: str, markdown: str, known: File | None) -> File:
    """Let a text stand in the place of the file of this name, which may not exist; `known` is the file it had before."""
    file = files.get_file_from_path(uri)
    if known:
        if file:
            files.remove(file)
        files.append(known)
        return known
    if file is None:
        file = File.generated(config, uri, content="")
        files.append(file)
    file.content_string = markdown
    file.inclusion = InclusionLevel.NOT_IN_NAV
    QuickPage(None, file, config)
    return file
