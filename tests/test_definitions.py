"""Terms a text defines itself, in every form laws use, what is no definition, and what the page makes of both."""

from __future__ import annotations

import pytest
from lxml import html
from markdown import Markdown

from gazette.definitions import Definition, find_definitions
from gazette.marked import to_markdown
from gazette.model import Document
from gazette.reading import Note, reading_marks
from gazette.structure import Structure, read_structure


def structure(body: str) -> Structure:
    return read_structure(Document(uri="policies/a.md", title="某条例", kind="法规", body=body, body_line=5))


def definitions(body: str) -> tuple[Definition, ...]:
    return find_definitions(structure(body))


def page(body: str, *notes: Note) -> html.HtmlElement:
    read = structure(body)
    markdown = Markdown(extensions=["tables", "attr_list", "md_in_html", "footnotes", "gazette.markup", "gazette.reading"])
    text = markdown.convert(to_markdown(read) + reading_marks(find_definitions(read), notes))
    return html.fragment_fromstring(text, create_parent="main")


def uses(body: str) -> list[tuple[str, str]]:
    """Every link to a definition: the article it stands in, and its words."""
    links = page(body).xpath("//a[@class='gz-term']")
    return [(next(iter(link.xpath("ancestor::div/@id")), ""), link.text) for link in links]


FORMS = [
    ("第二条　本条例所称夜市，是指夜间经营的集市。", ["夜市"]),
    ("第二条　本办法所称的夜市是指夜间经营的集市。", ["夜市"]),
    ("第二条　本法所称夜市，指夜间经营的集市。", ["夜市"]),
    ("第二条　本实施细则所称“夜市”，系指夜间经营的集市。", ["夜市"]),
    ("第二条　本规定所指夜市，包括固定夜市和临时夜市。", ["夜市"]),
    ("第二条　本条例所称夜间流动摊点（以下简称摊点），是指无固定场所的经营点。", ["夜间流动摊点", "摊点"]),
    ("第二条　本条例所称夜市，是指夜间的集市；所称摊点，是指其中的经营点。", ["夜市", "摊点"]),
    ("第二条　摊点应当有序。本条例所称摊点，是指经营点。", ["摊点"]),
    ("第九条　本条例下列用语的含义：\n\n（一）夜市，是指夜间的集市；\n\n（二）“摊点”指其中的经营点；\n\n（三）摊主：摊点的经营人。", ["夜市", "摊点", "摊主"]),
    ("第九条　本办法有关术语的定义是：\n\n夜市，是指夜间的集市。\n\n摊点，是指其中的经营点。", ["夜市", "摊点"]),
    ("一、本通告所称夜市，是指夜间经营的集市。", ["夜市"]),
]


@pytest.mark.parametrize(("body", "terms"), FORMS, ids=[body[:24] for body, _ in FORMS])
def test_a_definition_in_each_form(body: str, terms: list[str]) -> None:
    assert [name for definition in definitions(body) for name in definition.names] == terms


NOT_DEFINITIONS = [
    "第二条　本条例所称以上、以下，包括本数。",
    "第二条　企业管理法第九条所称职工，是指在册人员。",
    "第二条　《夜市条例》所称夜市，是指夜间的集市。",
    "第二条　本条例所称情形由主管部门认定。",
    "第二条　本法所称机关指派人员到场。",
    "第二条　夜市，是指夜间的集市。",
    "第二条　依法处理的案件是指下列案件。",
    "二、第二条修改为：“本条例所称夜市，是指夜间的集市。”",
    "第九条　申请时提交下列材料：\n\n（一）身份证明：原件；\n\n（二）夜市方案，是指书面方案。",
    "```\n本条例所称夜市，是指夜间的集市。\n```",
]


@pytest.mark.parametrize("body", NOT_DEFINITIONS, ids=[body[:24] for body in NOT_DEFINITIONS])
def test_what_is_no_definition(body: str) -> None:
    assert definitions(body) == ()


LAW = """## 第一章　总则

第一条　规范夜市，制定本条例。

第二条　本条例所称夜市，是指夜间的集市。夜市应当有序。

## 第二章　夜市摊点

第三条　本章所称摊点，是指夜市里的经营点。

第四条　夜市的摊点，适用夜市摊点的规定。

（一）夜市收摊以后，摊点清扫。

第五条　依照《某县夜市条例》和[夜市名录](../a.md)设立的夜市和`夜市`。

前款所称名录，是指名单。名录应当公布。

## 第三章　附则

第六条　摊点、名录和夜市。
"""


