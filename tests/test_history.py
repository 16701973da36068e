"""The history of a page: what staff note in 修订记录, and what real git repositories recorded of a file."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from conftest import ROOT
from gazette.commits import Extent
from gazette.revisions import Revisions, read_revisions
from gazette.site import Site, read_site
from gazette.views.document import DocumentView

PAPER = "---\ntitle: 关于测试的通知\n文种: 通知\n发布日期: 2026-01-05\n{more}---\n正文。\n"
LONG = "".join(f"第{number}行，够长才认得出改名。\n" for number in range(20))


@dataclass(frozen=True)
class Repository:
    """A real repository; every commit is made on a given day at noon, local time."""

    top: Path

    def git(self, *arguments: str, at: str = "2026-01-01T12:00:00+0800", fails: bool = False) -> str:
        person = {f"GIT_{role}_{what}": "a@b" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00+0000", "GIT_COMMITTER_DATE": at}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments], cwd=self.top, env=os.environ | person | dates | alone, capture_output=True, text=True, check=False
        )
        assert fails or done.returncode == 0, done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> None:
        (self.top / path).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).write_text(text, "utf-8")

    def commit(self, day: str, **files: str) -> None:
        """Commit all there is; `docs/a.md` may be given by its letter."""
        for letter, text in files.items():
            self.write(f"docs/{letter}.md", text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "改", at=day if "T" in day else f"{day}T12:00:00+0800")

    def branch(self, name: str, start: str = "HEAD") -> None:
        self.git("switch", "--quiet", "--create", name, start)

    def merge(self, day: str, name: str, *how: str, fails: bool = False) -> None:
        self.git("merge", "--quiet", "--no-ff", "--no-edit", *how, name, at=f"{day}T12:00:00+0800", fails=fails)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.top.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    return made


def read(docs: Path) -> Revisions:
    files = [file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file() and ".git" not in file.parts]
    return read_revisions(docs, files)


def days(docs: Path) -> dict[str, tuple[str, str]]:
    """Path → first and last day, as a page would show them."""
    revisions = read(docs)
    return {
        path.removesuffix(".md"): (str(revision.first.date()) if revision.first else "", str(revision.last.date()))
        for path, revision in sorted(revisions.of.items())
    }


def test_first_and_last_commit_of_every_file(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一", b="一")
    repository.commit("2026-02-03", a="二")
    repository.write("docs/a.md", "还没提交")
    repository.write("docs/new.md", "还没提交")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-02-03"), "b": ("2026-01-02", "2026-01-02")}
    assert read(repository.top / "docs").findings == ()


def test_days_are_those_of_china(repository: Repository) -> None:
    repository.commit("2026-03-01T20:00:00+0000", a="一")
    assert days(repository.top / "docs") == {"a": ("2026-03-02", "2026-03-02")}


def test_renames_are_followed_and_are_no_change_of_the_page(repository: Repository) -> None:
    repository.write("content/old.md", LONG)
    repository.commit("2026-01-02")
    (repository.top / "docs").mkdir()
    repository.git("mv", "content/old.md", "docs/a.md")
    repository.commit("2026-02-03")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-01-02")}
    repository.git("mv", "docs/a.md", "docs/b.md")
    repository.commit("2026-03-04", b=LONG + "改名时也改了。\n")
    assert days(repository.top / "docs") == {"b": ("2026-01-02", "2026-03-04")}


def test_a_name_used_again_is_another_file(repository: Repository) -> None:
    repository.commit("2026-01-02", a=LONG, c="一")
    repository.git("mv", "docs/a.md", "docs/b.md")
    (repository.top / "docs/c.md").unlink()
    repository.commit("2026-02-03")
    repository.commit("2026-03-04", a="新的一份", c="又有了")
    assert days(repository.top / "docs") == {
        "a": ("2026-03-04", "2026-03-04"),
        "b": ("2026-01-02", "2026-01-02"),
        "c": ("2026-03-04", "2026-03-04"),
    }


def test_a_deleted_file_written_again_but_not_committed_has_no_dates(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一", b="一")
    (repository.top / "docs/a.md").unlink()
    repository.commit("2026-02-03")
    repository.write("docs/a.md", "又有了")
    assert days(repository.top / "docs") == {"b": ("2026-01-02", "2026-01-02")}


def test_a_merge_loses_nothing_and_is_no_change_itself(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一", b="一")
    repository.branch("side")
    repository.commit("2026-02-03", a="二", c="一")
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-02-10", b="二")
    repository.merge("2026-03-04", "side")
    expected = {"a": ("2026-01-02", "2026-02-03"), "b": ("2026-01-02", "2026-02-10"), "c": ("2026-02-03", "2026-02-03")}
    assert days(repository.top / "docs") == expected
    repository.git("switch", "--quiet", "side")
    repository.merge("2026-03-05", "main", "-Xours")
    assert days(repository.top / "docs") == expected


@pytest.mark.parametrize("into", ["renamed", "edited"])
def test_a_rename_on_one_branch_meets_an_edit_on_the_other(repository: Repository, into: str) -> None:
    repository.commit("2026-01-02", a=LONG)
    repository.branch("renamed")
    repository.git("mv", "docs/a.md", "docs/b.md")
    repository.commit("2026-02-03")
    repository.branch("edited", "main")
    repository.commit("2026-02-10", a=LONG + "多一行。\n")
    repository.git("switch", "--quiet", into)
    repository.merge("2026-03-04", {"renamed": "edited", "edited": "renamed"}[into])
    assert days(repository.top / "docs") == {"b": ("2026-01-02", "2026-02-10")}


def test_a_conflict_settled_in_the_merge_is_a_change(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一")
    repository.branch("side")
    repository.commit("2026-02-03", a="二")
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-02-10", a="三")
    repository.merge("2026-03-04", "side", fails=True)
    repository.commit("2026-03-05", a="四")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-03-05")}


def test_a_branch_whose_work_was_dropped_does_not_count(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一")
    repository.branch("side")
    repository.commit("2026-02-03", a="二")
    repository.git("switch", "--quiet", "main")
    repository.merge("2026-03-04", "side", "--strategy=ours")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-01-02")}


def test_histories_joined_from_two_roots(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一")
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("2025-01-02", b="一")
    repository.git("switch", "--quiet", "main")
    repository.merge("2026-03-04", "other", "--allow-unrelated-histories")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-01-02"), "b": ("2025-01-02", "2025-01-02")}


def test_a_shallow_clone_says_so_and_gives_only_what_is_certain(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-02", a="一", b="一")
    repository.commit("2026-02-03", a="二")
    for depth in ("1", "2"):
        repository.git("clone", "--quiet", "--depth", depth, repository.top.as_uri(), str(tmp_path / depth))
    assert days(tmp_path / "1/docs") == {}
    assert days(tmp_path / "2/docs") == {"a": ("", "2026-02-03")}
    shallow = read(tmp_path / "2/docs")
    assert shallow.extent is Extent.SHALLOW
    assert [str(finding) for finding in shallow.findings] == [
        ".:1:1: G101 git 历史不完整（浅克隆），页面不显示上网日期；完整克隆后自动恢复"
    ]
    repository.git("-C", str(tmp_path / "1"), "fetch", "--quiet", "--unshallow")
    assert days(tmp_path / "1/docs") == days(repository.top / "docs")
    assert read(tmp_path / "1/docs").findings == ()


def test_a_folder_git_ignores_inside_a_shallow_clone_is_nothing_to_speak_of(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-02", a="一")
    repository.git("clone", "--quiet", "--depth", "1", repository.top.as_uri(), str(tmp_path / "clone"))
    (tmp_path / "clone/imported").mkdir()
    (tmp_path / "clone/imported/a.md").write_text("导入的", "utf-8")
    assert read(tmp_path / "clone/imported") == Revisions(of={}, extent=Extent.SHALLOW)


def test_a_folder_outside_git_has_no_dates(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("一", "utf-8")
    assert read(tmp_path) == Revisions(of={}, extent=Extent.NONE)


def test_without_git_there_are_no_dates(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2026-01-02", a="一")
    monkeypatch.setenv("PATH", "")
    assert read(repository.top / "docs") == Revisions(of={}, extent=Extent.NONE)


def test_before_the_first_commit_there_are_no_dates(repository: Repository) -> None:
    repository.write("docs/a.md", "一")
    assert read(repository.top / "docs") == Revisions(of={}, extent=Extent.NONE)


def test_a_repository_git_refuses_is_said(repository: Repository) -> None:
    repository.commit("2026-01-02", a="一")
    repository.git("config", "core.repositoryFormatVersion", "99")
    refused = read(repository.top / "docs")
    assert refused.of == {}
    assert [finding.code for finding in refused.findings] == ["G102"]
    assert "99" in refused.findings[0].message


ODD = ("文明 条例.md", "引'号\".md", "-x.md", ":冒号.md", "制\t表.md", "换\n行.md", "back\\slash.md", "é.md", "R100.md")


@pytest.mark.parametrize("folder", ["", "docs/", "县 里/文\"档/"])
def test_odd_names_and_any_place_of_the_folder(repository: Repository, folder: str) -> None:
    for name in ODD:
        repository.write(f"{folder}{name}", name)
    repository.commit("2026-01-02")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "空")
    assert days(repository.top / folder) == {name.removesuffix(".md"): ("2026-01-02", "2026-01-02") for name in sorted(ODD)}


def test_the_readers_own_settings_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("content/a.md", LONG)
    repository.commit("2026-01-02")
    repository.branch("side")
    (repository.top / "docs").mkdir()
    repository.git("mv", "content/a.md", "docs/a.md")
    repository.commit("2026-02-03")
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-02-10", b="一")
    repository.merge("2026-03-04", "side")
    settings = (
        "[diff]\nrelative = true\nrenames = false\nrenameLimit = 1\nmnemonicPrefix = true\n[color]\nui = always\n"
        "[log]\nshowSignature = true\ndiffMerges = off\ndate = relative\nshowRoot = false\n[core]\nquotePath = true\nabbrev = 4\n"
    )
    (tmp_path / "settings").write_text(settings, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert days(repository.top / "docs") == {"a": ("2026-01-02", "2026-01-02"), "b": ("2026-02-10", "2026-02-10")}


CHANGES = "修订记录:\n  - 日期: 2026-04-02\n    说明: 更正附件\n  - 日期: 2026年3月1日\n    说明: 补充咨询电话\n"


def read_one(docs: Path, more: str) -> Site:
    (docs / "policies").mkdir(parents=True, exist_ok=True)
    (docs / "policies/a.md").write_text(PAPER.format(more=more), "utf-8")
    return read_site(docs, date(2026, 11, 1))


def view_of(site: Site) -> DocumentView:
    view = site.pages["policies/a.md"].view
    assert isinstance(view, DocumentView)
    return view


def shown(view: DocumentView) -> str:
    """The partial as it stands in a page, white space aside."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    return "".join(line.strip() for line in templates.get_template("partials/changes.html").render(view=view).splitlines())


