"""Tables as county offices draw them up, several things in one column or one table → what their rows state. The county is fictional."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import write_papers
from gazette.cells import is_done
from gazette.ledger import TaskState, standings
from gazette.sheets import Sheet
from gazette.site import Site, read_site

TODAY = date(2025, 11, 1)


def site_of(root: Path, body: str, uri: str = "plans/a.md", kind: str = "实施方案") -> Site:
    write_papers(root, {uri: f"---\ntitle: 某县2025年工作\n文种: {kind}\n成文日期: 2025-10-09\n发布日期: 2025-10-10\n---\n{body}"})
    return read_site(root, TODAY)


def sheet_of(root: Path, *rows: str, before: str = "", uri: str = "plans/a.md", kind: str = "实施方案") -> Sheet:
    head, *others = [f"| {row} |" for row in rows]
    rule = "|" + "---|" * (head.count("|") - 1)
    return site_of(root, "\n".join([f"{before}\n", head, rule, *others]) + "\n", uri, kind).catalog[uri].sheet


MERGED = """<table>
<tr><td colspan="2">考核内容</td><td>分值</td><td>评分标准</td></tr>
<tr><td rowspan="2">党的建设</td><td>理论学习</td><td>10</td><td>每少一次扣1分</td></tr>
<tr><td>基层组织</td><td>20</td><td>整顿不到位扣2分</td></tr>
</table>
"""
BLANK = ("考核内容 | | 分值 | 评分标准", "党的建设 | 理论学习 | 10 | 每少一次扣1分", " | 基层组织 | 20 | 整顿不到位扣2分")


def test_of_the_columns_below_one_header_the_last_is_what_is_scored(tmp_path: Path) -> None:
    for sheet in (sheet_of(tmp_path, *BLANK), site_of(tmp_path, MERGED).catalog["plans/a.md"].sheet):
        assert [(one.area, one.title, one.score) for one in sheet.indicators] == [("党的建设", "理论学习", Decimal(10)), ("党的建设", "基层组织", Decimal(20))]


def test_a_last_column_without_a_header_over_notes_or_nothing_takes_no_name_from_its_neighbour(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "序号 | 任务 | | 责任单位 | 完成时限", "1 | 办好课堂 | | 县教育局 | 6月底", "2 | 整治环境 | 续建 | 县城管局 | 9月底")
    assert [(task.title, task.phase) for task in sheet.tasks] == [("办好课堂", ""), ("整治环境", "")]


@pytest.mark.parametrize(
    ("cell", "who", "due"),
    [
        ("各乡镇；2025年12月底前", "各乡镇", "2025-12-31"), ("县教育局、县民宗局<br>6月底", "县教育局、县民宗局", "2025-06-30"), ("县教育局（2025年3月）", "县教育局", "2025-03-31"),
        ("各学校；每年6月", "各学校", ""), ("各学校；2025年秋季学期开学前", "各学校", ""), ("县教育局（牵头）、各乡镇", "县教育局、各乡镇", None), ("县考核办，县12345热线办", "县考核办，县12345热线办", None),
    ],
)  # fmt: skip
def test_units_and_day_in_one_column_are_told_apart(cell: str, who: str, due: str | None, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "序号 | 任务 | 责任单位及完成时限", f"1 | 办好课堂 | {cell}")
    (task,) = sheet.tasks
    assert "、".join(filter(None, (task.lead, task.support))) == who
    assert (str(task.deadline.due or "") if task.deadline else None) == due
    assert not [found for found in sheet.findings if found.code == "T103"]


def test_what_is_to_be_reached_is_the_task_where_rows_name_only_their_field(tmp_path: Path) -> None:
    (task,) = sheet_of(tmp_path, "领域 | 年度目标 | 牵头单位 | 责任单位 | 完成时限", "进机关 | 创建示范单位10个 | 县民宗局 | 各单位 | 10月底前").tasks
    assert (task.title, task.phase, task.lead, task.support) == ("创建示范单位10个", "进机关", "县民宗局", "各单位")


def test_a_person_in_brackets_below_a_unit_stays_beside_it(tmp_path: Path) -> None:
    (task,) = sheet_of(tmp_path, "序号 | 任务 | 牵头部门及责任人 | 完成时限", "1 | 整治摊点 | 县城管局<br>（分管副局长）<br>县公安局 | 7月底").tasks
    assert task.lead == "县城管局（分管副局长）、县公安局"


PROJECTS = ("序号 | 项目名称 | 建设内容 | 合计 | 中央资金 | 县级资金 | 责任单位 | 实施期限", "1 | 茶叶加工厂 | 厂房1200㎡ | 450 | 350 | 100 | 县农业农村局 | 3月-10月", " | 合计 | | 450 | 350 | 100 | | ")


def test_a_plan_of_paid_projects_gives_tasks_and_funding(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, *PROJECTS, before="单位：万元")
    assert [(task.title, task.goal, task.lead, str(task.deadline and task.deadline.due)) for task in sheet.tasks] == [("茶叶加工厂", "厂房1200㎡", "县农业农村局", "2025-10-31")]
    assert [(fund.project, fund.amount, dict(fund.parts)) for fund in sheet.funds] == [("茶叶加工厂", Decimal(4_500_000), {"中央资金": Decimal(3_500_000), "县级资金": Decimal(1_000_000)})]
    wrong = sheet_of(tmp_path, *(row.replace("合计 | | 450", "合计 | | 460") for row in PROJECTS), before="单位：万元")
    assert [found.code for found in wrong.findings] == ["T106"]


REPORT = ("序号 | 任务内容 | 责任单位 | 时间要求 | 工作进展情况", "1 | 建设公园 | 县住建局 | 9月底前 | 已建成并投入使用", "2 | 编印读本 | 县教育局 | 6月底前 | 未完成，正在审校")


def test_a_report_that_is_all_there_is_of_its_plan_tells_how_far_its_tasks_are(tmp_path: Path) -> None:
    sheet_of(tmp_path, *REPORT, uri="news/a.md", kind="工作汇报")
    catalog = read_site(tmp_path, TODAY).catalog
    found = standings(catalog, catalog["news/a.md"])
    assert [(one.task.title, one.state, one.record and one.record.progress) for one in found] == [
        ("建设公园", TaskState.DONE, "已建成并投入使用"), ("编印读本", TaskState.LATE, "未完成，正在审校"),
    ]  # fmt: skip


def test_what_a_plan_prints_below_progress_is_no_report(tmp_path: Path) -> None:
    sheet_of(tmp_path, *REPORT)
    catalog = read_site(tmp_path, TODAY).catalog
    assert [one.record for one in standings(catalog, catalog["plans/a.md"])] == [None, None]


def test_progress_asked_for_in_per_cent_is_no_deadline(tmp_path: Path) -> None:
    rows = ("序号 | 重点工作 | 牵头单位 | 序时进度 | 实际进度", "1 | 创建示范县 | 县委统战部 | 50% | 62%", "2 | 旅游环线 | 县文旅局 | | 45%")
    sheet = sheet_of(tmp_path, *rows, uri="news/a.md", kind="督查通报")
    assert [(report.title, report.percent) for report in sheet.reports] == [("创建示范县", Decimal(62)), ("旅游环线", Decimal(45))]
    assert not sheet.tasks and not sheet.findings


@pytest.mark.parametrize(("text", "name"), [("各乡（镇）人民政府", "各乡（镇）人民政府"), ("各乡(镇)", "各乡(镇)"), ("县城管局（分管副局长）", "县城管局")])
def test_a_name_with_another_word_in_brackets_is_shown_as_it_is_written(text: str, name: str, tmp_path: Path) -> None:
    (task,) = sheet_of(tmp_path, "序号 | 任务 | 责任单位 | 完成时限", f"1 | 办好课堂 | {text} | 6月底").tasks
    assert [found.text for found in task.leads] == [name]


def test_a_town_in_brackets_is_a_town_of_the_group(tmp_path: Path) -> None:
    write_papers(tmp_path, {"_data/units.yml": "- {id: dz, 名称: 东镇人民政府, 简称: [东镇]}\n", "_data/groups.yml": "- {id: xz, 名称: 各乡镇, 成员: [dz]}\n"})
    (task,) = sheet_of(tmp_path, "序号 | 任务 | 责任单位 | 完成时限", "1 | 办好课堂 | 各乡（镇）人民政府 | 6月底").tasks
    assert [name.ids for name in task.leads] == [("dz",)]


@pytest.mark.parametrize(
    ("progress", "done"), [("已建成24公里，完成整改", True), ("方案编制完成，已印发实施。", True), ("主体完工，正在装修，已完成", False), ("完成60%，其余，已完成", False), ("已办理210本", False)]
)
def test_what_the_last_words_of_a_report_say_counts(progress: str, done: bool) -> None:
    assert is_done("", progress) is done


def test_the_days_of_a_phase_hold_for_all_its_rows(tmp_path: Path) -> None:
    rows = ("阶段 | 时间 | 重点任务 | 牵头单位", "动员 | 7月31日前 | 召开大会 | 县委办", " | | 签订责任书 | 县创建办", "攻坚 | | 完善档案 | 县创建办")
    assert [(task.title, task.phase, str(task.deadline.due) if task.deadline else "") for task in sheet_of(tmp_path, *rows).tasks] == [
        ("召开大会", "动员", "2025-07-31"), ("签订责任书", "动员", "2025-07-31"), ("完善档案", "攻坚", ""),
    ]  # fmt: skip


def test_a_table_of_times_has_its_days_in_it(tmp_path: Path) -> None:
    (task,) = sheet_of(tmp_path, "序号 | 任务 | 牵头单位 | 时间表", "1 | 办好课堂 | 县教育局 | 6月底前").tasks
    assert task.deadline and task.deadline.due == date(2025, 6, 30)
