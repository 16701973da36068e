"""Typed tables: every cell of generated plans, tables written and read back, HTML from Word, prose, states on several days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_papers
from gazette.cells import is_done, money_scale, read_figure, read_money, read_number, read_percent
from gazette.deadlines import parse_deadline
from gazette.headers import column_of
from gazette.ledger import TaskState, standings
from gazette.model import Document, Place
from gazette.rectification import Stage, rectifications
from gazette.rosters import Roster
from gazette.sheets import Sheet, read_sheet
from gazette.site import Site, read_site
from gazette.structure import read_structure
from gazette.tables import find_tables
from gazette.tails import split_tail
from gazette.vocabulary import Column, Group, Unit, Vocabulary

NOWHERE = Place("")
UNITS = ("县文明办", "县公安局", "县教育局", "县民政局", "城关镇", "石桥镇")
VOCABULARY = Vocabulary(
    columns=(Column(id="plans", names=("实施方案",), place=NOWHERE),),
    units=tuple(Unit(id=f"u{n}", names=(f"某{name}", name), short=name, place=NOWHERE) for n, name in enumerate(UNITS)),
    groups=(
        Group(id="towns", names=("各乡镇（街道）", "各乡镇", "各乡（镇）、街道"), members=("u4", "u5"), place=NOWHERE),
    ),
)
TOWNS = ("u4", "u5")


def sheet_of(body: str, title: str = "某县2024年实施方案", kind: str = "实施方案") -> Sheet:
    document = Document(uri="plans/a.md", title=title, kind=kind, body=body, body_line=6, signed=date(2023, 12, 20))
    return read_sheet(document, read_structure(document), Roster(VOCABULARY))


# --- plans as large as real ones -------------------------------------------------------------------------------------

STYLES = {
    "plain": ("序号", "类别", "任务", "目标", "牵头单位", "配合单位", "完成时限"),
    "spaced": ("序 号", "任务 类别", "工作任务", "工作标准", "牵头 部门", "参加单位", "时间节点"),
    "brackets": ("编号", "类别", "重点任务（事项）", "目标（指标）", "牵头（责任）单位", "协办单位", "完成时间（2024年）"),
    "bold": ("**序号**", "**领域**", "**任务内容**", "**目标要求**", "**责任单位**", "**配合部门**", "**完成期限**"),
}
NUMBERINGS = (str, "{}.".format, "（{}）".format, "第{}项".format, "{}、".format)
LEADS = (
    ("县文明办", ("u0",)), ("县公安局、县教育局", ("u1", "u2")), ("县民政局，各乡镇（街道）", ("u3", *TOWNS)),
    ("各乡（镇）、街道", TOWNS), ("县文明办 县教育局等单位", ("u0", "u2")), ("城关镇；石桥镇", TOWNS),
)  # fmt: skip
DUES = (
    ("2024年6月底前", "2024-06-30"), ("6月中旬", "2024-06-20"), ("第二季度", "2024-06-30"), ("2024.9.15", "2024-09-15"),
    ("长期坚持", ""), ("每月25日前", ""), ("年底前", "2024-12-31"), ("2025年3月31日", "2025-03-31"), ("立行立改", ""),
)  # fmt: skip


def plan_of(size: int, headers: Sequence[str], html: bool = False) -> tuple[str, list[dict[str, Any]]]:
    """A table of `size` rows and what each must be read as."""
    expected: list[dict[str, Any]] = []
    lines: list[list[str]] = []
    for n in range(1, size + 1):
        lead, due = LEADS[n % len(LEADS)], DUES[n % len(DUES)]
        cells = [NUMBERINGS[n % len(NUMBERINGS)](n), f"第{n // 40 + 1}类", f"任务{n}，办好", f"目标{n}%", lead[0], "各乡镇", due[0]]
        lines.append(cells)
        expected.append(
            {"number": str(n), "phase": cells[1], "title": cells[2], "goal": cells[3], "lead": lead[0], "ids": lead[1], "due": due}
        )
    if html:
        rows = [f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in (headers, *lines)]
        return "<table>\n" + "\n".join(rows) + "\n</table>\n", expected
    table = ["| " + " | ".join(row) + " |" for row in (headers, ["---"] * len(headers), *lines)]
    return "\n".join(table) + "\n", expected


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("html", [False, True], ids=["pipe", "html"])
@pytest.mark.parametrize("size", [149, 243])
def test_every_cell_of_a_large_plan_is_right(size: int, style: str, html: bool) -> None:
    body, expected = plan_of(size, STYLES[style], html)
    sheet = sheet_of(body)
    assert len(sheet.tasks) == size and not sheet.findings
    lines = body.split("\n")
    for task, row in zip(sheet.tasks, expected, strict=True):
        due_text, due = row["due"]
        ids = tuple(id_ for name in task.leads for id_ in name.ids)
        assert (task.number, task.phase, task.title, task.goal) == (row["number"], row["phase"], row["title"], row["goal"])
        assert (task.lead, ids, task.support) == (row["lead"], row["ids"], "各乡镇")
        assert task.deadline and (task.deadline.text, str(task.deadline.due or "")) == (due_text, due)
        assert [name.ids for name in task.supports] == [TOWNS]
        at = lines[task.place.line - 6][task.place.column - 1 :]
        assert at.startswith(task.title)
    assert set(sheet.anchors) == {f"task-{n}" for n in range(1, size + 1)}


CELL = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="|\\<>&`"), max_size=12).map(
    lambda text: "x" + text + "x"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
def test_a_table_written_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    head = "| 任务 | 责任单位 | 完成时限 |\n|---|:--|--:|\n"
    pipe = head + "".join(f"|{task}| {lead} |  {due}|\n" for task, lead, due in rows)
    cells = ("<tr>" + "".join(f"<td>{cell}</td>\n" for cell in row) + "</tr>" for row in rows)
    html = "<table><tr><th>任务<th>责任单位<th>完成时限</tr>" + "".join(cells) + "</table>"
    for body in (pipe, html):
        document = Document(uri="plans/a.md", title="某方案", kind="实施方案", body=body, body_line=1)
        (table,) = find_tables(read_structure(document).elements, body)
        assert [tuple(row.cell(c).text for c in ("task", "lead", "due")) for row in table.rows] == rows
        lines = body.split("\n")
        for row in table.rows:
            for column in ("task", "lead", "due"):
                cell = row.cell(column)
                assert lines[cell.line - 1][cell.column - 1 :].startswith(cell.text)


# --- tables as Word gives them -----------------------------------------------------------------------------------------

WORD = """<table border="1" class="MsoTable">
<tr><td colspan="6"><p align="center"><b>表1&nbsp;任务分解表</b></p></td></tr>
<tr><td rowspan="2">序号</td><td rowspan="2">类别</td><td rowspan="2"><span>任务</span></td>
<td colspan="2">责任单位</td><td rowspan="2">完成<br>时限</td></tr>
<tr><td>牵头</td><td>配合</td></tr>
<tr><td>一</td><td rowspan="3">宣传</td><td>发放<br/>读本</td><td>县文明办<br>县教育局</td><td>各乡镇&#65288;街道&#65289;</td><td>6月底</td></tr>
<tr><td rowspan="2">②</td><td rowspan="2"><p>整治</p></td><td>县公安局</td><td></td><td>9月底</td></tr>

