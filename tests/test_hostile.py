"""Nasty files: nothing raises, nothing takes long, nothing vanishes without a finding that points into the file."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from gazette.findings import Finding
from gazette.marked import to_markdown
from gazette.site import Site, read_site
from test_cases import TODAY

PATH = "policies/a.md"
SECONDS = 8.0


@dataclass(frozen=True)
class Attack:
    """`text` is the whole file; `front` is put between fences. `codes` are among the findings, in their order."""

    name: str
    codes: tuple[str, ...]
    public: bool
    text: str | bytes


def whole(name: str, codes: str, text: str | bytes, public: bool = False) -> Attack:
    return Attack(name, tuple(codes.split()), public, text)


def front(name: str, codes: str, text: str, public: bool = False) -> Attack:
    return whole(name, codes, f"---\n{text}\n---\n正文。\n", public)


GOOD = "title: 关于加强养犬管理的通告\n文种: 通告\n"
ATTACKS = (
    whole("all in one line", "F106", "--- title: 通告 文种: 通告 ---\n正文。\n"),
    whole("only a fence", "F107", "---"),
    whole("only two fences", "M102 M102", "---\n---\n", public=True),
    whole("two documents", "F106", "--- a\n---\nb\n"),
    whole("CR alone", "F104 M104", f"---\r{GOOD}施行日期: 0000-00-00\r---\r正文。\r".replace("\n", "\r"), public=True),
    whole("mixed line ends", "F104 M104", f"---\r\n{GOOD}施行日期: 99999-01-01\r---\n正文。\n", public=True),
    whole("NUL", "F109", f"---\n{GOOD}来源: a\0b\n---\n"),
    whole("lone surrogate in bytes", "F102", b"---\ntitle: \xed\xa0\x80\n---\n"),
    whole("half a character at the end", "F102", f"---\n{GOOD}---\n正文。".encode()[:-1]),
    whole("UTF-32", "F102", f"---\n{GOOD}---\n".encode("utf-32")),
    whole("many BOMs", "F103", f"\ufeff\ufeff---\n{GOOD}---\n正文。\n", public=True),
    whole("body begins with a key", "M102", "---\ntitle: 通告\n---\n文种: 通告\n---\n正文。\n", public=True),
    whole("body begins with a fence", "M111", f"---\n{GOOD}来源:\n---\n---\n正文。\n", public=True),
    whole("body of numerals", "M111", f"---\n{GOOD}来源:\n---\n第{'一' * 6000}条　正文。\n\n{'二' * 6000}、其他\n", public=True),
    whole("body of open marks", "M111", f"---\n{GOOD}来源:\n---\n" + "《" * 30000 + "|" * 30000 + " " * 5000 + "-\n", public=True),
    whole("fence in an indented block", "M111", f"---\n{GOOD}description: |\n  ---\n  甲：乙\n来源:\n---\n正文。\n", public=True),
    whole("many rules in a body without fence", "F106", "正文\n\n---\n\n" * 5000),
    front("comments only", "M102 M102", "# 甲\n# 乙", public=True),
    front("nested quotes", "F205", "title: \"关于\"养犬\"的'通告'\"\n文种: 通告"),
    front("quotes of both kinds", "F205", "title: '关于\"养犬\"的通告\n文种: 通告"),
    front("no-break space after the colon", "F209", "title: 通告\n文种:\u00a0通告"),
    front("no-break space after a full-width colon", "F201", "title: 通告\n文种：\u00a0通告"),
    front("full-width indent", "F204 F204", f"{GOOD}主题:\n　- 甲\n　- 乙"),
    front("line separators", "F210", "title: 甲\u2028乙\u0085丙\n文种: 通告\n来源: no"),
    front("control characters", "F210 F210", "title: 甲\x07乙\n文种: 通\x0b告"),
    front("escaped surrogate", "F210", 'title: "\\ud800通告"\n文种: 通告'),
    front("escape beyond Unicode", "F210", 'title: "\\UFFFFFFFF"\n文种: 通告'),
    front("unknown escape", "F210", 'title: "C:\\文件"\n文种: 通告'),
    front("emoji", "M107", "title: 🐶文明养犬🐶\n文种: 🐶", public=True),
    front("ten thousand keys", "F108", "\n".join(f"key{n}: {n}" for n in range(10_000))),
    front("as many keys as fit", "M101", "\n".join(f"k{n}: {n}" for n in range(5_000)), public=True),
    front("one key six thousand times", "F206", "k: v\n" * 6_000),
    front("deep flow list", "F211", "title: " + "[" * 1000),
    front("deep and closed", "F211", "title: " + "[" * 1000 + "]" * 1000),
    front("deep block", "F211", "\n".join("  " * n + "k:" for n in range(150))),
    front("sixty thousand dashes", "F211", "- " * 30_000),
    front("year zero", "M104", f"{GOOD}施行日期: 0000-00-00", public=True),
    front("year 99999", "M104", f"{GOOD}施行日期: 99999-01-01", public=True),
    front("a day of superscripts", "M104", f"{GOOD}施行日期: ²⁰²⁴-03-0①", public=True),
    front("key without value", "M111", f"{GOOD}发布日期:", public=True),
    front("value without key", "F210", f"{GOOD}: 通告"),
    front("number as key", "M101", f"{GOOD}1: x", public=True),
    front("list as key", "F210", f"{GOOD}? [a]\n: b"),
    front("table as key", "F210", f"{GOOD}{{a: b}}: c"),
    front("merge key", "M101", f"{GOOD}<<: {{来源: 县政府}}", public=True),
    front("python object", "F210", f"{GOOD}来源: !!python/object/apply:os.system ['true']"),
    front("tagged top", "F210", "!!map\ntitle: 通告"),
    front("directive", "F210", "%YAML 1.1\ntitle: 通告"),
    front("second document", "F210", f"{GOOD}--- 来源: b"),
    front("anchor on a key", "F208", f"&a {GOOD}"),
    front("markup in the title", "R106", 'title: <script>alert("1")</script>&\'"\n文种: 通告\n依据: 《<b>》', public=True),
    front("title of a thousand characters", "M116", f"title: {'长' * 1000}\n文种: 通告", public=True),
    front("references of sixty thousand characters", "M116 R101", f"{GOOD}依据: 《{'长' * 60_000}》", public=True),
    front("name too long for a file", "M116", f"{GOOD}附件: files/{'长' * 300}.pdf", public=True),
    front("attachment is a folder", "R104", f"{GOOD}附件: policies", public=True),
    front("reference of nothing", "R101", f"{GOOD}依据: ['#', '《》']", public=True),
    front("message over several lines", "R101", f'{GOOD}依据: "甲\\n乙"', public=True),
    front("everything is a list", "M103", "title: [甲, 乙]\n文种: {甲: 乙}\n发布日期: [2024-01-01]\n沿革: [[甲]]", public=True),
    front("quoted keys", "R106", '"title": "通告"\n\n"文种": "通告"\n沿革:\n  - "日期": "2024-03-28"\n    "事项": "公布"\n依据: 《甲》', public=True),
    front("text over several lines", "R106", "title: 关于养犬\n  的通告：试行\n文种: 通告\n依据: [\n  《甲》,\n  《乙》,\n]", public=True),
    front("Windows path", "R104", f"{GOOD}附件: C:\\files\\a.pdf", public=True),
    front("flow table over lines", "M101", "title: 通告\n文种: {\n甲: 乙\n}\n丙: 丁", public=True),
)


def attack(root: Path, text: str | bytes) -> Site:
    (root / "policies").mkdir()
    (root / PATH).write_bytes(text if isinstance(text, bytes) else text.encode())
    start = time.process_time()
    site = read_site(root, TODAY)
    for entry in site.catalog.entries.values():
        to_markdown(entry.structure)
    assert time.process_time() - start < SECONDS
    return site


def lines_of(text: str | bytes) -> int:
    data = text if isinstance(text, bytes) else text.encode()
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def assert_readable(finding: Finding, lines: int) -> None:
    assert 1 <= finding.place.line <= lines, finding
    assert finding.place.column >= 1, finding
    assert str(finding).isprintable() and len(str(finding)) < 1200, finding
    str(finding).encode()


@pytest.mark.parametrize("case", ATTACKS, ids=lambda case: case.name)
def test_attack(case: Attack, tmp_path: Path) -> None:
    site = attack(tmp_path, case.text)
    for finding in site.findings:
        assert_readable(finding, lines_of(case.text))
    found = [finding.code for finding in site.findings]
    assert not [code for code in case.codes if found.count(code) < case.codes.count(code)], site.findings
    assert (PATH in site.catalog.entries) is case.public
    assert (PATH in site.withheld) is not case.public
    for content in site.files.values():
        assert isinstance(content, bytes) or content.encode()
    json.loads(site.files["catalog.json"])


def test_folders_and_loops(tmp_path: Path) -> None:
    (tmp_path / "policies/2024.md/more.md").mkdir(parents=True)
    (tmp_path / "policies/loop.md").symlink_to("loop.md")
    (tmp_path / "policies/round").symlink_to("../policies")
    (tmp_path / "plans").write_text("这里本该是文件夹", "utf-8")
    site = read_site(tmp_path, TODAY)
    assert {finding.code for finding in site.findings} == {"F110"}
    assert {"policies/2024.md", "policies/2024.md/more.md", "policies/loop.md"} <= site.withheld


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    name = "通告.md".encode("gbk").decode("utf-8", "surrogateescape")
    (tmp_path / "policies" / name).write_text(f"---\n{GOOD}---\n正文。\n", "utf-8")
    site = read_site(tmp_path, TODAY)
    assert [finding.code for finding in site.findings] == ["F102"]
    assert not site.catalog.entries and len(site.withheld) == 1
    str(site.findings[0]).encode()


@pytest.mark.parametrize("text", ["甲", "甲: 乙", "- - 甲", "- {id: [x], 名称: {a: b}}", "[[[[[[[[", "&a [*a]", "\0", "---\n- a\n---\n- b\n"])
@pytest.mark.parametrize("file", ["columns", "units", "groups", "topics", "scenes", "site"])
def test_word_lists(file: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    (tmp_path / f"_data/{file}.yml").write_text(text + "\n", "utf-8")
    site = read_site(tmp_path, TODAY)
    assert (file == "site" and text == "甲: 乙") or site.findings
    for finding in site.findings:
        assert_readable(finding, lines_of(text + "\n"))


@pytest.mark.parametrize(
    "body",
    [
        "<table>", "<table></table>", "<table><tr></tr></table>", "| |\n|-|", "|任务|责任单位|完成时限|\n|-|-|-|",
        "<table><tr><td rowspan=99999999999 colspan=99999999999>任务<td>责任单位<td>完成时限<tr><td>1<td>2",
        "<table><tr><th>任务<th>责任单位<th>完成时限<tr><td>&#" + "1" * 5000 + ";<td>县<td>1月",
        "| 序号 | 任务 | 责任单位 | 完成时限 |\n|-|-|-|-|\n| " + "1" * 5000 + " | 一 | " + "县、" * 2000 + "| " + "1月" * 2000 + " |",
        "1. " + "责任单位：县，" * 2000, "1. " + "（" * 3000 + "县牵头", "（" * 9000 + "责任单位：" + "）" * 9000,
    ],
    ids=range(11),
)  # fmt: skip
def test_hostile_tables_are_read_in_good_time(tmp_path: Path, body: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/a.md").write_text(f"---\ntitle: 方案\n文种: 工作方案\n---\n{body}\n", "utf-8")
    start = time.process_time()
    assert "plans/a.md" in read_site(tmp_path, TODAY).catalog.entries
    assert time.process_time() - start < SECONDS
