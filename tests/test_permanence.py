"""What has been public answers for ever, in the words it was issued in; what changed is told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from conftest import write_papers
from gazette.cli import main
from gazette.publication import digest
from gazette.site import read_site
from test_cases import TODAY

PAPER = "---\ntitle: {}\n文种: 通知\n发布日期: 2026-01-05\n{}---\n{}\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write_papers(tmp_path, {"policies/a.md": PAPER.format("甲", "", "第一条　甲。"), "policies/b.md": PAPER.format("乙", "", "乙。")})
    assert release(tmp_path, "2026-02-01").exit_code == 0
    return tmp_path


def release(docs: Path, day: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["release", str(docs), "--today", day, *options])


def ledger(docs: Path) -> list[str]:
    return (docs / "_data/releases.csv").read_text("utf-8").splitlines()[1:]


def codes(docs: Path) -> list[str]:
    return [finding.code for finding in read_site(docs, TODAY).findings]


def test_a_release_writes_every_public_paper_once(docs: Path) -> None:
    assert [line.split(",")[:3] for line in ledger(docs)] == [["2026-02-01", "公开", f"policies/{name}.md"] for name in "ab"]
    assert release(docs, "2026-02-02").exit_code == 0
    assert len(ledger(docs)) == 2


def test_an_embargoed_paper_is_released_on_its_day(docs: Path) -> None:
    write_papers(docs, {"policies/c.md": PAPER.format("丙", "", "丙。").replace("2026-01-05", "2026-03-01")})
    release(docs, "2026-02-28")
    assert len(ledger(docs)) == 2
    release(docs, "2026-03-01")
    assert len(ledger(docs)) == 3


@pytest.mark.parametrize(
    ("old", "new"), [("第一条　甲。", "第一条　乙。"), ("title: 甲", "title: 甲甲"), ("2026-01-05", "2026-01-04"), ("文种: 通知\n", "文种: 通知\n发文机关: 县政府\n")]
)
def test_a_silent_change_is_found_and_stops_a_release(docs: Path, old: str, new: str) -> None:
    file = docs / "policies/a.md"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert "L102" in codes(docs)
    assert release(docs, "2026-03-01").exit_code == 1
    assert len(ledger(docs)) == 2
    assert release(docs, "2026-03-01", "--note", "统一格式，文字未改").exit_code == 0
    assert ledger(docs)[-1].endswith(",统一格式，文字未改")
    assert "L102" not in codes(docs)


@pytest.mark.parametrize(("old", "new"), [("第一条　甲。", "第一条　甲。\n\n\n"), ("文种: 通知\n", "文种: 通知\n主题: [养犬]\n")])
def test_blank_lines_and_what_staff_say_of_a_text_are_no_change(docs: Path, old: str, new: str) -> None:
    file = docs / "policies/a.md"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert "L102" not in codes(docs)


def test_a_change_with_a_note_is_released_with_it(docs: Path) -> None:
    note = "修订记录:\n  - 日期: 2026-02-10\n    说明: 更正错字\n"
    write_papers(docs, {"policies/a.md": PAPER.format("甲", note, "第一条　甲！")})
    assert "L102" not in codes(docs)
    assert release(docs, "2026-03-01").exit_code == 0
    assert ledger(docs)[-1].split(",")[1:3] == ["修改", "policies/a.md"] and ledger(docs)[-1].endswith(",更正错字")


def test_a_renamed_paper_answers_at_both_addresses(docs: Path) -> None:
    (docs / "policies/a.md").rename(docs / "policies/c.md")
    assert "L101" in codes(docs)
    assert release(docs, "2026-03-01").exit_code == 1
    write_papers(docs, {"_data/moved.yml": "policies/a.md: policies/c.md\n"})
    assert not [code for code in codes(docs) if code.startswith("L")]
    page = html.document_fromstring(str(read_site(docs, TODAY, home="https://www.county.example/").files["policies/a/index.html"]))
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../policies/c/"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://www.county.example/policies/c/"]
    assert page.xpath("//body//a/@href") == ["../../policies/c/"]
    release(docs, "2026-03-01")
    assert ledger(docs)[-1].split(",")[1:3] == ["移动", "policies/c.md"]


def test_a_withdrawn_paper_leaves_a_page(demo: Path) -> None:
    text = html.parse(str(demo / "news/gudu-yeshi-kaijie-2026/index.html")).getroot().text_content()
    assert all(said in text for said in ("临川古渡夜市10月24日开街", "2026年10月22日", "连续降雨"))


def test_the_page_of_releases_tells_all_and_every_link_answers(demo: Path) -> None:
    page = html.parse(str(demo / "releases/index.html")).getroot()
    sections = page.xpath("//section[@class='gz-release']")
    assert [section.xpath("string(.//time/@datetime)") for section in sections] == ["2026-11-09", "2026-10-15"]
    assert [name.split()[0] for name in sections[0].xpath(".//h3/text()")] == ["公开", "修改", "移动", "撤下"]
    links = page.xpath("//section//a/@href")
    assert len(links) == 89
    assert all((demo / "releases" / link / "index.html").is_file() for link in links)


def test_the_old_address_of_the_demo_leads_on(demo: Path) -> None:
    old = demo / "policies/zhiyuan-jiaxu-banfa-2026/index.html"
    (link,) = html.parse(str(old)).getroot().xpath("//body//a/@href")
    assert (old.parent / link / "index.html").is_file()


def commit(docs: Path, *options: str) -> None:
    person = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.hooksPath=/dev/null"]
    for command in (["init", "-q"], ["add", "-A"], [*person, "commit", "-qm", "记", *options]):
        subprocess.run(["git", *command], cwd=docs, check=True)


def test_a_line_that_goes_from_the_ledger_is_found_before_and_after_it_is_committed(docs: Path) -> None:
    file = docs / "_data/releases.csv"
    whole = file.read_text("utf-8")
    commit(docs)
    assert "L106" not in codes(docs)
    file.write_text("".join(whole.splitlines(keepends=True)[:-1]), "utf-8")
    assert "L106" in codes(docs)
    commit(docs)
    assert "L106" in codes(docs)
    file.unlink()
    assert "L106" in codes(docs)
    file.write_text(whole, "utf-8")
    assert "L106" not in codes(docs)
    file.write_text(whole.replace(",甲,", ",丙,"), "utf-8")
    assert "L106" in codes(docs)


def test_a_digest_rewritten_to_hide_a_change_is_found_however_often_it_is_committed(docs: Path) -> None:
    file, paper = docs / "_data/releases.csv", docs / "policies/a.md"
    whole = file.read_text("utf-8")
    commit(docs)
    paper.write_text(paper.read_text("utf-8") + "\n悄悄加的一段。\n", "utf-8")
    assert codes(docs) == ["L102"]
    first = whole.splitlines()[1].split(",")[3]
    forged = digest(read_site(docs, TODAY).catalog["policies/a.md"].document, docs)
    file.write_text(whole.replace(first, forged), "utf-8")
    commit(docs)
    commit(docs, "--allow-empty")
    assert codes(docs) == ["L106"]
    file.write_text(whole, "utf-8")
    commit(docs)
    assert codes(docs) == ["L102"], "the ledger is whole again, and the change is seen"
    write_papers(docs, {"policies/a.md": paper.read_text("utf-8").replace("文种: ", "修订记录: [{日期: 2026-11-01, 说明: 加一段}]\n文种: ", 1)})
    assert release(docs, "2026-11-01").exit_code == 0
    commit(docs)
    assert codes(docs) == [], "a release says what changed"


LINES = ("2026-02-01,公开,policies/a.md,0,甲,", "2026-02-02,公开,policies/b.md,0,乙,", "2026-02-03,撤下,policies/a.md,,甲,错了")
HEADS = "日期,事项,路径,摘要,标题,说明"


@pytest.mark.parametrize(
    "lines",
    [(), LINES, (HEADS, LINES[1], LINES[0]), (HEADS, *LINES[1:]), (HEADS, LINES[0], "<<<<<<< HEAD", LINES[1]), (HEADS, LINES[0][:20])],
    ids=["emptied", "headless", "reordered", "cut", "conflict", "truncated"],
)
def test_a_ledger_that_was_tampered_with_is_found_without_git(lines: tuple[str, ...], tmp_path: Path) -> None:
    write_papers(tmp_path, {"_data/releases.csv": "\n".join(lines)})
    assert "L105" in codes(tmp_path)


def test_a_whole_ledger_is_no_finding(tmp_path: Path) -> None:
    write_papers(tmp_path, {"_data/releases.csv": "\n".join((HEADS, *LINES))})
    assert "L105" not in codes(tmp_path)
