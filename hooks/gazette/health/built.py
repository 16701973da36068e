"""A built site as an inspector's robot sees it: every page with its tags, links, anchors and signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

_TARGETS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "video": "src", "audio": "src"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """One page: `address` below the site's root, `tags` its `<meta name>` in order, `links` all it points at, `text` of its footer."""

    address: str
    tags: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    anchors: frozenset[str]
    classes: frozenset[str]
    footer: str
    weight: int

    def tag(self, name: str) -> str:
        return next((content for known, content in self.tags if known == name), "")

    @property
    def is_article(self) -> bool:
        return bool(self.tag("ArticleTitle"))

    @property
    def is_column(self) -> bool:
        """A list as well as an article counts as a list."""
        return bool(self.tag("ColumnName")) and not self.is_article


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """All pages by address, and every file there is."""

    pages: Mapping[str, BuiltPage]
    files: frozenset[str]

    @property
    def articles(self) -> tuple[BuiltPage, ...]:
        return tuple(page for page in self.pages.values() if page.is_article)


def read_built(site: Path) -> BuiltSite:
    """The site below a folder. `404.html`, which is served at any address, is not among its pages."""
    files = frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    pages = (_page(site, name) for name in sorted(files) if name.endswith(".html") and name != "404.html")
    return BuiltSite(pages={page.address: page for page in pages}, files=files)


def _page(site: Path, name: str) -> BuiltPage:
    data = (site / name).read_bytes()
    root = html.document_fromstring(data.decode("utf-8", "replace"))
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    return BuiltPage(
        address=name.removesuffix("index.html"),
        tags=tuple((node.get("name") or "", node.get("content") or "") for node in nodes if node.tag == "meta" and node.get("name")),
        links=tuple(link for node in nodes if (link := node.get(_TARGETS.get(str(node.tag), "-"), "")) and node.get("rel") != "canonical"),
        anchors=frozenset(found for node in nodes if (found := node.get("id") or node.get("name") or "")),
        classes=frozenset(name for node in nodes for name in (node.get("class") or "").split()),
        footer=" ".join(" ".join(map(str, footer.itertext())) for footer in root.iter("footer")),
        weight=len(data),
    )


def broken_links(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Every link inside the site that leads to no file, or to an anchor its page does not have: page and link."""
    for page in site.pages.values():
        for link in dict.fromkeys(page.links):
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc and not _answers(site, page, unquote(parts.path), unquote(parts.fragment)):
                yield page.address or "首页", link


def _answers(site: BuiltSite, page: BuiltPage, path: str, anchor: str) -> bool:
    base = page.address if page.address.endswith("/") or not page.address else page.address.rpartition("/")[0] + "/"
    there = normpath(join("/" + base, path)).lstrip("/") if path else page.address
    folder = f"{there.rstrip('/')}/" if there.rstrip("/") else ""
    target = page if not path else site.pages.get(folder) or site.pages.get(there)
    if target is None:
        return there in site.files
    return not anchor or anchor in target.anchors


def outside_links(site: BuiltSite) -> Mapping[str, str]:
    """Every address on another host, with the first page that names it."""
    found: dict[str, str] = {}
    for page in site.pages.values():
        for link in page.links:
            if urlsplit(link).scheme in ("http", "https"):
                found.setdefault(link, page.address)
    return found
