"""The pages of a front from the templates of a site; where `overrides/portal/` has one of the same name, that one counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jinja2

from gazette.federation import Member, finder_view, front_files, front_view
from gazette.outputs.assets import bundle
from gazette.outputs.tags import tags_of
from gazette.staging import Staging
from gazette.surround import Surround

_OVERRIDES = Path(__file__).parent.parent / "overrides"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What templates ask of a page; `url` is its address below the front's root."""

    title: str
    url: str
    content: str = ""

    @property
    def is_homepage(self) -> bool:
        return not self.url


def write_portal(into: Path, sites: Sequence[Member], facts: Mapping[str, str], home: str, today: date) -> None:
    """The front over these sites as a folder, in the place of the one before. `home` is its absolute address, ending in `/`."""
    assets = bundle(_OVERRIDES / "assets" / "gazette")
    shared = {"assets": assets.addresses, "facts": facts, "today": today, "tags": tags_of(facts), "sites": sites, "menu": "网站"}
    shared |= {"config": {"site_url": home}, "surround": Surround()}
    files = {**assets.files, **_pages(sites, shared, home), **front_files(sites, facts, home, today)}
    staging = Staging.beside(str(into))
    try:
        for address, content in files.items():
            file = staging.folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        staging.publish()
    finally:
        staging.drop()


def _pages(sites: Sequence[Member], shared: Mapping[str, Any], home: str) -> dict[str, bytes]:
    """Address → content; `shared` is what every page shows."""
    places = [_OVERRIDES / "portal", _OVERRIDES]
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(places))
    templates.filters["url"] = _url
    facts = shared["facts"]
    pages = (
        ("front.html", _Page(title=facts["名称"], url=""), front_view(sites)),
        ("finder.html", _Page(title="搜索", url="search/"), finder_view(sites)),
    )
    return {
        f"{page.url}index.html": templates.get_template(name)
        .render(shared, page=page, view=view, canonical=home + page.url)
        .encode()
        for name, page, view in pages
    }


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, address: str) -> str:
    """An address below the front's root as the page in the context writes it; one outside stays."""
    if "://" in address or address.startswith("/"):
        return address
    return "../" * context["page"].url.count("/") + address or "."
