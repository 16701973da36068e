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


@pytest.mark.parametrize("cached", [False, True])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(docs: Path, tmp_path: Path, cached: bool) -> None:
    site, wanted, cache = tmp_path / "site", tmp_path / "wanted", tmp_path / "cache"
    cache.mkdir()
    kept = {"GAZETTE_CACHE": str(cache) if cached else "0"}
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    old = content(site)
    rewrite(docs)
    assert mkdocs_build(wanted, docs=docs).returncode == 0
    new = content(wanted)
    chance = random.Random(20261122)
    env = {"DOCS_DIR": str(docs), "SITE_DIR": str(site), "BUILD_DATE": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1", **kept}
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
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    assert content(site) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "docs", "site", "wanted"], "nothing of the killed builds is left"


def test_what_was_meddled_with_in_the_site_is_made_anew(docs: Path, tmp_path: Path) -> None:
    """Unchanged files are handed on from the site that stands: only those that a build has put there."""
    site, kept = tmp_path / "site", {"GAZETTE_CACHE": str(tmp_path / "cache")}
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    built, first = content(site), (site / "policies/p1/index.html").stat().st_ino
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    assert (site / "policies/p1/index.html").stat().st_ino == first, "otherwise nothing is handed on, and this test proves nothing"
    page, feed = site / "policies/p1/index.html", site / "feed.json"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace("旧".encode(), "假".encode()))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    feed.unlink()
    (site / "stray.html").write_text("不是这里生成的", "utf-8")
    (site / "strange").mkdir()
    for _ in range(3):  # what is meddled with now is what a later build is made upon
        assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
        assert content(site) == built
        assert not (site / "strange").exists()


def test_what_was_written_back_is_published_as_it_was_before(docs: Path, tmp_path: Path) -> None:
    site, kept = tmp_path / "site", {"GAZETTE_CACHE": str(tmp_path / "cache")}
    states = []
    for text in ("旧的文字。", "新的文字。", "旧的文字。", "新的文字。"):
        write_papers(docs, {"policies/p1.md": PAPER.format(1, text)})
        assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
        states.append(content(site))
    assert states[:2] == states[2:]
    assert states[0] != states[1]


def test_of_all_sites_ever_built_one_is_kept_to_build_upon(docs: Path, tmp_path: Path) -> None:
    kept = {"GAZETTE_CACHE": str(tmp_path / "cache")}
    for site in (tmp_path / "site", tmp_path / "other", tmp_path / "site"):
        for text in ("旧的文字。", "新的文字。"):
            write_papers(docs, {"policies/p1.md": PAPER.format(1, text)})
            assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    assert len(list((tmp_path / "cache").rglob("policies/p1/index.html"))) == 1


def test_what_is_no_longer_published_is_not_handed_on(docs: Path, tmp_path: Path) -> None:
    site, kept = tmp_path / "site", {"GAZETTE_CACHE": str(tmp_path / "cache")}
    (docs / "policies/fu-jian.txt").write_text("附件的文字。", "utf-8")
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    assert (site / "policies/fu-jian.txt").exists()
    write_papers(docs, {"policies/p1.md": PAPER.format(1, "[附件](fu-jian.txt)").replace("2026-01-01", "2027-01-01")})
    assert mkdocs_build(site, docs=docs, env=kept).returncode == 0
    assert not (site / "policies/p1").exists()
    assert not (site / "policies/fu-jian.txt").exists()


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
