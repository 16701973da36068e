"""Every page of the site: catalogue and staff's own pages → pages with their templates and views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .catalog import Entry
from .document_pages import DOCUMENT, comparison_pages, document_pages
from .embeds import Embed
from .findings import Finding
from .ledger_pages import ledger_pages
from .model import Place
from .outputs.linked_data import linked_data
from .outputs.tags import Tags, column_tags
from .page import Around, Desk, Page
from .papers import Papers
from .permanence_pages import permanence_pages
from .policy import read_levels
from .views.address import address_of, page_uri, unit_address
from .views.collection import Collection
from .views.dimensions import DIMENSIONS, Index, Value
from .views.facets import facets_view
from .views.honours import site_honours
from .views.index import HOME, index_view, value_address, value_views
from .views.item import Link
from .views.listing import listings
from .views.own import own_page
from .views.portal import by_unit, column_views, home_view, unit_views, units_view
from .views.registry import Filled, fill
from .views.roll import Roll
from .views.rules import rules_view
from .views.search import search_view
from .views.selection import Shelves
from .views.sitemap import sitemap_view
from .views.timeline import timelines
from .views.unit_tasks import unit_files, unit_task_page
from .vocabulary import Column


def build_pages(shelves: Shelves, papers: Papers, around: Around) -> tuple[dict[str, Page], list[Finding]]:
    """All pages by source path, and what was wrong with the views staff placed in them."""
    desk = Desk(shelves, papers, around)
    pages = {page.uri: page for page in _own_pages(desk)}
    for page in _made_pages(desk):
        if page.uri in shelves.catalog.entries and page.template != DOCUMENT:
            message = f"这个文件占了网站自动生成的「{page.title}」的网址，那一页没有生成，请给文件换个名字"
            desk.findings.append(Finding(Place(page.uri), "B108", message))
        else:
            pages[page.uri] = _with_words(page, pages.get(page.uri))
    for uri, data in linked_data(shelves.catalog, around.home).items():
        pages[uri] = replace(pages[uri], linked_data=data)
    return pages, desk.findings


def _with_words(made: Page, own: Page | None) -> Page:
    """A page the site makes, with the words staff put at its address."""
    if own is None:
        return made
    return replace(made, title=own.title or made.title, markdown=own.markdown, embeds=own.embeds)


def _own_pages(desk: Desk) -> Iterator[Page]:
    titles = Counter(page.title for page in desk.papers.pages.values() if _collects(page.embeds))
    names = {uri: page.title for uri, page in desk.papers.pages.items()}
    for uri, page in desk.papers.pages.items():
        title = page.title or uri.rpartition("/")[2].removesuffix(".md")
        filled = _fill(desk, page.embeds)
        if _collects(page.embeds):
            _gather(desk, Link(text=title, url=address_of(uri)), filled)
            if titles[page.title] > 1:
                desk.findings.append(Finding(Place(uri), "B105", f"专题「{title}」不止一个，请换一个标题"))
        view = own_page(uri, names)
        yield Page(uri=uri, template="main.html", title=page.title, view=view, markdown=page.markdown, embeds=filled, tags=desk.tags)


def _collects(embeds: Iterable[Embed]) -> bool:
    return any(embed.name == "专题" for embed in embeds)


def _gather(desk: Desk, page: Link, filled: Iterable[Filled]) -> None:
    for block in filled:
        for uri in block.view.uris if isinstance(block.view, Collection) else ():
            if page not in desk.gathered[uri]:
                desk.gathered[uri].append(page)


def _fill(desk: Desk, embeds: Iterable[Embed]) -> tuple[Filled, ...]:
    filled = []
    for number, embed in enumerate(embeds, 1):
        block, findings = fill(desk.shelves, embed)
        if isinstance(block.view, Roll):
            file = f"{address_of(embed.place.path)}list-{number}"
            block = replace(block, view=replace(block.view, file=file))
        filled.append(block)
        desk.findings += findings
    return tuple(filled)


def _made_pages(desk: Desk) -> Iterator[Page]:
    catalog = desk.shelves.catalog
    yield Page(uri="index.md", template="home.html", title="首页", view=home_view(desk.shelves), tags=desk.tags)
    columns = {column.id: (*desk.tags, *column_tags(column)) for column in catalog.vocabulary.columns}
    for page in document_pages(desk, columns):
        embeds = desk.papers.embeds.get(page.uri, ())
        yield replace(page, embeds=_fill(desk, embeds)) if embeds else page
    yield from comparison_pages(desk)
    yield from _column_pages(desk, columns)
    yield from _index_pages(desk)
    yield _browse_page(desk)
    yield Page(uri="search.md", template="search.html", title="搜索", view=search_view(desk.shelves), tags=desk.tags)
    yield Page(uri="sitemap.md", template="sitemap.html", title="网站地图", view=sitemap_view(desk.shelves), tags=desk.tags)
    yield from _timeline_pages(desk, catalog.entries.values(), "timeline/", "时间轴", (HOME,))
    yield from ledger_pages(desk)
    yield from permanence_pages(desk)
    levels = read_levels(desk.around.root, [])
    yield Page(uri="rules.md", template="rules.html", title="发布前的检查规则", view=rules_view(levels), tags=desk.tags)
    honours = site_honours(catalog)
    yield Page(uri="honours.md", template="honours.html", title="历年荣誉", view=honours, tags=desk.tags)


def _column_pages(desk: Desk, tags: Mapping[str, Tags]) -> Iterator[Page]:
    catalog = desk.shelves.catalog
    for column in catalog.vocabulary.columns:
        if column.id == "units":
            yield from _unit_pages(desk, column, tags["units"])
            continue
        for view in column_views(catalog, column):
            uri = f"{column.id}/index.md" if view.listing.number == 1 else f"{column.id}/page/{view.listing.number}.md"
            yield Page(uri=uri, template="column.html", title=column.name, view=view, tags=tags[column.id])
        crumbs = (HOME, Link(text=column.name, url=f"{column.id}/"))
        base, entries = f"{column.id}/timeline/", catalog.in_column(column.id)
        yield from _timeline_pages(desk, entries, base, f"{column.name}时间轴", crumbs)


def _unit_pages(desk: Desk, column: Column, tags: Tags) -> Iterator[Page]:
    catalog = desk.shelves.catalog
    view = units_view(desk.shelves, column)
    yield Page(uri="units/index.md", template="units.html", title=column.name, view=view, tags=tags)
    issued, files = by_unit(catalog), unit_files(desk.shelves)
    for unit in catalog.vocabulary.units:
        entries, base = issued.get(unit.id, ()), unit_address(unit.id)
        for unit_view in unit_views(desk.shelves, column, unit, entries, files):
            uri = page_uri(base, unit_view.listing.number)
            yield Page(uri=uri, template="unit.html", title=unit.name, view=unit_view, tags=tags)
        if tasks := unit_task_page(desk.shelves, files, unit, column):
            yield Page(uri=f"{base}tasks.md", template="rolls.html", title=tasks.title, view=tasks, tags=desk.tags)
        crumbs = (HOME, Link(text=column.name, url="units/"), Link(text=unit.name, url=base))
        yield from _timeline_pages(desk, entries, f"{base}timeline/", f"{unit.name}时间轴", crumbs)


def _index_pages(desk: Desk) -> Iterator[Page]:
    """Landing pages and lists of every way in. Columns and the county's offices have pages of their own."""
    known = {unit.id for unit in desk.shelves.catalog.vocabulary.units}
    for dimension in DIMENSIONS:
        index = desk.shelves.indexes[dimension.key]
        if dimension.key not in ("column", "unit"):
            uri, view = f"{dimension.folder}/index.md", index_view(index)
            yield Page(uri=uri, template="index.html", title=dimension.title, view=view, tags=desk.tags)
        for value in index.values:
            if dimension.key != "column" and not (dimension.key == "unit" and value.id in known):
                yield from _value_pages(desk, index, value)


