"""网站地图: every part of the site on one page (国办发〔2017〕47号, 底部功能区)."""

from __future__ import annotations

from dataclasses import dataclass

from .address import unit_address
from .index import HOME, value_address
from .item import Link
from .portal import ways_in
from .selection import Shelves

_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """Links under one heading."""

    title: str
    links: tuple[Link, ...]

    @property
    def is_short(self) -> bool:
        """Whether two of its links stand side by side on a phone."""
        return max(len(link.text) + len(link.note) for link in self.links) <= _SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """All columns, ways in, topics, years and offices; what holds nothing is left out."""

    crumbs: tuple[Link, ...]
    groups: tuple[LinkGroup, ...]


def sitemap_view(shelves: Shelves) -> SitemapView:
    vocabulary = shelves.catalog.vocabulary
    counts = {column.id: len(shelves.catalog.in_column(column.id)) for column in vocabulary.columns}
    columns = [Link(text=c.name, url=f"{c.id}/", note=f"{counts[c.id]}件") for c in vocabulary.columns if counts[c.id]]
    offices = [Link(text=unit.name, url=unit_address(unit.id)) for unit in vocabulary.units]
    every = (Link(text="首页"), Link(text="搜索", url="search/"), Link(text="全部文件", url="browse/"), Link(text="时间轴", url="timeline/"))
    groups = {
        "全站": every,
        "栏目": columns,
        "查找文件": [way for way, _ in ways_in(shelves)],
        "主题": _values(shelves, "topic"),
        "年份": _values(shelves, "year"),
        "组织机构": offices,
    }
    return SitemapView(crumbs=(HOME,), groups=tuple(LinkGroup(title=title, links=tuple(links)) for title, links in groups.items()))


def _values(shelves: Shelves, key: str) -> list[Link]:
    index = shelves.indexes[key]
    return [
        Link(text=value.label, url=value_address(index.dimension, value), note=f"{len(entries)}件")
        for value, entries in index.values.items()
        if entries
    ]
