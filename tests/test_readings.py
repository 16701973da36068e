"""Papers as nobody wrote them for us: headers, deadlines, closings, duties inside a cell, lines across a table, lists, levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.deadlines import parse_deadline
from gazette.grids import Cell, Grid
from gazette.model import Document, Place
from gazette.rectification import rectifications
from gazette.rosters import Roster
from gazette.sheets import Sheet, read_sheet
from gazette.site import read_site
from gazette.structure import read_structure
from gazette.tables import find_tables, read_tables
from gazette.tails import split_tail
from gazette.vocabulary import Group, Unit, Vocabulary

NOWHERE = Place("")
NAMES = ("县文明办", "县公安局", "县教育局", "县民政局", "石桥镇", "云岭乡")
VOCABULARY = Vocabulary(
    columns=(),
    units=tuple(Unit(id=f"u{n}", names=(name,), short=name, place=NOWHERE) for n, name in enumerate(NAMES)),
    groups=(
        Group(id="towns", names=("各乡镇", "各乡镇、街道"), members=("u4", "u5"), place=NOWHERE),
        Group(id="all", names=("各成员单位",), members=tuple(f"u{n}" for n in range(6)), place=NOWHERE),
    ),
)


def sheet_of(body: str, uri: str = "plans/a.md") -> Sheet:
    kind = "实施方案" if uri.startswith("plans") else "通知"
    document = Document(uri=uri, title="某县2024年方案", kind=kind, body=body, body_line=1, signed=date(2024, 1, 5))
    return read_sheet(document, read_structure(document), Roster(VOCABULARY))


def pipe(*rows: str) -> str:
    head, *rest = rows
    return "\n".join(f"| {row} |" for row in (head, " | ".join("---" for _ in head.split("|")), *rest)) + "\n"


# --- headers -----------------------------------------------------------------------------------------------------------

HEADERS = [
    ("类别|任务内容|牵头领导|责任单位", "tasks", "category task person lead"),
    ("序号|重点任务|具体任务|牵头单位|配合单位|完成时限", "tasks", "number category task lead support due"),
    ("序号|重点任务|具体措施|责任单位及责任人|时间节点", "tasks", "number task goal lead due"),
    ("项目|工作任务|责任单位|责任人|完成时限", "tasks", "category task lead person due"),
    ("序号|项目名称|建设规模及内容|责任单位|建设年限", "tasks", "number task goal lead due"),
    ("序号|任务事项|年度目标|牵头责任单位|协同责任单位|序时进度", "tasks", "number task goal lead support due"),
    ("序号|整治内容|整治标准|属地责任单位|整治期限", "tasks", "number task goal lead due"),
    ("事项|具体内容|牵头科室|配合科室|时间", "tasks", "task goal lead support due"),
    ("序号|任务清单|责任清单|时限清单", "tasks", "number task lead due"),
    ("阶段|工作内容|时间安排|责任单位", "tasks", "phase task due lead"),
    ("序号|任务内容|责任单位|2024年上半年完成情况", "progress", "number task lead progress"),
    ("序号|任务|牵头单位|进展情况|完成情况|备注", "progress", "number task lead progress state note"),
    ("序号|任务|责任单位|完成时限|目前进展|存在问题", "progress", "number task lead due progress problem"),
    ("序号|反馈问题|整改措施|整改时限|责任单位|整改进展情况", "problems", "number problem measure due lead mended"),
    ("序号|督查发现问题|被督查单位|整改要求|是否销号", "problems", "number problem lead measure state"),
    ("一级指标|二级指标|三级指标|评分标准|分值|测评方式", "indicators", "area group indicator standard score method"),
    ("测评项目|指标名称|测评内容|测评标准|测评方法", "indicators", "area group indicator standard method"),
    ("一级指标|二级指标|测评内容|分值", "indicators", "area indicator standard score"),
    ("考核内容|考核标准|满分|自评得分|证明材料", "self-check", "indicator standard score self_score evidence"),
    ("资金名称|资金来源|下达金额(万元)|用途", "funding", "project source amount use"),
    ("宣讲时间|宣讲地点|宣讲主题|听众人数", "publicity", "date channel content people"),
    ("序号|宣传方式|数量|单位|投放地点|投放时间", "publicity", "number form quantity measure_unit channel date"),
]  # fmt: skip
OTHERS = ["序号|姓名|职务|联系电话", "项目|2023年|2024年|增长率", "日期|时间|课程|主讲人|课时", "乡镇|户数|人口|面积", "条款|原文|修改后"]


def header(text: str) -> Grid:
    rows = [tuple(Cell(name, line, 1) for name in names) for line, names in enumerate((text.split("|"), ["甲"] * 9), 1)]
    return Grid(rows=(rows[0], rows[1][: len(rows[0])]), starts=((1, 1), (2, 1)))


@pytest.mark.parametrize(("text", "kind", "columns"), HEADERS, ids=[row[0] for row in HEADERS])
def test_headers_tell_the_kind_and_each_column(text: str, kind: str, columns: str) -> None:
    (table,) = read_tables(header(text))
    assert table.kind == kind
    assert {cell.text: column for column, cell in table.headers.items()} == dict(zip(text.split("|"), columns.split(), strict=True))


@pytest.mark.parametrize("text", OTHERS)
def test_other_tables_are_left_alone(text: str) -> None:
    assert not [*read_tables(header(text))]


def test_of_two_scores_the_lower_level_counts() -> None:
    (table,) = read_tables(header("一级指标|分值|二级指标|分值|评分细则"))
    assert [table.headers[c].line for c in ("area", "indicator", "score")] == [1, 1, 1]
    sheet = sheet_of(pipe("一级指标 | 分值 | 二级指标 | 分值", "组织 | 10 | 机构 | 4", " | | 考核 | 6"))
    assert [(i.area, i.title, i.score) for i in sheet.indicators] == [("组织", "机构", Decimal(4)), ("组织", "考核", Decimal(6))]


# --- deadlines ---------------------------------------------------------------------------------------------------------

DEADLINES = [
    ("年内", "2024-12-31"), ("6月底前完成并长期坚持", "2024-06-30 again"), ("2024年3月—12月", "2024-12-31"), ("即日起", "open"),
    ("即日起至12月31日", "2024-12-31"), ("每季度末月20日前", "again"), ("第一季度、第三季度", "2024-09-30"), ("按上级要求", "open"), ("Q3", "2024-09-30"),
    ("“十四五”末", "2025-12-31"), ("8.31前", "2024-08-31"), ("2024年元旦前", "open"), ("已完成", "open"), ("4月启动，长期推进", "again"),
    ("2024年1月起", "again"), ("二○二四年底", "2024-12-31"), ("11月中下旬", "2024-11-30"), ("年中", "2024-06-30"), ("2024年中秋节前", "open"),
    ("半年内", "open"), ("今明两年", "2025-12-31"), ("一年一次", "again"), ("每两年一次", "again"), ("本年度", "2024-12-31"), ("即查即改", "open"),
    ("2024年4月底前启动，12月底前完成", "2024-12-31"), ("限期整改（7月15日前）", "2024-07-15"), ("迎检前", "open"), ("适时", "open"),
    ("2024年春季", "2024-05-31"), ("秋季", "2024-11-30"), ("今冬明春", "2025-05-31"), ("2024年春季学期", "2024-07-31"), ("秋季学期", "2025-02-28"), ("秋季学期开学前", "open"),
    ("2024—2025学年", "2025-08-31"), ("2023-2024学年第一学期", "2024-02-29"), ("下学期", "open"), ("2026年至2028年", "2028-12-31"), ("25年底", "2025-12-31"), ("25年6月", "2025-06-30"),
    ("5.1-5.31", "2024-05-31"), ("2024.5.1—5.31", "2024-05-31"), ("第Ⅲ季度", "2024-09-30"), ("每2个月", "again"), ("次月5日前", "again"), ("不定期", "again"), ("定期调度，年底前", "2024-12-31 again"),
    ("2024年起", "again"), ("2024年起至2026年", "2026-12-31"), ("永久", "again"), ("重要时间节点", "open"), ("24小时内", "open"), ("方案印发后一周内", "open"), ("世界环境日", "open"),
    ("在规定期限内", "open"), ("全年", "again"), ("每月5日前", "again"), ("三季度末", "2024-09-30"), ("10月底前", "2024-10-31"), ("四季度", "2024-12-31"),
    ("完成1/3", None), ("2024年全县覆盖率达到90%", None), ("2023年排名确定后", None), ("3000万元", None), ("2024年6月31日", None), ("完成", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_deadlines_nobody_listed(text: str, due: str | None) -> None:
    read = parse_deadline(text, 2024)
    words = [str(read.due or ""), "again" if read.recurring else ""] if read else []
    assert (" ".join(filter(None, words)) or "open" if read else None) == due


# --- closings ----------------------------------------------------------------------------------------------------------

CLOSINGS = [
    ("（县教育局牵头，县财政局、县人社局按职责分工负责）", "县教育局", "县财政局、县人社局", ""),
    ("（县科技局、县工信局按职责分工负责，各镇人民政府结合实际落实）", "县科技局、县工信局", "各镇人民政府", ""),
    ("（县委组织部、县教育局，各乡镇按职责分工负责）", "县委组织部、县教育局，各乡镇", "", ""),
    ("（责任单位：县民宗局，6月底前完成）", "县民宗局", "", "6月底前"), ("（县民宗局，6月底前）", "县民宗局", "", "6月底前"),
    ("（县民宗局、县教育局）", "县民宗局、县教育局", "", ""), ("（2024年6月底前完成）", "", "", "2024年6月底前"),
    ("（主要责任单位：县文旅局；其他责任单位：各乡镇）", "县文旅局", "各乡镇", ""), ("【县文旅局牵头，各乡镇配合】", "县文旅局", "各乡镇", ""),
    ("（县住建局会同县城管局负责）", "县住建局", "县城管局", ""), ("（县委政法委牵头抓总，各乡镇具体落实）", "县委政法委", "各乡镇", ""),
    ("（牵头：县文旅局；配合：各乡镇）", "县文旅局", "各乡镇", ""), ("（落实单位：县文旅局，督导单位：县委督查室）", "县文旅局", "", ""),
    ("(县民宗局、县教育局,全年)", "县民宗局、县教育局", "", "全年"), ("〔责任单位：县民宗局，各乡镇。完成时限：6月底前〕", "县民宗局，各乡镇", "", "6月底前"), ("〔县文旅局牵头，各乡镇配合〕", "县文旅局", "各乡镇", ""),
    ("——县公安局", "县公安局", "", ""), ("——（县公安局、各乡镇）", "县公安局、各乡镇", "", ""), ("［牵头单位：县公安局］", "县公安局", "", ""), ("［县公安局、各乡镇］", "县公安局、各乡镇", "", ""),
    ("（牵头单位：县公安局）（配合单位：各乡镇）（完成时限：6月底前）", "县公安局", "各乡镇", "6月底前"), ("【责任单位：县公安局】【完成时限：6月底前】", "县公安局", "", "6月底前"),
    ("（县公安局为牵头单位，各乡镇为配合单位）", "县公安局", "各乡镇", ""), ("（县公安局 6月底前）", "县公安局", "", "6月底前"), ("（责任单位：县公安局；时间：6月底前）", "县公安局", "", "6月底前"),
    ("责任单位及责任人：县公安局 张某", "县公安局 张某", "", ""), ("——全县上下共同努力", "", "", ""), ("[县公安局](https://x.cn/)", "", "", ""),
    ("（澄办发〔2025〕7号）", "", "", ""), ("（以下简称“创建办”）", "", "", ""), ("（办公室设在县民宗局）", "", "", ""), ("（2023年为85%）", "", "", ""), ("（参与率达到80%）", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("close", "lead", "support", "due"), CLOSINGS, ids=[row[0] for row in CLOSINGS])
def test_closings_nobody_listed(close: str, lead: str, support: str, due: str) -> None:
    parts = split_tail(f"组织开展活动。{close}")[1]
    assert (parts.get("lead", ""), parts.get("support", ""), parts.get("due", "")) == (lead, support, due)


def test_an_item_behind_a_dash_may_close_with_a_name() -> None:
    tasks = sheet_of("一、主要任务\n\n——整治占道经营（县公安局）\n\n——办好课堂。责任领导：甲某；责任单位：县教育局\n\n——划定泊位——县民政局\n").tasks
    assert [(task.title, task.lead, task.person) for task in tasks] == [("整治占道经营", "县公安局", ""), ("办好课堂", "县教育局", "甲某"), ("划定泊位", "县民政局", "")]


def test_names_within_a_sentence_are_no_close() -> None:
    assert split_tail("到服务大厅（县公安局）")[1] == {}


@pytest.mark.parametrize(
    ("close", "lead", "support", "due"),
    [
        ("。由县文明办牵头，县教育局、各乡镇配合，于9月底前完成。", "县文明办", "县教育局、各乡镇", "9月底前"),
        ("；此项工作由县文明办牵头落实。", "县文明办", "", ""),
        ("，由县文明办负责，长期坚持。", "县文明办", "", "长期坚持"),
        ("。责任单位为县文明办，完成时限为9月底前。", "县文明办", "", "9月底前"),
    ],
)
def test_a_last_sentence_may_say_who_does_it(close: str, lead: str, support: str, due: str) -> None:
    task = sheet_of(f"（一）开展宣传月活动{close}\n").tasks[0]
    assert (task.title, task.lead, task.support, task.due_text) == ("开展宣传月活动", lead, support, due)


@pytest.mark.parametrize("last", ["各单位要高度重视，加强领导。", "由县住建局牵头，6月底前完成改造方案的编制。", "要坚持党委领导、政府负责。", "县领导负责协调。"])
def test_a_last_sentence_that_says_more_is_text(last: str) -> None:
    assert split_tail(f"开展宣传月活动。{last}") == (f"开展宣传月活动。{last}", {})


PROSE = """一、主要任务

