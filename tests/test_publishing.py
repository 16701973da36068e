"""A site changes as a whole or not at all, whatever happens to the build.

`GAZETTE_KILLS=20 pytest tests/test_publishing.py` kills as many builds as named.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import BUILD_DATE, ROOT, mkdocs_build, write_papers

KILLS = int(os.environ.get("GAZETTE_KILLS", "4"))
PAPER = "---\ntitle: 关于第{0}号事项的通知\n文种: 通知\n发布日期: 2026-01-0{0}\n---\n第一条　{1}\n"


def content(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write_papers(tmp_path / "docs", {f"policies/p{n}.md": PAPER.format(n, "旧的文字。") for n in range(1, 6)})
    return tmp_path / "docs"


def rewrite(docs: Path) -> None:
    write_papers(docs, {f"policies/p{n}.md": PAPER.format(n, "新的文字。") for n in range(1, 6)})


def test_a_killed_build_leaves_the_old_site_or_the_new_one(docs: Path, tmp_path: Path) -> None:
    site, wanted = tmp_path / "site", tmp_path / "wanted"
    assert mkdocs_build(site, docs=docs).returncode == 0
    old = content(site)
    rewrite(docs)
    assert mkdocs_build(wanted, docs=docs).returncode == 0
    new = content(wanted)
    chance = random.Random(20261122)
    env = {"DOCS_DIR": str(docs), "SITE_DIR": str(site), "BUILD_DATE": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1", "GAZETTE_CACHE": "0"}
    for _ in range(KILLS):
        build = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=ROOT, env=os.environ | env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            build.wait(timeout=chance.uniform(0.2, 4))
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
        assert content(site) in (old, new)
    assert mkdocs_build(site, docs=docs).returncode == 0
    assert content(site) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "site", "wanted"], "nothing of the killed builds is left"


def test_a_strict_build_with_a_fault_changes_nothing(docs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert mkdocs_build(site, docs=docs, strict=True).returncode == 0
    old = content(site)
    write_papers(docs, {"about.md": "# 关于\n\n[没有这一条](policies/p1.md#nowhere)\n", "policies/p1.md": PAPER.format(1, "新的文字。")})
    assert mkdocs_build(site, docs=docs, strict=True).returncode == 1
    assert content(site) == old
    assert mkdocs_build(site, docs=docs, strict=False).returncode == 0
    assert content(site) != old


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_site_and_says_so(docs: Path, tmp_path: Path, small_disk: Path) -> None:
    built = tmp_path / "built"
    assert mkdocs_build(built, docs=docs).returncode == 0
    shutil.copytree(built, small_disk / "site")
    (small_disk / "other").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 65536))
    rewrite(docs)
    done = mkdocs_build(small_disk / "site", docs=docs)
    assert done.returncode == 1
    assert "原来的网站没有动" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert content(small_disk / "site") == content(built)
    assert sorted(path.name for path in small_disk.iterdir()) == ["other", "site"]


def test_a_disk_that_may_not_be_written_leaves_the_old_site_and_says_so(docs: Path, tmp_path: Path, small_disk: Path) -> None:
    built = tmp_path / "built"
    assert mkdocs_build(built, docs=docs).returncode == 0
    shutil.copytree(built, small_disk / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    rewrite(docs)
    done = mkdocs_build(small_disk / "site", docs=docs)
    assert done.returncode == 1
    assert "原来的网站没有动" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert content(small_disk / "site") == content(built)
