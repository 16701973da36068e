"""Citations in running text: for each form what is linked and where it leads, and what must stay plain text.

In a row `[words](place)` is a link; everything else must stay text. Places: `law` is the text in force when the citing paper was
made, `old` and `new` the versions before and after it, `rule` an ordinance, `plan` a paper without articles, `#…` the
citing paper itself.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from audit_citations import Audit
from conftest import mkdocs_build
from gazette.catalog import Catalog
from gazette.citations.pinning import place_name
from gazette.site import read_site

TODAY = date(2026, 11, 1)
LAW = """## 第一章 总则

第一条 甲。

乙。

第二条 有下列情形之一的：

（一）甲；

（二）乙：

1.子；

2.丑；

（三）丙。

丁。

第三条 甲。

### 第一节 别的

第四条 甲。

第四条之一 甲。

## 第二章 附则

第五条 甲。
"""
PAPERS = {
    "old": ("中华人民共和国清水法", "法规", "成文日期: 2010-03-01\n施行日期: 2010-06-01", LAW),
    "law": ("中华人民共和国清水法", "法规", "成文日期: 2016-03-01\n施行日期: 2016-06-01", LAW),
    "new": ("中华人民共和国清水法（2020年修正）", "法规", "成文日期: 2020-03-01\n施行日期: 2020-06-01", LAW),
    "rule": ("青禾县实施《中华人民共和国清水法》办法", "规章", "发文字号: 青政发〔2015〕65号\n成文日期: 2015-01-01", LAW),
    "trial": ("青禾县湿地管理办法（试行）", "办法", "成文日期: 2015-01-01", LAW),
    "issued": ("关于印发《青禾县湿地保护方案》的通知", "通知", "发文字号: 青政办发〔2014〕7号\n成文日期: 2014-01-01", LAW),
    "plan": ("青禾县湿地规划", "规划", "成文日期: 2015-01-01", "## 第一章 形势\n\n甲。\n\n## 第二章 任务\n\n乙。\n"),
}
OWN = """第一条 甲。

第二条 甲：

（一）甲；

（二）乙。

丙。

第三条 甲。

乙：

（一）甲；

（二）乙。

{text}

第四条 甲。

## 第二章 附则