def test_a_use_is_linked_once_an_article_outside_its_own() -> None:
    assert uses(LAW) == [
        ("art-1", "夜市"),
        ("art-3", "夜市"),
        ("art-4", "夜市"),
        ("art-4", "摊点"),
        ("art-5", "夜市"),
        ("art-6", "夜市"),
    ]


def test_every_link_leads_to_the_term_in_its_definition() -> None:
    read = page(LAW)
    marked = {dfn.get("id"): (dfn.text, dfn.getparent().get("id")) for dfn in read.iter("dfn")}
    assert marked == {
        "def-夜市": ("夜市", "art-2-p1"),
        "def-摊点": ("摊点", "art-3-p1"),
        "def-名录": ("名录", "art-5-p2"),
    }
    assert {link.get("href").removeprefix("#") for link in read.xpath("//a[@class='gz-term']")} <= set(marked)


def test_marks_add_nothing_to_the_text() -> None:
    bare = Markdown(extensions=["gazette.markup"]).convert(to_markdown(structure(LAW)))
    assert page(LAW).text_content().split() == html.fragment_fromstring(bare, create_parent="main").text_content().split()


def test_marks_stay_out_of_headings_titles_links_and_code() -> None:
    read = page(LAW)
    inside = "//*[self::h2 or self::code or (self::a and not(@class='gz-term'))]//*[self::dfn or @class='gz-term']"
    assert read.xpath(inside) == []
    assert "《某县夜市条例》" in read.xpath("//p[@id='art-5-p1']")[0].text_content()
    first = read.xpath("//p[@id='art-5-p1']/a[@class='gz-term']")[0]
    assert first.tail == "和"


def test_the_longest_term_wins_and_html_is_left_alone() -> None:
    body = (
        "第一条　本条例所称夜市，是指集市；所称夜市摊点，是指经营点。\n\n"
        "第二条　夜市摊点有序。\n\n第三条　<b>夜市</b>有序，夜市安静。\n\n第四条　夜市 & 夜市摊点。"
    )
    assert uses(body) == [("art-2", "夜市摊点"), ("art-4", "夜市"), ("art-4", "夜市摊点")]


def test_a_definition_that_cannot_be_marked_has_no_links_to_it() -> None:
    read = page("第一条　<b>注</b>：本条例所称夜市，是指集市。\n\n第二条　夜市有序。")
    assert read.xpath("//dfn | //a[@class='gz-term']") == []


def test_the_opposite_of_a_term_is_another_word() -> None:
    body = "第一条　本条例所称机动车，是指以动力驱动的车辆。\n\n第二条　非机动车靠右，机动车居中。\n\n第三条　非机动车靠右。"
    assert uses(body) == [("art-2", "机动车")]


def test_a_definition_of_one_article_comes_before_that_of_the_law() -> None:
    body = "第一条　本条例所称摊点，是指甲。\n\n第二条　摊点有序。\n\n第三条　本条例第二条所称摊点，是指乙。\n\n第四条　摊点收摊。"
    links = page(body).xpath("//a[@class='gz-term']")
    assert [(link.getparent().get("id"), link.get("href")) for link in links] == [
        ("art-2-p1", "#def-摊点_2"),
        ("art-4-p1", "#def-摊点"),
    ]


def test_a_note_stands_under_its_article_beside_the_paragraphs() -> None:
    note = Note(anchor="art-2", label="解读", links=(("问：<夜市>几点收摊？", "../interpretations/a.md#sec-1"),))
    read = page("第一条　甲。\n\n第二条　乙：\n\n（一）丙。\n\n第三条　丁。", note)
    (line,) = read.xpath("//p[@class='gz-note']")
    assert line.getparent().get("id") == "art-2"
    assert line.getprevious().get("id") == "art-2-p1-i1"
    assert [(link.text, link.get("href")) for link in line.iter("a")] == [("问：<夜市>几点收摊？", "../interpretations/a.md#sec-1")]
    assert reading_marks((), ()) == ""