def _value_pages(desk: Desk, index: Index, value: Value) -> Iterator[Page]:
    dimension, base = index.dimension, value_address(index.dimension, value)
    followed = dimension.key == "topic" and value.id in {term.id for term in desk.shelves.catalog.vocabulary.topics}
    title = f"{dimension.title}：{value.label}"
    for view in value_views(index, value, followed):
        uri = page_uri(base, view.listing.number)
        yield Page(uri=uri, template="value.html", title=title, view=view, tags=desk.tags)
    if followed:
        crumbs = (HOME, Link(text=dimension.title, url=f"{dimension.folder}/"), Link(text=value.label, url=base))
        entries = index.values[value]
        yield from _timeline_pages(desk, entries, f"{base}timeline/", f"{value.label}时间轴", crumbs)


def _browse_page(desk: Desk) -> Page:
    """All documents: the newest, and every way to fewer. Further pages would repeat the columns' own."""
    listing = next(iter(listings(tuple(desk.shelves.catalog.entries.values()), "browse/")))
    view = facets_view(desk.shelves, replace(listing, pager=(), next=""))
    return Page(uri="browse.md", template="browse.html", title="全部文件", view=view, tags=desk.tags)


def _timeline_pages(
    desk: Desk, entries: Iterable[Entry], base: str, title: str, crumbs: tuple[Link, ...]
) -> Iterator[Page]:
    for address, view in timelines(desk.shelves.catalog, entries, base, title, crumbs).items():
        name = title if address == base else f"{title} {view.year}年"
        yield Page(uri=page_uri(address), template="timeline.html", title=name, view=view, tags=desk.tags)