第五条 甲。
"""
FORMS = [
    # 《标题》
    ("依照[《中华人民共和国清水法》](law)执行。", "title"),
    ("依照[《清水法》](law)执行。", "the state's name left out"),
    ("依照[《青禾县实施〈中华人民共和国清水法〉办法》](rule)执行。", "〈〉 inside"),
    ("依照[《青禾县实施《清水法》办法》](rule)执行。", "《》 inside, the state's name left out there"),
    ("依照[《青禾县实施<清水法>办法》](rule)执行。", "angle brackets inside"),
    ("依照[《清水法》](law)[《青禾县湿地规划》](plan)和《浑水法》。", "titles in a row, one unknown"),
    ("依照[《中华人民共和国清水法》](new)（2020年修正）执行。", "version behind the title"),
    ("依照[《清水法（2010年修订）》](old)执行。", "version inside the title"),
    ("依照[《清水法（2020修正）》](new)执行。", "version without 年"),
    ("依照[《青禾县湿地管理办法》](trial)（试行）[第二条](trial#art-2)。", "（试行） behind the title"),
    ("依照[《清水法》](law)（以下简称[《水法》](law)），又[《水法》](law)[第一条](law#art-1)。", "short name in 《》"),
    ("[《清水法》](law)[《青禾县湿地规划》](plan)（以下简称[《清水法》](law)[《规划》](plan)）", "two short names in one bracket"),
    ("依照[《清水法》](law)（以下简称水法），又依照水法[第一条](law#art-1)。", "short name bare"),
    ("依照[《青禾县湿地规划》](plan)（以下简称“本规划”），按照本规划[第二章](plan#ch-2)。", "本规划 defined"),
    # 〔2018〕65号
    ("依照[青政发〔2015〕65号](rule)文件。", "number"),
    ("依照[青政发[2015]65号](rule)、[青政发（2015）第065号](rule)文件。", "wrong brackets, 第, leading zero"),
    ("依照[青政发﹝2015﹞65号](rule)文件。", "small brackets"),
    ("[《青禾县实施〈清水法〉办法》](rule)（[青政发〔2015〕65号](rule)）[第一条](rule#art-1)。", "title, number, article"),
    ("依照省青政发〔2015〕65号、青政发〔2015〕66号。", "another office, another number"),
    ("[《湿地保护》](issued)（[青政办发〔2014〕7号](issued)）[第一条](issued#art-1)", "a title only its number tells"),
    ("[《青禾县湿地保护方案》](issued)[第一条](issued#art-1)", "what a 通知 carries"),
    # 条款项目
    ("[《清水法》](law)[第二条第一款第（二）项](law#art-2-p1-i2)", "款 and 项"),
    ("[《清水法》](law)[第二条第二项第1目](law#art-2-p1-i2-m1)", "项 without 款, 目"),
    ("[《清水法》](law)[第2条第（3）项](law#art-2-p1-i3)", "digits"),
    ("[《清水法》](law)[第四条之一](law#art-4-1)", "第四条之一"),
    ("[《清水法》](law)**[第三条](law#art-3)**", "emphasis between"),
    ("[《清水法》](law)的[第三条](law#art-3)", "的 between"),
    ("[《清水法》](law)[第一章](law#ch-1)、[第一章第一节](law#ch-1-s1)", "章 and 节"),
    ("[《清水法》](law)[第三条第二款](law#art-3)", "a 款 the text has not: the article"),
    ("[《清水法》](law)第九条、[第三条](law#art-3)", "an article the text has not"),
    # lists and ranges
    ("[《清水法》](law)[第一条](law#art-1)、[第三条](law#art-3)和[第四条](law#art-4)", "list"),
    ("[《清水法》](law)[第一条第二款](law#art-1-p2)、[第二条](law#art-2)", "list of different depth"),
    ("[《清水法》](law)[第一条第一款](law#art-1-p1)、[第二款](law#art-1-p2)", "款 of the same article"),
    ("[《清水法》](law)[第一条第一](law#art-1-p1)、[二款](law#art-1-p2)", "第一、二款"),
    ("[《清水法》](law)[第二条第（一）](law#art-2-p1-i1)、[（三）项](law#art-2-p1-i3)", "第（一）、（三）项"),
    ("[《清水法》](law)[第一条](law#art-1)至[第三条](law#art-3)", "range"),
    ("[《清水法》](law)[第一](law#art-1)至[三条](law#art-3)", "range with one 条"),
    ("违反[《清水法》](law)[第一条](law#art-1)规定，[第三条](law#art-3)规定", "list with words between"),
    ("依照[《清水法》](law)[第一条](law#art-1)和本条例[第二条](#art-2)", "two texts in a list"),
    # what points back
    ("违反本条例[第二条第二款](#art-2-p2)规定", "本条例"),
    ("违反本法[第二条](#art-2)规定", "a 条例 that calls itself 本法"),
    ("违反[第二条](#art-2)、[第四条](#art-4)规定的", "bare"),
    ("[前款](#art-3-p2)规定、[前款第（一）项](#art-3-p2-i1)", "前款"),
    ("[前两款](#art-3-p1)规定", "前两款"),
    ("[前条](#art-2)规定，[前条第二款](#art-2-p2)", "前条"),
    ("[本条第一款](#art-3-p1)、[第二款](#art-3-p2)", "本条"),
    ("依照[第二款](#art-3-p2)的规定", "款 of the same article"),
    ("依照本条例[第二章](#ch-2)", "own chapter"),
    ("依照[《清水法》](law)执行。按照该法[第三条](law#art-3)、同法[第四条](law#art-4)", "该法, 同法"),
    ("[《清水法》](law)和[《青禾县湿地规划》](plan)，按照该法[第三条](law#art-3)", "该法 behind another title"),
    ("违反清水法[第三条](law#art-3)的", "a law named without 《》"),
]
PLAIN = [
    ("读《平凡的世界》第一条、第二条。", "a book, and its articles are not the paper's own"),
    ("《浑水法》第三条、第四条第一款和第五条", "a text that is not here"),
    ("《浑水法》（以下简称《水法》）规定，《水法》第三条、水法第三条", "a short name of a text that is not here"),
    ("《浑水法》规定，该法第三条", "该法 of a text that is not here"),
    ("违反浑水法第三条", "a law not here without 《》"),
    ("违反浊清水法第三条、大清水法第四条", "a longer name that ends alike"),
    ("走第三条道路，修第二条公路，依照第三条路线", "roads"),
    ("合同约定：“第一条 甲方依照第二条、本合同第三条付款。”", "a contract quoted"),
    ("规定：“依照本法第三条、前款、本条例第二条”", "another text quoted"),
    ("依照合同第三条、协议第一条", "a contract"),
    ("违反《浑水法》的规定，依照第三条处罚", "bare behind another text: nobody knows whose"),
    ("依照第三十条、本条例第九十九条", "articles it has not"),
    ("在此之前条件不变，以前项目、目前款项", "words that look like 前条, 前项, 前款"),
    ("（2018）浙01民初65号判决", "a court's number"),
    ("`《清水法》第三条`", "code"),
    ("[《清水法》第三条](../plans/plan.md)", "inside a link"),
    ("[《清水法》第三条][x]\n\n[x]: ../plans/plan.md", "inside a reference link"),
    ("![《清水法》第三条](a.png \"《清水法》\")", "an image's words"),
    ("<a href=\"../plan/\" title=\"《清水法》\">《清水法》第三条</a>", "inside a tag's link"),
    ("<a href=\"../plan/\">见《清水法》</a>第三条", "behind a tag's link"),
    ("<code>《清水法》", "code left open"),
    ("<!-- 《清水法》第三条 -->", "a comment"),
    ("<span title=\"《清水法》第三条\">甲</span>", "an attribute"),
    ("```\n《清水法》第三条\n```", "a fence"),
    ("## 贯彻《清水法》第三条", "a heading"),
    ("> 依照本条例第二条", "a quotation"),
    ("《清水法", "an open bracket"),
    ("《》第三条、《　》第三条", "a title left out"),
    ("第条、第〇条、前条例、本条例第条", "no numbers"),
]
SHOWN = re.compile(r"(?<!!)\[((?:[^\[\]]|\[\d{4}\])*)\]\(([a-z]*(?:#[a-z0-9-]+)?)\)")


def write(root: Path, text: str, *, own: str = OWN, extra: str = "") -> Path:
    for name, (title, kind, front, body) in PAPERS.items():
        path = root / f"{'plans' if name == 'plan' else 'policies'}/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {title}\n文种: {kind}\n{front}\n---\n{body}", "utf-8")
    front = f"title: 青禾县引水条例\n文种: 法规\n成文日期: 2018-03-01\n{extra}"
    (root / "policies/own.md").write_text(f"---\n{front}\n---\n{own.format(text=text)}", "utf-8")
    return root


def catalog(root: Path, text: str, own: str = OWN) -> Catalog:
    return read_site(write(root, text, own=own), TODAY).catalog


def as_shown(read: Catalog) -> list[tuple[str, str]]:
    """Words and place of every link in the citing paper, in order."""
    entry = read["policies/own.md"]
    links = [mention for mention in entry.mentions.each if mention.uri]
    links = [m for m in links if entry.structure.elements[m.element].role != "heading"]
    return [
        (entry.structure.elements[m.element].text[m.start : m.end], name(m.uri) + (f"#{m.anchor}" if m.anchor else ""))
        for m in links
    ]


def name(uri: str) -> str:
    return uri.rpartition("/")[2].removesuffix(".md").replace("own", "")


@pytest.mark.parametrize(("row", "what"), FORMS, ids=[row[1] for row in FORMS])
def test_forms(row: str, what: str, tmp_path: Path) -> None:
    read = catalog(tmp_path, SHOWN.sub(r"\1", row))
    assert as_shown(read) == [(found[1], found[2]) for found in SHOWN.finditer(row)]


@pytest.mark.parametrize(("text", "what"), PLAIN, ids=[row[1] for row in PLAIN])
def test_what_stays_text(text: str, what: str, tmp_path: Path) -> None:
    assert as_shown(catalog(tmp_path, text)) == []


OLD_FRONT = "title: 青禾县引水条例\n文种: 法规\n成文日期: 2012-01-01\n"


def test_a_text_that_names_its_own_title_means_the_version_before_it(tmp_path: Path) -> None:
    write(tmp_path, "2012年的《青禾县引水条例》同时废止。")
    (tmp_path / "policies/before.md").write_text(f"---\n{OLD_FRONT}---\n第一条 甲。\n", "utf-8")
    assert as_shown(read_site(tmp_path, TODAY).catalog) == [("《青禾县引水条例》", "before")]


def test_a_paper_that_refers_to_a_version_cites_that_version(tmp_path: Path) -> None:
    write(tmp_path, "《清水法》第一条", extra="依据: [policies/new.md]\n")
    assert as_shown(read_site(tmp_path, TODAY).catalog) == [("《清水法》", "new"), ("第一条", "new#art-1")]


def test_one_title_of_two_offices_is_that_of_the_citing_one_or_of_none(tmp_path: Path) -> None:
    write(tmp_path, "按《议事规则》第一条。", extra="发文机关: 乙局\n")
    for office in ("甲局", "乙局"):
        front = f"title: 议事规则\n文种: 规定\n发文机关: {office}\n成文日期: 2010-01-01"
        (tmp_path / f"policies/{'a' if office == '甲局' else 'b'}.md").write_text(f"---\n{front}\n---\n第一条 甲。\n", "utf-8")
    assert as_shown(read_site(tmp_path, TODAY).catalog) == [("《议事规则》", "b"), ("第一条", "b#art-1")]
    third = (tmp_path / "policies/own.md").read_text("utf-8").replace("发文机关: 乙局", "发文机关: 丙局")
    (tmp_path / "policies/own.md").write_text(third, "utf-8")
    assert as_shown(read_site(tmp_path, TODAY).catalog) == []


ORDINARY = """各乡镇：

