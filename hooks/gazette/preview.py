"""What only a preview shows: each page's findings on the page itself, and all of them on one page of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .findings import Finding
from .outputs.tags import Tags
from .page import Page
from .views.address import address_of
from .views.index import HOME
from .views.item import Link

OVERVIEW = "checks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """One file with its findings; the link is empty where no page was made of it."""

    file: Link
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksView:
    """All files with findings, those with the gravest first."""

    files: tuple[CheckedFile, ...]
    crumbs: tuple[Link, ...] = (HOME,)


def with_findings(pages: Mapping[str, Page], findings: Iterable[Finding], tags: Tags) -> dict[str, Page]:
    """The pages, each with what was found in its source, and the page of all findings."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.place.path].append(finding)
    told = {uri: replace(page, findings=tuple(by_path[uri])) if uri in by_path else page for uri, page in pages.items()}
    view = ChecksView(files=tuple(_checked(pages, path, found) for path, found in sorted(by_path.items(), key=_gravity)))
    return {OVERVIEW: Page(uri=OVERVIEW, template="checks.html", title="检查结果", view=view, tags=tags), **told}


def _checked(pages: Mapping[str, Page], path: str, findings: list[Finding]) -> CheckedFile:
    return CheckedFile(file=Link(text=path, url=address_of(path) if path in pages else ""), findings=tuple(findings))


def _gravity(item: tuple[str, list[Finding]]) -> tuple[int, str]:
    return -max(finding.level for finding in item[1]), item[0]