def test_notes_are_shown_newest_first_and_move_the_page_git_does_not(repository: Repository) -> None:
    docs = repository.top / "docs"
    read_one(docs, CHANGES)
    repository.commit("2026-05-06")
    site = read_one(docs, CHANGES)
    view = view_of(site)
    assert [(note.day.iso, note.text) for note in view.changes] == [("2026-04-02", "更正附件"), ("2026-03-01", "补充咨询电话")]
    assert view.first_change and view.first_change.iso == "2026-05-06"
    assert view.last_change and view.last_change.text == "2026年5月6日"
    assert site.pages["policies/a.md"].updated == date(2026, 4, 2)
    assert site.findings == ()
    assert shown(view) == (
        '<section class="gz-section gz-changes" aria-labelledby="gz-changes"><h2 id="gz-changes">修订记录</h2><ol>'
        '<li><time datetime="2026-04-02">2026年4月2日</time> 更正附件</li>'
        '<li><time datetime="2026-03-01">2026年3月1日</time> 补充咨询电话</li></ol>'
        '<p>本页最近更新于<time datetime="2026-05-06">2026年5月6日</time></p></section>'
    )


def test_a_note_older_than_the_publication_does_not_move_the_page(tmp_path: Path) -> None:
    site = read_one(tmp_path, "修订记录:\n  - 日期: 2025-12-31\n    说明: 公开前校对 <b>\n")
    assert site.pages["policies/a.md"].updated == date(2026, 1, 5)
    assert "最近更新" not in shown(view_of(site))
    assert "&lt;b&gt;" in shown(view_of(site))


