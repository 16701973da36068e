"""The pages that keep promises: what each release changed, what was withdrawn and why, where a moved paper went."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from .catalog import Catalog
from .page import Desk, Page
from .publication import read_ledger
from .removals import read_removals
from .views.address import absolute, address_of
from .views.releases import releases_view, withdrawn_view

RELEASES = "releases.md"


def permanence_pages(desk: Desk) -> Iterator[Page]:
    """The page of releases, where there was one, and a page for each paper withdrawn."""
    catalog, root = desk.shelves.catalog, desk.around.root
    ledger, removals = read_ledger(root, catalog.today), read_removals(root)
    if ledger.events:
        view = releases_view(catalog, ledger, removals)
        yield Page(uri=RELEASES, template="releases.html", title="更新记录", view=view, tags=desk.tags)
    for path, row in removals.withdrawn.items():
        if path not in catalog.entries:
            yield Page(uri=path, template="withdrawn.html", title=row.title, view=withdrawn_view(catalog, row), tags=desk.tags)


_MOVED = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={relative}">
<link rel="canonical" href="{whole}">
<link rel="icon" href="data:,">
</head>
<body>
<h1>这份文件移到了新的网址</h1>
<p><a href="{relative}">{title}</a></p>
</body>
</html>
"""


def moved_files(catalog: Catalog, root: Path, home: str) -> dict[str, str]:
    """Address → a small page that leads on, for every paper that moved. Works without scripts, and from a disk."""
    made = {}
    for old, move in read_removals(root).moved.items():
        if old not in catalog.entries and move.new in catalog.entries:
            address, new = address_of(old), address_of(move.new)
            relative = "../" * address.count("/") + new
            words = {"title": catalog[move.new].document.title, "relative": relative, "whole": absolute(home, new)}
            made[f"{address}index.html"] = _MOVED.format(**{name: escape(text) for name, text in words.items()})
    return made
