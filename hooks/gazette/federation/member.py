"""A built site, read from the files it shows to machines: its catalogue, its feed, the head of its search index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from ..findings import Finding
from ..model import VERSION_EVENTS, Place, Status
from ..outputs.feeds import Item
from ..outputs.search import FORMAT
from ..views.address import absolute, address_of
from ..views.search import INDEX
from .fetching import UnreadableError, read_json
from .listing import ListedSite

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:T|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document of a site: what a list shows, and `record`, its whole entry of `catalog.json` under its absolute address."""

    title: str
    url: str
    kind: str
    column: str
    number: str
    issuers: tuple[str, ...]
    day: str
    status: Status
    record: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the sites joined. `home` is its address as the front's pages write it, ending in `/`; papers and feed items are newest first."""

    place: Place = field(compare=False)
    name: str
    home: str
    day: date
    papers: tuple[Paper, ...]
    items: tuple[Item, ...]


def read_member(listed: ListedSite, front: str) -> tuple[Member | None, list[Finding]]:
    """The site as it stands now; None where it cannot be read. `front` is the front's absolute address."""
    try:
        catalog, feed, index = (read_json(listed, path) for path in ("catalog.json", "feed.json", INDEX))
        site, own = _parse(listed, catalog, feed, front)
        _check_index(index)
    except UnreadableError as fault:
        return None, [Finding(listed.place, *fault.args)]
    if own == urljoin(front, site.home):
        return site, []
    message = f"这个网站自称在 {own}，名单里写的是 {site.home}；请核对，或用正确的 SITE_URL 重新生成它"
    return site, [Finding(listed.place, "N107", message)]


def _check_index(index: Any) -> None:
    """A browser reads all indexes with one program: they must be of its format and hold the text."""
    if "sites" in index:
        raise UnreadableError("N106", "这本身就是一个门户，没有自己的索引；请把它名下的网站逐个列出")
    if index.get("format") != FORMAT:
        told = f"的格式是 {index['format']}" if "format" in index else "没有写明格式"
        raise UnreadableError("N106", f"搜索索引{told}，这里要的是 {FORMAT}；请用同一版本的程序重新生成那个网站")
    if not index.get("whole"):
        raise UnreadableError("N106", "搜索索引只有题名，是预览时生成的；请用 mkdocs build 正式生成那个网站")


def _parse(listed: ListedSite, catalog: Any, feed: Any, front: str) -> tuple[Member, str]:
    """The site, and the address it calls itself by."""
    try:
        own = str(feed["home_page_url"])
        home = listed.address or own
        site = Member(
            place=listed.place,
            name=listed.name or str(feed["title"]),
            home=home,
            day=date.fromisoformat(catalog["build_date"]),
            papers=tuple(_paper(record, urljoin(front, home)) for record in catalog["documents"]),
            items=tuple(_item(item) for item in feed["items"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError("N105", f"catalog.json 或 feed.json 的内容不对（{error}）；请确认这是用本程序生成的网站") from error
    return site, own


def _paper(record: Any, home: str) -> Paper:
    url = absolute(home, address_of(record["uri"]))
    return Paper(
        title=record["title"],
        url=url,
        kind=record["kind"],
        column=record["column"],
        number=record["number"] or "",
        issuers=tuple(record["issuer"]),
        day=_day(record),
        status=Status(record["status"]),
        record={**record, "url": url},
    )


def _day(record: Any) -> str:
    """The day a reader sorts by, as the site itself does: published, else made; empty where neither is known."""
    made = [event["date"] for event in record["history"] if event["event"] in VERSION_EVENTS]
    day = record["published"] or max(made, default="") or record["signed"] or record["effective"] or ""
    if day and not _DAY.match(day):
        raise ValueError(day)
    return str(day)[:10]


def _item(item: Any) -> Item:
    """Its moment is what all items are put in order by."""
    if datetime.fromisoformat(item["date_modified"]).tzinfo is None:
        raise ValueError(item["date_modified"])
    return {"id": item["id"], "url": item["url"], "title": item["title"], **item}