一、依照《清水法》第三条、第三条第一款，第五条不再适用，本条例第一条、前款。

| 事项 | 依据 |
|---|---|
| 甲 | 《清水法》第一条 |

- 见《清水法》第三条。
"""


def test_a_paper_without_articles_links_only_what_names_its_text(tmp_path: Path) -> None:
    read = catalog(tmp_path, "", own=ORDINARY)
    assert as_shown(read) == [
        ("《清水法》", "law"), ("第三条", "law#art-3"), ("第三条第一款", "law#art-3-p1"), ("第五条", "law#art-5"),
        ("《清水法》", "law"), ("第一条", "law#art-1"),
        ("《清水法》", "law"), ("第三条", "law#art-3"),
    ]  # fmt: skip


def test_what_is_cited_is_counted_by_title_and_place(tmp_path: Path) -> None:
    read = catalog(tmp_path, "依照《清水法》第一条至第三条、《浑水法》第九条，《浑水法》，《清水法》，本条例第一条。")
    cites = {(c.title, name(c.uri), c.anchor): c.count for c in read["policies/own.md"].cites.each}
    law = "中华人民共和国清水法"
    assert cites == {
        (law, "law", "art-1"): 1, (law, "law", "art-2"): 1, (law, "law", "art-3"): 1, (law, "law", ""): 1,
        ("浑水法", "", ""): 2,
    }  # fmt: skip
    assert {(c.anchor, c.source) for c in read["policies/law.md"].cited.each} == {
        ("art-1", "art-3"), ("art-2", "art-3"), ("art-3", "art-3"), ("", "art-3"),
    }  # fmt: skip
    assert [(c.anchor, name(c.uri), c.source) for c in read["policies/own.md"].cited.each] == [("art-1", "", "art-3")]


@pytest.mark.parametrize(
    ("anchor", "said"),
    [("art-12-p2-i3", "第十二条第二款第三项"), ("art-103-1", "第一百零三条之一"), ("part-2-ch-10", "第二编第十章"), ("ch-2-s1", "第二章第一节"), ("art-2-p1-i2-m1", "第二条第一款第二项第一目"), ("art-20_2", "第二十条"), ("task-3", "task-3")],
)  # fmt: skip
def test_places_are_named_as_they_are_cited(anchor: str, said: str) -> None:
    assert place_name(anchor) == said


BUILT = """依照《清水法》第二条第二项、《浑水法》第一条和**本条例第二条**，见[《清水法》](law.md)。

