"""A folder written whole or not at all: what stood there stands until the new one is complete."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..views.search import INDEX


def replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of these files (address → content) in the place of `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as room:
        fresh, former = Path(room) / "new", Path(room) / "old"
        for address, content in files.items():
            (fresh / address).parent.mkdir(parents=True, exist_ok=True)
            (fresh / address).write_bytes(content)
        if target.exists():
            target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            if former.exists():
                former.rename(target)
            raise


def is_front(folder: Path) -> bool:
    """Whether a folder may be replaced: it is empty, or a front made before."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return True
    try:
        return "sites" in json.loads(gzip.decompress((folder / INDEX).read_bytes()))
    except (OSError, EOFError, ValueError):
        return False
