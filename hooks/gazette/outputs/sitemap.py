"""`sitemap.xml` (sitemaps.org 0.9) and its compressed twin: every page with the day its text last changed."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lxml import etree

from ..recall import Recall
from ..views.address import absolute, address_of

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IN = f"{{{_NAMESPACE}}}"
_NAMES: dict[Any, str] = {None: _NAMESPACE}  # lxml's stubs know no default namespace


_MADE = Recall[dict[str, bytes]]("sitemap")


def sitemap(pages: Mapping[str, date | None], home: str, today: date) -> dict[str, bytes]:
    """Address → content. `pages` are source paths with their day; of a page without one nothing older than `today` is sure."""
    return _MADE.made("", _sitemap, tuple(pages.items()), home, today)


def _sitemap(pages: Iterable[tuple[str, date | None]], home: str, today: date) -> dict[str, bytes]:
    root = etree.Element(f"{_IN}urlset", nsmap=_NAMES)
    for uri, day in pages:
        url = etree.SubElement(root, f"{_IN}url")
        etree.SubElement(url, f"{_IN}loc").text = absolute(home, address_of(uri))
        etree.SubElement(url, f"{_IN}lastmod").text = (day or today).isoformat()
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return {"sitemap.xml": text, "sitemap.xml.gz": gzip.compress(text, mtime=0)}
