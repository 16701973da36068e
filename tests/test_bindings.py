"""解读 bound to articles: which 第N条 of a running text means the policy, where the page shows it, and what is asked of both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gazette.findings import Finding
from gazette.mentions import find_mentions
from gazette.site import Site, read_site
from gazette.views.document import DocumentView
from gazette.views.portal import ColumnView

LAW = "试县养犬管理条例"
DECISION = "关于修改《试县养犬管理条例》的决定"

MENTIONS = [
    ("第十二条怎么理解", ["art-12"]),
    ("问：第十二条第二款第（三）项是什么意思？", ["art-12"]),
    ("根据第五条之一，", ["art-5-1"]),
    ("第6条规定", ["art-6"]),
    ("第六条、第八条和第十条", ["art-6", "art-8", "art-10"]),
    ("第三条至第六条共四条", ["art-3", "art-4", "art-5", "art-6"]),
    ("本条例第七条", ["art-7"]),
    ("条例第七条", ["art-7"]),
    ("违反条例第七条", ["art-7"]),
    ("《试县养犬管理条例》第七条", ["art-7"]),
    ("《试县养犬管理条例》（试人发〔2025〕1号）第七条", ["art-7"]),
    ("养犬管理条例第七条", ["art-7"]),
    ("《动物防疫法》第三十条", []),
    ("行政处罚法第三十三条", []),
    ("治安管理处罚条例第七条", []),
    ("原第二十一条并入第二十二条", ["art-22"]),
    ("修改前的第九条", []),
    ("原条例第九条", []),
    ("走第三条道路", []),
    ("开辟第二条生产线", []),
    ("一条意见", []),
]


@pytest.mark.parametrize(("text", "anchors"), MENTIONS, ids=[text for text, _ in MENTIONS])
def test_an_article_of_the_policy_named_in_a_text(text: str, anchors: list[str]) -> None:
    assert [anchor for _, anchor in find_mentions(text, (LAW,))] == anchors


OF_SEVERAL = [
    ("第七条", []),
    ("《试县养犬管理条例》第七条", [(LAW, "art-7")]),
    ("养犬管理条例第七条", [(LAW, "art-7")]),
    ("《试县犬只收容办法》第二条", [("试县犬只收容办法", "art-2")]),
    ("《试县猫只收容办法》第二条", []),
]


@pytest.mark.parametrize(("text", "meant"), OF_SEVERAL, ids=[text for text, _ in OF_SEVERAL])
def test_of_several_policies_only_the_named_one_is_meant(text: str, meant: list[tuple[str, str]]) -> None:
    assert list(find_mentions(text, (LAW, "试县犬只收容办法"))) == meant


ARTICLES = "\n\n".join(f"第{number}条　公民养犬应当守规矩之{number}。" for number in "一二三四五六")
PAPERS = {
    "policies/dogs.md": f"title: {LAW}\n文种: 法规\n---\n{ARTICLES}\n",
    "policies/cats.md": "title: 试县猫只规定\n文种: 规定\n---\n第一条　市民不得弃猫。\n",
    "interpretations/qa.md": """title: 养犬十问
文种: 问答
解读: [《试县养犬管理条例》]
---
### 问：第二条管不管农村？

答：管。收容见《试县犬只收容办法》第三条。

### 问：罚款多少？

答：依照第四条和第九条处理，参见第二条。
""",
    "interpretations/whole.md": """title: 一图读懂《试县养犬管理条例》
文种: 图解
解读: ["policies/dogs.md#art-4", "policies/dogs.md#art-6-p1", "policies/dogs.md#ch-1"]
---
![养犬先登记，出门要牵绳](../files/dogs.svg)

1. 登记（第二条）：到派出所办。
""",
    "interpretations/above.md": """title: 上下两级规定怎么看
文种: 文字解读
解读: [policies/cats.md, 《动物防疫规定》]
---
第一条最要紧。
""",
    "interpretations/two.md": """title: 新规解读
文种: 文字解读
解读: [policies/dogs.md, policies/cats.md]
---
一、养犬

第五条最要紧。《试县猫只规定》第一条管猫。
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("docs")
    for path, text in PAPERS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"---\n{text}", "utf-8")
    return read_site(root, date(2026, 11, 1))


def readings(site: Site, uri: str) -> dict[str, list[tuple[str, str]]]:
    view = site.pages[uri].view
    assert isinstance(view, DocumentView)
    return {row.head.text: [(link.text, link.url) for link in row.links] for row in view.readings}


def test_a_policy_lists_its_articles_with_the_sections_that_speak_of_them(site: Site) -> None:
    whole, qa = "interpretations/whole/", "interpretations/qa/"
    assert {number: set(sections) for number, sections in readings(site, "policies/dogs.md").items()} == {
        "第二条": {
            ("第二条管不管农村？（问答）", f"{qa}#问-第二条管不管农村"),
            ("罚款多少？（问答）", f"{qa}#问-罚款多少"),
            ("登记（图解）", f"{whole}#sec-1"),
        },
        "第四条": {("罚款多少？（问答）", f"{qa}#问-罚款多少"), ("《一图读懂〈试县养犬管理条例〉》", whole)},
        "第六条": {("《一图读懂〈试县养犬管理条例〉》", whole)},
    }
    assert list(readings(site, "policies/dogs.md")) == ["第二条", "第四条", "第六条"]


