"""A preview shows staff what was found on the page itself; the public site never does."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from lxml import html

from conftest import BUILD_DATE, ROOT, mkdocs_build, write_papers
from gazette.site import read_site
from test_cases import TODAY

PAPER = "---\ntitle: 甲<b>\n文种: 通知\n发布日期: 2026-01-05\n备注: 乙\n---\n正文。\n"


def test_every_finding_stands_on_its_page_and_on_the_page_of_all(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/a.md": PAPER, "policies/b.md": "没有文头"})
    site = read_site(tmp_path, TODAY, preview=True)
    assert [finding.code for finding in site.pages["policies/a.md"].findings] == ["M101"]
    view = site.pages["checks.md"].view
    told = [(checked.file.text, bool(checked.file.url)) for checked in getattr(view, "files")]  # noqa: B009
    assert told == [("policies/b.md", False), ("policies/a.md", True)]


def test_a_public_build_shows_none_of_it(tmp_path: Path) -> None:
    write_papers(tmp_path / "docs", {"policies/a.md": PAPER})
    assert mkdocs_build(tmp_path / "site", docs=tmp_path / "docs").returncode == 0
    assert not (tmp_path / "site/checks").exists()
    assert not [page for page in (tmp_path / "site").rglob("*.html") if "gz-findings" in page.read_text("utf-8")]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def preview(project: Path, env: Mapping[str, str], *options: str) -> Iterator[str]:
    """The address of the home page while `mkdocs serve` runs in the folder of a project."""
    places = {"CI": "", "BUILD_DATE": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port()}", *options]
    with subprocess.Popen(command, cwd=project, env=os.environ | places | dict(env), stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr
        said = (re.search(r"Serving on (http://\S+)", line) for line in serving.stderr)
        try:
            yield next(found[1] for found in said if found)
        finally:
            serving.terminate()


def read(address: str, seconds: float = 60) -> str:
    with urllib.request.urlopen(address, timeout=seconds) as answer:
        return str(answer.read().decode())


def test_the_preview_shows_it_and_leaves_nothing_behind_for_a_build(tmp_path: Path) -> None:
    """Finished pages are kept between builds: one made for a preview must not come back in public."""
    write_papers(tmp_path / "docs", {"policies/a.md": PAPER})
    cache = {"GAZETTE_CACHE": str(tmp_path / "cache")}
    with preview(ROOT, {"DOCS_DIR": str(tmp_path / "docs"), **cache}, "--no-livereload") as home:
        page = html.document_fromstring(read(f"{home}policies/a/"))
        overview = read(f"{home}checks/")
    panel = str(page.xpath("string(//aside[@class='gz-findings'])"))
    assert "第5行第1列" in panel and "M101" in panel
    assert "policies/a.md" in overview
    assert mkdocs_build(tmp_path / "site", docs=tmp_path / "docs", env=cache).returncode == 0
    assert "gz-findings" not in (tmp_path / "site/policies/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("options", [(), ("--watch-theme",)], ids=["plain", "told to"])
def test_an_edited_template_is_seen_in_the_preview(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    write_papers(tmp_path / "docs", {"policies/a.md": PAPER})
    template = tmp_path / "overrides/document.html"
    with preview(tmp_path, {"GAZETTE_CACHE": str(tmp_path / "cache")}, *options) as home:
        before = read(f"{home}policies/a/")
        poll = re.search(r"livereload\((\d+), (\d+)\);", before)
        assert poll and "data-edited" not in before
        edited = template.read_text("utf-8").replace("<h1>", "<h1 data-edited>", 1)
        assert built_after(lambda: template.write_text(edited, "utf-8"), f"{home}livereload/{poll[1]}/{poll[2]}")
        assert "<h1 data-edited>" in read(f"{home}policies/a/")


def built_after(edit: Callable[[], object], poll: str) -> bool:
    """Whether an edit makes the preview build, asked where the page itself asks: MkDocs answers there when a build is done.

    An edit in the moment before the preview begins to look is made again.
    """
    for _ in range(12):
        edit()
        with suppress(TimeoutError):
            return bool(read(poll, seconds=5))
    return False
