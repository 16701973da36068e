"""What a front tells machines: one catalogue, one feed, and the index that names the sites to be searched."""

from __future__ import annotations

import heapq
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from ..outputs.feeds import LONGEST, Channel, Item, atom, json_of
from ..outputs.search import FORMAT
from ..outputs.search.packing import pack_json, unpack_json
from ..views.search import INDEX
from .member import Member, Paper


def front_files(sites: Sequence[Member], facts: Mapping[str, str], home: str, today: date) -> dict[str, bytes]:
    """Address → content; `home` is the front's absolute address, ending in `/`."""
    channel = _channel(sites, facts)
    return {
        "catalog.json": _catalog(sites, today).encode(),
        "feed.json": json_of(channel, home).encode(),
        "feed.xml": atom(channel, home),
        INDEX: pack_json({"format": FORMAT, "sites": [{"name": site.name, "url": site.home} for site in sites]}),
    }


def is_front(folder: Path) -> bool:
    """Whether a folder may be replaced: it is empty, or a front made before."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return True
    try:
        return "sites" in unpack_json((folder / INDEX).read_bytes())
    except (OSError, EOFError, ValueError):
        return False


def newest_papers(sites: Sequence[Member]) -> list[tuple[Member, Paper]]:
    """All papers of all sites, newest first, those without a date last."""
    lists = [[(site, paper) for paper in site.papers] for site in sites]
    return sorted((pair for each in lists for pair in each), key=lambda pair: pair[1].day, reverse=True)


def _catalog(sites: Sequence[Member], today: date) -> str:
    """As a site's own, each document with its `site`; paths in `relations` and `cites` are those of that site."""
    told = [
        {"name": site.name, "url": site.home, "build_date": site.day.isoformat(), "documents": len(site.papers)} for site in sites
    ]
    documents = [{"site": site.name, **paper.record} for site, paper in newest_papers(sites)]
    catalog = {"build_date": today.isoformat(), "sites": told, "documents": documents}
    return json.dumps(catalog, ensure_ascii=False, separators=(",", ":")) + "\n"


def _channel(sites: Sequence[Member], facts: Mapping[str, str]) -> Channel:
    """Each site's feed holds its newest; the newest of all are among them."""
    items = [_of_site(item, site) for site in sites for item in site.items]
    newest = heapq.nlargest(LONGEST, items, key=lambda item: datetime.fromisoformat(item["date_modified"]))
    return Channel(
        folder="", title=facts["名称"], description=facts.get("声明", ""), owner=facts["主办单位"], items=tuple(newest)
    )


def _of_site(item: Item, site: Member) -> Item:
    return {**item, "tags": [site.name, *item.get("tags", ())]}
