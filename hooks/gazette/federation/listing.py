"""The sites a front is made for: a list in YAML, or addresses and folders as they are given to the command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ..findings import Finding, has_errors
from ..model import Place
from ..nodes import Entry, Items, Node, Table, Text
from ..source import read_mended, read_text

_SITES = "站点"
_KEYS = ("名称", "网址", "目录")
_FORM = "每个站点写成“- 网址: https://…/”，另有“名称”和“目录”可写"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSite:
    """One site as listed: `name` and `address` are empty where the site's own word counts.

    `address` ends in `/` and may be relative to the front. `folder` is where its built files lie; None: they are fetched.
    """

    place: Place = field(compare=False)
    name: str = ""
    address: str = ""
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteList:
    """The sites in the order given, and what the list says of the front itself, in the keys of `site.yml`."""

    facts: Mapping[str, str]
    sites: tuple[ListedSite, ...]


def read_arguments(arguments: Iterable[str]) -> tuple[SiteList, list[Finding]]:
    """Each argument is an address, the folder of a built site, or a list of such."""
    facts: dict[str, str] = {}
    sites: list[ListedSite] = []
    findings: list[Finding] = []
    for argument in arguments:
        place, path = Place(argument), Path(argument)
        if _is_web(argument):
            sites.append(ListedSite(place=place, address=_closed(argument)))
        elif path.is_dir():
            sites.append(ListedSite(place=place, folder=path))
        elif path.is_file():
            listed, found = _read_list(path, argument)
            facts |= listed.facts
            sites += listed.sites
            findings += found
        else:
            findings.append(Finding(place, "N101", f"没有「{argument}」这个文件或文件夹；网址要以 http:// 或 https:// 开头"))
    if not sites and not has_errors(findings):
        findings.append(Finding(Place("."), "N101", f"没有列出任何站点；{_FORM}"))
    return SiteList(facts=facts, sites=tuple(sites)), findings


def _read_list(path: Path, name: str) -> tuple[SiteList, list[Finding]]:
    text, findings = read_text(path, name)
    node, found = read_mended(name, text, 1) if text is not None else (None, [])
    findings += found
    facts = {entry.key: entry.value.text for entry in _entries(node) if isinstance(entry.value, Text)}
    rows = node if isinstance(node, Items) else next((entry.value for entry in _entries(node) if entry.key == _SITES), None)
    if not isinstance(rows, Items):
        if not has_errors(findings):
            findings.append(Finding(Place(name), "N101", f"名单里没有“{_SITES}:”的列表；{_FORM}"))
        return SiteList(facts=facts, sites=()), findings
    sites = [_read_row(row, path.parent, findings) for row in rows.items]
    return SiteList(facts=facts, sites=tuple(filter(None, sites))), findings


def _entries(node: Node | None) -> Iterator[Entry]:
    yield from node.entries if isinstance(node, Table) else ()


def _read_row(row: Node, base: Path, findings: list[Finding]) -> ListedSite | None:
    """A bare text is an address. None where nothing says what site is meant."""
    if isinstance(row, Text):
        known = {"网址": row.text}
    else:
        known = {entry.key: entry.value.text for entry in _entries(row) if isinstance(entry.value, Text)}
        findings += [
            Finding(entry.place, "M101", f"站点里不认识的键「{entry.key}」，可用的是{'、'.join(_KEYS)}")
            for entry in _entries(row)
            if entry.key not in _KEYS
        ]
    folder = base / known["目录"] if known.get("目录") else None
    address = known.get("网址", "")
    if fault := _fault(address, folder):
        findings.append(Finding(row.place, *fault))
        return None
    return ListedSite(place=row.place, name=known.get("名称", ""), address=_closed(address), folder=folder)


def _fault(address: str, folder: Path | None) -> tuple[str, str] | None:
    """What is wrong with where a site is said to be: code and message."""
    if not address and not folder:
        return "N102", f"站点没有写网址，也没有写目录；{_FORM}"
    if address and not _is_web(address) and (not folder or "://" in address):
        return "N103", f"「{address}」不是网址，应以 http:// 或 https:// 开头；写了目录的，也可以写相对门户首页的路径"
    if "?" in address or "#" in address:
        return "N103", f"「{address}」带有 ? 或 #，网址只写到网站首页所在的文件夹"
    return None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _closed(address: str) -> str:
    return f"{address}/" if address and not address.endswith("/") else address
