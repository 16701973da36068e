"""Where things stand in the built site. One file, one folder, one address that never changes."""

from __future__ import annotations

from urllib.parse import quote


def address_of(uri: str) -> str:
    """Source path → address below the site's root: `policies/a.md` → `policies/a/`, `policies/index.md` → `policies/`."""
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def unit_address(unit: str) -> str:
    return f"units/{unit}/"


def page_address(base: str, number: int) -> str:
    """A page of a long list; the first is the list's own address."""
    return base if number == 1 else f"{base}page/{number}/"


def absolute(home: str, address: str) -> str:
    """The permanent address as other sites write it; `home` is that of the site's root, ending in `/`."""
    return home + quote(address, safe="/#")
