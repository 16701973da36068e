"""What is new, for feed readers: Atom (RFC 4287) for the site, a column, a topic, a unit; JSON Feed 1.1 for the site.

An entry is known by its permanent address and moves up only when its text changes. A paper without any date is not news.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from lxml import etree

from ..catalog import Catalog, Entry
from ..views.address import absolute, address_of
from ..views.item import issuer_links
from ..views.summary import one_line, summary_of
from ..vocabulary import Names, Term
from .moments import ZONE, came_out, changed
from .tags import facts

Item = Mapping[str, Any]

LONGEST = 30
_ATOM = "http://www.w3.org/2005/Atom"
_NAMES: dict[Any, str] = {None: _ATOM}  # lxml's stubs know no default namespace
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = datetime.fromtimestamp(0, UTC).astimezone(ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: the page it belongs to (`folder`, below the site's root) and its items in JSON Feed's words, newest first."""

    folder: str
    title: str
    description: str
    owner: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> str:
        """The newest item's moment; a feed without items has never been updated."""
        return self.items[0]["date_modified"] if self.items else _NEVER.isoformat()


def feeds(catalog: Catalog, home: str) -> dict[str, bytes]:
    """Address → Atom feed, for the site and everything one can follow."""
    return {f"{channel.folder}feed.xml": atom(channel, home) for channel in _channels(catalog, home)}


def json_feed(catalog: Catalog, home: str) -> str:
    """The site's feed as JSON."""
    return json_of(_channel(catalog, home, _newest_first(catalog)), home)


def json_of(channel: Channel, home: str) -> str:
    """A feed as JSON Feed 1.1; `home` is the absolute address of the site's root."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": home,
        "feed_url": f"{home}feed.json",
        "description": channel.description,
        "language": "zh-CN",
        "authors": [{"name": channel.owner}],
        "items": channel.items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _channels(catalog: Catalog, home: str) -> Iterator[Channel]:
    newest = _newest_first(catalog)
    words = catalog.vocabulary
    topics = Names(words.topics)
    yield _channel(catalog, home, newest)
    groups: tuple[tuple[str, Sequence[Term], Callable[[Entry], Iterable[Term | None]]], ...] = (
        ("", words.columns, lambda entry: (column for column in words.columns if column.id == entry.document.column)),
        ("topics/", words.topics, lambda entry: (topics.find(mention.text) for mention in entry.document.topics)),
        ("units/", words.units, lambda entry: entry.issuers),
    )
    for folder, terms, terms_of in groups:
        members: dict[str, list[tuple[datetime, Entry]]] = defaultdict(list)
        for moment, entry in newest:
            for id_ in dict.fromkeys(term.id for term in terms_of(entry) if term):
                members[id_].append((moment, entry))
        for term in terms:
            yield _channel(catalog, home, members[term.id], folder=f"{folder}{term.id}/", term=term)


def _channel(
    catalog: Catalog, home: str, entries: Sequence[tuple[datetime, Entry]], folder: str = "", term: Term | None = None
) -> Channel:
    known = facts(catalog)
    return Channel(
        folder=folder,
        title=f"{known['名称']}：{term.name}" if term else known["名称"],
        description=term.description if term else known.get("声明", ""),
        owner=known["主办单位"],
        items=tuple(_item(moment, entry, home) for moment, entry in entries[:LONGEST]),
    )


def _newest_first(catalog: Catalog) -> list[tuple[datetime, Entry]]:
    dated = [(moment, entry) for entry in catalog.entries.values() if (moment := changed(entry.document))]
    return sorted(dated, key=itemgetter(0), reverse=True)


def atom(channel: Channel, home: str) -> bytes:
    """A feed as Atom; `home` is the absolute address of the site's root."""
    feed = etree.Element(f"{{{_ATOM}}}feed", {_LANG: "zh-CN"}, nsmap=_NAMES)
    address = absolute(home, channel.folder)
    _add(feed, "id", f"{address}feed.xml")
    _add(feed, "title", channel.title)
    _add(feed, "subtitle", channel.description)
    _add(feed, "updated", channel.updated)
    _add(_add(feed, "author"), "name", channel.owner)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{address}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=address)
    for item in channel.items:
        _atom_entry(_add(feed, "entry"), item)
    _drop_empty(feed)
    return etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _atom_entry(element: etree._Element, item: Item) -> None:
    _add(element, "id", item["id"])
    _add(element, "title", item["title"])
    _add(element, "link", rel="alternate", type="text/html", href=item["url"])
    _add(element, "published", item.get("date_published", ""))
    _add(element, "updated", item["date_modified"])
    for known in item.get("authors", ()):
        author = _add(element, "author")
        _add(author, "name", known["name"])
        _add(author, "uri", known.get("url", ""))
    for word in item.get("tags", ()):
        _add(element, "category", term=word)
    _add(element, "summary", item.get("summary", ""))


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", {key: one_line(text) for key, text in attributes.items()})
    element.text = one_line(text) or None
    return element


def _drop_empty(feed: etree._Element) -> None:
    """What is not known has no element."""
    for element in list(feed.iter()):
        parent = element.getparent()
        if parent is not None and not (element.text or element.attrib or len(element)):
            parent.remove(element)


def _item(moment: datetime, entry: Entry, home: str) -> Item:
    """JSON Feed asks for a text; where a paper is all tables, the title stands for it."""
    document = entry.document
    address = absolute(home, address_of(document.uri))
    published = came_out(document)
    summary = summary_of(entry)
    item = {
        "id": address,
        "url": address,
        "title": one_line(document.title),
        "content_text": summary or one_line(document.title),
        "summary": summary,
        "date_published": published.isoformat() if published else "",
        "date_modified": moment.isoformat(),
        "authors": [
            {"name": one_line(issuer.text)} | ({"url": absolute(home, issuer.url)} if issuer.url else {})
            for issuer in issuer_links(entry)
        ],
        "tags": _words(entry),
    }
    return {key: value for key, value in item.items() if value}


def _words(entry: Entry) -> list[str]:
    return [entry.document.kind, *(mention.text for mention in entry.document.topics)]
