"""Several sites built apart, as one: a front with their newest papers, one catalogue, one feed, one search in the visitor's browser."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import Finding, sorted_findings
from ..model import Place
from .listing import SiteList, read_arguments
from .member import Member, read_member
from .merged import front_files, is_front
from .views import FrontView, finder_view, front_view

__all__ = [
    "FrontView", "Member", "SiteList", "finder_view", "front_files", "front_view", "is_front", "read_sites",
]  # fmt: skip


def read_sites(arguments: Iterable[str], home: str) -> tuple[SiteList, tuple[Member, ...], tuple[Finding, ...]]:
    """Lists, addresses or folders → the list, the sites that could be read in its order, and what was wrong.

    `home` is the front's absolute address, ending in `/`.
    """
    listed, findings = read_arguments(arguments)
    built = []
    for site in listed.sites:
        read, found = read_member(site, home)
        findings += found
        built += [read] if read else []
    kept, twice = _each_once(built)
    return listed, kept, sorted_findings([*findings, *twice])


def _each_once(built: Iterable[Member]) -> tuple[tuple[Member, ...], list[Finding]]:
    """A visitor tells sites apart by name, a browser by address."""
    known: dict[str, Place] = {}
    kept, findings = [], []
    for site in built:
        same = next((word for word in (site.home, site.name) if word in known), None)
        if same:
            message = f"「{same}」与 {known[same]} 的站点相同；同一个网站只列一次，不同的网站各起一个名称"
            findings.append(Finding(site.place, "N104", message))
        else:
            known |= dict.fromkeys((site.home, site.name), site.place)
            kept.append(site)
    return tuple(kept), findings
