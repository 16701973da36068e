"""How far plans are, from papers to pages: the overview, the months, the units, and what 督查 papers say of them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import write_papers
from gazette.site import Site, read_site
from gazette.verdicts import verdicts
from gazette.views.bars import bar_of
from gazette.views.overview import Progress
from gazette.views.portal import HomeView, UnitView
from gazette.views.roll import Roll, RollsView

DEMO = Path(__file__).parent.parent / "docs"
TODAY = date(2026, 11, 15)
PAPERS = {
    "_data/units.yml": """
- {id: zf, 名称: 试县人民政府, 简称: [县政府]}
- {id: wm, 名称: 试县文明办, 简称: [县文明办]}
- {id: jt, 名称: 试县交通局, 简称: [县交通局]}
- {id: dc, 名称: 试县督查办, 简称: [县督查办]}
- {id: dz, 名称: 东镇人民政府, 简称: [东镇]}
- {id: xz, 名称: 西乡人民政府, 简称: [西乡]}
- {id: xw, 名称: 中共试县委员会, 简称: [县委]}
""",
    "_data/groups.yml": "- {id: xiangzhen, 名称: 各乡镇, 成员: [dz, xz]}\n",
    "plans/roads.md": """---
title: 试县道路畅通工作方案
文种: 工作方案
发文机关: 试县人民政府
成文日期: 2026-02-01
发布日期: 2026-02-03
---
| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |
|---|---|---|---|---|
| 1 | 补齐标线 | 县交通局 | 县文明办 | 3月底前 |
| 2 | 修好路灯 | 县交通局 | 各乡镇 | 第二季度 |
| 3 | 清理占道 | 县文明办、县交通局 | 各乡镇 | 2026年9月10日 |
| 4 | 文明劝导 | 各乡镇 | 县文明办 | 每月25日前 |
| 5 | 建成公园 | 县政府 |  | 2026年12月10日 |
| 6 | 疏通涵洞 | 县交通局 |  | 2027年8月底前 |
""",
    "plans/old.md": """---
title: 试县旧方案
文种: 工作方案
成文日期: 2025-02-01
发布日期: 2025-02-03
有效期至: 2025-12-31
---
| 序号 | 任务 | 牵头单位 | 完成时限 |
|---|---|---|---|
| 1 | 旧事 | 县交通局 | 3月底前 |
""",
    "news/july.md": """---
title: 七月进展通报
文种: 进展通报
发布日期: 2026-07-10
落实: [plans/roads.md]
---
| 任务序号 | 任务 | 进展 | 状态 |
|---|---|---|---|
| 1 | 补齐标线 | 100% | 已完成 |
| 2 | 修好路灯 | 60% | 推进中 |
""",
    "news/october.md": """---
title: 十月进展通报
文种: 进展通报
发布日期: 2026-10-10
落实: [plans/roads.md]
---
| 任务序号 | 任务 | 进展 | 状态 |
|---|---|---|---|
| 2 | 修好路灯 | 50% | 推进中 |
| 5 | 建成公园 | 80% | 推进中 |
""",
    "news/inspection.md": """---
title: 第一轮督查情况的通报
文种: 督查通报
发文机关: 试县督查办
发布日期: 2026-08-01
---
县督查办会同县文明办查看点位20个。

## 一、工作成效

（一）东镇按户核对台账，予以通报表扬；西乡也较为主动。

## 二、存在的问题

（一）推进缓慢。路灯改造只完成六成，对县交通局予以批评。

（二）县文明办要逐项核实，整改不到位的列入下一轮。

| 序号 | 问题 | 责任单位 | 整改措施 | 整改时限 | 整改情况 |
|---|---|---|---|---|---|
| 1 | 路灯灯杆锈蚀 | 县交通局 | 逐根更换 | 2026年9月30日 | 整改中 |
""",
    "cases/square.md": """---
