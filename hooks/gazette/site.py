"""The whole process: a folder of Markdown → documents → catalogue → pages and files. Read from the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from .belongings import files_held_with
from .catalog import Catalog, build_catalog
from .checks import run_checks
from .dead_ends import dead_ends
from .findings import Finding, sorted_findings
from .folder import Folder
from .garbage import all_kept
from .outputs import build_files
from .outputs.search import begin_search
from .outputs.sitemap import sitemap
from .outputs.spreadsheets import roll_files
from .outputs.tags import Tags, facts, site_tags
from .page import Around, Page
from .pages import build_pages
from .papers import read_folder
from .permanence_pages import RELEASES, moved_files
from .policy import judge
from .preview import with_findings
from .recall import Recall
from .revisions import read_revisions
from .surround import Surround, read_surround
from .views.accounts import account_links
from .views.address import address_of
from .views.item import Link
from .views.selection import Shelves
from .vocabulary import Column, Vocabulary
from .wordlists import read_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything a generator needs: pages by source path, files by address, what was wrong, what must not be published.

    Shown on every page, and so made once: `columns` with the number of their documents (of offices, for 组织机构),
    `accounts` of all papers together (台账), `own_pages` of staff (those at the root, the first of each folder) and 落实进展, `collections` (专题), the `surround` of a parent portal, and the `tags` of a
    page that has none of its own.
    """

    catalog: Catalog
    pages: Mapping[str, Page]
    files: Mapping[str, str | bytes]
    findings: tuple[Finding, ...]
    withheld: frozenset[str]
    tags: Tags
    columns: tuple[tuple[Column, int], ...]
    accounts: tuple[Link, ...]
    own_pages: tuple[Link, ...]
    collections: tuple[Link, ...]
    surround: Surround

    @property
    def shown(self) -> Mapping[str, object]:
        """What every page shows, by the names templates know it under."""
        names = ("columns", "accounts", "own_pages", "collections", "surround")
        known = {name: getattr(self, name) for name in names}
        return {"today": self.catalog.today, "facts": facts(self.catalog), **known}


# Word lists that say the same are the same: then what was made with them need not be compared word by word.
_VOCABULARY = Recall[Vocabulary]("vocabulary")


@all_kept()
def read_site(root: Path, today: date, home: str = "/", preview: bool = False) -> Site:
    """The site of the documents below `root` as it stands on the day `today`.

    `home` is the address of its root; where that names no host, the site's 域名 stands in, for feeds must be absolute.
    A `preview` may leave out what takes long and shows nothing of the text: the search index of very many papers. It shows every
    page's findings on the page.
    """
    read_words, word_findings = read_vocabulary(root)
    vocabulary = _VOCABULARY.made(root, lambda words: words, read_words)
    folder = Folder(root)
    papers = read_folder(folder, today)
    catalog = build_catalog(papers.public, vocabulary, today, hidden=papers.withheld)
    home = urljoin(f"https://{facts(catalog)['域名']}/", home)
    shelves = Shelves.of(catalog)
    searched = begin_search(shelves, papers.pages.values(), preview)
    revisions = read_revisions(root, catalog.entries)
    pages, view_findings = build_pages(shelves, papers, Around(root=root, home=home, revisions=revisions.of))
    files = (
        build_files(shelves, home)
        | sitemap({uri: page.updated for uri, page in pages.items()}, home, today)
        | roll_files((roll for page in pages.values() for roll in page.rolls), home, today)
        | moved_files(catalog, root, home)
    )
    withheld = papers.withheld | files_held_with(folder, papers.withheld)
    read = (*word_findings, *papers.findings, *catalog.findings)
    astray = dead_ends(papers, folder, withheld, {*pages, *files})
    found = (*read, *run_checks(catalog, root), *revisions.findings, *view_findings, *astray)
    findings = sorted_findings(judge(found, papers.public, root))
    return Site(
        catalog=catalog,
        pages=with_findings(pages, findings, site_tags(catalog)) if preview else pages,
        files=files | searched(),
        findings=findings,
        withheld=withheld,
        tags=site_tags(catalog),
        columns=_columns(catalog),
        accounts=account_links(catalog),
        own_pages=_links(page for page in pages.values() if page.uri in ("progress.md", RELEASES) or _is_own(page)),
        collections=_links(page for page in pages.values() if page.gathers),
        surround=read_surround(root),
    )


def _is_own(page: Page) -> bool:
    """A page of staff's own words at the root, or the first of a folder of them: 编辑手册 is one link, not a dozen."""
    return page.template == "main.html" and "/" not in page.uri.removesuffix("/index.md")


def _columns(catalog: Catalog) -> tuple[tuple[Column, int], ...]:
    counts = {"units": len(catalog.vocabulary.units)}
    return tuple((c, counts.get(c.id, len(catalog.in_column(c.id)))) for c in catalog.vocabulary.columns)


def _links(pages: Iterable[Page]) -> tuple[Link, ...]:
    return tuple(Link(text=page.title, url=address_of(page.uri)) for page in pages)
