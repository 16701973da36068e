"""Citations as a reader meets them: links in the text, what a document cites, and what cites it, article by article."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import quote

from ..catalog import Catalog, Entry
from ..citations.reading import Mention
from ..markup import TextLink
from ..model import Status
from .address import address_of
from .item import version_name

# Where the page tells its 沿革: a text that names its own title (1998年公布的《…》同时废止) speaks of its past.
_PAST = "gz-life"


def text_links(catalog: Catalog, entry: Entry) -> Mapping[int, list[TextLink]]:
    """The links to lay over an entry's text, by element; addresses are relative to its page."""
    links: dict[int, list[TextLink]] = defaultdict(list)
    for mention in entry.mentions:
        if mention.uri:
            links[mention.element].append(_text_link(catalog, entry, mention))
    return links


def _text_link(catalog: Catalog, entry: Entry, mention: Mention) -> TextLink:
    here, target = entry.document.uri, catalog[mention.uri]
    now = None if mention.anchor else current(catalog, target)
    return TextLink(
        start=mention.start,
        end=mention.end,
        href=_relative(here, mention.uri, mention.anchor or (_PAST if target is entry and entry.document.history else "")),
        now=_relative(here, now.document.uri) if now and now is not entry else "",
        says=f"现行{version_name(now) or '文本'}" if now else "",
    )


def current(catalog: Catalog, entry: Entry) -> Entry | None:
    """The newest text of the same work in force, where this is not it."""
    later = entry.versions[entry.versions.index(entry.document.uri) + 1 :]
    return next((catalog[uri] for uri in reversed(later) if catalog[uri].standing.status is Status.IN_FORCE), None)


def _relative(here: str, there: str, anchor: str = "") -> str:
    """The address of a document as a page beside it writes it; under whatever path the site stands."""
    if here == there:
        return f"#{anchor}" if anchor else "#gz-main"
    path = posixpath.relpath(address_of(there), address_of(here))
    return quote(f"{path}/") + (f"#{quote(anchor)}" if anchor else "")
