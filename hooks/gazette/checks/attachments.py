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
            inside = ".." not in PurePosixPath(attachment.path).parts and not attachment.path.startswith("/")
            if not inside or not (root / attachment.path).is_file():
                message = f"附件「{attachment.path}」不存在，路径从 docs/ 算起，请核对并确认文件已提交"
                yield Finding(attachment.place, "R104", message)
