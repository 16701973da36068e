"""Valid HTML: the Nu checker finds no error on any kind of page, in one run over all of them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import BUILD_DATE, ROOT
from gazette.cli import main

CHECKER = next(ROOT.glob(".cache/vnu-*/package/build/dist/vnu.jar"), None)
_CLASSES = re.compile(r'\bclass="?([\w -]+)')


def kinds_of_page(site: Path) -> list[Path]:
    """A page for every set of classes that pages of the site are made of: what has the same parts is checked once."""
    return list({frozenset(_CLASSES.findall(page.read_text("utf-8"))): page for page in sorted(site.rglob("*.html"))}.values())


@pytest.fixture
def front(demo: Path, tmp_path: Path) -> Path:
    """The front of a list that holds the demo site alone."""
    (tmp_path / "sites.yml").write_text(f"名称: 各地政策公开\n站点: [{{网址: 'https://www.chengchuan.example/', 目录: {demo}}}]\n", "utf-8")
    command = ["portal", str(tmp_path / "sites.yml"), "--into", str(tmp_path / "front"), "--url", "https://front.example/", "--today", BUILD_DATE]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    return tmp_path / "front"


@pytest.mark.skipif(not shutil.which("java"), reason="no Java on this machine: HTML is not checked")
@pytest.mark.skipif(CHECKER is None, reason="no Nu checker in .cache: make test fetches it where npm and Java are installed")
def test_every_kind_of_page_is_valid(demo: Path, front: Path) -> None:
    pages = [*kinds_of_page(demo), *kinds_of_page(front)]
    assert len(pages) > 100
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", *map(str, pages)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    errors = [told for told in json.loads(done.stderr)["messages"] if told["type"] != "info"]
    assert [f"{told.get('url', '')}:{told.get('lastLine', '')}: {told['message']}" for told in errors] == []
