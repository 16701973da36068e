"""Whether the ways in on the home page lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding


def doors_open(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """B109 at each target that is neither one document nor the address of a page."""
    for door in catalog.vocabulary.doors:
        for _, target, place in door.links:
            if not target.endswith("/") and len(catalog.find(target.partition("#")[0])) != 1:
                yield Finding(place, "B109", f"首页入口的「{target}」找不到，请写文件的路径，或以“/”结尾的本站网址")
