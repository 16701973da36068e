"""Fenced blocks: the very blocks Markdown finds, and no reading on where none is closed."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor

from gazette.embeds import take_embeds
from gazette.fences import Fences
from gazette.markup import CodeBlocks

LINES = ["```", "````", "```py", "~~~", "~~~~", "~~~ 甲", "``` ", "```{.a}", "```{.a", " ```", "", "文字", "``", "甲```"]


def stashed(blocks: type[FencedBlockPreprocessor], lines: list[str]) -> tuple[list[str], list[Any]]:
    """What a text becomes, and the code taken out of it."""
    markdown = Markdown()
    return blocks(markdown, {}).run(lines), markdown.htmlStash.rawHtmlBlocks


@given(st.lists(st.sampled_from(LINES), max_size=24))
def test_the_blocks_are_those_markdown_finds(lines: list[str]) -> None:
    assert stashed(CodeBlocks, lines) == stashed(FencedBlockPreprocessor, lines)


def test_code_is_shown_by_the_markdown_of_the_site() -> None:
    page = Markdown(extensions=["fenced_code", "gazette.markup"]).convert("```\n<甲>\n```\n\n```乙\n\n**丙**\n")
    assert "<pre><code>&lt;甲&gt;\n</code></pre>" in page
    assert "<strong>丙</strong>" in page


class Pattern:
    """Stands for a pattern and remembers where it was tried."""

    def __init__(self) -> None:
        self.tried: list[int] = []

    def match(self, text: str, at: int) -> None:
        self.tried.append(at)


@pytest.mark.parametrize(
    ("text", "tried"),
    [("```x\n\n" * 5000, []), ("```x\n\n" * 3 + "```\n", [0, 6, 12]), ("~~~\n甲\n" + "```x\n" * 5000, []), ("".join("`" * n + "\n" for n in range(3, 99)), [])],
    ids=["never closed", "closed at the end", "one closes another", "each longer"],
)
def test_only_a_fence_that_is_closed_further_down_is_read_on(text: str, tried: list[int]) -> None:
    pattern = Pattern()
    assert Fences(cast(re.Pattern[str], pattern), text).search(text) is None
    assert pattern.tried == tried


def test_views_are_found_behind_fences_that_are_never_closed() -> None:
    text, embeds, _ = take_embeds("a.md", "```x\n" * 3 + "~~~时间轴\n条数: 3\n~~~\n" + "~~~~索引\n", 1)
    assert [(embed.name, embed.place.line) for embed in embeds] == [("时间轴", 4)]
    assert text.splitlines()[3:] == ['<div class="gz-embed" data-embed="0"></div>', "", "", "~~~~索引"]