title: 东镇广场
文种: 示范点
发文机关: 试县文明办
地点: 东镇
发布日期: 2026-03-01
称号:
  - {名称: 县级示范点, 授予单位: 试县人民政府, 年份: 2025}
---
正文。
""",
}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write_papers(tmp_path, PAPERS)
    return tmp_path


@pytest.fixture
def site(county: Path) -> Site:
    return read_site(county, TODAY)


def page(site: Site, uri: str) -> RollsView:
    view = site.pages[uri].view
    assert isinstance(view, RollsView)
    return view


def unit(site: Site, uri: str) -> UnitView:
    view = site.pages[uri].view
    assert isinstance(view, UnitView)
    return view


def roll(view: RollsView, anchor: str) -> Roll:
    return next(one for one in view.rolls if one.anchor == anchor)


def texts(one: Roll, *names: str) -> list[tuple[str, ...]]:
    at = [[head.name for head in one.heads].index(name) for name in names]
    return [tuple(line.cells[place].text for place in at) for line in one.lines]


def notes(one: Roll, name: str) -> list[str]:
    at = [head.name for head in one.heads].index(name)
    return [line.cells[at].note for line in one.lines]


def put(county: Path, path: str, text: str) -> None:
    (county / path).parent.mkdir(parents=True, exist_ok=True)
    (county / path).write_text(text, "utf-8")


def test_the_overview_says_what_is_late_who_owns_it_and_since_when(site: Site) -> None:
    late = roll(page(site, "progress.md"), "late")
    assert texts(late, "任务", "方案", "牵头单位", "完成时限", "逾期天数", "最近进展") == [
        ("修好路灯", "试县道路畅通工作方案", "县交通局", "第二季度", "138", "50%"),
        ("清理占道", "试县道路畅通工作方案", "县文明办、县交通局", "2026年9月10日", "66", ""),
    ]
    assert notes(late, "状态") == ["自2026年7月1日起逾期138天，最近一次报告比上一次倒退", "自2026年9月11日起逾期66天"]


def test_the_other_lists_ask_for_an_eye_too(site: Site) -> None:
    view = page(site, "progress.md")
    assert texts(roll(view, "soon"), "任务") == [("建成公园",)]
    assert texts(roll(view, "backwards"), "任务") == [("修好路灯",)]
    assert texts(roll(view, "silent"), "任务") == [("疏通涵洞",), ("文明劝导",)]


def test_a_list_without_rows_is_left_out(county: Path) -> None:
    (county / "news/october.md").unlink()
    assert "backwards" not in {one.anchor for one in page(read_site(county, TODAY), "progress.md").rolls}


def test_a_plan_that_ended_and_a_draft_count_no_more(county: Path) -> None:
    draft = PAPERS["plans/roads.md"].replace("文种: 工作方案", "文种: 征求意见稿").replace("畅通工作方案", "方案征求意见稿")
    put(county, "policies/draft.md", draft)
    plans = roll(page(read_site(county, TODAY), "progress.md"), "plans")
    assert texts(plans, "方案", "任务") == [("试县道路畅通工作方案", "6")]


def test_shares_add_up_and_lead_to_what_is_late(site: Site) -> None:
    view = page(site, "progress.md")
    (line,) = roll(view, "plans").lines
    assert [cell.text for cell in line.cells] == ["试县道路畅通工作方案", "17%", "6", "1", "2", "2", "1", "2026-10-10"]
    assert line.cells[4].links[0].url == "plans/roads/tasks/?state=overdue"
    units = roll(view, "units")
    assert texts(units, "单位", "任务", "已完成", "逾期", "未到期", "长期任务", "配合任务") == [
        ("试县交通局", "4", "1", "2", "1", "", ""),
        ("试县文明办", "1", "", "1", "", "", "2"),
        ("试县人民政府", "1", "", "", "1", "", ""),
        ("东镇人民政府", "1", "", "", "", "1", "2"),
        ("西乡人民政府", "1", "", "", "", "1", "2"),
    ]


def test_a_bar_fills_its_width_and_says_the_same_in_words(site: Site) -> None:
    view = page(site, "progress.md")
    assert view.bar
    assert view.bar.words == "已完成1项，逾期2项，未到期2项，长期任务1项"
    assert [part.key for part in view.bar.segments] == ["done", "late", "ahead", "standing"]
    assert view.bar.segments[0].at == 0
    for part, following in zip(view.bar.segments, view.bar.segments[1:], strict=False):
        assert round(part.at + part.width, 2) == following.at
    assert round(view.bar.segments[-1].at + view.bar.segments[-1].width, 2) == 100
    assert bar_of(()).words == "没有任务"


def test_a_month_lists_what_is_due_in_it_and_what_never_ends_once(site: Site) -> None:
    months = {uri for uri in site.pages if uri.startswith("progress/")}
    assert months == {f"progress/{name}.md" for name in ("2026-03", "2026-06", "2026-09", "2026-11", "2026-12", "2027-08", "recurring")}
    june = page(site, "progress/2026-06.md")
    assert [texts(one, "任务") for one in june.rolls] == [[("修好路灯",)]]
    assert [(way.text, way.url) for way in june.ways] == [("上个月份：2026年3月", "progress/2026-03/"), ("下个月份：2026年9月", "progress/2026-09/")]
    now = page(site, "progress/2026-11.md")
    assert [texts(one, "任务") for one in now.rolls] == [[], [("文明劝导",)]]
    assert page(site, "progress/recurring.md").rolls[0].lines == now.rolls[1].lines
    assert {file for file in site.files if file.startswith("progress/recurring")} == {"progress/recurring.csv", "progress/recurring.xlsx"}


def test_the_pages_of_plans_are_left_out_where_nothing_binds(county: Path) -> None:
    (county / "plans/roads.md").unlink()
    for paper in ("july", "october"):
        (county / f"news/{paper}.md").unlink()
    site = read_site(county, TODAY)
    assert not [uri for uri in site.pages if uri.startswith("progress")]
    assert "progress/" not in {link.url for link in site.own_pages}
    home = site.pages["index.md"].view
    assert isinstance(home, HomeView) and home.progress is None


def test_home_leads_to_the_overview(site: Site) -> None:
    home = site.pages["index.md"].view
    assert isinstance(home, HomeView) and home.progress
    assert (home.progress.plans, home.progress.bar.total, home.progress.way.url) == (1, 6, "progress/")
    assert "progress/" in {link.url for link in site.own_pages}


def test_a_unit_shows_its_tasks_cases_honours_and_what_was_said(site: Site) -> None:
    ledger = unit(site, "units/jt.md").ledger
    assert ledger
    assert texts(ledger.late, "任务") == [("修好路灯",), ("清理占道",)]
    assert (ledger.leads.total, texts(ledger.leads.roll, "任务")) == (4, [("补齐标线",), ("疏通涵洞",)])
    assert ledger.leads.note == "逾期的2项列在上面"
    assert ledger.supports.total == 0
    assert texts(ledger.remarks, "性质", "内容") == [("点名", "推进缓慢。路灯改造只完成六成，对县交通局予以批评。"), ("逾期未整改", "路灯灯杆锈蚀")]
    town = unit(site, "units/dz.md").ledger
    assert town
    assert [item.title for item in town.cases] == ["东镇广场"]
    assert [(honour.name, case.url) for honour, case in town.honours] == [("县级示范点", "cases/square/")]
    assert (town.leads.total, town.supports.total) == (1, 2)
    assert [item.title for item in getattr(unit(site, "units/wm.md").ledger, "cases")] == ["东镇广场"]  # noqa: B009


def test_of_many_tasks_a_unit_shows_those_that_press(county: Path) -> None:
    rows = "".join(f"| {at} | 任务{at} | 县政府 | {'2026年11月30日' if at == 7 else '2028年'} |\n" for at in range(1, 31))
    head = "---\ntitle: 长方案\n文种: 规划\n发布日期: 2026-09-01\n---\n| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n"
    put(county, "plans/long.md", head + rows)
    site = read_site(county, TODAY)
    part = getattr(unit(site, "units/zf.md").ledger, "leads")  # noqa: B009
    assert (part.total, part.note) == (31, "这里只列30日内到期的")
    assert texts(part.roll, "任务") == [("任务7",), ("建成公园",)]
    assert part.all.url == "units/zf/tasks/#lead"
    assert len(roll(page(site, "units/zf/tasks.md"), "lead").lines) == 31


def test_only_the_first_page_of_a_unit_carries_its_ledger(county: Path) -> None:
    for at in range(70):
        put(county, f"news/n{at}.md", f"---\ntitle: 动态{at}\n文种: 动态\n发文机关: 县交通局\n发布日期: 2026-05-01\n---\n正文。\n")
    site = read_site(county, TODAY)
    assert unit(site, "units/jt.md").ledger
    assert unit(site, "units/jt/page/2.md").ledger is None


SAID = [
    ("## 三、存在的问题\n\n西乡台账没有更新。", {("xz", "named")}),
    ("## 二、整改较好的单位\n\n西乡、东镇对照问题逐项整改，予以通报表扬。", {("xz", "praised"), ("dz", "praised")}),
    ("对东镇予以表扬，对西乡予以通报批评。", {("dz", "praised"), ("xz", "named")}),
    ("受到通报批评的单位有：县交通局、西乡。", {("jt", "named"), ("xz", "named")}),
    ("县交通局没有逾期，西乡进展缓慢。", {("xz", "named")}),
    ("## 一、总体情况\n\n县交通局、西乡共有任务20项。", set()),
    ("## 三、存在的问题\n\n县交通局要会同西乡逐项核实，不到位的再查。", {("xz", "named")}),
    ("县交通局应当作出书面检查。", {("jt", "named")}),
    ("东镇中心小学、县委书记受到表扬。", set()),
    ("《西乡问题整改办法》得到肯定。", set()),
    ("县交通局进展滞后，西乡按期完成。", {("jt", "named")}),
    ("截至8月底，东镇完成率100%，西乡仅为42%，排名末位。", {("xz", "named")}),
    ("对工作扎实的东镇予以表扬，对西乡予以批评。", {("dz", "praised"), ("xz", "named")}),
    ("县交通局牵头的公路项目进度滞后。", {("jt", "named")}),
    ("县文明办、西乡未在规定时限内报送整改报告。", {("wm", "named"), ("xz", "named")}),
    ("部分单位重视不够，如县交通局、西乡。", {("jt", "named"), ("xz", "named")}),
    ("县督查办督办及时，县交通局滞后。", {("jt", "named")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=range(len(SAID)))
def test_praise_and_blame_are_read_from_words(county: Path, text: str, expected: set[tuple[str, str]]) -> None:
    put(county, "news/inspection.md", f"---\ntitle: 督查通报\n文种: 督查通报\n发文机关: 试县督查办\n发布日期: 2026-08-01\n---\n{text}\n")
    assert {(one.unit, one.tone.value) for one in verdicts(read_site(county, TODAY).catalog)} == expected


def test_other_papers_praise_nobody(county: Path) -> None:
    put(county, "news/inspection.md", "---\ntitle: 座谈会\n文种: 动态\n发布日期: 2026-08-01\n---\n西乡受到表扬。\n")
    assert verdicts(read_site(county, TODAY).catalog) == ()


def embedded(county: Path, text: str) -> tuple[object, list[str]]:
    put(county, "own.md", f"# 页\n\n{text}\n")
    site = read_site(county, TODAY)
    (block,) = site.pages["own.md"].embeds
    return block.view, [str(one) for one in site.findings if one.place.path == "own.md"]


def test_a_month_block_lists_one_month(county: Path) -> None:
    for month in ("2026-06", "2026年6月"):
        view, said = embedded(county, f"```月任务清单\n月份: {month}\n```")
        assert isinstance(view, Roll) and said == []
        assert texts(view, "任务") == [("修好路灯",)]
    view, _ = embedded(county, "```月任务清单\n月份: 2026-09\n单位: 县文明办\n方案: plans/roads.md\n```")
    assert isinstance(view, Roll) and texts(view, "任务") == [("清理占道",)]
    view, _ = embedded(county, "```月任务清单\n月份: 本月\n```")
    assert isinstance(view, Roll) and view.lines == ()
    _, said = embedded(county, "```月任务清单\n月份: 下月\n```")
    assert said == ["own.md:4:5: B102 月份「下月」应形如 2026-11，或写 本月，已按 本月 处理"]


def test_an_overview_block_speaks_of_all_a_plan_or_a_unit(county: Path) -> None:
    told = {}
    for option in ("", "方案: plans/old.md\n", "单位: 县交通局\n"):
        view, said = embedded(county, f"```总览\n{option}```")
        assert isinstance(view, Progress) and said == []
        told[option] = (view.subject.text if view.subject else "", view.bar.words, view.way.url)
    assert told == {
        "": ("", "已完成1项，逾期2项，未到期2项，长期任务1项", "progress/"),
        "方案: plans/old.md\n": ("试县旧方案", "逾期1项", "plans/old/tasks/"),
        "单位: 县交通局\n": ("试县交通局牵头的任务", "已完成1项，逾期2项，未到期1项", "units/jt/tasks/"),
    }
    view, said = embedded(county, "```总览\n单位: 外星局\n```")
    assert (view, said) == (None, ["own.md:4:5: B102 单位「外星局」不在词表里"])


def test_downloads_hold_the_rows_of_the_page(site: Site) -> None:
    late = roll(page(site, "progress.md"), "late")
    text, book = site.files["progress/late.csv"], site.files["progress/late.xlsx"]
    assert isinstance(text, str) and isinstance(book, bytes)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet
    names = [line.cells[2].text for line in late.lines]
    assert [row[2] for row in rows[1:]] == names
    assert [row[2].value for row in list(sheet.rows)[1:]] == names
    units = site.files["progress/units.csv"]
    assert isinstance(units, str) and "试县文明办,0,1,0,1,0,0,2\r\n" in units


def states(site: Site) -> dict[tuple[str, str], str]:
    """(page, anchor of the task) → state, as the pages of plans show it."""
    pages = {uri: one.view for uri, one in site.pages.items() if uri.startswith("plans/") and uri.endswith("/tasks.md")}
    views = {uri: view for uri, view in pages.items() if isinstance(view, RollsView)}
    return {(uri, line.anchor): line.marks["state"][0] for uri, view in views.items() for line in view.rolls[0].lines}


def test_a_month_later_the_same_papers_show_more_late_and_nothing_else_changes() -> None:
    now, then = read_site(DEMO, TODAY), read_site(DEMO, TODAY + timedelta(days=30))
    assert set(now.catalog.entries) == set(then.catalog.entries)
    assert set(now.pages) == set(then.pages)
    before, after = states(now), states(then)
    assert set(before) == set(after)
    moved = Counter((before[task], after[task]) for task in before if before[task] != after[task])
    assert set(moved) <= {("ahead", "soon"), ("ahead", "late"), ("ahead", "unreported"), ("soon", "late"), ("soon", "unreported")}
    first, second = page(now, "progress.md"), page(then, "progress.md")
    late, later = (set(texts(roll(view, "late"), "方案", "任务")) for view in (first, second))
    assert late < later
    assert len(later - late) == sum(count for (_, state), count in moved.items() if state in ("late", "unreported"))
    assert first.bar and second.bar
    assert [first.bar.number(key) for key in ("done", "standing")] == [second.bar.number(key) for key in ("done", "standing")]
    assert first.bar.number("ahead") - second.bar.number("ahead") == len(later - late)
