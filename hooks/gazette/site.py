"""The whole process: a folder of Markdown → documents → catalogue → pages and files. Read from the top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .catalog import Catalog, build_catalog
from .checks import run_checks
from .findings import Finding, sorted_findings
from .outputs import build_files
from .outputs.tags import Tags, site_tags
from .pages import Page, build_pages
from .papers import read_papers
from .views.selection import Shelves
from .vocabulary import Column
from .wordlists import read_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything a generator needs: pages by source path, files by address, what was wrong, what must not be published."""

    catalog: Catalog
    pages: Mapping[str, Page]
    files: Mapping[str, str]
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


def read_site(root: Path, today: date, base: str = "/") -> Site:
    """The site of the documents below `root` as it stands on the day `today`; `base` is the address of its root."""
    vocabulary, word_findings = read_vocabulary(root)
    papers = read_papers(root, today)
    catalog = build_catalog(papers.public, vocabulary, today, hidden=papers.withheld)
    shelves = Shelves.of(catalog)
    pages, view_findings = build_pages(shelves, papers, root)
    findings = (*word_findings, *papers.findings, *catalog.findings, *run_checks(catalog, root), *view_findings)
    return Site(
        catalog=catalog,
        pages=pages,
        files=build_files(shelves, base),
        findings=sorted_findings(list(findings)),
        withheld=papers.withheld,
    )