<tr><td>县民政局</td><td>&nbsp;</td><td>年底前</td></tr>
<tr><td>第3项</td><td>养犬</td><td><table><tr><td>登记</td></tr></table></td><td colspan=2>县公安局</td><td>长期坚持</td></tr>
<tr><td colspan="3">合计</td><td>3项</td><td></td><td></td></tr>
</table>
"""


def test_a_table_from_word_keeps_what_is_merged() -> None:
    sheet = sheet_of("开头。\n\n" + WORD + "\n结尾。\n")
    rows = [
        (t.number, t.phase, t.title, [n.text for n in t.leads], [n.ids for n in t.supports], str(t.deadline and t.deadline.due))
        for t in sheet.tasks
    ]
    assert rows == [
        ("1", "宣传", "发放读本", ["县文明办", "县教育局"], [TOWNS], "2024-06-30"),
        ("2", "宣传", "整治", ["县公安局", "县民政局"], [], "2024-12-31"),
        ("3", "养犬", "登记", ["县公安局"], [("u1",)], "None"),
    ]
    assert sheet.tasks[0].place == Place("plans/a.md", 13, 42)
    assert not sheet.findings


def test_pipe_tables_may_have_a_title_row_two_headers_and_blanks_for_merged_cells() -> None:
    body = """| 任务分解表 | | | | | |
