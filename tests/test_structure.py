"""编章节条款项目 as staff paste them: what each line becomes, with the anchor that others will link to."""

from __future__ import annotations

from time import perf_counter

import pytest
from markdown import Markdown

from gazette.blocks import join_lines
from gazette.marked import to_markdown
from gazette.model import Document
from gazette.outline import outline
from gazette.structure import Structure, read_structure


def structure(body: str) -> Structure:
    return read_structure(Document(uri="policies/a.md", title="某条例", kind="法规", body=body, body_line=5))


def roles(body: str) -> list[tuple[str, str]]:
    return [(element.role, element.anchor) for element in structure(body).elements]


def html(body: str) -> str:
    markdown = Markdown(extensions=["tables", "attr_list", "md_in_html", "footnotes", "gazette.markup"])
    return markdown.convert(to_markdown(structure(body)))


ARTICLES = [
    ("第一条 为了测试。", "ASCII blank"),
    ("第一条　为了测试。", "full-width blank"),
    ("　　第一条　为了测试。", "full-width indent"),
    ("    第一条 为了测试。", "four blanks, which Markdown takes for code"),
    ("\t第一条 为了测试。", "tab indent"),
    ("**第一条** 为了测试。", "bold label"),
    ("**第一条　**为了测试。", "bold label with its blank"),
    ("### 第一条 为了测试。", "heading"),
    ("第一条：为了测试。", "colon"),
    ("第 一 条 为了测试。", "spaced label"),
    ("第1条 为了测试。", "digits"),
    ("第一条为了测试。", "no blank, but the next in order"),
]


@pytest.mark.parametrize(("body", "how"), ARTICLES, ids=[how for _, how in ARTICLES])
def test_an_article_however_it_was_pasted(body: str, how: str) -> None:
    read = structure(body)
    assert read.articles == 1
    assert read.elements[0].anchor == "art-1"
    assert "为了测试。" in html(body)
    assert 'id="art-1-p1"' in html(body)


NOT_ARTICLES = [
    "第三条规定的情形除外。",
    "第一条、第二条所列行为，由公安机关处理。",
    "第一条第二款所称单位，是指法人。",
    "依照第一条 的规定处理。",
]


@pytest.mark.parametrize("body", NOT_ARTICLES)
def test_a_sentence_that_cites_an_article_is_none(body: str) -> None:
    assert structure(body).articles == 0


CHAPTERS = ["## 第一章 总则", "第一章　总则", "**第一章 总则**", "# 第一章 总则", "第一章总则", "　　第一章　总　则"]


@pytest.mark.parametrize("body", CHAPTERS)
def test_a_chapter_however_it_was_pasted(body: str) -> None:
    element = structure(body).elements[0]
    assert (element.role, element.anchor, element.depth) == ("heading", "ch-1", 2)
    assert "<h2" in html(body)
    assert "<h1" not in html(body)


def test_every_level_of_a_law_has_the_anchor_it_is_cited_by() -> None:
    body = """第一编 通则

第一章 总则

第一节 一般规定

第一条 第一款。

第二款有下列情形：

（一）甲；

（二）乙：

1. 子目；

2．又一子目。

第三款。

第一条之一 增加的一条。
"""
    assert roles(body) == [
        ("heading", "part-1"),
        ("heading", "ch-1"),
        ("heading", "ch-1-s1"),
        ("article", "art-1"),
        ("clause", "art-1-p2"),
        ("item", "art-1-p2-i1"),
        ("item", "art-1-p2-i2"),
        ("point", "art-1-p2-i2-m1"),
        ("point", "art-1-p2-i2-m2"),
        ("clause", "art-1-p3"),
        ("article", "art-1-1"),
    ]


def test_articles_on_lines_without_blank_lines_between() -> None:
    body = "第一条 甲。\n乙。\n第二条 有下列行为的：\n（一）丙；\n（二）丁。\n"
    assert roles(body) == [
        ("article", "art-1"),
        ("clause", "art-1-p2"),
        ("article", "art-2"),
        ("item", "art-2-p1-i1"),
        ("item", "art-2-p1-i2"),
    ]


def test_annex_that_counts_from_one_again_keeps_anchors_apart() -> None:
    read = structure("第一条 甲。\n\n## 附件\n\n第一条 乙。\n")
    assert [element.anchor for element in read.elements] == ["art-1", "附件", "art-1_2"]
    assert read.findings == ()


def test_printed_contents_are_kept_but_are_no_headings() -> None:
    body = "目　录\n\n第一章 总则\n\n第二章 附则\n\n第一章 总则\n\n第一条 甲。\n\n第二章 附则\n\n第二条 乙。\n"
    assert roles(body)[:4] == [("contents", ""), ("contents", ""), ("contents", ""), ("heading", "ch-1")]
    assert [heading.anchor for heading in outline(structure(body))] == ["ch-1", "ch-2"]


def test_a_gap_in_the_numbers_is_said_with_its_line() -> None:
    (finding,) = structure("第一条 甲。\n\n第三条 丙。\n").findings
    assert str(finding) == "policies/a.md:7:1: S101 「第三条」与上一条的序号不连续，应为第 2 条，请对照原件"


def test_outline_of_a_law_is_chapters_with_articles_one_level_below() -> None:
    (first, second) = outline(structure("第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n\n第二章 附则\n\n第三条 丙。\n"))
    assert (first.number, first.title) == ("第一章", "总则")
    assert [(child.anchor, child.number, child.article) for child in first.children] == [
        ("art-1", "第一条", True),
        ("art-2", "第二条", True),
    ]
    assert [child.anchor for child in second.children] == ["art-3"]


