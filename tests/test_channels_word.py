"""`gazette docx`: the layout of GB/T 9704-2012 as the file's XML has it, and the same paper when it is read in again."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from conftest import write_papers
from gazette.catalog import Entry
from gazette.channels.public import read_public
from gazette.cli import main
from gazette.dossier import read_catalog
from gazette.outline import plain_text
from test_channels import BUILD_DAY, DOCS, DOG_RULES, ISSUED, RICH, run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order the schema wants (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.66, 17.6.17); Word calls a file in another order broken.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
        "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing "
        "w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    ),
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols titlePg docGrid",
}


def made(wanted: str, folder: Path, docs: Path = DOCS) -> Path:
    done = run("docx", wanted, "--into", str(folder / "out.docx"), "--force", docs=docs)
    assert done.exit_code == 0, done.stderr
    return folder / "out.docx"


def part(file: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(file) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def text(node: etree._Element) -> str:
    return "".join(str(one.text) for one in node.iter(f"{W}t"))


def value(node: etree._Element | None, name: str = "val") -> str | None:
    return None if node is None else str(node.get(W + name))


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A county with a paper that has everything, and its picture."""
    write_papers(tmp_path, {"policies/rich.md": RICH})
    (tmp_path / "files").mkdir()
    Image.new("RGB", (1200, 400), "#12505b").save(tmp_path / "files/qu.png")
    return tmp_path


def test_the_page_is_that_of_the_standard(tmp_path: Path) -> None:
    file = made(DOG_RULES, tmp_path)
    page = part(file, "document").find(f".//{W}sectPr")
    assert page is not None
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    millimetres = [round(int(str(value(margins, edge))) * 25.4 / 1440) for edge in ("top", "bottom", "left", "right")]
    assert [round(int(str(value(size, side))) * 25.4 / 1440) for side in ("w", "h")] == [210, 297]
    assert millimetres == [37, 35, 28, 26]
    fonts = {value(s.find(f"{W}name")): s for s in part(file, "styles").iter(f"{W}style")}
    faces = {name: (value(fonts[name].find(f".//{W}rFonts"), "eastAsia"), value(fonts[name].find(f".//{W}sz"))) for name in ("Normal", "Title", "heading 1", "heading 2")}
    assert faces == {"Normal": ("仿宋", "32"), "Title": ("方正小标宋简体", "44"), "heading 1": ("黑体", "32"), "heading 2": ("楷体", "32")}


def test_every_page_bears_its_number_outside(tmp_path: Path) -> None:
    file = made(DOG_RULES, tmp_path)
    assert part(file, "settings").find(f"{W}evenAndOddHeaders") is not None
    with zipfile.ZipFile(file) as package:
        footers = [etree.fromstring(package.read(name)) for name in package.namelist() if name.startswith("word/footer")]
    assert sorted(str(value(footer.find(f".//{W}jc"))) for footer in footers) == ["left", "right"]
    assert [(text(footer), footer.findtext(f".//{W}instrText")) for footer in footers] == [("—  —", "PAGE")] * 2


def test_properties_stand_in_the_order_word_wants(rich: Path, tmp_path: Path) -> None:
    (tmp_path / "red").mkdir()
    whole = [part(made("policies/rich.md", tmp_path, rich), name) for name in ("document", "styles", "footnotes", "footer1")]
    for root in (*whole, part(made(DOG_RULES, tmp_path / "red"), "document")):
        for kind, order in ORDER.items():
            for node in root.iter(W + kind):
                tags = [etree.QName(child).localname for child in node]
                assert tags == sorted(tags, key=order.split().index), (root.tag, kind, tags)


