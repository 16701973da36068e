"""Whether a number names one paper only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog, Entry
from ..findings import Finding

_SERIES = re.compile(r"[第〔\d]")


def numbers_unique(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """M113: two documents with one 发文字号. Versions of one work may share it.

    A number that names nobody (第8号 of a 会议纪要, 第3期) counts papers of one series only, and another series has it too.
    """
    return _unique(catalog, "number", "M113", "发文字号", skip=_SERIES)


def index_numbers_unique(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """M114: two documents with one 索引号."""
    return _unique(catalog, "index_number", "M114", "索引号")


def _unique(catalog: Catalog, attribute: str, code: str, key: str, *, skip: re.Pattern[str] | None = None) -> Iterator[Finding]:
    holders: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(catalog.entries.values(), key=lambda e: e.document.uri):
        value = getattr(entry.document, attribute)
        if value and not (skip and skip.match(value)):
            holders[value].append(entry)
    for value, entries in holders.items():
        first = entries[0]
        for entry in entries[1:]:
            if entry.work != first.work or code == "M114":
                message = f"{key}「{value}」已用于 {first.document.uri}，请核对原件"
                yield Finding(entry.document.place_of(attribute), code, message)
