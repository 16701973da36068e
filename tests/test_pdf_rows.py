"""Lines as a PDF gives them → tables where their cells can be told, rows on lines of their own where not. The county is fictional."""

from __future__ import annotations

import pytest

from gazette.importers.paper import Paper, understand
from gazette.importers.pdf_rows import with_rows
from gazette.importers.sheet import Sheet, split_lines


def paragraphs(text: str) -> list[str]:
    found = understand(Sheet(lines=tuple(with_rows(split_lines(f"澄川县工作方案\n{text}")))), "来文.pdf")
    assert isinstance(found, Paper)
    return found.body.strip().split("\n\n")


HEAD = "序号 任务内容 牵头单位 完成时限"
ROWS = ("1 办好课堂 县教育局 6月底前", "2 整治环境 县城管局 9月底前")
TABLE = ["| 序号 | 任务内容 | 牵头单位 | 完成时限 |", "| --- | --- | --- | --- |", "| 1 | 办好课堂 | 县教育局 | 6月底前 |", "| 2 | 整治环境 | 县城管局 | 9月底前 |"]


@pytest.mark.parametrize(
    "text", ["\n".join((HEAD, *ROWS)), "\n".join(("序", HEAD[1:], *ROWS)), "\n".join((HEAD, ROWS[0], "— 3 —", HEAD, ROWS[1]))], ids=["plain", "narrow", "pages"]
)
def test_rows_with_a_cell_for_every_header_are_a_table(text: str) -> None:
    table, *after = paragraphs(f"{text}\n澄川县教育局\n2025年3月1日\n")
    assert (table.split("\n"), after) == (TABLE, ["澄川县教育局", "2025年3月1日"])


def test_rows_with_broken_cells_are_lines_of_their_own() -> None:
    assert paragraphs("\n".join((HEAD, "1 办好课堂， 发放读本 县教育局 6月底 前", ROWS[1], "结尾。"))) == [HEAD, "1 办好课堂， 发放读本 县教育局 6月底 前", ROWS[1], "结尾。"]


@pytest.mark.parametrize("line", ["序号 任务内容 牵头单位 完成时限", "1 月 2 日起", "县教育局 县公安局 县民政局"])
def test_other_lines_only_lose_the_blanks_within_chinese(line: str) -> None:
    said, end = paragraphs(f"{line}\n\n结尾， 无表。\n")
    assert (said.replace(" ", ""), end) == (line.replace(" ", ""), "结尾，无表。")
