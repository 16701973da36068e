"""What `mkdocs build` promises: strict stops, nothing half-published, the same bytes for the same input, any mount point."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from conftest import BUILD_DATE, ROOT, mkdocs_build, write_papers

GOOD = "---\ntitle: 关于{name}的通知\n文种: 通知\n发布日期: {day}\n---\n第一条 为了测试。\n\n第二条 完。\n"
STATUSES = {"draft", "not-yet-in-force", "in-force", "amended", "partly-repealed", "repealed", "expired"}


def write(docs: Path, path: str, text: str) -> None:
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    (docs / path).write_text(text, "utf-8")


def tree(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def modes(site: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}


def documents(site: Path) -> list[dict[str, Any]]:
    return list(json.loads((site / "catalog.json").read_text("utf-8"))["documents"])


def test_demo_covers_all_columns_and_states(demo: Path) -> None:
    known = documents(demo)
    assert len(known) >= 45
    columns = {"policies", "interpretations", "plans", "cases", "news", "events", "indicators"}
    assert {document["column"] for document in known} == columns
    assert {document["status"] for document in known} == STATUSES
    assert all((demo / document["url"].lstrip("/") / "index.html").is_file() for document in known)


def test_catalog_carries_what_others_rely_on(demo: Path) -> None:
    data = json.loads((demo / "catalog.json").read_text("utf-8"))
    assert data["build_date"] == BUILD_DATE
    promised = (
        "uri url title kind column issuer number index_number signed published effective expires status topics history"
        " relations articles cites work imported_from"
    )
    assert all(set(document) == set(promised.split()) for document in data["documents"])
    by_uri = {document["uri"]: document for document in data["documents"]}
    law = by_uri["policies/wenming-xingwei-cujin-tiaoli-2021.md"]
    assert law["status"] == "amended"
    assert {"kind": "amended-by", "uri": "policies/xiugai-wenming-tiaoli-jueding-2024.md"} in law["relations"]
    assert law["work"] == by_uri["policies/wenming-xingwei-cujin-tiaoli-2024.md"]["work"]
    with (demo / "catalog.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["uri"] for row in rows] == [document["uri"] for document in data["documents"]]


def test_readings_stand_at_the_articles_and_terms_at_their_uses(demo: Path) -> None:
    law = html.parse(demo / "policies/wenming-xingwei-cujin-tiaoli-2024/index.html")
    notes = law.xpath("//div[@id='art-12']/p[@class='gz-note']/a/@href")
    assert "../../interpretations/wenming-tiaoli-wenda-2024/#问-坐在电动自行车后座也要戴头盔吗" in notes
    for href in law.xpath("//p[@class='gz-note']/a/@href"):
        page, _, anchor = href.removeprefix("../../").partition("#")
        target = html.parse(demo / page / "index.html")
        assert not anchor or target.xpath("//*[@id=$anchor]", anchor=anchor), href
    terms = law.xpath("//a[@class='gz-term']/@href")
    assert terms and set(terms) == {f"#{anchor}" for anchor in law.xpath("//dfn/@id")}
    asked = html.parse(demo / "interpretations/wenming-tiaoli-wenda-2024/index.html")
    back = asked.xpath("//section[contains(@class, 'gz-readings')]//dd/a/@href")
    assert "../../policies/wenming-xingwei-cujin-tiaoli-2024/#art-12" in back
    column = (demo / "interpretations/index.html").read_text("utf-8")
    assert "解读《澄川县文明行为促进条例》" in column


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """The checkout again, in a folder that every user may read and write."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder, "另一处 检出")
        for name in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, there / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", there)
        (there / ".git").symlink_to(ROOT / ".git")
        for path in (Path(folder), there, *there.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o777)
        yield there


def nobody() -> list[str]:
    """The command that runs another as nobody, where that can be and nobody may run this Python."""
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    may = bool(shutil.which("setpriv")) and os.geteuid() == 0 and not subprocess.run([*command, sys.executable, "-c", ""], check=False).returncode
    return command if may else []


def test_same_input_gives_same_bytes(demo: Path, elsewhere: Path) -> None:
    """In another folder, by another user, in another language and time zone, with other hashes and rights."""
    trusted = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    strange = {"LANG": "POSIX", "LC_ALL": "C", "TZ": "America/St_Johns", "HOME": "/nonexistent", "PYTHONHASHSEED": "12345", "PYTHONDONTWRITEBYTECODE": "1"}
    done = mkdocs_build(
        elsewhere / "öffentlich", docs=elsewhere / "docs", strict=True, env=trusted | strange, checkout=elsewhere, user=nobody(), umask=0o077
    )
    assert done.returncode == 0, done.stderr
    assert tree(elsewhere / "öffentlich") == tree(demo)
    assert modes(elsewhere / "öffentlich") == modes(demo) == {0o644, 0o755}


