"""Whether the body writes numbers, dates and labels as 公文 do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..notation import find_notations


def signs_as_prescribed(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """W101–W105. A version that is no longer in force is a record and stays as it was issued."""
    for entry in catalog.entries.values():
        if not entry.standing.status.ended:
            yield from find_notations(entry.document)
