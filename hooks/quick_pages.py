"""Pages that need not be read from disk, nor go through Markdown where their text holds nothing for it."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from gazette.straight import straight_html

_ID = re.compile(r' id="([^"]+)"')


class QuickPage(Page):
    """A page made by the site: the file's content is its Markdown, without front matter."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.file.content_string, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        html = straight_html(self.markdown or "")
        if html is None:
            super().render(config, files)
        else:
            self.content, self.present_anchor_ids = html, set(_ID.findall(html))
