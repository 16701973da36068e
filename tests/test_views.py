"""The views as pure functions: a small county's papers in, plain view models out."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import write_papers
from gazette.deadlines import parse_deadline
from gazette.embeds import Embed, split_html, take_embeds
from gazette.ledger import TaskState, standings
from gazette.nodes import Table
from gazette.pinyin import initial, slug, sort_key
from gazette.site import Site, read_site
from gazette.views.battle_map import BattleMap
from gazette.views.chronicle import Chronicle
from gazette.views.collection import Collection
from gazette.views.facets import COMBINED
from gazette.views.honours import HonoursView
from gazette.views.index import IndexView, ListView, ValueView
from gazette.views.registry import BLOCKS, Filled
from gazette.views.timeline import Timeline

TODAY = date(2026, 11, 1)
PAPERS = {
    "_data/units.yml": "- {id: xianzhengfu, 名称: 试县人民政府, 简称: [县政府]}\n- {id: wenming, 名称: 试县文明办}\n",
    "_data/topics.yml": "- {id: dogs, 名称: 养犬, 说明: 怎样养犬。}\n- {id: roads, 名称: 道路}\n",
    "policies/dogs-2019.md": """---
title: 试县养犬办法
文种: 办法
发文机关: 县政府
发文字号: 试政发〔2019〕7号
主题: [养犬]
成文日期: 2019-03-01
发布日期: 2019-03-05
施行日期: 2019-04-01
沿革:
  - {日期: 2018, 事项: 通过, 说明: 县政府常务会议}
---
正文。
""",
    "policies/dogs-2025.md": """---
title: 试县养犬管理办法
文种: 办法
发文机关: 试县人民政府
发文字号: 试政发〔2025〕2号
主题: [养犬]
成文日期: 2025-01-02
发布日期: 2025-01-10
施行日期: 2027-01-01
替代: [policies/dogs-2019.md]
---
正文。
""",
    "plans/roads.md": """---
title: 试县道路畅通工作方案
文种: 工作方案
发文机关: [试县人民政府, 试县文明办]
主题: [道路]
成文日期: 2026-02-01
发布日期: 2026-02-03
---
| 序号 | 任务内容 | 责任单位 | 完成时限 |
|---|---|---|---|
| 1 | 补齐标线 | 县政府 | 3月底前 |
| 2 | 修好路灯 | 县政府 | 第二季度 |
| 3 | 清理占道 | 试县文明办 | 2026年6月10日 |
| 4 | 文明劝导 | 试县文明办 | 长期坚持 |
| 5 | 建成公园 | 县政府 | 2026年底前 |
| 6 | 疏通涵洞 | 县政府 | 8月中旬 |
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
| 3 | 清理占道 | 80% | 推进中 |
""",
    "news/october.md": """---
title: 十月进展通报
文种: 进展通报
发布日期: 2026-10-10
落实: [plans/roads.md]
---
| 任务序号 | 任务 | 进展 | 状态 |
|---|---|---|---|
| 2 | 修好路灯 | 100% | 已完成 |
| 3 | 清理占道 | 70% | 推进中 |
""",
    "cases/street.md": """---
title: 文明街
文种: 示范点
地点: 长治巷
发布日期: 2026-03-01
称号:
  - {名称: 县级示范点, 授予单位: 试县人民政府, 年份: 2024}
  - {名称: 市级示范点, 授予单位: 市文明办, 年份: 2026}
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


def block(county: Path, text: str) -> tuple[Filled, list[str]]:
    """The one view that a page with this block shows, and what staff are told of it."""
    (county / "page.md").write_text(f"# 一页\n\n{text}\n", "utf-8")
    read = read_site(county, TODAY)
    (filled,) = read.pages["page.md"].embeds
    return filled, [str(finding) for finding in read.findings if finding.place.path == "page.md"]


def events(chronicle: object) -> list[tuple[str, str, str]]:
    assert isinstance(chronicle, Chronicle)
    return [(period.text, h.day.text, f"{h.event} {h.subject.text}") for period in chronicle.periods for h in period.happenings]


