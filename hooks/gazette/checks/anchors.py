"""Whether the article, task or indicator a reference points at is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..links import references

# What each kind of anchor counts, in the words of the message.
_COUNTED = {"art-": "条款号", "ch-": "条款号", "part-": "条款号", "sec-": "条款号", "task-": "任务序号", "ind-": "指标序号"}


def anchors_exist(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """R105 for an anchor that the text referred to does not have."""
    for entry in catalog.entries.values():
        for _, reference in references(entry.document):
            found = catalog.find(reference.target)
            counted = next((word for start, word in _COUNTED.items() if reference.anchor.startswith(start)), "")
            if len(found) == 1 and counted and reference.anchor not in catalog[found[0]].anchors:
                message = f"{found[0]} 里没有「#{reference.anchor}」，请核对{counted}"
                yield Finding(reference.place, "R105", message)
