"""The way past Markdown gives the bytes of the way through it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from conftest import BUILD_DATE, ROOT, mkdocs_build
from gazette import markup, reading
from gazette.folder import Folder
from gazette.letter import with_letter_parts
from gazette.marked import to_markdown
from gazette.model import Document
from gazette.papers import read_papers
from gazette.site import read_site
from gazette.straight import straight_html
from gazette.structure import read_structure

EXTENSIONS = [*load_config(str(ROOT / "mkdocs.yml")).markdown_extensions, markup.__name__, reading.__name__]
PAPERS = read_papers(Folder(ROOT / "docs"), date.fromisoformat(BUILD_DATE)).public
PAGES = read_site(ROOT / "docs", date.fromisoformat(BUILD_DATE)).pages


def through_markdown(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(text)


def marked(document: Document) -> str:
    return to_markdown(with_letter_parts(read_structure(document)))


def test_many_papers_need_no_markdown() -> None:
    assert sum(straight_html(marked(paper)) is not None for paper in PAPERS) > len(PAPERS) / 4


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.uri)
def test_a_paper_becomes_the_same_html_both_ways(paper: Document) -> None:
    text = marked(paper)
    assert straight_html(text) in (None, through_markdown(text))


@pytest.mark.parametrize("uri", [paper.uri for paper in PAPERS])
def test_a_page_with_its_links_becomes_the_same_html_both_ways(uri: str) -> None:
    text = PAGES[uri].markdown
    assert straight_html(text) in (None, through_markdown(text))


def test_no_level_of_headings_is_left_out() -> None:
    """The title of the page is above them all."""
    html = through_markdown("### 甲\n\n##### 乙\n\n### 丙\n\n## 丁\n\n### 戊")
    assert re.findall(r"<(h\d)[^>]*>(.)", html) == [("h2", "甲"), ("h3", "乙"), ("h2", "丙"), ("h2", "丁"), ("h3", "戊")]


def test_some_texts_with_links_need_no_markdown() -> None:
    assert any("gz-cite" in (straight_html(PAGES[paper.uri].markdown) or "") for paper in PAPERS)


LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "第一章　", "第一条　", "第二条", "第三条之一　", "一、", "（一）", "1. ", "（1）", "## ", "附件", "目录\n\n", "- ", "    ")),
        st.text("甲乙。；：、 　第条（）().,-+=~|:#\"'&<>*_`[]{}!\\^\t\u2028\xa0\x0b1a\ue000\ue001\ue003", max_size=12),
        st.sampled_from(("\n", "\n\n", "  \n")),
    ),
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(LINES)
@example(["1. \n\n", ": \n"])
def test_any_text_becomes_the_same_html_both_ways(lines: list[str]) -> None:
    text = marked(Document(uri="policies/a.md", title="甲", kind="法规", body="".join(lines), body_line=1))
    assert straight_html(text) in (None, through_markdown(text))


def test_a_word_is_explained_below_it_and_what_stands_below_no_word_is_text() -> None:
    assert re.sub(r"\s+", "", through_markdown("公文\n:   写成的文书\n")) == "<dl><dt>公文</dt><dd>写成的文书</dd></dl>"
    assert "无词" in through_markdown("1. \n\n: 无词\n")


def test_an_anchor_of_a_plain_text_is_found_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    front = "---\ntitle: {}\n文种: 通知\n发布日期: 2026-01-05\n---\n"
    (tmp_path / "docs/policies").mkdir(parents=True)
    (tmp_path / "docs/policies/a.md").write_text(front.format("甲") + "第一条 为了测试。\n", "utf-8")
    (tmp_path / "docs/policies/b.md").write_text(front.format("乙") + "见[甲](a.md#art-1)，[无](a.md#art-9)。\n", "utf-8")
    said = mkdocs_build(tmp_path / "site", docs=tmp_path / "docs").stderr
    assert "#art-9" in said
    assert "#art-1'" not in said
