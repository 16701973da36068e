"""What may go out: the public papers of a folder as its site would show them, and why another may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ..catalog import Catalog, build_catalog
from ..dossier import candidates
from ..findings import Finding
from ..folder import Folder
from ..outputs.tags import facts
from ..papers import Papers, read_folder
from ..views.selection import Shelves
from ..wordlists import read_vocabulary

_EMBARGO = "M115"
_NO_HOST = ("", "localhost", "127.0.0.1")


@dataclass(frozen=True, kw_only=True)
class Public:
    """A folder's public papers on one day; `reasons` are the findings that hold a file back, by its path."""

    root: Path
    catalog: Catalog
    papers: Papers
    reasons: Mapping[str, tuple[Finding, ...]]

    @cached_property
    def shelves(self) -> Shelves:
        return Shelves.of(self.catalog)

    def named(self, wanted: str) -> list[str]:
        """The documents, held back ones too, that a path, a 发文字号, a title or a part of a title may mean."""
        path = self._below(wanted)
        return [path] if path in self.reasons else candidates(self.catalog, path)

    def _below(self, wanted: str) -> str:
        """A path as written on the command line → the source path; anything else as it is."""
        file, root = Path(wanted).absolute(), self.root.absolute()
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else wanted

    def home(self, url: str) -> str:
        """The absolute address of the site's root; empty where neither `url` nor the site's 域名 names a host."""
        named = url if "://" in url or not url else f"https://{url}"
        home = urljoin(f"https://{facts(self.catalog)['域名']}/", named if named.endswith("/") or not named else f"{named}/")
        return "" if urlsplit(home).hostname in _NO_HOST else home


def read_public(root: Path, today: date) -> Public:
    """The papers below `root` that a site built on the day `today` would publish."""
    papers = read_folder(Folder(root), today)
    held: dict[str, tuple[Finding, ...]] = dict.fromkeys(papers.withheld, ())
    for finding in papers.findings:
        if finding.place.path in held and (finding.rule.holds_back or finding.code == _EMBARGO):
            held[finding.place.path] += (finding,)
    catalog = build_catalog(papers.public, read_vocabulary(root)[0], today, hidden=papers.withheld)
    return Public(root=root, catalog=catalog, papers=papers, reasons=held)
