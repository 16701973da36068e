"""The commands staff write with: fmt, mv, show; their help, their errors, completion; what comes in from the clipboard and as PDF."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from conftest import write_papers
from gazette.cli import main
from gazette.schema import FIELDS
from gazette.site import read_site
from gazette.tidy import tidied

ROOT = Path(__file__).parent.parent


def gazette(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [*words], input=given)


UNTIDY = """---
# 标题以原件为准
文种:   办法
成文日期: 2024年3月5日
title: 云岭县养犬管理办法
主题:
  - 市容
# 施行以后不改
施行日期: '2024.5.1'   # 见第三十条

发布日期: 2024年3月8日 9:30
nick: x
起止: 2024年5月1日到2024年5月31日
# 没有的删去
---

正文。
成文日期:   2024年3月5日
"""
TIDY = """---
title: 云岭县养犬管理办法
# 标题以原件为准
文种: 办法
主题:
  - 市容
成文日期: 2024-03-05
发布日期: 2024-03-08 09:30
# 施行以后不改
施行日期: 2024-05-01   # 见第三十条
起止: 2024-05-01 至 2024-05-31
nick: x
# 没有的删去
---

正文。
成文日期:   2024年3月5日
"""


def test_front_matter_comes_to_its_usual_form_and_the_body_stays(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/a.md": UNTIDY, "policies/b.md": TIDY})
    before = gazette("fmt", str(tmp_path), "--check")
    assert (before.exit_code, before.stdout) == (1, f"{tmp_path}/policies/a.md\n")
    assert gazette("fmt", str(tmp_path)).exit_code == 0
    assert (tmp_path / "policies/a.md").read_text("utf-8") == TIDY
    assert gazette("fmt", str(tmp_path), "--check").exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "没有文头\n",
        "---\ntitle：全角\n文种: 通知\n---\n正文\n",
        "---\n文种: 通知\ntitle: 'a\n---\n正文\n",
        "---\n文种: 通知\n文种: 办法\ntitle: a\n---\n",
        "---\n- 通知\n---\n",
        "---\n文种: 通知\ntitle: a\n",
    ],
)
def test_front_matter_that_cannot_be_read_is_left_alone(text: str) -> None:
    assert tidied(text) == text


def test_line_ends_and_what_stands_over_several_lines_are_kept() -> None:
    text = "---\r\n文种: 通知\r\ndescription: |\r\n  一行\r\n\r\n  又一行\r\ntitle: a\r\n---\r\n正文 \r\n"
    assert tidied(text) == "---\r\ntitle: a\r\ndescription: |\r\n  一行\r\n\r\n  又一行\r\n文种: 通知\r\n---\r\n正文 \r\n"


KEYS = [field.key for field in FIELDS] + ["没有的键", "hide"]
VALUES = st.one_of(
    st.sampled_from(["2024年3月5日", "2024-03-05", "2024.3.5", "二〇二四年三月五日", "[甲, 乙]", "", "'2024-03-05'", "a # 注", "\n  - 甲\n  - 乙", "|\n  甲\n\n  乙", ">\n  甲"]),
    st.text(alphabet="甲乙 :#-'\"[]{}|>&*!%@`,.\t0123456789年月日\n", max_size=20),
)


@given(st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=8), st.text(max_size=40))
def test_tidying_twice_is_tidying_once_and_says_the_same(rows: list[tuple[str, str]], body: str) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in rows) + f"---\n{body}"
    after = tidied(text)
    assert tidied(after) == after
    if after == text:
        return
    assert after.endswith(f"---\n{body}")
    was, now = (yaml.load(one.split("---\n")[1], yaml.BaseLoader) for one in (text, after))
    assert set(was) == set(now)
    dated = {"成文日期", "发布日期", "施行日期", "有效期至", "起止"}
    assert {key: was[key] for key in was if key not in dated} == {key: now[key] for key in now if key not in dated}


PAPER = "---\ntitle: {title}\n文种: {kind}\n发布日期: 2026-01-05\n{more}---\n{body}"
COUNTY = {
    "policies/a.md": PAPER.format(
        title="云岭县步道办法", kind="办法", more="附件: [files/a.csv]\n", body="见[解读](../interpretations/b.md)和[下文](#x)。\n\n![图](a-1.png)\n![别的](img/x.png)\n"
    ),
    "policies/a-b.md": PAPER.format(title="云岭县绿道办法", kind="办法", more="替代: policies/a.md#art-1\n", body="照[前法](a.md#art-2)办，`[例](a.md)`。\n"),
    "interpretations/b.md": PAPER.format(
        title="步道办法问答",
        kind="问答",
        more="解读: [policies/a.md, policies/a-b.md]\n",
        body='见[办法](../policies/a.md "题")、<a href="../policies/a.md#art-1">第一条</a>、[外站](https://a.cn/policies/a.md)。\n\n[一]: ../policies/a.md\n\n```\n[例](../policies/a.md)\n```\n',
    ),
    "collections/c.md": "# 专题\n\n```专题\n- 文件: policies/a.md\n```\n\n![佐证](x.png){ 佐证=policies/a.md#task-1 }\n",
    "_data/site.yml": "首页文件: policies/a.md\n",
    "files/a.csv": "甲,乙\n",
    "policies/a-1.png": "png",
    "policies/a-b-1.png": "png",
    "policies/img/x.png": "png",
}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write_papers(tmp_path, COUNTY)
    return tmp_path


def test_a_document_moves_with_its_pictures_and_every_reference_follows(county: Path) -> None:
    done = gazette("mv", "policies/a.md", "plans/budao.md", "--docs", str(county))
    assert done.exit_code == 0, done.output
    assert not (county / "policies/a.md").exists()
    assert not (county / "policies/a-1.png").exists()
    assert (county / "plans/budao-1.png").is_file()
    assert (county / "policies/a-b-1.png").is_file()
    moved = (county / "plans/budao.md").read_text("utf-8")
    assert "见[解读](../interpretations/b.md)和[下文](#x)。\n\n![图](budao-1.png)\n![别的](../policies/img/x.png)\n" in moved
    assert "附件: [files/a.csv]" in moved
    other = (county / "policies/a-b.md").read_text("utf-8")
    assert "替代: plans/budao.md#art-1" in other
    assert "照[前法](../plans/budao.md#art-2)办，`[例](a.md)`。" in other
    reading = (county / "interpretations/b.md").read_text("utf-8")
    assert "解读: [plans/budao.md, policies/a-b.md]" in reading
    assert '[办法](../plans/budao.md "题")、<a href="../plans/budao.md#art-1">第一条</a>、[外站](https://a.cn/policies/a.md)' in reading
    assert "[一]: ../plans/budao.md\n\n```\n[例](../policies/a.md)\n```" in reading
    assert (county / "collections/c.md").read_text("utf-8").count("plans/budao.md") == 2
    assert (county / "_data/site.yml").read_text("utf-8") == "首页文件: plans/budao.md\n"
    assert yaml.safe_load((county / "_data/moved.yml").read_text("utf-8")) == {"policies/a.md": "plans/budao.md"}


def test_what_moves_twice_is_found_from_both_old_places_and_may_come_back(county: Path) -> None:
    for old, new in (("policies/a.md", "policies/n.md"), ("policies/n.md", "policies/o.md")):
        assert gazette("mv", old, new, "--docs", str(county)).exit_code == 0
    rows = county / "_data/moved.yml"
    assert yaml.safe_load(rows.read_text("utf-8")) == {"policies/a.md": "policies/o.md", "policies/n.md": "policies/o.md"}
    assert gazette("mv", "policies/o.md", "policies/a.md", "--docs", str(county)).exit_code == 0
    assert yaml.safe_load(rows.read_text("utf-8")) == {"policies/n.md": "policies/a.md", "policies/o.md": "policies/a.md"}
    for path, text in COUNTY.items():
        assert (county / path).read_text("utf-8") == text


def test_references_that_led_somewhere_still_do(county: Path) -> None:
    def lost() -> list[str]:
        return [str(one) for one in read_site(county, date(2026, 11, 1)).findings if one.code in ("R101", "R104")]

    assert lost() == []
    gazette("mv", "policies/a.md", "policies/budao.md", "--docs", str(county))
    assert lost() == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("policies/none.md", "policies/n.md", "没有 policies/none.md 这份文件"),
        ("policies/a.md", "policies/a-b.md", "policies/a-b.md 已经有了"),
        ("policies/a.md", "../outside.md", "应当在文档目录里"),
        ("policies/a.md", "policies/a.txt", "以 .md 结尾"),
        ("policies/a.md", "policies/a.md", "新旧路径相同"),
    ],
)
def test_a_move_that_would_do_harm_is_refused(old: str, new: str, words: str, county: Path) -> None:
    done = gazette("mv", old, new, "--docs", str(county))
    assert done.exit_code == 1
    assert words in done.stderr
    assert {path: (county / path).read_text("utf-8") for path in COUNTY} == COUNTY


def test_what_the_catalogue_knows_of_a_document() -> None:
    done = gazette("show", "澄政发〔2025〕6号", "--docs", str(ROOT / "docs"), "--today", "2026-11-15")
    assert done.exit_code == 0, done.output
    for line in (
        "标题：澄川县养犬管理办法",
        "时效：现行有效，自2025年6月1日起",
        "网址：/policies/yangquan-guanli-banfa-2025/",
        "废止：《澄川县城区养犬管理办法》（澄政发〔2019〕14号） policies/yangquan-guanli-banfa-2019.md",
        "解读：《养犬新规有哪些变化——《澄川县养犬管理办法》问答》 interpretations/yangquan-banfa-wenda-2025.md",
    ):
        assert line in done.stdout.splitlines()
    old = gazette("show", "澄川县城区养犬管理办法", "--docs", str(ROOT / "docs"), "--today", "2026-11-15").stdout
    assert "时效：已废止，自2025年6月1日起，见《澄川县养犬管理办法》" in old


def test_several_or_none_are_named() -> None:
    several = gazette("show", "养犬", "--docs", str(ROOT / "docs"))
    assert several.exit_code == 1
    assert "policies/yangquan-guanli-banfa-2019.md" in several.stderr
    none = gazette("show", "没有这份文件", "--docs", str(ROOT / "docs"))
    assert (none.exit_code, none.stdout) == (1, "")


@pytest.mark.parametrize("name", main.commands)
def test_every_command_explains_itself_in_chinese_with_an_example(name: str) -> None:
    done = gazette(name, "-h")
    assert done.exit_code == 0
    assert re.search(rf"例：gazette {name}\b", done.stdout)
    assert f"gazette {name}" in (ROOT / "README.md").read_text("utf-8")
    words = re.sub(r"gazette|Markdown|JSON Schema|LibreOffice|Word|VS Code|Tab|BUILD_DATE", "", done.stdout)
    assert not re.search(r"\b[A-Z][a-z]{3,}|required|default", words), words
    assert done.stdout.startswith("用法：")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["impor"], "没有这个命令：impor"),
        (["import"], "缺少 来源…"),
        (["import", "没有.docx", "--into", "x"], "没有这个文件或目录"),
        (["check", "--format", "poem"], "可以写：text"),
        (["check", "--todai", "x"], "没有 --todai 这个选项，是不是 --today？"),
        (["check", "--today", "明天"], "日期应写作 2024-03-28"),
        (["mv", "a"], "缺少 新路径"),
    ],
)
def test_a_wrong_call_ends_with_two_and_says_what_is_right(call: list[str], words: str) -> None:
    done = gazette(*call)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "用法见 " in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_each_shell(shell: str) -> None:
    done = gazette("completion", shell)
    assert done.exit_code == 0
    assert f"_GAZETTE_COMPLETE={shell}_complete" in done.stdout


def test_completion_knows_commands_and_kinds() -> None:
    def completed(words: str) -> str:
        place = {"_GAZETTE_COMPLETE": "bash_complete", "COMP_WORDS": f"gazette {words}", "COMP_CWORD": str(len(words.split(" ")))}
        return CliRunner().invoke(main, [], prog_name="gazette", env=place, complete_var="_GAZETTE_COMPLETE").output

    assert "plain,import" in completed("im")
    assert "plain,征求意见稿" in completed("new 征")


def test_colours_are_for_terminals_only(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/bad.md": "---\ntitle：一份通知\n---\n"})
    assert "\x1b" not in gazette("check", str(tmp_path)).stdout
    coloured = CliRunner().invoke(main, ["check", str(tmp_path)], color=True).stdout
    assert "\x1b[31mF201\x1b[0m" in coloured


PAGE = "<meta charset=utf-8><p>云岭县步道管理办法</p><p>第一条　为了管好步道，制定本办法。</p><p>第二条　本办法自2024年5月1日起施行。</p>"
TEXT = "云岭县步道管理办法\n\n第一条　为了管好步道，制定本办法。\n\n第二条　本办法自2024年5月1日起施行。\n"


@pytest.mark.parametrize(("text", "suffix"), [(PAGE, "html"), (TEXT, "txt"), (TEXT.encode("gb18030"), "txt")])
def test_the_clipboard_comes_in_once(text: str | bytes, suffix: str, tmp_path: Path) -> None:
    for expected in ("导入 1、跳过 0、失败 0", "导入 0、跳过 1、失败 0"):
        assert gazette("import", "-", "--into", str(tmp_path), given=text).stdout.splitlines()[-1].startswith(expected)
    (path,) = tmp_path.glob("policies/*.md")
    told = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert (told["title"], told["施行日期"]) == ("云岭县步道管理办法", date(2024, 5, 1))
    assert re.fullmatch(rf"剪贴板-[0-9a-f]{{8}}\.{suffix}", told["导入自"])


def test_the_editor_settings_name_the_schema_that_make_writes() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert list(settings["yaml.schemas"]) == re.findall(r"gazette schema > (\S+)", (ROOT / "Makefile").read_text("utf-8"))
    assert "redhat.vscode-yaml" in json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]


def test_the_editor_completes_every_key_with_the_words_of_the_county() -> None:
    snippets = json.loads(gazette("schema", str(ROOT / "docs"), "--snippets").stdout)
    assert {key: one["description"] for key, one in snippets.items()} == {field.key: field.meaning for field in FIELDS}
    assert all(one["prefix"] == key and one["body"][0].startswith(f"{key}:") for key, one in snippets.items())
    assert "澄川县教育局" in snippets["发文机关"]["body"][0]
    assert "征求意见稿" in snippets["文种"]["body"][0]


@pytest.mark.parametrize("name", json.loads((ROOT / ".vscode/gazette.code-snippets").read_text("utf-8")))
def test_every_snippet_is_read_without_a_finding(name: str, tmp_path: Path) -> None:
    snippet = json.loads((ROOT / ".vscode/gazette.code-snippets").read_text("utf-8"))[name]
    filled = re.sub(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}", lambda found: found[1] or found[2], "\n".join(snippet["body"])).replace("$0", "")
    page = filled if filled.startswith("---") else f"---\ntitle: 甲县通知\n文种: 通知\n---\n{filled}\n"
    write_papers(tmp_path, {"policies/a.md": page, "plans/a.md": PAPER.format(title="甲县方案", kind="实施方案", more="", body="正文。\n")})
    assert [str(one) for one in read_site(tmp_path, date(2026, 11, 1)).findings if one.code[0] in "FMB" and one.level.word == "error"] == []