|---|---|---|---|---|---|
| 序号 | 类别 | 任务 | 责任单位 | | 完成时限 |
| | | | 牵头 | 配合 | |
| 1 | 宣传 | 发放读本 | 县文明办 | 各乡镇 | 6月底 |
| 2 | | 办好专栏 | 县文明办 | | 9月底 |
| | | | 县教育局 | | |
| 小计 | | | | | |
"""
    tasks = sheet_of(body).tasks
    assert [(t.number, t.phase, t.title, t.lead, t.support) for t in tasks] == [
        ("1", "宣传", "发放读本", "县文明办", "各乡镇"), ("2", "宣传", "办好专栏", "县文明办、县教育局", ""),
    ]  # fmt: skip


def test_a_measure_under_a_blank_task_is_a_task() -> None:
    body = "| 重点任务 | 具体措施 | 责任单位 | 时间节点 |\n|---|---|---|---|\n| 宣传 | 发放读本 | 县文明办 | 6月 |\n| | 办好专栏 | 县文明办 | 全年 |\n"
    assert [(t.number, t.title, t.goal) for t in sheet_of(body).tasks] == [("1", "宣传", "发放读本"), ("2", "办好专栏", "办好专栏")]


def test_numbers_that_begin_again_stay_unique() -> None:
    table = "| 序号 | 任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n| 1 | {} | 县文明办 | 6月底 |\n"
    sheet = sheet_of(table.format("甲") + "\n附表2\n\n" + table.format("乙"))
    assert [task.anchor for task in sheet.tasks] == ["task-1", "task-1_2"]


OTHER_KINDS = """
| 序号 | 一级指标 | 二级指标 | 测评标准 | 分值 | 测评方法 | 责任单位 |
|---|---|---|---|---|---|---|
| 1 | 组织领导 | 机构机制 | 健全 | 4分 | 查阅文件 | 县文明办 |
| 2 | | 责任考核 | 落实 | 6 | 查阅文件 | 县公安局 |
| 合计 | | | | 10 | | |

| 序号 | 二级指标 | 自评得分 | 佐证材料 |
|---|---|---|---|
| 1 | 机构机制 | 3.5 | 见附件 |

单位：亿元

| 项目 | 资金来源 | 金额 | 用途 |
|---|---|---|---|
| 公园 | 县级财政 | 1.2 | 改造 |
| 读本 | 上级补助 | 35万元 | 印制 |

| 日期 | 渠道 | 形式 | 内容 | 数量 | 单位 | 覆盖人数 |
|---|---|---|---|---|---|---|
| 5月9日至12日 | 广场 | 折页 | 条例 | 3,200 | 份 | 2860 |

| 序号 | 问题 | 责任单位 | 整改措施 | 整改时限 | 整改情况 |
|---|---|---|---|---|---|
| 1 | 更新不及时 | 县文明办 | 明确专人 | 立行立改 | 已完成，5月更新 |
| 2 | 未开课 | 县教育局 | 排出课表 | 10月31日 | 整改中 |
"""


def test_the_other_kinds_are_typed_too() -> None:
    sheet = sheet_of(OTHER_KINDS)
    assert [(i.anchor, i.area, i.title, i.score) for i in sheet.indicators] == [
        ("ind-1", "组织领导", "机构机制", Decimal(4)), ("ind-2", "组织领导", "责任考核", Decimal(6)),
    ]  # fmt: skip
    assert [(i.number, i.self_score, i.evidence) for i in sheet.self_checks] == [("1", Decimal("3.5"), "见附件")]
    assert [(f.project, f.amount) for f in sheet.funds] == [("公园", Decimal(120_000_000)), ("读本", Decimal(350_000))]
    (figure,) = sheet.figures
    assert (figure.quantity, figure.unit, figure.people) == (Decimal(3200), "份", Decimal(2860))
    assert figure.day and figure.day.due == date(2024, 5, 12)
    assert [(p.title, p.mended, p.deadline and p.deadline.due) for p in sheet.problems] == [
        ("更新不及时", True, None), ("未开课", False, date(2024, 10, 31)),
    ]  # fmt: skip
    assert not sheet.findings


# --- prose -------------------------------------------------------------------------------------------------------------

SPELLINGS = [
    ("（牵头单位：县文明办；责任单位：县教育局；配合单位：各乡镇（街道）；完成时限：6月底前）", "县文明办", "县教育局、各乡镇（街道）", "6月底前"),
    ("(责任单位:县公安局,完成时限:2024年9月)", "县公安局", "", "2024年9月"),
    ("（责任单位：县教育局、县民政局）。", "县教育局、县民政局", "", ""),
    ("【牵头单位：县公安局，配合单位：各乡镇，完成时间：长期坚持】", "县公安局", "各乡镇", "长期坚持"),
    ("（县文明办牵头，各乡镇配合，6月底前完成）", "县文明办", "各乡镇", "6月底前"),
    ("（由县公安局负责）", "县公安局", "", ""),
    ("**（责任单位：县公安局；时限：年底前）**", "县公安局", "", "年底前"),
    ("牵头单位：县文明办；完成时限：5月底", "县文明办", "", "5月底"),
    ("（由县公安局牵头，会同县教育局，于6月底前完成）", "县公安局", "县教育局", "6月底前"), ("（县公安局牵头，县教育局，6月底前）", "县公安局", "县教育局", "6月底前"),
    ("主办单位：县教育局　协办单位：县文明办　时间：6月", "县教育局", "县文明办", "6月"), ("（责任单位：县公安局 县教育局 6月底前完成）", "县公安局 县教育局", "", "6月底前"),
    ("（牵头单位：县公安局 县教育局）", "县公安局 县教育局", "", ""),
    ("（含启动仪式）", "", "", ""),
]


@pytest.mark.parametrize(("close", "lead", "support", "due"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_prose_says_who_and_until_when_in_many_spellings(close: str, lead: str, support: str, due: str) -> None:
    parts: Mapping[str, str] = split_tail(f"发放读本。{close}")[1]
    assert (parts.get("lead", ""), parts.get("support", ""), parts.get("due", "")) == (lead, support, due)


def test_prose_tasks_are_numbered_as_printed_where_that_is_unique() -> None:
    body = """## 一、宣传

