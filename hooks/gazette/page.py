"""One page of the site, and the desk on which all pages are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .embeds import split_html
from .findings import Finding
from .outputs.tags import Tags, site_tags
from .papers import Papers
from .revisions import Revision
from .views.collection import Collection
from .views.item import Link
from .views.registry import Filled
from .views.roll import Roll
from .views.selection import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site: its source path, its template, and the view the template shows.

    `markdown` is the text to render, with a mark for each of `embeds`. `tags` are its `<meta>` names and contents;
    `updated` is the day its text last changed, where that is known; `linked_data` is JSON-LD, safe inside `<script>`;
    `canonical` is the absolute address of the page that stands for this one, where that is another. `findings` are what a preview
    shows of its source; a public page has none.
    """

    uri: str
    template: str
    title: str
    view: object = None
    markdown: str = ""
    embeds: tuple[Filled, ...] = ()
    tags: Tags = ()
    updated: date | None = None
    linked_data: str = ""
    canonical: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def rolls(self) -> tuple[Roll, ...]:
        """The lists it shows, which may be downloaded."""
        views = (self.view, *(block.view for block in self.embeds))
        return tuple(roll for view in views for roll in getattr(view, "rolls", ()))

    @property
    def gathers(self) -> bool:
        """Whether documents are gathered on it (专题)."""
        return any(isinstance(block.view, Collection) for block in self.embeds)

    def fill(self, html: str) -> tuple[tuple[str, Filled | None], ...]:
        """The page's rendered text in pieces, each with the view that follows it."""
        pieces = split_html(html)
        return tuple((piece.html, self.embeds[piece.embed] if piece.embed >= 0 else None) for piece in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a site stands in: its folder, the absolute address of its root, what git knows of its files."""

    root: Path
    home: str
    revisions: Mapping[str, Revision]


@dataclass(slots=True)
class Desk:
    """What all pages are made from, and where findings are laid down."""

    shelves: Shelves
    papers: Papers
    around: Around
    findings: list[Finding] = field(default_factory=list)
    gathered: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    @property
    def tags(self) -> Tags:
        return site_tags(self.shelves.catalog)