def test_a_red_head_for_a_numbered_paper_and_none_for_a_law(tmp_path: Path) -> None:
    paragraphs = [text(p) for p in part(made(DOG_RULES, tmp_path), "document").iter(f"{W}p")]
    assert [line for line in paragraphs if line][:3] == ["澄川县人民政府文件", "澄政发〔2025〕6号", "澄川县养犬管理办法"]
    assert [line for line in paragraphs if line][-2:] == ["澄川县人民政府", "2025年4月18日"]
    law = [text(p) for p in part(made("policies/wenming-xingwei-cujin-tiaoli-2021.md", tmp_path), "document").iter(f"{W}p")]
    assert [line for line in law if line][:2] == [
        "澄川县文明行为促进条例",
        "（2021年9月28日县第十六届人民代表大会常务委员会第四十二次会议通过　2021年11月26日瀚江省人民代表大会常务委员会批准　"
        "2021年12月3日澄川县人民代表大会常务委员会公告公布　自2022年1月1日起施行）",
    ]


def test_merged_cells_notes_and_pictures(rich: Path, tmp_path: Path) -> None:
    file = made("policies/rich.md", tmp_path, rich)
    document = part(file, "document")
    wide, merged = document.findall(f".//{W}tbl")
    assert wide.find(f".//{W}tr/{W}trPr/{W}tblHeader") is not None
    assert [(text(c), value(c.find(f".//{W}gridSpan")), c.find(f".//{W}vMerge") is not None) for c in merged.iter(f"{W}tc")] == [
        ("类", None, True), ("数", "2", False), ("", None, True), ("甲", None, False), ("乙", None, False),
        ("一", None, False), ("2", None, False), ("3", None, False),
    ]  # fmt: skip
    assert value(document.find(f".//{W}footnoteReference"), "id") == "1"
    assert [text(note).strip() for note in part(file, "footnotes") if value(note, "type") in (None, "None")] == ["含社区。"]
    (shown,) = [node for node in document.iter() if etree.QName(node).localname == "docPr"]
    assert shown.get("descr") == "水渠"
    assert "附件" not in text(document)


def test_a_sentence_that_heads_its_paragraph_is_set_as_a_heading(tmp_path: Path) -> None:
    document = part(made("plans/wenming-gongzuo-fangan-2025.md", tmp_path), "document")
    faces = {text(run): value(run.find(f".//{W}rFonts"), "eastAsia") for run in document.iter(f"{W}r")}
    assert faces["（一）加强统筹。"] == "楷体"
    assert faces["县文明办每季度召开一次调度会，进展缓慢的由牵头单位说明原因。"] is None, "as the style has it"


