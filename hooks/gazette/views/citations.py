"""Citations as a reader meets them: links in the text, what a document cites, and what cites it, article by article."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ..catalog import Catalog, Entry, newest_first
from ..citations.pinning import place_name
from ..citations.reading import Mention
from ..citations.tally import Cited
from ..marked import Overlay, TextLink
from ..model import Status
from .address import address_of
from .item import Link, version_name

# Where the page tells its 沿革: a text that names its own title (1998年公布的《…》同时废止) speaks of its past.
_PAST = "gz-life"
_ARTICLE = re.compile(r"art-\d+(?:-\d+)?(?:_\d+)?")
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document with the places in it that matter; `own` where it is the page's own, `version` where there are several."""

    title: str
    url: str
    version: str
    places: tuple[Link, ...]
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPlace:
    """An article (or chapter) of this page's text, how often it is cited, and by whom."""

    anchor: str
    name: str
    times: int
    by: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationsView:
    """What a document cites, here and (by title) elsewhere; who cites it as a whole, `first` and `more`, and in places."""

    cites: tuple[Text, ...]
    outside: tuple[str, ...]
    first: tuple[Text, ...]
    more: tuple[Text, ...]
    places: tuple[CitedPlace, ...]


def citations_view(catalog: Catalog, entry: Entry) -> CitationsView:
    """Both directions, for the lists after the text."""
    cites: dict[str, list[str]] = defaultdict(list)
    for citation in entry.cites.each:
        cites[citation.uri].append(citation.anchor)
    cites.pop("", None)
    whole = _texts(catalog, entry, (cited for cited in entry.cited.each if not cited.anchor))
    return CitationsView(
        cites=tuple(_text(catalog, uri, anchors) for uri, anchors in cites.items()),
        outside=tuple(citation.title for citation in entry.cites.each if not citation.uri),
        first=whole[:_SHOWN],
        more=whole[_SHOWN:],
        places=_places(catalog, entry),
    )


def _places(catalog: Catalog, entry: Entry) -> tuple[CitedPlace, ...]:
    """In the order of the text."""
    places: dict[str, list[Cited]] = defaultdict(list)
    for cited in entry.cited.each:
        if cited.anchor:
            places[_place(cited.anchor)].append(cited)
    if not places:
        return ()
    order = {element.anchor: at for at, element in enumerate(entry.structure.elements)}
    return tuple(
        CitedPlace(
            anchor=anchor,
            name=place_name(anchor),
            times=sum(cited.count for cited in found),
            by=_texts(catalog, entry, found),
        )
        for anchor, found in sorted(places.items(), key=lambda item: order.get(item[0], 0))
    )


def _place(anchor: str) -> str:
    """款 and 项 count for their article."""
    found = _ARTICLE.match(anchor)
    return found[0] if found else anchor


def _texts(catalog: Catalog, entry: Entry, cited: Iterable[Cited]) -> tuple[Text, ...]:
    """The citing documents, the page's own first, then the newest, each with its citing articles."""
    sources: dict[str, list[str]] = defaultdict(list)
    for one in cited:
        sources[one.uri].append(one.source)
    own = entry.document.uri
    uris = sorted(sources, key=lambda uri: (uri != own, newest_first(catalog[uri].document)))
    return tuple(_text(catalog, uri, sources[uri], own=uri == own) for uri in uris)


def _text(catalog: Catalog, uri: str, anchors: Iterable[str], *, own: bool = False) -> Text:
    entry, address = catalog[uri], address_of(uri)
    named = dict.fromkeys(anchor for anchor in anchors if anchor)
    places = tuple(Link(text=place_name(anchor), url="" if own else f"{address}#{anchor}") for anchor in named)
    if own:
        places = tuple(Link(text=place_name(anchor), url=f"#{anchor}") for anchor in named)
    return Text(title=entry.document.title, url=address, version=version_name(entry), places=places, own=own)


def overlay(catalog: Catalog, entry: Entry) -> Overlay:
    """The links to lay over an entry's text, their addresses relative to its page, and how often its articles are cited."""
    links: dict[int, list[TextLink]] = defaultdict(list)
    for mention in entry.mentions.each:
        if mention.uri:
            links[mention.element].append(_text_link(catalog, entry, mention))
    times: Counter[str] = Counter()
    for cited in entry.cited.each:
        if cited.anchor:
            times[_place(cited.anchor)] += cited.count
    return Overlay(links=links, cited=times, rows=entry.rows)


def _text_link(catalog: Catalog, entry: Entry, mention: Mention) -> TextLink:
    here, target = entry.document.uri, catalog[mention.uri]
    now = None if mention.anchor else current(catalog, target)
    past = _PAST if target is entry and entry.document.history else ""
    return TextLink(
        start=mention.start,
        end=mention.end,
        href=_relative(here, mention.uri, mention.anchor or past),
        now=_relative(here, now.document.uri) if now and now is not entry else "",
        says=f"现行{version_name(now) or '文本'}" if now else "",
    )


def current(catalog: Catalog, entry: Entry) -> Entry | None:
    """The newest text of the same work in force, where this is not it."""
    later = entry.versions[entry.versions.index(entry.document.uri) + 1 :]
    return next((catalog[uri] for uri in reversed(later) if catalog[uri].standing.status is Status.IN_FORCE), None)


def _relative(here: str, there: str, anchor: str = "") -> str:
    """The address of a document as a page beside it writes it, under whatever path the site stands."""
    if here == there:
        return f"#{anchor}" if anchor else "#gz-main"
    path = posixpath.relpath(address_of(there), address_of(here))
    return quote(f"{path}/") + (f"#{quote(anchor)}" if anchor else "")