<table><tr><td>《清水法》第一条</td></tr></table>
"""


def test_links_lists_and_counts_in_the_built_pages(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = mkdocs_build(site, docs=write(tmp_path / "docs", BUILT), env={"SITE_URL": "https://portal.example/a/b/"})
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    page = (site / "policies/own/index.html").read_text("utf-8")
    body, after = page.split('class="gz-after"')
    assert re.findall(r'<a class="gz-cite" href="([^"]+)">([^<]+)</a>', body) == [
        ("../law/", "《清水法》"),
        ("../law/#art-2-p1-i2", "第二条第二项"),
        ("#art-2", "第二条"),
        ("../law/", "《清水法》"),
        ("../law/#art-1", "第一条"),
    ]
    assert body.count('<a class="gz-now" href="../new/" aria-label="现行2020年版"') == 2
    assert re.search(r'id="art-2".*?<a [^>]*data-times="1"[^>]*></a><p', body, re.S)
    assert "《浑水法》" in after.split("本站未收录")[1][:20]
    law = (site / "policies/law/index.html").read_text("utf-8").split('class="gz-after"')[1]
    place = law.split('id="cited-art-2"')[1].split("</div>")[0]
    assert ("被 1 处引用" in place, "../own/#art-3" in place, "青禾县引水条例" in place) == (True, True, True)
    known = {d["uri"]: d for d in json.loads((site / "catalog.json").read_text("utf-8"))["documents"]}
    cites = known["policies/own.md"]["cites"]
    assert {"title": "中华人民共和国清水法", "uri": "policies/law.md", "anchor": "art-2-p1-i2", "count": 1} in cites
    assert {"title": "浑水法", "uri": None, "anchor": None, "count": 1} in cites


def test_the_demo_county_withstands_the_audit(demo: Path) -> None:
    audit = Audit(demo)
    audit.run()
    assert audit.linked.of > 20
    assert [what for share in audit.shares for what in share.short or []] == []
