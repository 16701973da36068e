"""台账 as pure functions: evidence of indicators, funding, publicity, problems; the page and its downloads say the same."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from openpyxl import load_workbook

from conftest import write_papers
from gazette.funds import shares_of
from gazette.model import Place
from gazette.self_checks import SelfCheck, self_check, stated_mark
from gazette.site import Site, read_site
from gazette.statements import Fund
from gazette.views.roll import Cell, Roll, RollsView

TODAY = date(2026, 11, 1)


def paper(title: str, kind: str, day: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n文种: {kind}\n发布日期: {day}\n发文机关: 县民宗局\n{more}---\n{body}\n"


def table(heads: str, *rows: str) -> str:
    count = heads.count("|") + 1
    return "\n".join(f"| {row} |" for row in (heads, "|".join("-" * 3 for _ in range(count)), *rows)) + "\n"


UNITS = "- {id: minzong, 名称: 试县民族宗教事务局, 简称: [县民宗局]}\n- {id: jiaoyu, 名称: 试县教育局, 简称: [县教育局]}\n"
INDICATORS = paper(
    "试县测评指标体系", "测评指标体系", "2026-01-05",
    "考核且不低于3分。自评得分不低于80分的，申请验收。\n\n" + table(
        "序号 | 一级指标 | 二级指标 | 测评标准 | 分值 | 责任单位",
        "1 | 组织 | 机构 | 健全 | 20 | 县民宗局", "2 | 组织 | 培训 | 每年一次 | 20 | 县民宗局",
        "3 | 宣传 | 课堂 | 开课 | 30 | 县教育局", "4 | 宣传 | 预案 | 印发 | 30 | 县教育局",
    ),
)  # fmt: skip
CHECK = paper(
    "试县自查报告", "自查报告", "2026-09-01",
    table(
        "序号 | 二级指标 | 自评得分 | 佐证材料",
        "1 | 机构 | 20 | [会议](../news/n.md)", "2 | 培训 | 18 | [会议](../news/n.md)；还有一期未办",
        "3 | 课堂 | 二十九 | [会议](../news/n.md)；缺：授课记录", "4 | 预案 | 25 | 缺：《预案》正式文本",
    ),
    more="落实: [indicators/a.md]\n",
)  # fmt: skip
MEETING = paper("例会", "动态", "2026-02-01", "开会。")


def county(root: Path, papers: Mapping[str, str]) -> Site:
    write_papers(root, {"_data/units.yml": UNITS, **papers})
    return read_site(root, TODAY)


def view_of(site: Site, uri: str) -> RollsView:
    view = site.pages[uri].view
    assert isinstance(view, RollsView)
    return view


def column(roll: Roll, name: str, *, totals: bool = False) -> list[str]:
    at = [head.name for head in roll.heads].index(name)
    return [line.cells[at].text for line in (roll.totals if totals else roll.lines)]


def cell(roll: Roll, row: int, name: str) -> Cell:
    return roll.lines[row].cells[[head.name for head in roll.heads].index(name)]


def matrix(root: Path, **changed: str) -> RollsView:
    papers = {"indicators/a.md": INDICATORS, "indicators/b.md": CHECK, "news/n.md": MEETING} | changed
    return view_of(county(root, papers), "indicators/a/evidence.md")


def check_of(site: Site) -> SelfCheck:
    return self_check(site.catalog, site.catalog["indicators/a.md"])


def test_gaps_stand_first_then_lost_points_then_the_rest_by_number(tmp_path: Path) -> None:
    (roll,) = matrix(tmp_path).rolls
    assert column(roll, "序号") == ["4", "3", "2", "1"]
    assert column(roll, "状态") == ["没有佐证", "佐证有缺", "有失分", "有佐证"]
    assert column(roll, "自评") == ["25", "二十九", "18", "20"]
    assert column(roll, "失分") == ["5", "", "2", ""]


def test_evidence_has_its_kind_day_and_unit_and_the_check_its_remarks(tmp_path: Path) -> None:
    (roll,) = matrix(tmp_path).rolls
    assert column(roll, "佐证材料") == ["", *["例会（文字，2026-02-01，县民宗局）"] * 3]
    assert [cell(roll, row, "佐证材料").note for row in range(4)] == ["缺：《预案》正式文本", "缺：授课记录", "还有一期未办", ""]
    assert cell(roll, 1, "佐证材料").links[0].url == "news/n/"
    assert cell(roll, 0, "指标").links[0].url == "indicators/a/#ind-4"
    assert cell(roll, 0, "自评").links[0].url == "indicators/b/#ind-4"


def test_filters_offer_state_area_and_unit(tmp_path: Path) -> None:
    (roll,) = matrix(tmp_path).rolls
    assert [(f.name, [(label, count) for _, label, count in f.values]) for f in roll.filters] == [
        ("状态", [("没有佐证", 1), ("佐证有缺", 1), ("有失分", 1), ("有佐证", 1)]),
        ("一级指标", [("组织", 2), ("宣传", 2)]),
        ("单位", [("试县民族宗教事务局", 2), ("试县教育局", 2)]),
    ]


def test_the_total_is_held_against_the_mark_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    gauge = matrix(tmp_path).gauge
    assert gauge
    assert gauge.label == "自评63分，满分100分，达标分80分，还差17分。"
    assert (gauge.share, gauge.goal, gauge.reached) == (63, 80, False)
    assert (gauge.basis.text, gauge.basis.url) == ("试县测评指标体系", "indicators/a/")
    assert gauge.notes == ("1项没有能读出的自评得分，未计入。",)


def test_without_a_stated_mark_the_fact_of_the_site_counts_then_ninety_per_cent(tmp_path: Path) -> None:
    silent = INDICATORS.replace("自评得分不低于80分的，申请验收。", "")
    files = {"indicators/a.md": silent, "indicators/b.md": CHECK, "news/n.md": MEETING}
    site = county(tmp_path, files)
    mark = check_of(site).mark
    assert mark and (mark.score, mark.basis) == (Decimal(90), "")
    gauge = view_of(site, "indicators/a/evidence.md").gauge
    assert gauge and gauge.basis.text == "文件没有写明，按满分的90%计"
    mark = check_of(county(tmp_path, {"_data/site.yml": "达标分: 85\n"})).mark
    assert mark and (mark.score, mark.basis) == (Decimal(85), "达标分")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("自评得分不低于90分的，按程序申请验收。", 90), ("测评达到85分以上的，命名为示范单位。", 85), ("总分100分，每项不低于3分。", None),
        ("90分以上为优秀，80分以上为合格。", None), ("95分（含）以上为优秀；80分以上为合格。", 80), ("限时90分钟以上。", None),
    ],
)  # fmt: skip
def test_the_passing_mark_is_read_where_a_paper_states_one(text: str, mark: int | None) -> None:
    assert stated_mark(text, Decimal(100)) == mark


def test_a_row_that_fits_no_indicator_is_told_and_a_paper_without_check_has_no_bar(tmp_path: Path) -> None:
    gauge = matrix(tmp_path / "one", **{"indicators/b.md": CHECK.replace("4 | 预案 | 25", "9 | 别的 | 25")}).gauge
    assert gauge and "自查报告中“别的”对不上指标，未计入。" in gauge.notes
    alone = matrix(tmp_path / "two", **{"indicators/b.md": MEETING.replace("动态", "自查报告")})
    assert alone.gauge is None
    assert "还没有公布自查报告" in alone.intro
    assert column(alone.rolls[0], "状态") == ["没有佐证"] * 4


def test_a_check_that_rests_on_the_paper_counts_like_one_that_carries_it_out(tmp_path: Path) -> None:
    view = matrix(tmp_path, **{"indicators/b.md": CHECK.replace("落实:", "依据:")})
    assert view.gauge and column(view.rolls[0], "佐证数") == ["0", "1", "1", "1"]


def test_a_self_check_alone_has_its_own_matrix(tmp_path: Path) -> None:
    body = table("序号 | 测评指标 | 分值 | 自评得分 | 佐证材料", "1 | 机构 | 10 | 9 | 会议记录", "2 | 培训 | 10 | 10 | 签到册")
    site = county(tmp_path, {"indicators/c.md": paper("试县自评表", "自查报告", "2026-03-01", body)})
    view = view_of(site, "indicators/c/evidence.md")
    assert view.gauge and view.gauge.label == "自评19分，满分20分，达标分18分，高出1分。"
    assert column(view.rolls[0], "佐证材料") == ["会议记录（记录）", "签到册（记录）"]


FUNDS = table(
    "项目 | 资金来源 | 金额（万元） | 用途",
    "修路 | 省级补助280.5万元、县级财政140万元 | 420.5 | 道路", "展馆 | 县级财政 | 0.35 | 布展",
    "路灯 | 县级财政、社会捐助 | 10 | 道路", "公园 | 县级财政 | 约三百万 | 步道", "合计 | — | 430.85 | —",
)  # fmt: skip
FUNDING = {"plans/p.md": paper("试县2026年工作方案", "工作方案", "2026-01-05", FUNDS)}


def test_sums_by_source_and_by_use_make_up_the_same_total(tmp_path: Path) -> None:
    source, use, rows = view_of(county(tmp_path, FUNDING), "funding.md").rolls
    assert dict(zip(column(source, "资金来源"), column(source, "金额（万元）"), strict=True)) == {
        "省级补助": "280.5", "县级财政": "140.35", "县级财政、社会捐助": "10",
    }  # fmt: skip
    assert dict(zip(column(use, "用途"), column(use, "金额（万元）"), strict=True)) == {"道路": "430.5", "布展": "0.35"}
    for roll in (source, use, rows):
        assert column(roll, "金额（万元）", totals=True) == ["430.85", ""]
        at = [head.name for head in roll.heads].index("金额（万元）")
        assert sum(line.cells[at].value or 0 for line in roll.lines) == roll.totals[0].cells[at].value  # type: ignore[misc]


def test_an_amount_nobody_can_read_stands_as_written_and_is_not_summed(tmp_path: Path) -> None:
    _, _, rows = view_of(county(tmp_path, FUNDING), "funding.md").rolls
    unread = cell(rows, 3, "金额（万元）")
    assert (unread.text, unread.value, unread.note) == ("约三百万", None, "读不出，未计入")
    assert rows.totals[1].cells[0].text == "另有1项金额读不出，未计入合计"
    assert {link.url for line in rows.lines for link in line.cells[4].links} == {"plans/p/"}


@pytest.mark.parametrize(
    ("source", "amount", "shares"),
    [
        ("省级280万元、县级140万元", 4_200_000, {"省级": 2_800_000, "县级": 1_400_000}),
        ("其中：省级资金1,280万元，县级财政20万元", 13_000_000, {"省级资金": 12_800_000, "县级财政": 200_000}),
        ("省级280万元、县级财政", 4_200_000, {"省级280万元、县级财政": 4_200_000}),
        ("省级280万元、县级100万元", 4_200_000, {"省级280万元、县级100万元": 4_200_000}),
        ("—", 100, {"": 100}),
    ],
)
def test_a_source_is_divided_only_where_its_parts_make_up_the_amount(source: str, amount: int, shares: dict[str, int]) -> None:
    fund = Fund(project="x", place=Place("p.md"), source=source, amount=Decimal(amount))
    assert dict(shares_of(fund)) == shares


SPANNED = """<table><tr><th rowspan="2">序号</th><th rowspan="2">项目名称</th><th colspan="3">资金来源（万元）</th><th rowspan="2">合计</th></tr>
<tr><th>中央</th><th>省级</th><th>县级</th></tr><tr><td>1</td><td>修路</td><td>40</td><td>30</td><td>10</td><td>80</td></tr>
<tr><td>2</td><td>路灯</td><td>5</td><td>—</td><td></td><td>5</td></tr></table>
"""
GIVERS = {
    "merged": SPANNED,
    "typed": table("序号 | 项目名称 | 资金来源（万元） | | | 合计", " | | 中央 | 省级 | 县级 | ", "1 | 修路 | 40 | 30 | 10 | 80", "2 | 路灯 | 5 | — | | 5", "合计 | | 45 | 30 | 10 | 85"),
    "其中": "单位：万元\n\n" + table("项目名称 | 总投资 | 其中 | | ", " | | 中央 | 省级 | 县级", "修路 | 80 | 40 | 30 | 10", "路灯 | 5 | 5 | | "),
    "no sum": table("项目 | 中央（万元） | 省级（万元） | 县级（万元） | 用途", "修路 | 40 | 30 | 10 | 道路", "路灯 | 5 | | | 道路"),
}


@pytest.mark.parametrize("body", GIVERS.values(), ids=GIVERS)
def test_a_column_for_each_source_gives_the_share_of_each(tmp_path: Path, body: str) -> None:
    site = county(tmp_path, {"plans/p.md": paper("试县方案", "工作方案", "2026-01-05", body)})
    source, _, rows = view_of(site, "funding.md").rolls
    assert dict(zip(column(source, "资金来源"), column(source, "金额（万元）"), strict=True)) == {"中央": "45", "省级": "30", "县级": "10"}
    assert column(rows, "项目") == ["修路", "路灯"] and column(rows, "金额（万元）", totals=True) == ["85"]
    assert not site.findings


def test_what_each_office_gets_is_funding_where_the_table_is_called_so(tmp_path: Path) -> None:
    given = table("序号 | 乡镇 | 分配金额 | 备注", "1 | 石桥镇 | 80 | ", "2 | 云岭乡 | 20.5 | ", "合计 | | 100.5 | ")
    called = county(tmp_path / "a", {"plans/p.md": paper("试县方案", "工作方案", "2026-01-05", f"创建资金分配表\n\n单位：万元\n\n{given}")})
    *_, rows = view_of(called, "funding.md").rolls
    assert (column(rows, "项目"), column(rows, "金额（万元）", totals=True)) == (["石桥镇", "云岭乡"], ["100.5"])
    counted = table("类别 | 国家级 | 省级 | 县级 | 合计", "示范村 | 1 | 2 | 4 | 7")
    other = county(tmp_path / "b", {"plans/p.md": paper("试县方案", "工作方案", "2026-01-05", f"产值统计表\n\n{given}\n\n{counted}")})
    assert not any(entry.sheet.funds for entry in other.catalog.entries.values())


def test_sources_that_do_not_make_up_the_amount_are_told(tmp_path: Path) -> None:
    body = table("项目名称 | 总投资（万元） | 中央资金 | 县级配套", "修路 | 90 | 40 | 30")
    site = county(tmp_path, {"plans/p.md": paper("试县方案", "工作方案", "2026-01-05", body)})
    assert [str(finding).partition(": ")[2] for finding in site.findings] == ["T106 合计写的是 90，各项来源相加是 70，请核对"]


def test_a_merged_amount_counts_once(tmp_path: Path) -> None:
    cells = '<tr><td>甲</td><td>县级</td><td rowspan="2">10万元</td></tr><tr><td>乙</td><td>县级</td></tr>'
    body = f"<table><tr><th>项目</th><th>资金来源</th><th>金额</th></tr>{cells}</table>"
    source, *_ = view_of(county(tmp_path, {"plans/p.md": paper("试县方案", "工作方案", "2026-01-05", body)}), "funding.md").rolls
    assert column(source, "金额（万元）", totals=True) == ["10"]


FIGURES = table(
    "日期 | 渠道 | 形式 | 内容 | 数量 | 单位 | 覆盖人数",
    "5月8日 | 广场 | 折页 | 条例 | 1,200 | 份 | 900", "5月9日 | 广场 | 宣讲 | 条例 | 3 | 场 | 120",
    "5月10日 | 学校 | 宣讲 | 条例 | 若干 | 场 | 80",
)  # fmt: skip
LAST_YEAR = table("日期 | 渠道 | 形式 | 内容 | 数量 | 单位 | 覆盖人数", "2025年5月8日 | 广场 | 折页 | 条例 | 300 | 份 | 200")
PUBLICITY = {
    "events/e.md": paper("2026年宣传月", "宣传月", "2026-06-01", FIGURES),
    "events/d.md": paper("2025年宣传月", "宣传月", "2025-06-01", LAST_YEAR),
}


def test_quantities_of_different_units_are_never_added(tmp_path: Path) -> None:
    years, channels, rows = view_of(county(tmp_path, PUBLICITY), "publicity.md").rolls
    assert list(zip(column(channels, "渠道"), column(channels, "数量"), column(channels, "覆盖人数"), strict=True)) == [
        ("广场", "1,500份", "1,100"), ("广场", "3场", "120"), ("学校", "", "80"),
    ]  # fmt: skip
    assert list(zip(column(years, "年份"), column(years, "数量"), strict=True)) == [
        ("2026年", "1,200份"), ("2026年", "3场"), ("2025年", "300份"),
    ]  # fmt: skip
    for roll in (years, channels, rows):
        assert column(roll, "数量", totals=True) == ["3场", "1,500份", "单位不同，不相加"]
        assert column(roll, "覆盖人数", totals=True) == ["200", "1,100", "1,300"]


def test_every_figure_leads_to_its_paper_and_an_unread_one_stays_as_written(tmp_path: Path) -> None:
    _, channels, rows = view_of(county(tmp_path, PUBLICITY), "publicity.md").rolls
    assert [link.url for link in cell(channels, 0, "出自").links] == ["events/e/", "events/d/"]
    assert cell(channels, 0, "渠道").links[0].url == "publicity/?channel=广场#items"
    unread = next(line.cells[4] for line in rows.lines if line.cells[1].text == "学校")
    assert (unread.text, unread.value, unread.note) == ("若干", None, "读不出，未计入")
    assert cell(channels, 2, "数量").note == "另有1项读不出，未计入"


_FOUND = table("序号 | 问题 | 责任单位 | 整改措施 | 整改时限 | 整改情况", "1 | 窗口未开 | 县民宗局 | 开窗 | 2026年3月31日 | 整改中", "2 | 课堂停课 | 县教育局 | 复课 | 2026年12月31日 | 整改中", "3 | 专栏旧 | 县教育局 | 更新 | 2026年2月1日 | 整改中")  # fmt: skip
_AGAIN = table("序号 | 问题 | 责任单位 | 整改措施 | 整改时限 | 整改情况", "1 | 专栏旧 | 县教育局 | 更新 | 2026年2月1日 | 已完成", "2 | 窗口未开 | 县民宗局 | 调剂柜台 | 2026年3月31日 | 整改中", "3 | 指示牌错 | 县民宗局 | | |")  # fmt: skip
PROBLEMS = {
    "news/a.md": paper("督查通报", "督查通报", "2026-01-10", _FOUND),
    "news/b.md": paper("督查“回头看”通报", "督查通报", "2026-05-10", _AGAIN),
}


def test_late_problems_stand_first_and_every_step_leads_to_its_paper(tmp_path: Path) -> None:
    view = view_of(county(tmp_path, PROBLEMS), "problems.md")
    (roll,) = view.rolls
    told = zip(column(roll, "问题"), column(roll, "阶段"), column(roll, "发现"), column(roll, "回头看"), strict=True)
    assert list(told) == [
        ("窗口未开", "逾期未整改", "2026-01-10", "2026-05-10"), ("指示牌错", "已发现", "2026-05-10", ""),
        ("课堂停课", "整改中", "2026-01-10", ""), ("专栏旧", "已回头看", "2026-01-10", "2026-05-10"),
    ]  # fmt: skip
    assert view.counts == (("late", "逾期未整改", 1), ("found", "已发现", 1), ("promised", "整改中", 1), ("checked", "已回头看", 1))
    steps = [cell(roll, 0, name).links[0].url for name in ("发现", "整改措施", "整改情况", "回头看")]
    assert steps == ["news/a/", "news/b/", "news/b/", "news/b/"]
    assert (cell(roll, 0, "回头看").note, cell(roll, 0, "逾期天数").text) == ("仍未整改到位", "215")
    assert [f.name for f in roll.filters] == ["阶段", "单位"]


def block(root: Path, papers: Mapping[str, str], text: str) -> tuple[Roll | None, list[str]]:
    """The list a page with this block shows, and what staff are told of it."""
    site = county(root, {**papers, "page.md": f"# 一页\n\n```{text}\n```\n"})
    (filled,) = site.pages["page.md"].embeds
    assert filled.view is None or isinstance(filled.view, Roll)
    return filled.view, [str(finding) for finding in site.findings if finding.place.path == "page.md"]


ALL = {"indicators/a.md": INDICATORS, "indicators/b.md": CHECK, "news/n.md": MEETING} | FUNDING | PUBLICITY | PROBLEMS


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("佐证表", "序号", ["4", "3", "2", "1"]),
        ("佐证表\n指标: 《试县测评指标体系》", "序号", ["4", "3", "2", "1"]),
        ("资金\n方案: plans/p.md", "项目", ["修路", "展馆", "路灯", "公园"]),
        ("资金\n按: 用途\n年份: 2026", "用途", ["道路", "布展"]),
        ("宣传台账\n年份: 2025", "数量", ["300份"]),
        ("宣传台账\n按: 年份", "年份", ["2026年", "2026年", "2025年"]),
        ("问题整改\n单位: 县教育局", "问题", ["课堂停课", "专栏旧"]),
        ("问题整改\n阶段: 逾期未整改", "问题", ["窗口未开"]),
    ],
)
def test_blocks_show_the_same_lists(text: str, name: str, values: list[str], tmp_path: Path) -> None:
    roll, said = block(tmp_path, ALL, text)
    assert said == []
    assert roll and column(roll, name) == values
    assert roll.file == "page/list-1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("佐证表\n指标: news/n.md", "page.md:4:5: B102 指标「news/n.md」里没有指标"),
        ("资金\n方案: plans/q.md", "page.md:4:5: B102 方案「plans/q.md」找不到或不止一份"),
        ("资金\n栏目: 工作动态", "page.md:3:1: B104 「资金」没有符合条件的资金安排，页面上会说明"),
        ("宣传台账\n栏目: 工作动态", "page.md:3:1: B104 「宣传台账」没有符合条件的记录，页面上会说明"),
        ("问题整改\n单位: 县教育厅", "page.md:4:5: B102 单位「县教育厅」不在词表里"),
    ],
)
def test_a_block_that_is_not_understood_says_so(text: str, said: str, tmp_path: Path) -> None:
    assert block(tmp_path, ALL, text)[1] == [said]


def test_a_site_without_such_tables_has_no_such_page_and_no_way_to_one(tmp_path: Path) -> None:
    site = county(tmp_path, {"news/n.md": MEETING})
    assert not {"funding.md", "publicity.md", "problems.md"} & set(site.pages)
    assert site.accounts == ()
    assert [link.text for link in county(tmp_path, ALL).accounts] == ["资金安排", "宣传台账", "问题整改"]


PAGES = {
    "indicators/minzu-tuanjie-ceping-2024/evidence": ("indicators/minzu-tuanjie-ceping-2024/evidence",),
    "funding": ("funding/source", "funding/use", "funding/items"),
    "publicity": ("publicity/year", "publicity/channel", "publicity/items"),
    "problems": ("problems/list",),
}


@pytest.mark.parametrize("address", PAGES)
def test_page_and_downloads_have_the_same_rows(address: str, demo: Path) -> None:
    page = lxml.html.fromstring((demo / address / "index.html").read_text("utf-8"))
    tables = page.findall(".//table")
    assert len(tables) == len(PAGES[address])
    for shown, file in zip(tables, PAGES[address], strict=True):
        heads = [head.text for head in shown.iterfind("thead/tr/th")]
        sheet = list(load_workbook(io.BytesIO((demo / f"{file}.xlsx").read_bytes())).active.iter_rows(values_only=True))
        rows = [[_bare(td) for td in row.iterfind("td")] for row in shown.iterfind("tbody/tr")]
        rows += [[_bare(td) for td in row.iterfind("td")] for row in shown.iterfind("tfoot/tr")]
        at = [sheet[0].index(head) for head in heads]
        assert len(rows) == len(sheet) - 1 > 0
        assert [[_plain(row[n]) for n in at] for row in sheet[1:]] == rows


def _bare(td: Any) -> str:
    """What a cell of a page says without its smaller second line; a figure without its unit and commas."""
    lines = td.findall(".//li")
    if lines:
        return "\n".join(_noted(line) for line in lines)
    for small in td.findall(".//small"):
        small.drop_tree()
    text = td.text_content().strip()
    figure = text.replace(",", "").rstrip("份场册条")
    return f"{float(figure):g}" if td.get("data-kind") in ("amount", "number") and figure.replace(".", "").isdigit() else text


def _noted(line: Any) -> str:
    (small,) = line.findall("small")
    note = small.text
    small.drop_tree()
    return f"{line.text_content().strip()}（{note}）"


def _plain(value: object) -> str:
    if isinstance(value, int | float):
        return f"{value:g}"
    return value.date().isoformat() if hasattr(value, "date") else str(value or "")
