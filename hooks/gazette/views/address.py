"""Where things stand in the built site. One file, one folder, one address that never changes."""

from __future__ import annotations

from urllib.parse import quote


def address_of(uri: str) -> str:
    """Source path → address below the site's root: `policies/a.md` → `policies/a/`, `policies/index.md` → `policies/`."""
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def comparison_address(newer: str, older: str) -> str:
    """Where two versions stand side by side: below the newer one, under the older one's path in its column."""
    newer_column, older_column = (uri.partition("/")[0] for uri in (newer, older))
    below = address_of(older).removeprefix(f"{newer_column}/" if newer_column == older_column else "")
    return f"{address_of(newer)}compare/{below}"


def unit_address(unit: str) -> str:
    return f"units/{unit}/"


def page_address(base: str, number: int) -> str:
    """A page of a long list; the first is the list's own address."""
    return base if number == 1 else f"{base}page/{number}/"


def page_uri(base: str, number: int = 1) -> str:
    """The source path of a page of a list: `topics/a/` → `topics/a.md`, its second page `topics/a/page/2.md`."""
    return f"{base.rstrip('/')}.md" if number == 1 else f"{base}page/{number}.md"


def absolute(home: str, address: str) -> str:
    """The permanent address as other sites write it; `home` is that of the site's root, ending in `/`. One outside stays."""
    return address if "://" in address else home + quote(address, safe="/#")