（一）集中宣传。印发读本。（牵头单位：县文明办；完成时限：6月底前）

1. 办好专栏。每周更新。

责任单位：县教育局

完成时限：长期坚持

2. 不是任务的一段。

## 二、整治

（二）整治停车，划定泊位。(县公安局牵头，9月底前完成)

1. 划线。（责任单位：县公安局）
"""
    sheet = sheet_of(body)
    rows = [(t.number, t.title, t.goal, t.lead, t.due_text) for t in sheet.tasks]
    assert rows == [
        ("1-1", "集中宣传", "印发读本。", "县文明办", "6月底前"), ("1-1-1", "办好专栏", "每周更新。", "县教育局", "长期坚持"),
        ("2", "整治停车，划定泊位", "", "县公安局", "9月底前"), ("2-2-1", "划线", "", "县公安局", ""),
    ]  # fmt: skip
    assert sheet.tasks[1].place == Place("plans/a.md", 10, 4)


# --- single cells ------------------------------------------------------------------------------------------------------

DEADLINES = [
    ("2024年6月底", "2024-06-30"), ("6月上旬", "2024-06-10"), ("二季度末", "2024-06-30"), ("上半年", "2024-06-30"),
    ("2024-6-30", "2024-06-30"), ("2024.6.30", "2024-06-30"), ("2024/6/30", "2024-06-30"), ("20240630", "2024-06-30"),
    ("2024年6—9月", "2024-09-30"), ("2024-2026年", "2026-12-31"), ("5月10-12日", "2024-05-12"), ("2025年底", "2025-12-31"),
    ("2024年10月至2025年3月", "2025-03-31"), ("二〇二四年六月三十日", "2024-06-30"), ("六月底前", "2024-06-30"),
    ("明年3月", "2025-03-31"), ("６月３０日前", "2024-06-30"), ("2024年底前取得成效，长期坚持", "2024-12-31"), ("2024年", "2024-12-31"),
    ("持续推进", "again"), ("每季度末", "again"), ("每月最后一个工作日前", "again"), ("立即", "open"), ("立行立改", "open"),
    ("按时限要求", "open"), ("30日内", "open"), ("三年内", "open"), ("2025年春节前", "open"), ("2024年“七一”前", "open"), ("—", "open"),
    ("县文旅局", None), ("2024年13月", None), ("彻底整改", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_deadlines_of_real_plans(text: str, due: str | None) -> None:
    read = parse_deadline(text, 2024)
    told = read and (str(read.due) if read.due else "again" if read.recurring else "open")
    assert told == due and (read is None or read.text == text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", "1"), ("01.", "1"), ("（十二）", "12"), ("三、", "3"), ("⑤", "5"), ("第7项", "7"), ("任务9", "9"), ("3.2", "3-2"), ("A1", "A1")],
)
def test_numbers_in_any_numbering(text: str, number: str) -> None:
    assert read_number(text) == number


def test_figures_amounts_and_percentages() -> None:
    assert (read_figure("1,234.5"), read_figure("4分"), read_figure("3.5万份"), read_figure("若干")) == (
        Decimal("1234.5"), Decimal(4), Decimal(35_000), None,
    )  # fmt: skip
    scale = money_scale("金额（万元）")
    assert scale == 10_000 and read_money("1,234.5", scale) == Decimal(12_345_000) == read_money("0.12345亿元", scale)
    assert (read_percent("完成８０％"), read_percent("已完成"), read_percent("推进中")) == (Decimal(80), Decimal(100), None)


@pytest.mark.parametrize(
    ("state", "progress", "done"),
    [
        ("已完成", "", True), ("未完成", "", False), ("推进中", "100%", False), ("", "100%", True), ("", "已完成80%", False),
        ("", "已完成，5月验收", True), ("基本完成", "", False), ("逾期完成", "", True), ("", "2024年度完成", False), ("已办结", "", True),
    ],
)  # fmt: skip
def test_what_counts_as_done(state: str, progress: str, done: bool) -> None:
    assert is_done(state, progress) is done


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县文明办、县公安局", ["县文明办", "县公安局"]), ("县公安局(牵头)/县教育局", ["县公安局", "县教育局"]),
        ("各乡（镇）、街道、县公安局", ["各乡（镇）、街道", "县公安局"]), ("县文明办等有关单位", ["县文明办"]), ("—", []),
        ("各乡镇(街道)", ["各乡镇(街道)"]), ("由县公安局牵头", ["县公安局"]),
    ],
)  # fmt: skip
def test_lists_of_units(text: str, names: list[str]) -> None:
    read = Roster(VOCABULARY).read(text)
    assert [name.text for name in read] == names and all(name.ids for name in read)


@pytest.mark.parametrize(
    ("written", "listed", "same"),
    [
        ("县教育体育局", "县教育和体育局", True), ("县教育和体育局", "县教育体育局", True), ("县文化广电、体育和旅游局", "县文化广电体育和旅游局", True),
        ("县住房城乡建设局", "县住房和城乡建设局", True), ("县教育局和体育局", "县教育局体育局", False), ("县教育局", "县教育和体育局", False), ("人镇政府", "人和镇政府", False),
    ],
)  # fmt: skip
def test_a_name_without_its_and_is_the_same_name(written: str, listed: str, same: bool) -> None:
    units = (Unit(id="u", names=(listed,), short=listed, place=Place("")),)
    assert [name.ids for name in Roster(Vocabulary(columns=(), units=units)).read(written)][:1] == [("u",) if same else ()]


def test_a_name_that_two_offices_could_mean_means_neither() -> None:
    units = tuple(Unit(id=name, names=(name,), short=name, place=Place("")) for name in ("县文化和体育局", "县文化与体育局"))
    assert [name.ids for name in Roster(Vocabulary(columns=(), units=units)).read("县文化体育局")] == [()]


def test_headers_are_known_by_their_words() -> None:
    headers = ("任务（2024）", "主要责任单位及责任人", "计划完成时限要求", " 牵 头 单 位 ", "**进展情况**", "领导批示")
    assert [column_of(header) for header in headers] == ["task", "responsible", "due", "lead", "progress", ""]


# --- states on several days --------------------------------------------------------------------------------------------

PLAN = """---
title: 试县2026年工作方案
文种: 工作方案
发布日期: 2026-02-03
---
| 序号 | 任务 | 责任单位 | 完成时限 |
|---|---|---|---|
| 1 | 补齐标线 | 县政府 | 3月底前 |
| 2 | 修好路灯 | 县政府 | 第二季度 |
| 3 | 清理占道 | 县政府 | 2026年6月10日 |
| 4 | 文明劝导 | 县政府 | 长期坚持 |
| 5 | 建成公园 | 县政府 | 2026年12月10日 |
| 6 | 疏通涵洞 | 县政府 | 11月20日 |
"""
REPORT = """---
title: {}
文种: {}
发布日期: {}
落实: [plans/a.md]
---
{}"""
PROGRESS = "| 任务序号 | 任务 | 进展 | 状态 |\n|---|---|---|---|\n"
FOUND = "| 序号 | 问题 | 责任单位 | 整改措施 | 整改时限 | 整改情况 |\n|---|---|---|---|---|---|\n"
COUNTY = {
    "plans/a.md": PLAN,
    "news/july.md": REPORT.format(
        "七月通报", "进展通报", "2026-07-10",
        PROGRESS + "| 1 | 补齐标线 | 100% | 已完成 |\n| 2 | 修好路灯 | 60% | 推进中 |\n| 3 | 清理占道 | 80% | 推进中 |\n",
    ),
    "news/october.md": REPORT.format(
        "十月通报", "进展通报", "2026-10-10", PROGRESS + "| 2 | 修好路灯 | 100% | 已完成 |\n| 3 | 清理占道 | 70% | 推进中 |\n"
    ),
    "news/round.md": REPORT.format(
        "第一轮督查通报", "督查通报", "2026-08-01",
        FOUND + "| 1 | 栏目未更新 | 县政府 | 明确专人 | 2026年8月31日 | 整改中 |\n| 2 | 路灯不亮 | 县政府 | | | |\n",
    ),
    "news/again.md": REPORT.format(
        "督查“回头看”通报", "督查通报", "2026-09-20", FOUND + "| 1 | 栏目未更新 | 县政府 | 明确专人 | 2026年8月31日 | 已完成 |\n"
    ),
}  # fmt: skip


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write_papers(tmp_path, COUNTY)
    return tmp_path


def states(site: Site, day: date | None = None) -> dict[str, str]:
    return {s.task.number: s.state.value for s in standings(site.catalog, site.catalog["plans/a.md"], day)}


DAYS = [
    (date(2026, 3, 15), "soon ahead ahead standing ahead ahead"), (date(2026, 7, 9), "unreported unreported unreported standing ahead ahead"),
    (date(2026, 7, 10), "done late late standing ahead ahead"), (date(2026, 11, 1), "done done-late late standing ahead soon"),
    (date(2026, 11, 21), "done done-late late standing soon unreported"), (date(2026, 12, 11), "done done-late late standing unreported unreported"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "expected"), DAYS, ids=[str(day) for day, _ in DAYS])
def test_states_follow_the_day(county: Path, day: date, expected: str) -> None:
    assert list(states(read_site(county, day)).values()) == expected.split()
    assert list(states(read_site(county, date(2026, 12, 31)), day).values()) == expected.split()


def test_flags_for_silence_and_for_going_backwards(county: Path) -> None:
    site = read_site(county, date(2026, 11, 1))
    found = {s.task.number: s for s in standings(site.catalog, site.catalog["plans/a.md"])}
    assert {number for number, s in found.items() if s.silent} == {"4", "5", "6"}
    assert {number for number, s in found.items() if s.backwards} == {"3"}
    assert [str(f) for f in site.findings] == ["news/october.md:10:3: T107 任务 3 上次（2026-07-10）是「80%」，这次是「70%」"]


def test_a_month_on_more_is_late_and_nothing_else_changes(county: Path) -> None:
    before, after = (read_site(county, day) for day in (date(2026, 11, 15), date(2026, 12, 15)))
    late = {TaskState.LATE.value, TaskState.UNREPORTED.value}
    first, then = states(before), states(after)
    assert {n for n, state in first.items() if state in late} < {n for n, state in then.items() if state in late}
    assert {n for n in first if first[n] != then[n]} == {"5", "6"}
    sheets = [[entry.sheet for entry in site.catalog.entries.values()] for site in (before, after)]
    assert sheets[0] == sheets[1] and before.findings == after.findings


def test_problems_are_found_promised_mended_and_looked_at_again(county: Path) -> None:
    site = read_site(county, date(2026, 11, 1))
    stages = [
        {r.title: r.stage for r in rectifications(site.catalog, day)}
        for day in (date(2026, 7, 31), date(2026, 8, 1), date(2026, 9, 1), date(2026, 9, 20))
    ]
    assert stages == [
        {}, {"栏目未更新": Stage.PROMISED, "路灯不亮": Stage.FOUND}, {"栏目未更新": Stage.LATE, "路灯不亮": Stage.FOUND},
        {"栏目未更新": Stage.CHECKED, "路灯不亮": Stage.FOUND},
    ]  # fmt: skip