def test_outline_of_a_paper_without_articles() -> None:
    body = """一、总体要求

以测试为目标。

二、主要任务

(一)健全机制。建立联席会议制度，每季度召开一次。

（二）加强宣传。用好各类阵地。

1. 入户宣传。每年不少于两次。

三、几点要求：各单位要高度重视，抓好落实，确保各项任务按期完成，取得实实在在的成效。
"""
    tree = [(h.number, h.title, h.anchor, [(c.number, c.title) for c in h.children]) for h in outline(structure(body))]
    assert tree == [
        ("一、", "总体要求", "sec-1", []),
        ("二、", "主要任务", "sec-2", [("(一)", "健全机制"), ("（二）", "加强宣传")]),
        ("三、", "几点要求", "sec-3", []),
    ]
    assert ("level", "sec-2-2-1") in roles(body)


def test_a_paragraph_stays_one_run_of_text_beside_its_link() -> None:
    page = html("第一条 禁止<随地吐痰>和 **乱扔垃圾** 3*4_5。\n")
    assert '<a aria-label="复制第一条的链接" class="gz-link" href="#art-1" title="复制第一条的链接"></a><p id="art-1-p1">' in page
    assert '<span class="gz-no">第一条</span>　禁止' in page


def test_numbers_stay_as_written() -> None:
    page = html("二、任务\n\n3. 第三项。\n\n5. 第五项。\n")
    assert "<ol" not in page
    assert '<span class="gz-no">3.</span> 第三项。' in page
    assert '<span class="gz-no">5.</span> 第五项。' in page


def test_hard_wrapped_chinese_lines_join_without_a_blank() -> None:
    assert "高度重视、精心组织" in html("县委高\n度重视、精\n心组织 API\ntest 工作。\n")
    assert "API test" in html("心组织 API\ntest 工作。\n")


def test_tables_lists_and_quotes_stay_markdown() -> None:
    page = html("一、任务\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 甲 |\n\n- 一项\n- 两项\n\n> 引文\n\n```\n第一条 代码\n```\n")
    assert '<div aria-label="表格" class="gz-table" role="region" tabindex="0"><table class="gz-figures-1 gz-short-2">' in page
    assert page.count("<li>") == 2
    assert "<blockquote>" in page
    assert "art-1" not in page


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (("金额 | 用途", "1,200 | 修缮门窗和屋面", "— | 另行安排采购"), "gz-figures-1"),
        (("时限 | 事项", "2024年12月底前 | 召开动员大会", "2025年3月5日 | 签订目标责任书"), "gz-short-1"),
        (("数量 | 说明", "三场 | 全部完成任务", "两场以上 | 正在推进当中"), "gz-short-1"),
        (("事项 | 说明", "召开全县大会 | 全部完成任务", "签订责任书 | 正在推进当中"), ""),
    ],
)
def test_columns_of_figures_and_of_what_is_short_are_named(rows: tuple[str, ...], named: str) -> None:
    head, *body = rows
    page = html("\n".join((f"| {head} |", "|---|---|", *(f"| {row} |" for row in body))))
    assert (f'<table class="{named}">' if named else "<table>") in page


@pytest.mark.parametrize(
    ("line", "joined"),
    [("甲  ", "甲<br>"), ("甲 ", "甲"), ("甲\\", "甲<br>"), ("甲" + " 乙" * 3, "甲 乙 乙 乙"), ("甲  \t", "甲")],
)
def test_a_hard_break_is_read_in_linear_time(line: str, joined: str) -> None:
    assert join_lines("", line) == joined
    started = perf_counter()
    join_lines("", "甲" + " " * 1_000_000 + "乙")
    assert perf_counter() - started < 1


def test_an_annex_leaves_the_article_and_numbers_again() -> None:
    found = structure("第一条 甲。\n\n第二条 乙。\n\n附件1\n\n公约\n\n第一条 丙。")
    assert [(one.role, one.anchor) for one in found.elements][2:] == [("text", ""), ("text", ""), ("article", "art-1_2")]
    assert not found.findings


def test_a_chapter_without_a_number_is_a_heading() -> None:
    assert roles("第一条 甲。\n\n附　　则\n\n第二条 乙。")[1] == ("heading", "附则")


def test_contents_with_leaders_and_page_numbers_end_where_the_text_begins() -> None:
    body = "目　录\n\n第一章 总则 ........ 1\n\n第二章 附则 ........ 2\n\n第一章 总则\n\n第一条 甲。"
    assert [role for role, _ in roles(body)] == ["contents", "contents", "contents", "heading", "article"]


def test_contents_of_a_code_may_name_a_chapter_twice() -> None:
    contents = "第一编 物权\n\n第一章 一般规定\n\n第二编 合同\n\n第一章 一般规定"
    found = [role for role, _ in roles(f"目录\n\n{contents}\n\n{contents}\n\n第一条 甲。")]
    assert found == ["contents"] * 5 + ["heading"] * 4 + ["article"]


def test_an_article_whose_text_stands_on_the_next_line() -> None:
    (found,) = structure("第一条\n中华人民共和国国旗是五星红旗。").elements
    assert (found.role, found.text) == ("article", "中华人民共和国国旗是五星红旗。")