def test_a_page_without_history_shows_no_box(tmp_path: Path) -> None:
    assert shown(view_of(read_one(tmp_path, ""))) == ""


def test_faulty_notes_are_named_and_left_out(tmp_path: Path) -> None:
    rows = (
        "  - 日期: 2026-13-01\n    说明: 没有这个月",
        "  - 日期: 2026-03\n    说明: 只有年月",
        "  - 日期: 2026-03-05",
        "  - 日期: 2026-03-06\n    说名: 拼错的键",
        "  - 更正附件",
        "  - 日期: 2026-03-07\n    说明: 好的",
    )
    site = read_one(tmp_path, "修订记录:\n" + "\n".join(rows) + "\n")
    assert [note.text for note in view_of(site).changes] == ["好的"]
    assert [(finding.place.line, finding.code) for finding in site.findings] == [
        (6, "M104"),
        (8, "M104"),
        (10, "M102"),
        (11, "M102"),
        (12, "M101"),
        (13, "M103"),
    ]
    assert [finding.message for finding in site.findings[:3]] == [
        "修订记录的日期「2026-13-01」不是有效日期，应形如 2024-03-28 或 2024年3月28日",
        "修订记录的日期「2026-03」不是有效日期，应形如 2024-03-28 或 2024年3月28日",
        "修订记录的这一项缺少「说明」，请补上",
    ]
