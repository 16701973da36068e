"""The whole process: a folder of Markdown → documents → catalogue → pages and files. Read from the top."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from .catalog import Catalog, build_catalog, public_date
from .checks import run_checks
from .findings import Finding, sorted_findings
from .markup import to_markdown
from .model import COLUMN_NAMES, Document
from .outputs.calendar import calendar
from .outputs.catalog_files import catalog_csv, catalog_json
from .outputs.feeds import feeds, json_feed
from .outputs.linked_data import linked_data
from .outputs.tags import Tags, article_tags, column_tags, facts, site_tags
from .schema import read_document
from .source import read_source
from .views.document import document_view
from .views.portal import column_views, home_view, unit_views, units_view
from .views.timeline import timelines
from .vocabulary import Column
from .wordlists import FOLDER, read_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site: its source path, its template, and the view the template shows.

    `markdown` is the text to render; None keeps what staff wrote at that path (and is empty where nobody did).
    `tags` are its `<meta>` names and contents; `updated` is the day its text last changed, where that is known;
    `linked_data` is JSON-LD, safe inside `<script>`.
    """

    uri: str
    template: str
    title: str
    view: object
    markdown: str | None = None
    tags: Tags = ()
    updated: date | None = None
    linked_data: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything a generator needs: pages by source path, files by address, what was wrong, what must not be published."""

    catalog: Catalog
    pages: Mapping[str, Page]
    files: Mapping[str, str | bytes]
    findings: tuple[Finding, ...]
    withheld: frozenset[str]

    @property
    def tags(self) -> Tags:
        """The `<meta>` tags of a page that is no document and no index."""
        return site_tags(self.catalog)

    @property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """Every column with the number of its documents (of its offices, for 组织机构)."""
        counts = {"units": len(self.catalog.vocabulary.units)}
        columns = self.catalog.vocabulary.columns
        return tuple((c, counts.get(c.id, len(self.catalog.in_column(c.id)))) for c in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Papers:
    """What reading a folder gave: the public documents, those waiting for their day, those that cannot be published."""

    public: tuple[Document, ...]
    embargoed: frozenset[str]
    held_back: frozenset[str]
    findings: tuple[Finding, ...]


# Files for machines: address → what makes it. Feeds are many and name their own addresses.
_OUTPUTS: Mapping[str, Callable[[Catalog, str], str | bytes]] = {
    "catalog.json": catalog_json,
    "catalog.csv": catalog_csv,
    "feed.json": json_feed,
    "calendar.ics": calendar,
}


def read_site(root: Path, today: date, home: str = "/") -> Site:
    """The site of the documents below `root` as it stands on the day `today`.

    `home` is the address of its root; where that names no host, the site's 域名 stands in, for feeds must be absolute.
    """
    vocabulary, word_findings = read_vocabulary(root)
    papers = _read_papers(root, today)
    faulty, page_findings = _faulty_pages(root)
    withheld = papers.embargoed | papers.held_back | faulty
    catalog = build_catalog(papers.public, vocabulary, today, hidden=withheld)
    home = urljoin(f"https://{facts(catalog)['域名']}/", home)
    data = linked_data(catalog, home)
    findings = (*word_findings, *page_findings, *papers.findings, *catalog.findings, *run_checks(catalog, root))
    return Site(
        catalog=catalog,
        pages={page.uri: replace(page, linked_data=data.get(page.uri, "")) for page in _pages(catalog, root)},
        files={**{address: make(catalog, home) for address, make in _OUTPUTS.items()}, **feeds(catalog, home)},
        findings=sorted_findings(list(findings)),
        withheld=withheld,
    )


def document_paths(root: Path) -> Iterator[str]:
    """Source paths of all documents: Markdown in a column's folder, its index pages aside."""
    for column in COLUMN_NAMES:
        if column != "units":
            for file in sorted((root / column).rglob("*.md")):
                if file.name not in ("index.md", "README.md"):
                    yield file.relative_to(root).as_posix()