def test_a_reading_leads_back_to_the_articles(site: Site) -> None:
    assert readings(site, "interpretations/qa.md") == {
        "第二条管不管农村？": [("第二条", "policies/dogs/#art-2")],
        "罚款多少？": [("第二条", "policies/dogs/#art-2"), ("第四条", "policies/dogs/#art-4")],
    }
    assert readings(site, "interpretations/above.md") == {}
    assert readings(site, "interpretations/two.md") == {"养犬": [("第一条", "policies/cats/#art-1")]}


def test_a_paper_that_points_at_several_articles_is_listed_once(site: Site) -> None:
    view = site.pages["policies/dogs.md"].view
    assert isinstance(view, DocumentView)
    (group,) = [group for group in view.relations if group.relation == "interpreted-by"]
    assert sorted(item.title for item in group.items) == ["一图读懂《试县养犬管理条例》", "养犬十问", "新规解读"]


def test_the_column_says_which_policy_each_paper_interprets(site: Site) -> None:
    view = site.pages["interpretations/index.md"].view
    assert isinstance(view, ColumnView)
    assert view.notes["interpretations/two/"] == "解读《试县养犬管理条例》《试县猫只规定》"


SILENT = ["", "图片", "图1", "dogs.png", "dogs", "IMG_2024", "微信图片_20240601", "……"]
TOLD = ["养犬先登记，出门要牵绳", "图解：三步办理登记", "图1 登记流程：申请、审核、领牌"]


@pytest.mark.parametrize(("alt", "told"), [*((alt, False) for alt in SILENT), *((alt, True) for alt in TOLD)])
@pytest.mark.parametrize("form", ["![{alt}](../files/dogs.png)", '<img src="../files/dogs.png" alt="{alt}">'])
def test_a_picture_must_say_what_it_shows(tmp_path: Path, form: str, alt: str, told: bool) -> None:
    assert [finding.code for finding in picture(tmp_path, form.format(alt=alt))] == ([] if told else ["I101"])


ELSEWHERE = [
    "![](a.png)\n\n<details><summary>文字版</summary>\n<p>养犬先登记。</p>\n</details>",
    "![](a.png)\n\n## 图解文字说明\n\n养犬先登记。",
    "```\n![](a.png)\n```",
    "没有图。",
]


@pytest.mark.parametrize("body", ELSEWHERE)
def test_a_picture_told_elsewhere_is_told(tmp_path: Path, body: str) -> None:
    assert picture(tmp_path, body) == []


def picture(root: Path, body: str) -> list[Finding]:
    (root / "interpretations").mkdir()
    (root / "interpretations/a.md").write_text(f"---\ntitle: 一图读懂\n文种: 图解\n---\n{body}\n", "utf-8")
    return [finding for finding in read_site(root, date(2026, 11, 1)).findings if finding.code == "I101"]


DUTIES = [
    ("文种: 办法", "养犬人应当登记。", True),
    ("文种: 通告", "禁止个人燃放。", True),
    ("文种: 法规", "对经营者未按规定登记的，处二百元罚款。", True),
    ("文种: 法规", "任何单位和个人不得占用。", True),
    ("文种: 意见", "养犬人应当登记。", False),
    ("文种: 办法", "县公安局应当登记。居民委员会应当协助。业主管部门不得推诿。", False),
    ("文种: 办法", "公民有权举报。主管部门应当受理。", False),
    ("文种: 办法\n有效期至: 2025-01-01", "养犬人应当登记。", False),
]


@pytest.mark.parametrize(("front", "body", "asked"), DUTIES, ids=[f"{front} {body}" for front, body, _ in DUTIES])
def test_a_text_that_binds_the_public_asks_for_a_reading(tmp_path: Path, front: str, body: str, asked: bool) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies/a.md").write_text(f"---\ntitle: 试县办法\n{front}\n---\n{body}\n", "utf-8")
    findings = read_site(tmp_path, date(2026, 11, 1)).findings
    assert [finding.code for finding in findings] == (["I102"] if asked else [])


def test_only_the_countys_own_texts_are_asked_for_where_units_are_known(tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/units.yml").write_text("- {id: xian, 名称: 试县人民政府}\n", "utf-8")
    (tmp_path / "policies").mkdir()
    for name, issuer in (("own", "试县人民政府"), ("above", "试省人民代表大会")):
        front = f"title: {name}办法\n文种: 办法\n发文机关: {issuer}"
        (tmp_path / f"policies/{name}.md").write_text(f"---\n{front}\n---\n养犬人应当登记。\n", "utf-8")
    findings = [finding for finding in read_site(tmp_path, date(2026, 11, 1)).findings if finding.code == "I102"]
    assert [finding.place.path for finding in findings] == ["policies/own.md"]
