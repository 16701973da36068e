"""A page of staff's own words, which is no document: where it stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .address import address_of
from .index import HOME
from .item import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """What a page shows beside its text: the way to it from the home page."""

    crumbs: tuple[Link, ...]


def own_page(uri: str, titles: Mapping[str, str]) -> OwnPage:
    """The page at a source path; `titles` are those of all such pages, of which the first of a folder is a step on the way."""
    return OwnPage(crumbs=(HOME, *(Link(text=titles[step], url=address_of(step)) for step in _steps(uri) if titles.get(step))))


def _steps(uri: str) -> Iterator[str]:
    """The source paths of the first pages of the folders a page lies in, outermost first, without itself."""
    folders = uri.split("/")[:-1]
    for depth in range(1, len(folders) + 1):
        step = "/".join((*folders[:depth], "index.md"))
        if step != uri:
            yield step
