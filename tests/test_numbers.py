"""The number of a paper as it was issued, wherever its head has it; found again however it is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gazette.importers.paper import Paper, understand
from gazette.importers.readers import read_text
from gazette.links import Register
from gazette.model import Document
from gazette.site import read_site

BELOW = "\n\n各乡镇：\n\n请照办。\n"
LAW = "\n\n第一条　为了管理，制定本办法。\n"
HEADS = [
    ("关于节水的通知\n（澄水发〔2025〕5号　2025年2月20日）" + BELOW, "关于节水的通知", "澄水发〔2025〕5号", "2025-02-20"),
    ("关于节水的通知\n2025年2月20日 澄水发[2025]5号" + BELOW, "关于节水的通知", "澄水发〔2025〕5号", "2025-02-20"),
    ("澄川县停车办法\n（2024年5月6日县人民政府令第8号公布）" + LAW, "澄川县停车办法", "县人民政府令第8号", "2024-05-06"),
    ("澄川县停车办法\n（2007年4月5日县人民政府令第2号公布　2019年4月3日县人民政府令第十二号修订）" + LAW, "澄川县停车办法", "县人民政府令第十二号", "2007-04-05"),
    ("澄川县停车条例\n（2024年5月6日县人民代表大会常务委员会公告第4号公布）" + LAW, "澄川县停车条例", "", "2024-05-06"),
    ("澄川县人民政府令\n第八号\n\n《澄川县停车办法》已经审议通过，现予公布。\n\n2024年5月6日\n\n澄川县停车办法" + LAW, "澄川县停车办法", "澄川县人民政府令第八号", "2024-05-06"),
    ("澄川县人大常委会公告\n〔十八届〕第三号\n\n现予公布。\n\n澄川县人大常委会\n2024年4月1日\n", "澄川县人大常委会公告", "澄川县人大常委会公告〔十八届〕第三号", "2024-04-01"),
    ("澄川县自然资源局公告\n2024年第5号\n\n现公告如下。\n", "澄川县自然资源局公告", "澄川县自然资源局公告2024年第5号", ""),
    ("澄川县人民政府常务会议纪要\n第8号\n\n纪要如下：\n\n一、会议听取汇报。\n", "澄川县人民政府常务会议纪要", "第8号", ""),
    ("澄川县人民政府\n专题会议纪要\n〔2024〕12 号\n\n纪要如下：\n", "澄川县人民政府专题会议纪要", "〔2024〕12号", ""),
    ("澄川县人民政府专题会议纪要\n（第十二期）\n\n纪要如下：\n", "澄川县人民政府专题会议纪要", "第十二期", ""),
    ("会 议 纪 要\n第 12 期（总第56期）\n澄川县人民政府办公室　　2024年5月6日\n\n关于研究节水工作的会议纪要\n\n纪要如下：\n", "关于研究节水工作的会议纪要", "第12期", "2024-05-06"),
    ("督查通报\n第3期\n中共澄川县委督查室　2024年4月1日\n\n关于创建工作督查情况的通报" + BELOW, "关于创建工作督查情况的通报", "第3期", "2024-04-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "number", "signed"), HEADS, ids=[f"{row[1]} {row[2]}" for row in HEADS])
def test_the_number_is_kept_as_it_was_issued(text: str, title: str, number: str, signed: str) -> None:
    found = understand(read_text(text), "来文.txt")
    assert isinstance(found, Paper), found
    assert (found.title, found.number, str(found.signed or "")) == (title, number, signed)
    assert not found.doubts


def test_nothing_beside_a_number_is_lost() -> None:
    found = understand(read_text(HEADS[-2][0]), "来文.txt")
    assert isinstance(found, Paper)
    assert found.body.split("\n\n")[:2] == ["（总第56期）", "澄川县人民政府办公室　　2024年5月6日"]
    assert [line.text for line in found.dropped] == ["会议纪要"]


@pytest.mark.parametrize("target", ["澄川县人民政府令第八号", "澄川县人民政府令第8号"])
@pytest.mark.parametrize("number", ["澄川县人民政府令第八号", "澄川县人民政府令第8号"])
def test_a_number_is_found_in_figures_and_in_words(number: str, target: str) -> None:
    order = Document(uri="policies/a.md", title="澄川县停车办法", kind="办法", body="", body_line=1, number=number)
    assert Register({"a": (order,)})[target] == ["policies/a.md"]


def test_papers_of_two_series_may_have_one_serial(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    for name, number in (("a", "第8号"), ("b", "第8号"), ("c", "澄政发〔2024〕8号"), ("d", "澄政发〔2024〕8号")):
        text = f"---\ntitle: 某县会议纪要{name}\n文种: 纪要\n发文字号: {number}\n发布日期: 2024-05-06\n---\n正文。\n"
        (tmp_path / "policies" / f"{name}.md").write_text(text, "utf-8")
    codes = [(finding.code, finding.place.path) for finding in read_site(tmp_path, date(2024, 11, 1)).findings]
    assert ("M113", "policies/d.md") in codes and [code for code, _ in codes].count("M113") == 1
    assert "M108" not in {code for code, _ in codes}
