"""Honours by year: who was given which title, by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..embeds import Embed
from ..findings import Finding
from ..model import Honour
from ..nodes import Table
from .dimensions import BY_WORD
from .index import HOME
from .item import Link, paper_link
from .selection import Options, Shelves, select


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourYear:
    """One year; `year` is 0 where it is not known."""

    year: int
    honours: tuple[tuple[Honour, Link], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HonoursView:
    """All honours, newest year first."""

    years: tuple[HonourYear, ...]
    total: int
    crumbs: tuple[Link, ...] = (HOME,)


def honours_view(entries: tuple[Entry, ...]) -> HonoursView:
    years: dict[int, list[tuple[Honour, Link]]] = defaultdict(list)
    for entry in entries:
        for honour in entry.document.honours:
            years[honour.year].append((honour, paper_link(entry)))
    return HonoursView(
        years=tuple(HonourYear(year=year, honours=tuple(years[year])) for year in sorted(years, reverse=True)),
        total=sum(map(len, years.values())),
    )


def site_honours(catalog: Catalog) -> HonoursView:
    return honours_view(tuple(catalog.entries.values()))


def honours_block(shelves: Shelves, embed: Embed) -> tuple[HonoursView, list[Finding]]:
    """The block 荣誉; every dimension is an option."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    view = honours_view(select(shelves, options))
    options.refuse_rest(tuple(BY_WORD))
    if not view.total:
        options.say(embed.place, "B104", "「荣誉」没有符合条件的称号，页面上会说明")
    return view, options.findings
