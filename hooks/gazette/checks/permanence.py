"""Whether what has been public still is, at its address and in its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..losses import lost_from_ledger
from ..model import Place
from ..publication import FILE, Ledger, changed_silently, digest, read_ledger
from ..removals import Removals, read_removals


def published_stays(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """L101 for an address that no longer answers, L102 for a text changed without a word, L103–L106 for the lists themselves."""
    ledger, removals = read_ledger(root, catalog.today), read_removals(root)
    yield from (*ledger.findings, *lost_from_ledger(root), *removals.findings, *_idle(catalog, removals))
    yield from _gone(catalog, root, ledger, removals)
    for uri, entry in catalog.entries.items():
        before = ledger.before(uri, removals)
        if before and before.digest and before.digest != digest(entry.document, root) and changed_silently(entry.document, before):
            message = f"这份文件 {before.day} 公开过，正文、标题、文号、发布日期或附件后来有改动，请恢复原文，或在「修订记录」写明改了什么、为什么改"
            yield Finding(Place(uri), "L102", message)


def _gone(catalog: Catalog, root: Path, ledger: Ledger, removals: Removals) -> Iterator[Finding]:
    now = {digest(entry.document, root): uri for uri, entry in catalog.entries.items()} if ledger.last else {}
    for path, event in ledger.last.items():
        if path in catalog.entries or path in removals:
            continue
        same = now.get(event.digest, "")
        way_out = f"它像是改名为 {same}，请用 gazette mv 移动，或在 _data/moved.yml 写上“{path}: {same}”" if same else (
            "请恢复这份文件；改了名的写进 _data/moved.yml，确要撤下的写进 _data/withdrawn.yml"
        )
        yield Finding(Place(FILE, event.line), "L101", f"「{event.title}」（{path}）公开过，现在打不开了，{way_out}")


def _idle(catalog: Catalog, removals: Removals) -> Iterator[Finding]:
    """Rows that cannot work: the old address is taken, or the new one leads nowhere."""
    for old, move in removals.moved.items():
        if old in catalog.entries:
            yield Finding(move.place, "L103", f"「{old}」还在原处，没有转址，请删去这一行或移走文件")
        elif move.new not in catalog.entries and move.new not in removals.withdrawn:
            yield Finding(move.place, "L103", f"「{move.new}」没有公开，转址会落空，请核对新路径")
    for path, row in removals.withdrawn.items():
        if path in catalog.entries:
            yield Finding(row.place, "L104", f"「{path}」还在原处，没有撤下，请移走文件或删去这一条")
