"""`gazette check` and `gazette rules` as staff and their tools call them: output, formats, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazette.cli import main
from gazette.findings import RULES
from gazette.model import KINDS
from gazette.schema import FIELDS

GOOD = "---\ntitle: 一份通知\n文种: 通知\n发布日期: 2026-01-05\n---\n正文。\n"
BAD = "---\ntitle：一份通知\n文种: 通知\n---\n正文。\n"
ODD = "---\ntitle: 又一份通知\n文种: 通知\n提交人: 某处\n---\n正文。\n"
PLACE = "policies/bad.md:2:6: F201 "


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies/good.md").write_text(GOOD, "utf-8")
    return tmp_path


def check(docs: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(docs), "--today", "2026-11-01", *options])


def test_a_clean_folder_says_nothing_and_ends_well(docs: Path) -> None:
    done = check(docs)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 份文件，错误 0、警告 0、提示 0\n"


def test_an_error_is_told_with_its_place_and_ends_with_one(docs: Path) -> None:
    (docs / "policies/bad.md").write_text(BAD, "utf-8")
    done = check(docs)
    assert done.exit_code == 1
    assert done.stdout.startswith(PLACE)


def test_a_warning_is_told_but_is_no_failure(docs: Path) -> None:
    (docs / "policies/odd.md").write_text(ODD, "utf-8")
    done = check(docs)
    assert done.exit_code == 0
    assert "policies/odd.md:4:1: M101" in done.stdout


def test_what_cannot_run_ends_with_two(tmp_path: Path) -> None:
    assert check(tmp_path / "nowhere").exit_code == 2
    assert check(tmp_path, "--format", "poem").exit_code == 2


def test_every_format_tells_the_same_finding(docs: Path) -> None:
    (docs / "policies/bad.md").write_text(BAD, "utf-8")
    (record,) = json.loads(check(docs, "--format", "json").stdout)
    where = {"path": "policies/bad.md", "line": 2, "column": 6, "code": "F201", "level": "error"}
    assert where.items() <= record.items()
    (result,) = json.loads(check(docs, "--format", "sarif").stdout)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"], region) == ("F201", "error", {"startLine": 2, "startColumn": 6})
    line = check(docs, "--format", "github").stdout
    assert line.startswith("::error file=policies/bad.md,line=2,col=6,title=F201::")


def test_the_rules_are_listed_with_reason_and_remedy() -> None:
    done = CliRunner().invoke(main, ["rules"])
    assert done.exit_code == 0
    assert all(f"{rule.code} {rule.title}（" in done.output and rule.remedy in done.output for rule in RULES.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_paper_stands_in_its_column_and_has_no_fault(kind: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["new", kind, f"试县2026年{kind}: “一”", "--into", str(tmp_path)])
    assert done.exit_code == 0, done.output
    path = Path(done.output.strip())
    assert path.parent == tmp_path / KINDS[kind]
    assert path.name.startswith("shi-xian-2026-nian-")
    found = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "json"])
    assert [f for f in json.loads(found.stdout) if f["level"] != "note" and f["code"][0] in "FM"] == []


def test_a_new_paper_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first = CliRunner().invoke(main, ["new", "通知", "防汛通知", "--into", str(tmp_path)])
    path = Path(first.output.strip())
    path.write_text("已经写好的", "utf-8")
    again = CliRunner().invoke(main, ["new", "通知", "防汛通知", "--into", str(tmp_path)])
    assert again.exit_code == 1
    assert "已经有了" in again.stderr
    assert path.read_text("utf-8") == "已经写好的"


def test_a_kind_nobody_knows_ends_with_two(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["new", "诗歌", "春天", "--into", str(tmp_path)]).exit_code == 2


def test_the_schema_knows_every_key_and_the_words_of_the_county(tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/topics.yml").write_text("- {id: dogs, 名称: 养犬, 说明: 养犬。}\n", "utf-8")
    done = CliRunner().invoke(main, ["schema", str(tmp_path)])
    schema = json.loads(done.stdout)
    assert {field.key for field in FIELDS} <= set(schema["properties"])
    assert all(schema["properties"][field.key]["description"] == field.meaning for field in FIELDS)
    assert schema["properties"]["文种"]["enum"] == list(KINDS)
    assert "养犬" in json.dumps(schema["properties"]["主题"], ensure_ascii=False)
    assert schema["required"] == ["title", "文种"]
