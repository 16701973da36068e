"""The block 专题: documents gathered by hand on a page, in the page's order, with notes; the documents link back."""

from __future__ import annotations

from dataclasses import dataclass

from ..embeds import Embed
from ..findings import Finding
from ..model import Place
from ..nodes import Items, Node, Table, Text
from .item import Item, item_of
from .selection import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One document of a collection with the note staff wrote."""

    item: Item
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One block of a collection; `uris` are its documents in order."""

    gathered: tuple[Gathered, ...]
    uris: tuple[str, ...]


def collection_block(shelves: Shelves, embed: Embed) -> tuple[Collection, list[Finding]]:
    """References, or tables with 文件 and 说明; a reference that leads nowhere is found and left out."""
    findings: list[Finding] = []
    pairs = []
    for place, target, note in _rows(embed, findings):
        found = shelves.catalog.find(target)
        if len(found) == 1:
            pairs.append((found[0], note))
        else:
            what = f"不止一份：{'、'.join(found)}" if found else "找不到"
            findings.append(Finding(place, "B107", f"专题里的「{target}」{what}，请改用路径"))
    if not pairs:
        findings.append(Finding(embed.place, "B104", "「专题」没有收录文件，页面上会说明"))
    gathered = tuple(Gathered(item=item_of(shelves.catalog, uri), note=note) for uri, note in pairs)
    return Collection(gathered=gathered, uris=tuple(uri for uri, _ in pairs)), findings


def _rows(embed: Embed, findings: list[Finding]) -> list[tuple[Place, str, str]]:
    nodes = embed.options.items if isinstance(embed.options, Items) else ()
    if not nodes and isinstance(embed.options, Table) and embed.options.entries:
        findings.append(Finding(embed.place, "B106", "专题里应当一行一个“- 文件”"))
    return [row for node in nodes if (row := _row(node, findings))]


def _row(node: Node, findings: list[Finding]) -> tuple[Place, str, str] | None:
    if isinstance(node, Text):
        return node.place, node.text, ""
    if isinstance(node, Table):
        cells = {entry.key: entry.value for entry in node.entries if isinstance(entry.value, Text)}
        for entry in node.entries:
            if entry.key not in ("文件", "说明"):
                findings.append(Finding(entry.place, "B101", f"「专题」的每一项只有 文件、说明，没有「{entry.key}」"))
        if "文件" in cells:
            return cells["文件"].place, cells["文件"].text, cells["说明"].text if "说明" in cells else ""
    findings.append(Finding(node.place, "B106", "专题的每一项应当写明 文件，可加 说明"))
    return None
