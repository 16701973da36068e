"""Rules a county may set, papers it may except, slips that mend themselves, and the commit that is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from conftest import ROOT, write_papers
from gazette.cli import main
from gazette.findings import RULES, Level
from gazette.notation import corrected
from gazette.site import read_site
from gazette.views.rules import FAMILIES
from test_cases import TODAY

BAD = """---
title：培训通知
文种: 通知
发文字号: 澄政办发[2025]第07号   # 核对过
成文日期: 2026.1.4
发布日期: "2026/1/5"
主题: [甲，乙]
---
根据澄政发(2025)06号文件，２０２６年01月05日起：\r

1、登记。
（一）、免疫。

`澄政发[2025]6号` [原件](澄政发[2025]6号.pdf)  \r
"""
GOOD = """---
title: 培训通知
文种: 通知
发文字号: 澄政办发〔2025〕7号   # 核对过
成文日期: 2026-01-04
发布日期: "2026-01-05"
主题: [甲, 乙]
---
根据澄政发〔2025〕6号文件，2026年1月5日起：\r

1. 登记。
（一）免疫。

`澄政发[2025]6号` [原件](澄政发[2025]6号.pdf)  \r
"""


def check(docs: Path, *options: str) -> str:
    return CliRunner().invoke(main, ["check", str(docs), "--today", "2026-11-01", *options]).stdout


def fix(docs: Path) -> None:
    """As often as there is something to mend: what was behind a slip is seen only when it is gone."""
    for _ in range(4):
        check(docs, "--fix")


def test_what_is_certain_is_mended_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    file = tmp_path / "policies/a.md"
    file.write_bytes(BAD.encode())
    fix(tmp_path)
    assert file.read_bytes().decode() == GOOD


def test_what_was_issued_is_left_as_it_is(tmp_path: Path) -> None:
    paper = "---\ntitle: 甲\n文种: 通知\n发布日期: 2026-01-05\n---\n1、登记。\n"
    write_papers(tmp_path, {"policies/a.md": paper})
    CliRunner().invoke(main, ["release", str(tmp_path), "--today", "2026-02-01"])
    fix(tmp_path)
    assert (tmp_path / "policies/a.md").read_text("utf-8") == paper


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_file_in_another_encoding_is_not_touched(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "policies").mkdir()
    data = BAD.encode(encoding)
    (tmp_path / "policies/a.md").write_bytes(data)
    fix(tmp_path)
    assert (tmp_path / "policies/a.md").read_bytes() == data


@settings(max_examples=200, deadline=None)
@given(st.text("甲发办〔[(（2025)）]第0１7号年月日1、（一）。\n `<>|[]x", max_size=60))
def test_what_is_right_stays_right(text: str) -> None:
    once = corrected(text)
    assert corrected(once) == once


def test_a_county_sets_levels(tmp_path: Path) -> None:
    paper = "---\ntitle: 甲\n文种: 通知\n发布日期: 2026-01-05\n依据: 《某省办法》\n---\n甲。\n"
    write_papers(tmp_path, {"policies/a.md": paper, "_data/rules.yml": "R106: 错误\n"})
    assert [(f.code, f.level) for f in read_site(tmp_path, TODAY).findings] == [("R106", Level.ERROR)]
    assert CliRunner().invoke(main, ["check", str(tmp_path), "--today", "2026-11-01"]).exit_code == 1


def test_a_leak_cannot_be_excepted(tmp_path: Path) -> None:
    paper = "---\ntitle: 甲\n文种: 通知\n发布日期: 2026-01-05\n例外: {P102: 值班}\n---\n联系 13800138000。\n"
    write_papers(tmp_path, {"policies/a.md": paper})
    site = read_site(tmp_path, TODAY)
    assert "P102" in {finding.code for finding in site.findings} and "policies/a.md" in site.withheld


def test_there_are_rules_enough_and_each_has_a_family() -> None:
    assert len(RULES) >= 60
    assert {code[0] for code in RULES} == set(FAMILIES)


def test_the_page_of_rules_has_every_rule(demo: Path) -> None:
    page = html.parse(str(demo / "rules/index.html")).getroot()
    assert set(RULES) <= set(page.xpath("//dl/div/@id"))


@pytest.mark.parametrize(("code", "count"), [("M108", 1), ("p10", 9)])
def test_one_rule_is_printed_alone(code: str, count: int) -> None:
    done = CliRunner().invoke(main, ["rules", code])
    assert done.exit_code == 0 and done.stdout.count("原因：") == count
    assert CliRunner().invoke(main, ["rules", "X999"]).exit_code != 0


def test_a_leak_stops_the_commit_and_what_is_not_staged_does_not(tmp_path: Path) -> None:
    def git(*arguments: str) -> int:
        who = {"GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_NAME": "甲", "GIT_COMMITTER_EMAIL": "a@b.example"}
        return subprocess.run(["git", *arguments], cwd=tmp_path, env=os.environ | who, capture_output=True, check=False).returncode

    git("init")
    (tmp_path / ".git/hooks").mkdir(exist_ok=True)
    (tmp_path / ".git/hooks/pre-commit").write_bytes((ROOT / "tools/pre-commit").read_bytes())
    (tmp_path / ".git/hooks/pre-commit").chmod(0o755)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    program = tmp_path / ".venv/bin/gazette"
    program.write_text(f"#!/bin/sh\nPYTHONPATH={ROOT / 'hooks'} exec {sys.executable} -c 'from gazette.cli import main; main()' \"$@\"\n", "utf-8")
    program.chmod(0o755)
    paper = "---\ntitle: 甲\n文种: 通知\n发布日期: 2026-01-05\n---\n{}\n"
    write_papers(tmp_path / "docs", {"policies/a.md": paper.format("联系 13800138000。")})
    git("add", "docs")
    assert git("commit", "-m", "甲") == 1
    write_papers(tmp_path / "docs", {"policies/a.md": paper.format("联系 0800-5550000。")})
    git("add", "docs")
    write_papers(tmp_path / "docs", {"policies/a.md": paper.format("联系 13800138000。")})
    assert git("commit", "-m", "甲") == 0
