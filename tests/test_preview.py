"""A preview shows staff what was found on the page itself; the public site never does."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

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


def test_the_preview_shows_it_and_leaves_nothing_behind_for_a_build(tmp_path: Path) -> None:
    """Finished pages are kept between builds: one made for a preview must not come back in public."""
    write_papers(tmp_path / "docs", {"policies/a.md": PAPER})
    cache = {"GAZETTE_CACHE": str(tmp_path / "cache"), "CI": ""}
    places = {"DOCS_DIR": str(tmp_path / "docs"), "BUILD_DATE": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port()}", "--no-livereload"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | places | cache, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr
        said = (re.search(r"Serving on (http://\S+)", line) for line in serving.stderr)
        home = next(found[1] for found in said if found)
        with urllib.request.urlopen(f"{home}policies/a/") as answer:
            page = html.document_fromstring(answer.read())
        with urllib.request.urlopen(f"{home}checks/") as answer:
            overview = answer.read().decode()
        serving.terminate()
    panel = str(page.xpath("string(//aside[@class='gz-findings'])"))
    assert "第5行第1列" in panel and "M101" in panel
    assert "policies/a.md" in overview
    assert mkdocs_build(tmp_path / "site", docs=tmp_path / "docs", env=cache).returncode == 0
    assert "gz-findings" not in (tmp_path / "site/policies/a/index.html").read_text("utf-8")
