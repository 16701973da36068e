"""What several tests stand on: the demo site built once, as a visitor's server would carry it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD_DATE = "2026-11-15"


def mkdocs_build(
    site: Path, *, docs: Path = ROOT / "docs", strict: bool = False, env: Mapping[str, str] | None = None,
    checkout: Path = ROOT, user: Sequence[str] = (), umask: int = -1,
) -> subprocess.CompletedProcess[str]:
    """Run the real `mkdocs build` in a process of its own; `user` is the command that makes it another user's."""
    places = {"DOCS_DIR": str(docs), "SITE_DIR": str(site), "BUILD_DATE": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1", "GAZETTE_CACHE": "0"}
    command = [*user, sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])]
    return subprocess.run(
        command, cwd=checkout, env=os.environ | places | dict(env or {}), umask=umask, text=True, capture_output=True, timeout=300, check=False
    )


def write_papers(root: Path, papers: Mapping[str, str]) -> None:
    """Source path → text, below a folder of documents."""
    for path, text in papers.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo county, built strictly."""
    site = tmp_path_factory.mktemp("demo") / "site"
    done = mkdocs_build(site, strict=True)
    assert done.returncode == 0, done.stderr
    return site
