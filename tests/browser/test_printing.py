"""What comes out of the printer."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from conftest import mkdocs_build, write_papers

from .conftest import Visitor

MEDIA_BOX = re.compile(rb"/MediaBox *\[([^\]]*)\]")


def paper(visitor: Visitor, address: str) -> set[tuple[int, int]]:
    """The sizes of the printed pages, in points."""
    content = visitor.open(address).pdf(prefer_css_page_size=True)
    boxes = [[float(number) for number in found.split()] for found in MEDIA_BOX.findall(content)]
    assert boxes
    return {(round(width), round(height)) for _, _, width, height in boxes}


def test_a_list_lies_on_its_side_and_a_paper_stands(desk: Visitor) -> None:
    assert paper(desk, "/plans/minzu-tuanjie-shishi-fangan-2024/tasks/") == {(842, 595)}
    assert paper(desk, "/plans/minzu-tuanjie-shishi-fangan-2024/") == {(595, 842)}


STANDING, LYING = (595, 842), (842, 595)
PLAN = "---\ntitle: 澄川县{name}方案\n文种: {kind}\n发文机关: 澄川县人民政府\n发布日期: 2026-01-05\n---\n## 一、目标\n\n前文。\n\n## 二、附件1\n\n{table}\n后文。\n"


def pipes(columns: int, words: str) -> str:
    return "\n".join(f"|{cell * columns}" for cell in (" 栏目 |", "---|", f" {words} |")) + "\n"


MONTHS = "".join(f"<th>{month}月</th>" for month in range(1, 8))
TABLES = {
    "seven": (pipes(7, "加强管理，落实责任，按月报送"), [STANDING]),
    "eight": (pipes(8, "按月报送"), [STANDING, LYING, STANDING]),
    "codes": (pipes(4, "91510000MA00000000B2026A0000001"), [STANDING, LYING, STANDING]),
    "merged": (
        f"<table><tr><th rowspan=2>单位</th><th colspan=7>进度</th></tr><tr>{MONTHS}</tr><tr>{'<td>一</td>' * 8}</tr></table>\n",
        [STANDING, LYING, STANDING],
    ),
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wide")
    kinds = {"seven": "实施方案", "eight": "工作方案", "codes": "行动计划", "merged": "工作方案"}
    papers = {f"plans/{name}.md": PLAN.format(name=name, kind=kinds[name], table=table) for name, (table, _) in TABLES.items()}
    write_papers(root / "docs", papers)
    assert mkdocs_build(root / "site", docs=root / "docs").returncode == 0
    return root / "site" / "plans"


@pytest.mark.parametrize("name", TABLES)
def test_only_a_table_too_wide_for_a_standing_sheet_lies_on_its_side(plans: Path, browser: Browser, name: str) -> None:
    page = browser.new_page()
    page.goto((plans / name / "index.html").as_uri())
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets] == TABLES[name][1]
    wide = "".join(sheet.extract_text() for sheet, size in zip(sheets, TABLES[name][1], strict=True) if size == LYING)
    assert ("附件" in wide) == (LYING in TABLES[name][1]), "a table's heading goes with it"
    assert "后⽂" not in wide and "后文" not in wide
