"""Evidence from anywhere: front matter, pictures and the column of a self-check, each with its kind, date and units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from conftest import write_papers
from gazette.evidence import Evidence, EvidenceKind, evidence_kind, evidence_of, lacking
from gazette.site import Site, read_site

FRONT = "---\ntitle: {}\n文种: {}\n发布日期: {}\n发文机关: {}\n{}---\n{}"


def paper(title: str, kind: str, day: str, body: str, unit: str = "县民宗局", more: str = "") -> str:
    return FRONT.format(title, kind, day, unit, more, body)


COUNTY = {
    "plans/p.md": paper("试县2024年工作方案", "工作方案", "2024-01-05", "| 序号 | 任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n| 12 | 建馆 | 县文旅局 | 6月 |\n"),
    "indicators/a.md": paper(
        "试县测评指标体系", "测评指标体系", "2024-03-01",
        "| 序号 | 二级指标 | 分值 |\n|---|---|---|\n| 1 | 机构机制 | 4 |\n| 2 | 教育阵地 | 6 |\n| 3 | 应急处置 | 3 |\n| 4 | 群众评价 | 3 |\n",
    ),
    "indicators/b.md": paper(
        "试县自查报告", "自查报告", "2024-09-01",
        "| 序号 | 二级指标 | 自评得分 | 佐证材料 |\n|---|---|---|---|\n"
        "| 1 | 教育阵地 | 5 | [开放](../news/n.md)、[片子](../files/gun.mp4)；缺：验收材料 |\n"
        "| 2 | 机构机制 | 4 | 《试县2024年工作方案》、《领导小组文件》 |\n"
        "| 3 | 应急处置 | 1 | 缺：演练记录 |\n"
        "| 4 | 群众评价 | 3 | 问卷120份（原件）、座谈会记录，照片5张；暂无 |\n",
        more="落实: [indicators/a.md]\n",
    ),
    "cases/c.md": paper(
        "古渡展示馆", "教育基地", "2024-05-01", "正文。\n",
        unit="县文旅局", more="佐证: [indicators/a.md#ind-2, plans/p.md#task-12]\n附件:\n  - {名称: 宣传片, 文件: files/x.MP4}\n  - {名称: 表, 文件: files/x.csv}\n",
    ),
    "news/n.md": paper(
        "教育馆开放", "动态", "2024-04-01",
        "## 一、现场\n\n开馆。![4月1日，开馆](1.jpg){: 佐证=\"indicators/a.md#ind-2、plans/p.md#task-12\" width=300 }\n\n"
        "- 列表里\n\n    ![例会](2.jpg) ｛佐证＝“《试县测评指标体系》#ind-1”｝\n",
    ),
}  # fmt: skip


@pytest.fixture
def county(tmp_path: Path) -> Site:
    write_papers(tmp_path, COUNTY)
    for name in ("gun.mp4", "x.MP4", "x.csv"):
        (tmp_path / "files").mkdir(exist_ok=True)
        (tmp_path / "files" / name).write_bytes(b"x")
    for name in ("1.jpg", "2.jpg"):
        Image.new("RGB", (1, 1)).save(tmp_path / "news" / name)
    return read_site(tmp_path, date(2024, 11, 1))


def told(found: Mapping[str, tuple[Evidence, ...]]) -> dict[str, list[tuple[str, str, str]]]:
    return {
        anchor: [(piece.kind.value, piece.title, piece.uri + "#" * bool(piece.anchor) + piece.anchor) for piece in pieces]
        for anchor, pieces in sorted(found.items())
    }


def test_every_way_of_saying_it_is_found_with_its_kind(county: Site) -> None:
    assert not county.findings
    assert told(evidence_of(county.catalog, county.catalog["indicators/a.md"])) == {
        "ind-1": [
            ("文字", "试县2024年工作方案", "plans/p.md"), ("图片", "例会", "news/n.md#img-2"), ("文字", "领导小组文件", ""),
        ],
        "ind-2": [
            ("文字", "教育馆开放", "news/n.md"), ("图片", "4月1日，开馆", "news/n.md#img-1"), ("展示点", "古渡展示馆", "cases/c.md"),
            ("视频", "宣传片", "files/x.MP4"), ("视频", "片子", "files/gun.mp4"),
        ],
        "ind-4": [("记录", "座谈会记录", ""), ("图片", "照片5张", ""), ("调查评议", "问卷120份（原件）", "")],
    }  # fmt: skip
    assert told(evidence_of(county.catalog, county.catalog["plans/p.md"])) == {
        "task-12": [
            ("图片", "4月1日，开馆", "news/n.md#img-1"), ("展示点", "古渡展示馆", "cases/c.md"), ("视频", "宣传片", "files/x.MP4"),
        ],
    }  # fmt: skip


def test_evidence_carries_the_day_and_the_units_of_its_paper(county: Site) -> None:
    site = evidence_of(county.catalog, county.catalog["indicators/a.md"])["ind-2"][2]
    assert (site.kind, site.date, site.units) == (EvidenceKind.SITE, date(2024, 5, 1), ("县文旅局",))


def test_what_a_cell_says_is_missing_is_told_apart() -> None:
    assert lacking("[开放](n.md)；缺：验收材料、照片。尚缺2024年记录") == ("验收材料、照片", "2024年记录")
    assert lacking("问卷120份；不缺") == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("督查通报 关于督查情况的通报", "记录"), ("动态 群众满意度调查结果", "调查评议"), ("图解 一图读懂", "图片"), ("视频解读 一看就懂", "视频"),
        ("动态 教育馆开放", "文字"), ("教育基地 展示馆", "展示点"), ("files/a.JPEG", "图片"), ("宣传片1部", "视频"), ("培训签到册", "记录"), ("文件", "文字"),
    ],
)  # fmt: skip
def test_the_kind_follows_from_paper_file_or_words(words: str, kind: str) -> None:
    assert evidence_kind(words) is EvidenceKind(kind)


def test_the_page_says_where_its_pictures_stand(county: Site) -> None:
    markdown = county.pages["news/n.md"].markdown
    assert "![4月1日，开馆](1.jpg){: width=300 #img-1 }" in markdown and "![例会](2.jpg){:  #img-2 }" in markdown
    assert "佐证" not in markdown