（一）深化宣传教育

组织开展宣传月活动。（牵头单位：县文明办；责任单位：各乡镇；完成时限：6月底前）

（二）整治环境

- 划定泊位。（县公安局牵头，9月底前完成）
- **清理占道。**开展执法。
  （责任单位：县公安局、县教育局）
- 不是任务
- 建好台账
  责任单位：县民政局

1. 修好路灯
   - 责任单位：县公安局
   - 完成时限：2024年10月

（三）两段各有其主

第一段做这个。（县公安局负责）

第二段做那个。（县教育局负责，年底前完成）
"""


def test_lines_of_duties_say_who_leads_and_who_helps() -> None:
    body = "1.整治小巷。改造28条。\n\n牵头单位：县公安局\n\n责任单位：石桥镇、县教育局\n\n完成时限：6月底前\n\n2.改造市场。\n\n责任单位：县民政局\n完成时限：2024年8月\n"
    assert [(task.lead, task.support, task.due_text) for task in sheet_of(body).tasks] == [
        ("县公安局", "石桥镇、县教育局", "6月底前"),
        ("县民政局", "", "2024年8月"),
    ]


def test_a_line_below_the_measures_of_a_task_is_the_tasks_own() -> None:
    body = "（一）进机关。\n\n牵头单位：县公安局\n\n工作措施：\n\n① 开展主题党日；\n\n② 组织专题学习。\n\n完成时限：6月底前\n\n（二）进学校。\n\n① 开好课堂。\n\n责任单位：县教育局\n"
    assert [(task.title, task.lead, task.due_text) for task in sheet_of(body).tasks] == [("进机关", "县公安局", "6月底前"), ("进学校", "县教育局", "")]


def test_lists_and_unnumbered_paragraphs_hold_tasks_too() -> None:
    sheet = sheet_of(PROSE)
    assert [(t.number, t.title, t.goal, t.lead, t.support, t.due_text, t.place.line) for t in sheet.tasks] == [
        ("1-1", "深化宣传教育", "组织开展宣传月活动。", "县文明办", "各乡镇", "6月底前", 3),
        ("1-2-1", "划定泊位", "", "县公安局", "", "9月底前", 9), ("1-2-2", "清理占道", "开展执法。", "县公安局、县教育局", "", "", 10),
        ("1-2-4", "建好台账", "", "县民政局", "", "", 13), ("1-2-5", "修好路灯", "", "县公安局", "", "2024年10月", 16),
        ("1-3-1", "第一段做这个", "", "县公安局", "", "", 22), ("1-3-2", "第二段做那个", "", "县教育局", "", "年底前", 24),
    ]  # fmt: skip
    assert not sheet.findings and [place.line for place in sheet.anchors.values()] == [t.place.line for t in sheet.tasks]


# --- cells that say more than one thing ----------------------------------------------------------------------------------

DUTIES = [
    ("牵头单位：县教育局<br>配合单位：各乡镇、县民政局", "县教育局", ["县教育局"], ["各乡镇", "县民政局"]),
    ("县教育局（牵头）、县民政局、各乡镇人民政府", "县教育局", ["县教育局"], ["县民政局", "各乡镇人民政府"]),
    ("县教育局、县民政局（配合）", "县教育局", ["县教育局"], ["县民政局"]),
    ("县教育局牵头，县民政局、县公安局配合", "县教育局", ["县教育局"], ["县民政局", "县公安局"]),
    ("各成员单位按职责分工负责", "各成员单位按职责分工负责", ["各成员单位"], []),
    ("县教育局 张某某<br>县民政局 李某", "县教育局 张某某、县民政局 李某", ["县教育局", "县民政局"], []),
    ("石桥镇人民政府、**县公安局**", "石桥镇人民政府、县公安局", ["石桥镇人民政府", "县公安局"], []),
]


@pytest.mark.parametrize(("cell", "lead", "leads", "supports"), DUTIES, ids=[row[0] for row in DUTIES])
def test_one_cell_may_say_who_leads_and_who_helps(cell: str, lead: str, leads: list[str], supports: list[str]) -> None:
    sheet = sheet_of(pipe("序号 | 任务 | 责任单位 | 完成时限", f"1 | 办课 | {cell} | 6月底"))
    (task,) = sheet.tasks
    assert (task.lead, [n.text for n in task.leads], [n.text for n in task.supports]) == (lead, leads, supports)
    assert not sheet.findings and all(name.ids for name in (*task.leads, *task.supports))


def test_a_unit_behind_a_break_is_found_at_its_own_place() -> None:
    body = pipe("序号 | 任务 | 责任单位 | 完成时限", "1 | 办\\|课 | 县教育局<br>县公按局、各乡镇 | 6月底")
    (finding,) = sheet_of(body).findings
    assert finding.code == "T101" and body.split("\n")[finding.place.line - 1][finding.place.column - 1 :].startswith("县公按局")


def test_a_line_across_the_table_heads_what_stands_below() -> None:
    rows = pipe("工作任务 | 工作要求 | 牵头单位 | 责任单位", "一、紧扣大局 | | | ", "做好甲 | 要求 | 县文明办 | 县公安局", "二、紧扣政策 | | | ", "做好乙 | 要求 | 县教育局 | 各乡镇")
    html = """<table><tr><td colspan="4">附件</td></tr><tr><td>序号</td><td>任务</td><td>责任单位</td><td>时限</td></tr>