def test_a_timeline_block_tells_what_happened_by_month(county: Path) -> None:
    filled, said = block(county, "```时间轴\n主题: 养犬\n方向: 从旧到新\n```")
    assert said == []
    assert events(filled.view) == [
        ("2018年", "2018年", "通过 试县养犬办法"),
        ("2019年3月", "2019年3月5日", "发布 试县养犬办法"),
        ("2019年4月", "2019年4月1日", "施行 试县养犬办法"),
        ("2025年1月", "2025年1月10日", "发布 试县养犬管理办法"),
        ("2027年1月", "2027年1月1日", "废止 试县养犬办法"),
        ("2027年1月", "2027年1月1日", "施行 试县养犬管理办法"),
    ]


def test_timeline_options_combine_and_count(county: Path) -> None:
    filled, said = block(county, "```时间轴\n栏目: 政策法规\n单位: 县政府\n年份: 2025\n事件: [发布, 施行]\n条数: 1\n```")
    assert said == []
    assert events(filled.view) == [("2025年1月", "2025年1月10日", "发布 试县养犬管理办法")]


def test_an_index_block_lists_or_groups(county: Path) -> None:
    filled, _ = block(county, "```索引\n栏目: 政策法规\n排序: 标题\n```")
    assert isinstance(filled.view, ListView)
    assert [item.title for item in filled.view.items] == ["试县养犬办法", "试县养犬管理办法"]
    filled, _ = block(county, "```索引\n按: 文种\n栏目: [政策法规, 实施方案]\n```")
    assert isinstance(filled.view, IndexView)
    assert [(group.label, group.total, group.url) for group in filled.view.groups] == [
        ("办法", 2, "kinds/ban-fa/"),
        ("工作方案", 1, "kinds/gong-zuo-fang-an/"),
    ]


def test_a_collection_keeps_its_order_and_is_linked_back(county: Path) -> None:
    text = "```专题\n- 文件: 试政发〔2019〕7号\n  说明: 已被替代。\n- policies/dogs-2025.md\n```"
    filled, said = block(county, text)
    assert said == []
    assert isinstance(filled.view, Collection)
    assert [(g.item.title, g.note) for g in filled.view.gathered] == [("试县养犬办法", "已被替代。"), ("试县养犬管理办法", "")]
    view = read_site(county, TODAY).pages["policies/dogs-2019.md"].view
    assert [(link.text, link.url) for link in getattr(view, "collections")] == [("一页", "page/")]  # noqa: B009


def test_a_map_shows_each_task_with_its_state(county: Path) -> None:
    filled, said = block(county, "```作战图\n方案: 《试县道路畅通工作方案》\n```")
    assert said == []
    assert isinstance(filled.view, BattleMap)
    assert [(bar.title, bar.due.text, bar.state, bar.progress) for bar in filled.view.bars] == [
        ("补齐标线", "2026年3月", TaskState.DONE, "100%"),
        ("清理占道", "2026年6月10日", TaskState.LATE, "70%"),
        ("修好路灯", "2026年6月", TaskState.DONE_LATE, "100%"),
        ("疏通涵洞", "2026年8月", TaskState.UNREPORTED, ""),
        ("建成公园", "2026年", TaskState.AHEAD, ""),
    ]
    assert filled.view.standing == ("文明劝导",)
    widths = [bar.width for bar in filled.view.bars]
    assert widths == sorted(widths)
    assert widths[-1] == 100
    assert filled.view.today and widths[-2] < filled.view.today < 100


def test_the_state_of_a_task_is_what_was_known_on_that_day(county: Path) -> None:
    def states(day: date) -> dict[str, str]:
        catalog = read_site(county, day).catalog
        return {s.task.number: s.state.value for s in standings(catalog, catalog["plans/roads.md"])}

    assert states(date(2026, 2, 15))["1"] == "ahead"
    assert states(date(2026, 3, 15))["1"] == "soon"
    assert states(date(2026, 7, 9))["1"] == "unreported"
    assert states(date(2026, 8, 1)) | {} == {
        "1": "done", "2": "late", "3": "late", "4": "standing", "5": "ahead", "6": "soon",
    }  # fmt: skip