def test_site_stands_under_a_sub_path(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = mkdocs_build(site, env={"SITE_URL": "https://portal.example/county/policy/"})
    assert done.returncode == 0, done.stderr
    pages = "".join((site / page).read_text("utf-8") for page in ("index.html", "policies/index.html", "404.html"))
    roots = set(re.findall(r'(?:href|src)="(/[^"/][^"]*|/)"', pages))
    assert all(root.startswith("/county/policy/") for root in roots)
    assert all(document["url"].startswith("/county/policy/") for document in documents(site))


def test_a_path_from_the_top_of_the_folder_leads_there_wherever_the_site_stands(tmp_path: Path) -> None:
    paper = "---\ntitle: 培训通知\n文种: 通知\n发布日期: 2026-01-05\n---\n![会场](/files/a.png) [旧文](/policies/b.md#art-1)\n"
    write_papers(tmp_path / "docs", {"policies/a.md": paper, "policies/b.md": paper.replace("![会场]", "第一条　见![会场]").replace("b.md", "a.md")})
    (tmp_path / "docs/files").mkdir()
    Image.new("RGB", (1, 1)).save(tmp_path / "docs/files/a.png")
    done = mkdocs_build(tmp_path / "site", docs=tmp_path / "docs", env={"SITE_URL": "https://portal.example/county/policy/"})
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/policies/a/index.html").read_text("utf-8")
    assert 'src="../../files/a.png"' in page and 'href="../b/#art-1"' in page
    assert (tmp_path / "site/files/a.png").is_file()


def test_unreadable_document_is_held_back_and_the_rest_published(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    write(docs, "policies/good.md", GOOD.format(name="完好", day="2026-01-05"))
    write(docs, "policies/bad.md", "---\ntitle：坏的\n文种: 通知\n---\n不该公开的正文。\n")
    done = mkdocs_build(site, docs=docs)
    assert done.returncode == 0
    assert "policies/bad.md:2:6: F201" in done.stderr
    assert [document["uri"] for document in documents(site)] == ["policies/good.md"]
    assert not any("不该公开的正文" in data.decode("utf-8", "ignore") for data in tree(site).values())


def test_strict_build_stops_before_anything_is_written(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    write(docs, "policies/good.md", GOOD.format(name="完好", day="2026-01-05"))
    write(docs, "policies/bad.md", "---\ntitle：坏的\n文种: 通知\n---\n正文。\n")
    done = mkdocs_build(site, docs=docs, strict=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "policies/bad.md:2:6: F201" in done.stderr
    assert not site.exists() or tree(site) == {}


def test_embargoed_document_appears_on_its_day(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, "policies/later.md", GOOD.format(name="日后公布", day="2026-12-01"))
    before, after = tmp_path / "before", tmp_path / "after"
    assert mkdocs_build(before, docs=docs, env={"BUILD_DATE": "2026-11-30"}).returncode == 0
    assert mkdocs_build(after, docs=docs, env={"BUILD_DATE": "2026-12-01"}).returncode == 0
    assert documents(before) == []
    assert not any("日后公布" in data.decode("utf-8", "ignore") for data in tree(before).values())
    assert [document["uri"] for document in documents(after)] == ["policies/later.md"]


@pytest.mark.parametrize("docs", ["---\n", "# 只有标题\n"])
def test_a_bare_folder_builds_with_default_pages(tmp_path: Path, docs: str) -> None:
    write(tmp_path / "docs", "about.md", docs)
    done = mkdocs_build(tmp_path / "site", docs=tmp_path / "docs")
    assert done.returncode == 0, done.stderr
    for page in ("index.html", "timeline/index.html", "404.html", "policies/index.html", "units/index.html"):
        assert (tmp_path / "site" / page).is_file()


def test_body_that_looks_like_metadata_is_published_whole(tmp_path: Path) -> None:
    body = "注意: 这一行不是文头\n\n---\n\n正文到此。\n"
    write(tmp_path / "docs", "news/a.md", f"---\ntitle: 一则动态\n文种: 动态\n---\n{body}")
    assert mkdocs_build(tmp_path / "site", docs=tmp_path / "docs").returncode == 0
    page = (tmp_path / "site/news/a/index.html").read_text("utf-8")
    assert "注意: 这一行不是文头" in page
    assert "正文到此。" in page

