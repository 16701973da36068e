"""Whether every attachment is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..catalog import Catalog
from ..findings import Finding


def attachments_exist(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """R104 for a file that is missing or lies outside the folder of documents."""
    for entry in catalog.entries.values():
        for attachment in entry.document.attachments:
            if not _is_file(root, attachment.path):
                message = f"附件「{attachment.path}」不存在，{_way_out(root, attachment.path)}"
                yield Finding(attachment.place, "R104", message)


def _is_file(root: Path, path: str) -> bool:
    inside = ".." not in PurePosixPath(path).parts and not path.startswith("/")
    return inside and (root / path).is_file()


def _way_out(root: Path, path: str) -> str:
    """A path from Windows, or one that starts with docs/, is put right."""
    meant = path.replace("\\", "/").removeprefix("/").removeprefix("docs/")
    if meant != path and _is_file(root, meant):
        return f"应写作 {meant}"
    return "路径从 docs/ 算起，请核对并确认文件已提交"