def test_the_deadline_of_every_task_stands_in_the_calendar(site: Site) -> None:
    content = site.files["calendar.ics"]
    assert isinstance(content, bytes)
    told = {str(event["uid"]).partition("@")[0]: event for event in Calendar.from_ical(content).walk("VEVENT")}
    days = {uid.removeprefix("plans/roads-"): event.decoded("dtstart") for uid, event in told.items() if "roads-task" in uid}
    assert days == {
        "task-1": date(2026, 3, 31), "task-2": date(2026, 6, 30), "task-3": date(2026, 6, 10),
        "task-5": date(2026, 12, 31), "task-6": date(2026, 8, 20),
    }  # fmt: skip
    assert str(told["plans/roads-task-3"]["summary"]) == "任务时限：清理占道"


def test_honours_by_year(county: Path) -> None:
    filled, _ = block(county, "```荣誉\n```")
    assert isinstance(filled.view, HonoursView)
    assert [(year.year, [honour.name for honour, _ in year.honours]) for year in filled.view.years] == [
        (2026, ["市级示范点"]),
        (2024, ["县级示范点"]),
    ]


def test_every_block_has_its_partial() -> None:
    folder = Path(__file__).parent.parent / "overrides/partials/blocks"
    assert {file.stem for file in folder.glob("*.html")} == {partial for partial, _ in BLOCKS.values()}


def test_site_timeline_has_a_page_a_year_and_what_is_to_come(site: Site) -> None:
    view = site.pages["timeline.md"].view
    assert isinstance(view, Timeline)
    assert view.year == 2026
    assert [(h.day.text, h.event) for h in view.upcoming] == [("2027年1月1日", "废止"), ("2027年1月1日", "施行")]
    assert [(year.year, year.count, year.url) for year in view.years] == [
        (2026, 4, "timeline/"), (2025, 1, "timeline/2025/"), (2019, 2, "timeline/2019/"), (2018, 1, "timeline/2018/"),
    ]  # fmt: skip
    assert {uri for uri in site.pages if uri.startswith("topics/dogs/timeline")} >= {"topics/dogs/timeline.md"}


@pytest.mark.parametrize(
    ("uri", "titles"),
    [
        ("topics/dogs.md", ["试县养犬管理办法", "试县养犬办法"]),
        ("years/2025.md", ["试县养犬管理办法"]),
        ("kinds/jin-zhan-tong-bao.md", ["十月进展通报", "七月进展通报"]),
        ("numbers/shi-zheng-fa.md", ["试县养犬管理办法", "试县养犬办法"]),
        ("a-z/s.md", ["试县道路畅通工作方案", "试县养犬办法", "试县养犬管理办法", "十月进展通报"]),
        ("status/not-yet-in-force.md", ["试县养犬管理办法"]),
        ("places/chang-zhi-xiang.md", ["文明街"]),
    ],
)
def test_every_way_in_leads_to_its_documents(uri: str, titles: list[str], site: Site) -> None:
    view = site.pages[uri].view
    assert isinstance(view, ValueView)
    assert [item.title for item in view.listing.items] == titles


def test_a_topic_without_documents_still_has_a_page_that_says_so(county: Path) -> None:
    (county / "_data/topics.yml").write_text("- {id: empty, 名称: 空主题}\n", "utf-8")
    view = read_site(county, TODAY).pages["topics/empty.md"].view
    assert isinstance(view, ValueView)
    assert (view.listing.total, view.empty) == (0, "这个主题还没有文件。")


