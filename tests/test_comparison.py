"""Two versions of a text side by side: what is paired with what, which words are marked, what a reader finds on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from gazette.alignment import Fate, Row, align
from gazette.differences import Stretch, differences
from gazette.model import Document
from gazette.passages import passages
from gazette.site import Site, read_site
from gazette.structure import Structure, read_structure
from gazette.views.comparison import ComparisonView
from gazette.views.document import DocumentView
from gazette.views.versions import pairs_of

A = "为了规范本县公园管理，保护公园设施，方便群众休息，制定本办法。"
B = "公园管理机构应当在入口处公布开放时间、游览须知和投诉电话。"
C = "禁止在公园内采摘花果、攀折树木、捕捉鸟类。"
D = "举办展览、演出等活动的，应当提前十日向公园管理机构提出申请，活动结束后及时清理场地。"
E = "县财政部门应当将公园养护经费列入年度预算，专款专用，接受审计监督。"
F = "违反规定损坏草坪、雕塑或者座椅的，由综合行政执法部门责令赔偿。"


def structure(body: str) -> Structure:
    return read_structure(Document(uri="policies/a.md", title="甲", kind="办法", body=body, body_line=1))


def law(*articles: str) -> Structure:
    numerals = "一二三四五六七八九"
    return structure("\n\n".join(f"第{numerals[at]}条　{text}" for at, text in enumerate(articles)))


def told(rows: Iterable[Row]) -> list[str]:
    """`1→2 moved changed` a row."""
    numerals = "〇一二三四五六七八九"
    lines = []
    for row in rows:
        old, new = (str(numerals.index(side.number[1])) if side else "-" for side in (row.old, row.new))
        lines.append(f"{old}→{new} {row.fate.value}" + (" changed" if row.changed and row.fate is Fate.MOVED else ""))
    return lines


ALIGNMENTS = [
    ("nothing changed", [A, B, C], [A, B, C], ["1→1 unchanged", "2→2 unchanged", "3→3 unchanged"]),
    ("a word changed", [A, B], [A, B.replace("入口处", "大门")], ["1→1 unchanged", "2→2 changed"]),
    ("moved to the end", [A, B, C, D], [A, C, D, B], ["1→1 unchanged", "3→2 moved", "4→3 moved", "2→4 moved"]),
    (
        "moved and edited",
        [A, B, C, D],
        [A, C, D, B.replace("投诉电话", "急救电话")],
        ["1→1 unchanged", "3→2 moved", "4→3 moved", "2→4 moved changed"],
    ),
    (
        "added in the middle, all that follow renumbered",
        [A, B, C, D],
        [A, E, B, C, D],
        ["1→1 unchanged", "-→2 added", "2→3 moved", "3→4 moved", "4→5 moved"],
    ),
    ("removed from the middle", [A, B, C], [A, C], ["1→1 unchanged", "2→- removed", "3→2 moved"]),
    ("removed at the end", [A, B, C], [A, B], ["1→1 unchanged", "2→2 unchanged", "3→- removed"]),
    ("one for another under the same number", [A, B, C], [A, E, C], ["1→1 unchanged", "2→- removed", "-→2 added", "3→3 unchanged"]),
    (
        "split: the greater part stays, the rest is new",
        [A, "举办展览、演出等活动的，应当提前十日向公园管理机构提出申请，活动结束后及时清理场地。\n\n禁止放风筝。", C],
        [A, D, "禁止放风筝。", C],
        ["1→1 unchanged", "2→2 changed", "-→3 added", "3→4 moved"],
    ),
    (
        "merged: the greater part is the one that stays",
        [A, D, "禁止放风筝。", C],
        [A, f"{D}\n\n禁止放风筝。", C],
        ["1→1 unchanged", "2→2 changed", "3→- removed", "4→3 moved"],
    ),
    (
        "the same words twice keep their order",
        ["（略）", B, "（略）"],
        ["（略）", B, "（略）"],
        ["1→1 unchanged", "2→2 unchanged", "3→3 unchanged"],
    ),
    ("nothing in common", [A], [E], ["1→- removed", "-→1 added"]),
    ("all new", [], [A, B], ["-→1 added", "-→2 added"]),
]


@pytest.mark.parametrize(("what", "old", "new", "rows"), ALIGNMENTS, ids=[row[0] for row in ALIGNMENTS])
def test_articles_are_paired(what: str, old: list[str], new: list[str], rows: list[str]) -> None:
    assert told(align(law(*old), law(*new))) == rows


IN_PRINT = [
    ("widths", "设施（含座椅）：共120处，占50%。", "设施(含座椅):共１２０处,占５０％。"),
    ("quotes", "本办法所称“公园”，是指‘绿地’。", "本办法所称「公园」，是指\"绿地\"。"),
    ("blanks", "依照《公园条例》执行。", "依照 《公园条例》　执行。"),
    ("brackets of a number", "依照县政发〔2020〕3号执行。", "依照县政发[2020]3号、".removesuffix("、") + "执行。"),
    ("titles in titles", "《关于〈公园条例〉的决定》", "《关于《公园条例》的决定》"),
    ("marks after item numbers", "下列行为：\n\n（一）放火；\n\n（二）捕鸟。", "下列行为：\n\n(一)、放火；\n\n(二)、捕鸟。"),
    ("a break between paragraphs", "应当申请。\n\n应当清理。", "应当申请。应当清理。"),
    ("emphasis", "应当**提前**申请。", "应当提前申请。"),
    ("zero in dates", "自二〇二〇年起。", "自二○二○年起。"),
]


@pytest.mark.parametrize(("what", "old", "new"), IN_PRINT, ids=[row[0] for row in IN_PRINT])
def test_what_differs_in_print_only_is_unchanged(what: str, old: str, new: str) -> None:
    assert told(align(law(A, old), law(A, new))) == ["1→1 unchanged", "2→2 unchanged"]


def marked(stretches: Iterable[Stretch]) -> str:
    return "".join(f"[{stretch.text}]" if stretch.differs else stretch.text for stretch in stretches).rstrip("\n")


WORDS = [
    ("an enumeration grows", "公安、民政部门", "公安、教育、民政部门", "公安、民政部门", "公安、[教育、]民政部门"),
    ("a sum is one word", "处二十元以上五十元以下罚款", "处五十元以上一百元以下罚款", "处[二十]元以上[五十]元以下罚款", "处[五十]元以上[一百]元以下罚款"),
    ("a day is one word", "自2020年1月1日起施行", "自2024年7月1日起施行", "自[2020年1月1日]起施行", "自[2024年7月1日]起施行"),
    ("the article referred to", "违反第十条规定", "违反第十一条规定", "违反[第十条]规定", "违反[第十一条]规定"),
    ("punctuation that changes the sense", "公园，广场", "公园、广场", "公园[，]广场", "公园[、]广场"),
    ("print beside words", "公园（广场）开放", "公园(广场)免费开放", "公园（广场）开放", "公园(广场)[免费]开放"),
    ("an item more", "下列：\n\n（一）放火。", "下列：\n\n（一）放火；\n\n（二）捕鸟。", "下列：\n（一）放火。", "下列：\n（一）放火[；\n（二）捕鸟]。"),
    ("between two insertions all is kept", "每年评估，评估结果向社会公布", "每年评估，可以委托开展，评估结果于三月底前向社会公布", "每年评估，评估结果向社会公布", "每年评估，[可以委托开展，]评估结果[于三月底前]向社会公布"),
    ("two insertions that read as one", "由法律委员会审议", "由宪法和法律委员会审议", "由法律委员会审议", "由[宪法和]法律委员会审议"),
    ("two deletions that read as one", "由宪法和法律委员会审议", "由法律委员会审议", "由[宪法和]法律委员会审议", "由法律委员会审议"),
    ("chance letters are no island", "由城市管理部门批准", "由公园经营者批准", "由[城市管理部门]批准", "由[公园经营者]批准"),
]


@pytest.mark.parametrize(("what", "old", "new", "left", "right"), WORDS, ids=[row[0] for row in WORDS])
def test_the_words_that_differ_are_marked(what: str, old: str, new: str, left: str, right: str) -> None:
    pair = (passages(law(text))[0] for text in (old, new))
    assert tuple(map(marked, differences(*pair))) == (left, right)


PLAN = "## 一、总体要求\n\n坚持城乡统筹。\n\n## 二、重点任务\n\n（一）修路。修好通村公路，配齐路灯标线。\n\n（二）绿化。沿河种树，沿路种花，每村建一处小公园。\n"
NEXT = "## 一、总体要求\n\n坚持城乡统筹，突出实效。\n\n## 二、组织领导\n\n各乡镇要明确专人负责。\n\n## 三、重点任务\n\n（一）绿化。沿河种树，沿路种花，每村建一处小公园。\n\n（二）修路。修好通村公路，配齐路灯标线和护栏。\n"


def test_a_text_without_articles_is_compared_by_heading_and_paragraph() -> None:
    rows = [(row.passage.text[:4], row.fate.value, row.changed) for row in align(structure(PLAN), structure(NEXT))]
    assert rows == [
        ("总体要求", "unchanged", False),
        ("坚持城乡", "changed", True),
        ("组织领导", "added", False),
        ("各乡镇要", "added", False),
        ("重点任务", "moved", False),
        ("绿化。沿", "moved", False),
        ("修路。修", "moved", True),
    ]


SENTENCES = st.sampled_from([A, B, C, D, E, F, "（略）", B.replace("投诉", "急救"), D.replace("十日", "五日"), f"{C}\n\n{F}"])
LAWS = st.lists(SENTENCES, max_size=9).map(lambda texts: law(*texts))


@settings(deadline=None)
@given(LAWS)
def test_a_text_compared_with_itself_is_unchanged(text: Structure) -> None:
    assert {row.fate for row in align(text, text)} <= {Fate.UNCHANGED}


@settings(deadline=None)
@given(LAWS, LAWS)
def test_every_passage_of_both_stands_once(old: Structure, new: Structure) -> None:
    rows = align(old, new)
    assert [row.new for row in rows if row.new] == list(passages(new))
    assert sorted(row.old.number for row in rows if row.old) == sorted(passage.number for passage in passages(old))


@settings(deadline=None)
@given(LAWS, LAWS)
def test_the_other_way_round_added_is_removed(old: Structure, new: Structure) -> None:
    there, back = (Counter(row.fate for row in align(*pair)) for pair in ((old, new), (new, old)))
    assert (there[Fate.ADDED], there[Fate.REMOVED]) == (back[Fate.REMOVED], back[Fate.ADDED])


@settings(deadline=None)
@given(st.text("公园管理，。、（一二三）“”12 ", max_size=60), st.text("公园管理，。、(一二三)「」12 ", max_size=60))
def test_marking_loses_no_word(old: str, new: str) -> None:
    pair = [passages(law(f"甲{text}"))[0] for text in (old, new)]
    for passage, stretches in zip(pair, differences(*pair), strict=True):
        assert "".join(stretch.text for stretch in stretches).split() == passage.text.split()


HEAD = "title: 试县公园办法\n文种: 办法\n发文机关: 试县人民政府\n"
OLD, MIDDLE, NEW = "policies/park-2015.md", "policies/park-2020.md", "policies/park-2025.md"
ACT, CUT = "policies/act-2020.md", "policies/cut-2018.md"
COUNTY = {
    OLD: f"---\n{HEAD}成文日期: 2015-03-01\n发布日期: 2015-03-10\n施行日期: 2015-05-01\n---\n第一条　{A}\n\n第二条　{B}\n\n第三条　{C}\n",
    MIDDLE: f"---\n{HEAD}成文日期: 2020-02-01\n发布日期: 2020-02-10\n施行日期: 2020-04-01\n---\n第一条　{A}\n\n第二条　{D}\n\n第三条　{B}\n\n第四条　{C}\n",
    NEW: f"---\n{HEAD}成文日期: 2025-06-01\n发布日期: 2025-06-10\n施行日期: 2027-01-01\n---\n第一条　{A}\n\n第二条　{D}\n\n第三条　{C}\n",
    ACT: f"---\ntitle: 关于修改公园办法的决定\n文种: 决定\n成文日期: 2020-01-20\n发布日期: 2020-01-25\n修改: [{OLD}]\n---\n修改如下。\n",
    CUT: f"---\ntitle: 关于清理文件的决定\n文种: 决定\n成文日期: 2018-08-01\n发布日期: 2018-08-08\n废止: ['{OLD}#art-2']\n---\n废止一条。\n",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("park")
    (root / "policies").mkdir()
    for path, text in COUNTY.items():
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def park(county: Path) -> Site:
    return read_site(county, date(2026, 11, 1))


def document(site: Site, uri: str) -> DocumentView:
    view = site.pages[uri].view
    assert isinstance(view, DocumentView)
    return view


def comparison(site: Site, newer: str, older: str) -> ComparisonView:
    view = site.pages[f"policies/{newer}/compare/{older}.md"].view
    assert isinstance(view, ComparisonView)
    return view


def test_neighbours_and_the_newest_with_each_have_a_page() -> None:
    assert pairs_of(("a", "b", "c", "d")) == (("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d"))
    assert pairs_of(("a",)) == ()


def test_a_comparison_counts_every_article_once(park: Site) -> None:
    view = comparison(park, "park-2020", "park-2015")
    assert [(figure.word, figure.count) for figure in view.tally] == [("新增", 1), ("删除", 0), ("修改", 0), ("仅序号调整", 2), ("未变", 1)]
    assert [(row.name, row.words) for row in view.jumps] == [("第二条", ("新增",))]
    assert [link.text for link in view.acts] == ["关于修改公园办法的决定"]
    assert [part.folded for group in view.groups for part in group.parts] == ["第一条", "", "第二条至第三条（新文本第三条至第四条）"]


def test_the_line_of_time_tells_when_each_version_bound(park: Site) -> None:
    versions = [
        (version.name, version.status.value, version.since and version.since.iso, version.until and version.until.iso, version.current)
        for version in document(park, MIDDLE).versions
    ]
    assert versions == [
        ("2015年版", "amended", "2015-05-01", "2020-03-31", False),
        ("2020年版", "in-force", "2020-04-01", "2026-12-31", True),
        ("2025年版", "not-yet-in-force", "2027-01-01", None, False),
    ]


def test_a_superseded_text_leads_to_the_one_in_force(park: Site) -> None:
    view = document(park, OLD)
    assert view.superseded and view.current and view.comparison
    assert view.current.url == "policies/park-2020/"
    assert view.comparison.url == "policies/park-2020/compare/park-2015/"
    assert park.pages[OLD].canonical.endswith("/policies/park-2020/")
    for uri in (MIDDLE, NEW):
        assert not document(park, uri).superseded and park.pages[uri].canonical == ""


def test_the_life_of_a_text_names_each_stage_with_its_papers(park: Site) -> None:
    life = document(park, NEW).life
    stages = [
        (stage.day.iso, stage.event, stage.note, " ".join(link.text for link in (*stage.parts, *stage.papers)), stage.comparison and stage.comparison.url)
        for stage in life
    ]
    made = "试县人民政府"
    assert stages == [
        ("2015-03-01", "成文", made, "", None),
        ("2015-03-10", "发布", "", "", None),
        ("2015-05-01", "施行", "", "", None),
        ("2018-08-01", "部分废止", "", "第二条 关于清理文件的决定", None),
        ("2020-02-01", "成文", made, "关于修改公园办法的决定", "policies/park-2020/compare/park-2015/"),
        ("2020-02-10", "发布", "", "", None),
        ("2020-04-01", "施行", "", "", None),
        ("2025-06-01", "成文", made, "", "policies/park-2025/compare/park-2020/"),
        ("2025-06-10", "发布", "", "", None),
        ("2027-01-01", "施行", "", "", None),
    ]
    assert [stage.event for stage in life if stage.future] == ["施行"]
    assert life == document(park, OLD).life


def test_a_history_told_again_and_an_act_that_names_the_title(tmp_path: Path) -> None:
    events = ["{日期: 2010-01-05, 事项: 通过, 说明: 第一次会议}", "{日期: 2014-03-05, 事项: 修正, 说明: 第九次会议}", "{日期: 2020-06-05, 事项: 修订, 说明: 第二十次会议}"]
    (tmp_path / "policies").mkdir()
    for number in (1, 2, 3):
        history = f"沿革: [{', '.join(events[:number])}]\n施行日期: 2010-03-01\n"
        (tmp_path / f"policies/v{number}.md").write_text(f"---\ntitle: 甲条例\n文种: 法规\n{history}---\n第一条　{A}\n", "utf-8")
    act = "---\ntitle: 修改甲条例的决定\n文种: 决定\n沿革: [{日期: 2014-03-05, 事项: 通过}]\n修改: 《甲条例》\n---\n修改如下。\n"
    (tmp_path / "policies/act.md").write_text(act, "utf-8")
    life = document(read_site(tmp_path, date(2026, 1, 1)), "policies/v1.md").life
    assert [(stage.day.iso, stage.event, [paper.url for paper in stage.papers], stage.version and stage.version.text) for stage in life] == [
        ("2010-01-05", "通过", [], "2010年版"),
        ("2010-03-01", "施行", [], None),
        ("2014-03-05", "修正", ["policies/act/"], "2014年修正版"),
        ("2020-06-05", "修订", [], "2020年修订版"),
    ]


def test_a_text_partly_repealed_names_what_is_gone(county: Path) -> None:
    view = document(read_site(county, date(2019, 1, 1)), OLD)
    assert view.status.value == "partly-repealed"
    assert [(part.text, part.url) for part in view.parts] == [("第二条", "policies/park-2015/#art-2")]


def test_superseded_texts_stand_last_by_title_and_in_their_place_by_date(park: Site) -> None:
    by_title = park.pages["a-z/s.md"].view.listing.items  # type: ignore[attr-defined]
    assert [item.url for item in by_title] == ["policies/park-2025/", "policies/park-2020/", "policies/park-2015/"]
    column = park.pages["policies/index.md"].view.listing.items  # type: ignore[attr-defined]
    assert [item.date.iso for item in column] == sorted((item.date.iso for item in column), reverse=True)


LAW = "policies/wenming-xingwei-cujin-tiaoli"
PAGE = f"{LAW}-2024/compare/wenming-xingwei-cujin-tiaoli-2021/index.html"


def test_the_built_page_leads_to_every_article_of_both_versions(demo: Path) -> None:
    page = html.parse(demo / PAGE)
    links = {urljoin(f"/{PAGE}", str(href)) for href in page.xpath("//main//a/@href")}
    for year, articles in ((2021, 52), (2024, 60)):
        assert {f"/{LAW}-{year}/#art-{number}" for number in range(1, articles + 1)} <= links


def test_the_built_document_leads_to_its_comparison_and_its_current_text(demo: Path) -> None:
    old = html.parse(demo / f"{LAW}-2021/index.html")
    (canonical,) = old.xpath("//link[@rel='canonical']/@href")
    assert str(canonical).endswith(f"/{LAW}-2024/")
    assert old.xpath("//article[@data-superseded]")
    assert old.xpath("//*[contains(@class, 'is-ended')]//a[contains(@href, '/compare/')]")
    new = html.parse(demo / f"{LAW}-2024/index.html")
    assert str(new.xpath("//link[@rel='canonical']/@href")[0]).endswith(f"/{LAW}-2024/")
    assert not new.xpath("//article[@data-superseded]")
