"""The two pages of a front: its home with every site and the newest papers of all, and the search over all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ..model import Status, When
from ..views.dimensions import DIMENSIONS
from ..views.facets import COMBINED
from ..views.index import HOME
from ..views.item import BINDING, Day, Item, Link
from ..views.search import INDEX, SearchView
from .member import Member, Paper
from .merged import newest_papers

_NEWEST = 8
_RECENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCard:
    """A site on the front's home page: how many papers it has, how many policies and plans bind, the newest of them."""

    name: str
    url: str
    day: Day | None
    total: int
    in_force: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The home page. `notes` say by address which site a paper stands in."""

    cards: tuple[SiteCard, ...]
    newest: tuple[Item, ...]
    notes: Mapping[str, str]
    total: int
    in_force: int


def front_view(sites: Sequence[Member]) -> FrontView:
    cards = tuple(_card(site) for site in sites)
    newest = [(site, paper) for site, paper in newest_papers(sites) if not paper.status.ended][:_NEWEST]
    return FrontView(
        cards=cards,
        newest=tuple(_item(paper) for _, paper in newest),
        notes={paper.url: site.name for site, paper in newest},
        total=sum(card.total for card in cards),
        in_force=sum(card.in_force for card in cards),
    )


def finder_view(sites: Sequence[Member]) -> SearchView:
    """As a site's own, with the sites as one facet more, and on each site the page of all its documents as the ways on."""
    words = {dimension.key: dimension.word for dimension in DIMENSIONS}
    return SearchView(
        facets=(("site", "网站"), *((key, words[key]) for key in COMBINED)),
        ways=tuple(Link(text=f"{site.name}全部文件", url=f"{site.home}browse/") for site in sites),
        crumbs=(HOME,),
        index=INDEX,
        table="",
        total=sum(len(site.papers) for site in sites),
    )


def _card(site: Member) -> SiteCard:
    valid: Iterable[Paper] = (paper for paper in site.papers if not paper.status.ended)
    return SiteCard(
        name=site.name,
        url=site.home,
        day=Day.of(site.day),
        total=len(site.papers),
        in_force=sum(paper.status is Status.IN_FORCE for paper in site.papers if paper.column in ("policies", "plans")),
        items=tuple(_item(paper) for paper in islice(valid, _RECENT)),
    )


def _item(paper: Paper) -> Item:
    return Item(
        title=paper.title,
        url=paper.url,
        kind=paper.kind,
        number=paper.number,
        date=_day(paper.day),
        status=paper.status if paper.column in BINDING else None,
        issuers=tuple(Link(text=name) for name in paper.issuers),
        version="",
    )


def _day(iso: str) -> Day | None:
    """`2024`, `2024-03` or a whole day; None for an undated paper."""
    return Day.of(When(*map(int, iso.split("-")))) if iso else None
