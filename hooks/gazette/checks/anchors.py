"""Whether the article a reference points at is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..links import references

# Anchors of the legal structure; rows of tables have anchors of their own.
_STRUCTURE = ("art-", "ch-", "part-", "sec-")


def anchors_exist(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """R105 for an anchor that the text referred to does not have."""
    for entry in catalog.entries.values():
        targets = {(link.relation, link.anchor): link.uri for link in entry.links}
        for relation, reference in references(entry.document):
            uri = targets.get((relation, reference.anchor))
            if uri and reference.anchor.startswith(_STRUCTURE) and reference.anchor not in catalog[uri].structure.anchors:
                message = f"{uri} 里没有「#{reference.anchor}」，请核对条款号"
                yield Finding(reference.place, "R105", message)