def test_what_is_attached_begins_a_page_behind_the_closing(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/issued.md": ISSUED})
    document = part(made("policies/issued.md", tmp_path, tmp_path), "document")
    told = ["PAGE" if p.find(f".//{W}br") is not None else text(p) for p in document.iter(f"{W}p")]
    assert [one for one in told if one][-6:] == ["云岭县人民政府", "2026年1月5日", "PAGE", "节水方案", "一、总体要求", "坚持以水定地。"]


def test_attachments_are_noted_and_a_drawing_leaves_its_words(tmp_path: Path) -> None:
    lines = [text(p) for p in part(made("policies/zhiyuan-fuwu-jiaxu-banfa-2026.md", tmp_path), "document").iter(f"{W}p")]
    assert [line for line in lines if line][-3:] == ["附件：志愿者优惠待遇目录（CSV）", "澄川县人民政府", "2026年9月28日"]
    done = run("docx", "interpretations/wenming-tiaoli-tujie-2024.md", "--into", str(tmp_path / "b.docx"))
    assert "Word 里放不进 " in done.stderr and "请先另存为 PNG" in done.stderr
    assert any(text(p).startswith("（图：《澄川县文明行为促进条例》图解") for p in part(tmp_path / "b.docx", "document").iter(f"{W}p"))


def shape(entry: Entry) -> list[tuple[str, str, str]]:
    """Every heading, article, item and level with its words, blanks aside."""
    kept = ("heading", "article", "clause", "item", "point", "level")
    told = [(e.role, e.number, "".join(plain_text(e.text).split())) for e in entry.structure.elements if e.role in kept]
    return [one for one in told if not one[2].startswith("附件：")]


def cells(entry: Entry) -> list[str]:
    """What the rows of its typed tables state."""
    sheet = entry.sheet
    tasks = [f"{one.number}{one.title}{one.lead}{one.due_text}" for one in sheet.tasks]
    return tasks + [f"{one.number}{one.title}{one.score_text}" for one in sheet.indicators]


@pytest.mark.parametrize(
    "path",
    [
        DOG_RULES,
        "policies/wenming-xingwei-cujin-tiaoli-2024.md",
        "policies/zhiyuan-fuwu-jiaxu-banfa-2026.md",
        "plans/minzu-tuanjie-shishi-fangan-2024.md",
        "plans/wenming-gongzuo-fangan-2024.md",
        "indicators/minzu-tuanjie-ceping-2024.md",
        "interpretations/yangquan-banfa-wenda-2025.md",
    ],
)
def test_read_in_again_it_is_the_same_paper(path: str, tmp_path: Path) -> None:
    made(path, tmp_path)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "out.docx"), "--into", str(tmp_path / "docs")])
    assert done.exit_code == 0, done.output
    before = read_public(DOCS, BUILD_DAY).catalog[path]
    (after,) = read_catalog(tmp_path / "docs", BUILD_DAY).entries.values()
    assert shape(after) == shape(before)
    assert cells(after) == cells(before)
    assert (after.document.title, after.document.effective) == (before.document.title, before.document.effective)
    if not before.document.history:
        assert after.document.signed == before.document.signed
        assert after.document.number == before.document.number
        assert [one.text for one in after.document.issuer] == [one.text for one in before.document.issuer]
    assert [(e.date, e.event) for e in after.document.history] == [(e.date, e.event) for e in before.document.history]


def test_the_rich_paper_comes_back_whole(rich: Path, tmp_path: Path) -> None:
    made("policies/rich.md", tmp_path, rich)
    CliRunner().invoke(main, ["import", str(tmp_path / "out.docx"), "--into", str(tmp_path / "back")])
    (path,) = (tmp_path / "back").glob("policies/*.md")
    told = path.read_text("utf-8")
    assert '<th rowspan="2">类</th><th colspan="2">数</th>' in told
    assert "[^1]: 含社区。" in told and "落实" in told
    assert "![水渠](" in told


def test_a_file_someone_may_have_edited_is_not_overwritten(tmp_path: Path) -> None:
    file = made(DOG_RULES, tmp_path)
    file.write_bytes(b"edited")
    again = run("docx", DOG_RULES, "--into", str(file))
    assert (again.exit_code, file.read_bytes()) == (1, b"edited")
    assert "已经有了，也许有人改过，没有覆盖" in again.stderr
    assert run("docx", DOG_RULES, "--into", str(file), "--force").exit_code == 0
    assert file.read_bytes() != b"edited"


@pytest.mark.parametrize("form", ["WEBP", "JPEG", "GIF"])
def test_pictures_of_any_kind_and_name_are_shown(form: str, rich: Path, tmp_path: Path) -> None:
    Image.new("RGB", (1200, 400), "#12505b").save(rich / "files/qu.png", form)
    document = part(made("policies/rich.md", tmp_path, rich), "document")
    (extent,) = [node for node in document.iter() if etree.QName(node).localname == "extent"]
    assert int(str(extent.get("cx"))) <= 156 * 36000
    assert round(int(str(extent.get("cx"))) / int(str(extent.get("cy"))), 1) == 3.0


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    file = made(DOG_RULES, tmp_path)
    subprocess.run(["soffice", "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(file)], check=True, timeout=120)
    assert "第二十二条　本办法自2025年6月1日起施行" in (tmp_path / "out.txt").read_text("utf-8")