<tr><td colspan="4">（一）宣传</td></tr><tr><td>1</td><td>发读本</td><td>县文明办</td><td>年内</td></tr>
<tr><td>序号</td><td>任务</td><td>责任单位</td><td>时限</td></tr><tr><td>2</td><td>办专栏</td><td>县教育局</td><td>年内</td></tr></table>
"""
    assert [(t.phase, t.title) for t in sheet_of(rows).tasks] == [("一、紧扣大局", "做好甲"), ("二、紧扣政策", "做好乙")]
    assert [(t.number, t.phase, t.title) for t in sheet_of(html).tasks] == [("1", "（一）宣传", "发读本"), ("2", "（一）宣传", "办专栏")]


@pytest.mark.parametrize("total", ["总分", "合计", "总计（10分）", "总分值"])
def test_a_row_of_totals_is_no_indicator(total: str) -> None:
    rows = ("测评项目 | 测评内容 | 分值 | 测评方法", "组织领导 | 机构机制 | 10 | 查阅文件", f"{total} | | 10 |")
    assert [one.title for one in sheet_of(pipe(*rows)).indicators] == ["机构机制"]


@pytest.mark.parametrize("section", ["一 | 宣传教育", "（一） | 宣传教育", "**一、** | 宣传教育"])
def test_a_row_of_a_number_and_a_name_heads_the_rows_below(section: str) -> None:
    rows = ("序号 | 重点任务 | 具体措施 | 责任单位 | 完成时限", f"{section} | | |", "1 | 宣传月 | 启动 | 县文明办 | 6月底", "2 | 进校园 | 宣讲 | 县教育局 | 全年")
    assert [(task.number, task.title, task.phase) for task in sheet_of(pipe(*rows)).tasks] == [("1", "宣传月", "一、宣传教育"), ("2", "进校园", "一、宣传教育")]


def test_numbers_under_a_shared_header_are_numbers() -> None:
    body = pipe("工作任务 | 具体要求 | | 责任科室 | 时限要求", "规范 | 1 | 全面清理 | 县文明办 | 年底前", "解读 | 2 | 丰富形式 | 县教育局 | 持续推进")
    assert [(t.number, t.title, t.goal) for t in sheet_of(body).tasks] == [("1", "规范", "全面清理"), ("2", "解读", "丰富形式")]


def test_who_does_what_in_an_office_is_no_plan() -> None:
    body = pipe("工作组 | 牵头单位 | 主要任务", "宣传组 | 县文明办 | 组织宣讲")
    assert not sheet_of(body, "policies/a.md").tasks
    assert [(t.title, t.lead) for t in sheet_of(body).tasks] == [("组织宣讲", "县文明办")]


def test_an_example_in_code_is_no_table() -> None:
    assert not sheet_of("```\n" + pipe("序号 | 任务 | 责任单位 | 完成时限", "1 | 办课 | 县教育局 | 6月底") + "```\n").tasks


# --- written and read back -----------------------------------------------------------------------------------------------

WORD = st.text(st.characters(categories=("L", "N"), exclude_characters="计"), min_size=1, max_size=6).map(lambda text: f"x{text}x")
PART = st.one_of(WORD, WORD.map("\n{}".format), st.sampled_from("|&<（"))
TEXT = st.tuples(WORD, st.lists(PART, max_size=4), WORD).map(lambda parts: parts[0] + "".join(parts[1]) + parts[2])
COLUMNS = ("number", "category", "task", "goal", "person", "lead", "support", "due", "note")
WORDS = ("序号", "类别", "任务", "目标", "牵头领导", "牵头单位", "配合单位", "完成时限", "备注")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(*[TEXT] * len(COLUMNS)), min_size=1, max_size=6))
def test_every_cell_with_breaks_bars_and_entities_is_read_back(rows: list[tuple[str, ...]]) -> None:
    marked = {"|": "\\|", "\n": "<br>", "&": "&amp;", "<": "&lt;"}
    lines = [" | ".join("".join(marked.get(char, char) for char in text) for text in row) for row in rows]
    cells = ["".join("<td><p>" + _html(text) + "</p></td>" for text in row) for row in rows]
    html = f"<table><tr>{''.join(f'<th>{word}</th>' for word in WORDS)}</tr>\n<tr>" + "</tr>\n<tr>".join(cells) + "</tr></table>\n"
    for body in (pipe(" | ".join(WORDS), *lines), html):
        (table,) = find_tables(read_structure(_plan(body)).elements, body)
        source = body.split("\n")
        for row, texts in zip(table.rows, rows, strict=True):
            for column, text in zip(COLUMNS, texts, strict=True):
                cell = row.cell(column)
                assert cell.text == text
                starts = [0, *(at + 1 for at, char in enumerate(cell.text) if char == "\n")]
                for at in starts:
                    line, place = cell.at(at)
                    assert source[line - 1][place - 1] == "x"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p>\n<p>")


def _plan(body: str) -> Document:
    return Document(uri="plans/a.md", title="某方案", kind="实施方案", body=body, body_line=1)


# --- problems told again in other words ------------------------------------------------------------------------------------

FRONT = "---\ntitle: {}\n文种: 督查通报\n发布日期: {}\n{}---\n"
FIRST = pipe("序号 | 问题 | 责任单位 | 整改时限", "1 | 望江街道2个社区试点用地手续未办结 | 县民政局 | 8月底", "2 | 创建专栏更新不及时 | 县文明办 | 8月底", "3 | 青河乡课堂未开课 | 县教育局 | 8月底")
AGAIN = pipe(
    "序号 | 问题 | 责任单位 | 整改措施 | 整改情况", "1 | 望江街道1个社区试点的用地手续仍未办结 | 县民政局 | 催办 | 整改中", "2 | 专栏长期无人维护 | 县文明办 | 定人 | 已完成",
    "3 | 青河乡课堂未开课 | 县公安局 | 开课 | 整改中", "4 | 创建专栏更新不及时 | 县教育局 | 更新 | 整改中",
)  # fmt: skip


def test_a_problem_told_in_other_words_is_still_one(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(FRONT.format("第一轮督查通报", "2024-07-01", "") + FIRST, "utf-8")
    link = "落实: [news/a.md]\n"
    (tmp_path / "news" / "b.md").write_text(FRONT.format("第二轮督查通报", "2024-10-01", link) + AGAIN, "utf-8")
    cases = rectifications(read_site(tmp_path, date(2024, 11, 1)).catalog)
    assert [[s.problem.title for s in case.sightings] for case in cases] == [
        ["望江街道2个社区试点用地手续未办结", "望江街道1个社区试点的用地手续仍未办结"], ["创建专栏更新不及时", "创建专栏更新不及时"],
        ["青河乡课堂未开课", "青河乡课堂未开课"], ["专栏长期无人维护"],
    ]  # fmt: skip