def test_long_lists_are_paged_at_real_addresses(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number in range(250):
        text = f"---\ntitle: 动态{number}\n文种: 动态\n发布日期: 2026-01-05\n---\n正文。\n"
        (tmp_path / f"news/n{number:03}.md").write_text(text, "utf-8")
    pages = read_site(tmp_path, TODAY).pages
    lists = [page for uri, page in pages.items() if uri == "news/index.md" or uri.startswith("news/page/")]
    shown = [item.url for page in lists for item in getattr(page.view, "listing").items]  # noqa: B009
    assert len(shown) == len(set(shown)) == 250
    assert len(lists) > 2
    assert all(len(getattr(page.view, "listing").items) < 100 for page in lists)  # noqa: B009


def test_the_table_for_combining_names_every_document_once(site: Site) -> None:
    packed = site.files["search/documents.bin"]
    assert isinstance(packed, bytes)
    table = json.loads(gzip.decompress(packed))
    assert list(table["facets"]) == list(COMBINED)
    rows = {row[0]: row for row in zip(*table["documents"], strict=True)}
    assert len(rows) == len(table["documents"][0]) == len(site.catalog.entries)
    row = rows["试县道路畅通工作方案"]
    values = [[table["facets"][key][at][1] for at in row[4 + n]] for n, key in enumerate(COMBINED)]
    assert values == [["实施方案"], ["工作方案"], ["现行有效"], ["道路"], ["试县人民政府", "试县文明办"], ["2026年"]]


def test_a_block_within_a_longer_fence_is_an_example() -> None:
    text = "````markdown\n```时间轴\n条数: 3\n```\n````\n\n```索引\n条数: 2\n```\n"
    marked, embeds, _ = take_embeds("page.md", text, 1)
    assert [embed.name for embed in embeds] == ["索引"]
    assert marked.startswith(text.partition("\n\n")[0])


def test_a_block_is_taken_out_and_its_place_kept() -> None:
    text = "前文\n\n```时间轴\n条数: 3\n```\n\n~~~\n```索引\n```\n~~~\n"
    marked, embeds, findings = take_embeds("page.md", text, 10)
    assert findings == []
    assert [(embed.name, str(embed.place)) for embed in embeds] == [("时间轴", "page.md:12:1")], "what stands in another block is an example"
    assert marked.count("\n") == text.count("\n")
    pieces = split_html(f"<p>前文</p>\n{marked.splitlines()[2]}\n<p>后文</p>")
    assert [piece.embed for piece in pieces] == [0, -1]
    assert isinstance(embeds[0], Embed) and isinstance(embeds[0].options, Table)


DEADLINES = [
    ("2024年6月底前", "2024-06-30", "2024年6月"),
    ("6月中旬", "2026-06-20", "2026年6月"),
    ("2月上旬", "2026-02-10", "2026年2月"),
    ("2月底", "2026-02-28", "2026年2月"),
    ("第二季度", "2026-06-30", "2026年6月"),
    ("2025年第三季度", "2025-09-30", "2025年9月"),
    ("2024年12月31日", "2024-12-31", "2024年12月31日"),
    ("2024-12-31前", "2024-12-31", "2024年12月31日"),
    ("年底前", "2026-12-31", "2026年"),
    ("上半年", "2026-06-30", "2026年6月"),
    ("长期坚持", "", ""),
    ("每月25日前", "", ""),
    ("每年12月10日前", "", ""),
    ("2月30日前", None, None),
    ("尽快", None, None),
]


@pytest.mark.parametrize(("text", "due", "shown"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_deadlines_are_as_exact_as_they_are_written(text: str, due: str | None, shown: str | None) -> None:
    read = parse_deadline(text, 2026)
    if due is None:
        assert read is None
    else:
        assert read and (str(read.due or ""), read.when.text if read.when else "") == (due, shown)
        assert read.recurring is (due == "")


READINGS = [
    ("长治市", "C"), ("单县", "S"), ("重庆市", "C"), ("六安市", "L"), ("蚌埠市", "B"), ("乐清市", "Y"), ("乐亭县", "L"), ("浚县", "X"),
    ("会计局", "K"), ("行政审批局", "X"), ("银行业条例", "Y"), ("《长江保护法》", "C"), ("“重点”工作", "Z"), ("2026年要点", "#"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "letter"), READINGS)
def test_titles_stand_under_the_letter_they_are_read_by(title: str, letter: str) -> None:
    assert initial(title) == letter


def test_pinyin_slugs_are_cut_at_a_syllable() -> None:
    assert slug("北京市信访条例") == "bei-jing-shi-xin-fang-tiao-li"
    assert slug("创" * 40, longest=19) == "chuang-chuang"
    assert slug("《》") == ""


def test_titles_sort_by_pinyin() -> None:
    assert sorted(["养犬", "办法", "长治", "单县"], key=sort_key) == ["办法", "长治", "单县", "养犬"]
