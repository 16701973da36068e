"""Anchors of tasks, indicators and pictures in the built pages: a link to one lands on its row, item or paragraph."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from conftest import mkdocs_build, write_papers

FRONT = "---\ntitle: {}\n文种: {}\n发布日期: 2024-03-01\n---\n"
PLAN = FRONT.format("试县2024年工作方案", "工作方案") + """一、任务

| 序号 | 任务 | 责任单位 | 完成时限 |
|---|---|---|---|
| 11 | 发放**读本** | 县文明办 | 6月底 |
| 12 | 办好专栏 | 县教育局 | 9月底 |
| | | 县民政局 | |

<table class="MsoTable">
<tr><td colspan="4">附表</td></tr>
<tr><td rowspan="2">序号</td><td rowspan="2">任务</td><td colspan="2">责任</td></tr>
<tr><td>责任单位</td><td>完成时限</td></tr>

<tr style="height:1cm"><td>21</td><td rowspan="2"><p>修好路灯</p></td><td>县公安局</td><td>6月底</td></tr>
<tr
 class="x"><td>22</td><td>县公安局</td><td>9月底</td></tr>
</table>

二、其他

（一）整治停车。划定泊位。（县公安局负责）

（二）养犬登记

- **发放犬牌。**一犬一牌。（县公安局牵头，6月底前完成）
- 不是任务

    ![4月1日，发牌](a.jpg){ 佐证=plans/p.md#task-11 }

### （三）开办课堂

每周两节。（责任单位：县教育局）
"""
INDICATORS = FRONT.format("试县测评指标", "测评指标体系") + """| 序号 | 二级指标 | 测评标准 | 分值 |
|:-:|---|---|---|
| 1 | 机构 | 健全 | 40 |
二 | 教育 | 有 | 60
"""
NEWS = FRONT.format("试县动态", "动态") + "正文见{}和[没有](../plans/p.md#task-99)。\n"
TARGETS = {
    "../plans/p.md#task-11": ("tr", "11"), "../plans/p.md#task-12": ("tr", "12"), "../plans/p.md#task-21": ("tr", "21"),
    "../plans/p.md#task-22": ("tr", "22"), "../plans/p.md#task-1": ("span", "（一）整治停车"), "../plans/p.md#task-2-2-1": ("li", "发放犬牌。"),
    "../plans/p.md#task-3": ("span", "（三）开办课堂"), "../indicators/i.md#ind-1": ("tr", "1"), "../indicators/i.md#ind-2": ("tr", "二"),
    "../plans/p.md#img-1": ("img", ""), "../plans/p.md#sec-2-1": ("p", "（一）整治停车"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    docs = tmp_path_factory.mktemp("anchors")
    links = "、".join(f"[{at}]({target})" for at, target in enumerate(TARGETS))
    write_papers(docs, {"plans/p.md": PLAN, "indicators/i.md": INDICATORS, "news/n.md": NEWS.format(links)})
    Image.new("RGB", (8, 8)).save(docs / "plans" / "a.jpg")
    site = docs.parent / "anchors-site"
    return site, mkdocs_build(site, docs=docs)


def test_only_a_link_to_no_row_is_complained_of(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = built
    complaints = [line for line in done.stderr.splitlines() if "#" in line]
    assert done.returncode == 0 and len(complaints) == 1 and "#task-99" in complaints[0], done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_lands_on_its_row(built: tuple[Path, subprocess.CompletedProcess[str]], target: str) -> None:
    site, _ = built
    news = site / "news" / "n"
    (link,) = (el for el in elements(news / "index.html") if words_of(el) == str(list(TARGETS).index(target)) and el.tag == "a")
    address, _, anchor = (link.get("href") or "").partition("#")
    (found,) = (el for el in elements(news / address / "index.html") if el.get("id") == anchor)
    tag, words = TARGETS[target]
    shown = found.getparent() if tag == "span" else found
    assert shown is not None and found.tag == tag and words_of(shown).startswith(words)
    assert not re.search("[\ue000-\ue005]", (news / address / "index.html").read_text("utf-8"))


def elements(page: Path) -> list[etree._Element]:
    return [el for el in etree.HTML(page.read_bytes()).iter() if isinstance(el.tag, str)]


def words_of(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