def _read_papers(root: Path, today: date) -> _Papers:
    public: list[Document] = []
    embargoed: set[str] = set()
    held_back: set[str] = set()
    findings: list[Finding] = []
    for path in document_paths(root):
        source = read_source(root, path)
        document, found = read_document(source) if source.front is not None else (None, [])
        findings += [*source.findings, *found]
        if document is None or any(finding.rule.holds_back for finding in (*source.findings, *found)):
            held_back.add(path)
        elif document.published and document.published.date() > today:
            embargoed.add(path)
            message = f"发布日期 {document.published:%Y-%m-%d} 未到，今天不公开"
            findings.append(Finding(document.place_of("published"), "M115", message))
        else:
            public.append(document)
    return _Papers(
        public=tuple(public),
        embargoed=frozenset(embargoed),
        held_back=frozenset(held_back),
        findings=tuple(findings),
    )


def _faulty_pages(root: Path) -> tuple[frozenset[str], list[Finding]]:
    """Pages that are no documents need no front matter, but what stands in one must be readable."""
    faulty: set[str] = set()
    findings: list[Finding] = []
    documents = set(document_paths(root))
    for file in sorted(root.rglob("*.md")):
        path = file.relative_to(root).as_posix()
        if path in documents or path.startswith((f"{FOLDER}/", ".")):
            continue
        found = [finding for finding in read_source(root, path).findings if finding.code not in ("F105", "F106")]
        findings += found
        if any(finding.rule.holds_back for finding in found):
            faulty.add(path)
    return frozenset(faulty), findings


def _pages(catalog: Catalog, root: Path) -> Iterator[Page]:
    common = site_tags(catalog)
    yield Page(uri="index.md", template="home.html", title="首页", view=home_view(catalog), tags=common)
    columns = {column.id: (*common, *column_tags(column)) for column in catalog.vocabulary.columns}
    yield from _document_pages(catalog, root, columns)
    yield from _column_pages(catalog, columns)
    yield from _timeline_pages(catalog, common)


def _document_pages(catalog: Catalog, root: Path, columns: Mapping[str, Tags]) -> Iterator[Page]:
    for uri, entry in catalog.entries.items():
        yield Page(
            uri=uri,
            template="document.html",
            title=entry.document.title,
            view=document_view(catalog, entry, root),
            markdown=to_markdown(entry.structure),
            tags=(*columns[entry.document.column], *article_tags(catalog, entry)),
            updated=public_date(entry.document),
        )


def _column_pages(catalog: Catalog, tags: Mapping[str, Tags]) -> Iterator[Page]:
    for column in catalog.vocabulary.columns:
        if column.id == "units":
            yield from _unit_pages(catalog, column, tags["units"])
            continue
        for view in column_views(catalog, column):
            number = view.listing.number
            uri = f"{column.id}/index.md" if number == 1 else f"{column.id}/page/{number}.md"
            yield Page(uri=uri, template="column.html", title=column.name, view=view, tags=tags[column.id])


def _unit_pages(catalog: Catalog, column: Column, tags: Tags) -> Iterator[Page]:
    view = units_view(catalog, column)
    yield Page(uri="units/index.md", template="units.html", title=column.name, view=view, tags=tags)
    for unit in unit_views(catalog, column):
        yield Page(uri=f"units/{unit.unit.id}.md", template="unit.html", title=unit.unit.name, view=unit, tags=tags)


def _timeline_pages(catalog: Catalog, tags: Tags) -> Iterator[Page]:
    for at, (year, view) in enumerate(timelines(catalog).items()):
        if at == 0:
            yield Page(uri="timeline.md", template="timeline.html", title="时间轴", view=view, tags=tags)
        title = f"{year}年时间轴"
        yield Page(uri=f"timeline/{year}.md", template="timeline.html", title=title, view=view, tags=tags)
