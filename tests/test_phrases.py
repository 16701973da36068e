"""Where a heading and the years of a span may not break."""

from __future__ import annotations

import pytest

from gazette.phrases import phrases, unbroken


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        ("澄川县创建全国民族团结进步示范县实施方案（2024—2026年）", "澄川县 创建 全国 民族 团结 进步 示范县 实施方案 （2024—2026年）"),
        ("双溪乡乡村医生罗某某：药箱里的记事本", "双溪乡 乡村 医生 罗某某"),
        ("临川古渡夜市10月24日开街", "10月 24日"),
        ("《中华人民共和国道路交通安全法》", "中华人民共和国 道路 交通 安全"),
        ("甲乙丙", ""),
    ],
)
def test_the_words_of_a_heading_stay_on_one_line(heading: str, whole: str) -> None:
    pieces = phrases(heading)
    assert "".join(text for text, _ in pieces) == heading
    assert " ".join(text for text, stays in pieces if stays) == whole


def test_no_phrase_is_longer_than_the_line_of_a_phone() -> None:
    pieces = phrases("关于印发《澄川县公共文化服务和精神文明建设规划》（经县人民政府第六十一次常务会议审议通过）的通知")
    assert max(len(text) for text, stays in pieces if stays) <= 8


def test_the_years_of_a_span_stay_together_and_nothing_else_is_let_through() -> None:
    assert unbroken("规划（2026—2030年）<b>") == '规划（<span class="gz-whole">2026—2030年</span>）&lt;b&gt;'
    assert unbroken("2026年<规划>") == "2026年&lt;规划&gt;"
