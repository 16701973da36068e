"""`gazette portal` as a prefecture's staff call it: what the front tells machines, and that it is written whole or not at all."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from conftest import write_papers
from gazette.cli import main
from gazette.site import read_site

HOME = "https://policy.yunling.example/"
TODAY = date(2026, 11, 15)


def paper(title: str, day: str, kind: str = "通知") -> str:
    return f"---\ntitle: {title}\n文种: {kind}\n发文机关: 某局\n发布日期: {day}\n---\n正文。\n"


def build(folder: Path, home: str, papers: dict[str, str]) -> None:
    docs = folder.with_name(f"{folder.name}-docs")
    write_papers(docs, papers | {"_data/site.yml": f"名称: {folder.name}\n"})
    for address, content in read_site(docs, TODAY, home).files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two built sites; the one below a path."""
    monkeypatch.chdir(tmp_path)
    build(tmp_path / "甲县", "https://jia.example/", {f"policies/a{n}.md": paper(f"甲县第{n}号", f"2026-01-{n:02}") for n in range(1, 29)})
    build(tmp_path / "乙县", "https://yi.example/policy/", {f"policies/b{n}.md": paper(f"乙县第{n}号", f"2026-02-{n:02}") for n in range(1, 5)})
    return tmp_path


def portal(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["portal", *arguments, "--into", "front", "--url", HOME, "--today", TODAY.isoformat()])


def written(work: Path) -> dict[str, bytes]:
    return {file.relative_to(work / "front").as_posix(): file.read_bytes() for file in (work / "front").rglob("*") if file.is_file()}


def told(work: Path, name: str) -> Any:
    return json.loads((work / "front" / name).read_text("utf-8"))


def test_one_catalogue_holds_every_paper_under_its_full_address(work: Path) -> None:
    assert portal("甲县", "乙县").exit_code == 0
    catalog = told(work, "catalog.json")
    assert catalog["sites"] == [
        {"name": "甲县", "url": "https://jia.example/", "build_date": "2026-11-15", "documents": 28},
        {"name": "乙县", "url": "https://yi.example/policy/", "build_date": "2026-11-15", "documents": 4},
    ]
    assert len(catalog["documents"]) == 32
    first = catalog["documents"][0]
    assert (first["site"], first["title"], first["url"]) == ("乙县", "乙县第4号", "https://yi.example/policy/policies/b4/")
    own = json.loads((work / "乙县/catalog.json").read_text("utf-8"))["documents"][0]
    assert {key: value for key, value in first.items() if key not in ("site", "url")} == {k: v for k, v in own.items() if k != "url"}


def test_one_feed_holds_the_newest_thirty_of_all(work: Path) -> None:
    assert portal("甲县", "乙县").exit_code == 0
    items = told(work, "feed.json")["items"]
    assert [item["title"] for item in items[:5]] == ["乙县第4号", "乙县第3号", "乙县第2号", "乙县第1号", "甲县第28号"]
    assert len(items) == 30 and items[0]["tags"][0] == "乙县"
    atom = feedparser.parse((work / "front/feed.xml").read_bytes())
    assert not atom.bozo and [entry.id for entry in atom.entries] == [item["id"] for item in items]
    assert atom.feed.id == f"{HOME}feed.xml"


def test_the_index_names_the_sites_as_the_list_does(work: Path) -> None:
    (work / "sites.yml").write_text("站点:\n  - {目录: 甲县, 网址: ../jia}\n  - {目录: 乙县, 名称: 又一个县}\n", "utf-8")
    done = portal("sites.yml")
    assert done.exit_code == 0 and "sites.yml:2:5: N107" in done.stdout
    index = json.loads(gzip.decompress((work / "front/search/index.bin").read_bytes()))
    assert index["sites"] == [{"name": "甲县", "url": "../jia/"}, {"name": "又一个县", "url": "https://yi.example/policy/"}]
    assert '<a href="../../jia/">甲县</a>' in (work / "front/search/index.html").read_text("utf-8")


def test_the_same_sites_give_the_same_bytes(work: Path) -> None:
    assert portal("甲县", "乙县").exit_code == 0
    before = written(work)
    assert portal("甲县", "乙县").exit_code == 0
    assert written(work) == before
    assert [path.name for path in work.iterdir() if path.name.startswith(".")] == []


def test_a_site_that_cannot_be_read_leaves_the_former_front(work: Path) -> None:
    assert portal("甲县", "乙县").exit_code == 0
    before = written(work)
    (work / "乙县/catalog.json").unlink()
    done = portal("甲县", "乙县")
    assert done.exit_code == 1 and "N105" in done.stdout and "没有写入" in done.stderr
    assert written(work) == before


def test_a_folder_with_anything_else_in_it_is_never_replaced(work: Path) -> None:
    (work / "甲县").rename(work / "front")
    before = written(work)
    done = portal("乙县")
    assert done.exit_code == 2 and "没有写入" in done.stderr
    assert written(work) == before


def test_an_address_nobody_answers_is_told_in_plain_words(work: Path) -> None:
    done = portal("http://127.0.0.1:9/", "nowhere")
    assert done.exit_code == 1
    assert "N105 读不到 http://127.0.0.1:9/catalog.json（连接被拒绝）" in done.stdout
    assert "nowhere:1:1: N101" in done.stdout
    assert not (work / "front").exists()


@pytest.mark.parametrize("listed", ["\ufeff站点:\n", "站点: []\n", "\r\n", "站点:\n  - http://[::1\n", "- {目录: 甲县, 网址: 'a/?b'}\n", "站点: 甲县\n"])
def test_a_list_that_names_no_site_changes_nothing(listed: str, work: Path) -> None:
    assert portal("甲县", "乙县").exit_code == 0
    before = written(work)
    (work / "sites.yml").write_bytes(listed.encode())
    done = portal("sites.yml")
    assert done.exit_code == 1 and "错误 1" in done.stderr
    assert written(work) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("catalog.json", '"2026-01-28"', '"2026-13-28"'),
        ("catalog.json", '"in-force"', '"unheard-of"'),
        ("catalog.json", '"documents"', '"papers"'),
        ("feed.json", "+08:00", ""),
        ("feed.json", '"items"', '"entries"'),
    ],
)
def test_a_site_whose_files_say_what_cannot_be_is_not_taken(file: str, old: str, new: str, work: Path) -> None:
    text = (work / "甲县" / file).read_text("utf-8")
    assert old in text
    (work / "甲县" / file).write_text(text.replace(old, new), "utf-8")
    done = portal("甲县", "乙县")
    assert done.exit_code == 1 and "甲县:1:1: N105" in done.stdout
    assert not (work / "front").exists()
