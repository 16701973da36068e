"""Word files as offices make them → every heading, cell, note, number and date in its place. None was written by the reading library."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from click.testing import CliRunner, Result
from PIL import Image

from gazette.cli import main
from gazette.importers.paper import Paper, understand
from gazette.importers.sheet import Sheet
from gazette.importers.word import read_word
from gazette.outline import plain_text
from gazette.site import read_site
from word_files import WordFile, levels, note, numbering, p, run, table
from word_papers import PAPERS, photograph

Documents = dict[str, tuple[Path, dict[str, Any], list[str]]]


def imported(into: Path, *sources: Path, options: tuple[str, ...] = ()) -> tuple[Result, Documents]:
    """What the command says, and 导入自 → path, front matter and blocks of every document it wrote."""
    done = CliRunner().invoke(main, ["import", *map(str, sources), "--into", str(into), *options])
    documents = {}
    for path in sorted(into.glob("*/*.md")):
        _, matter, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(matter)
        documents[fields["导入自"]] = (path, fields, body.strip().split("\n\n"))
    return done, documents


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Documents]:
    """All papers of the county, in one folder of documents."""
    root = tmp_path_factory.mktemp("word")
    (root / "in").mkdir()
    for name, file in PAPERS.items():
        (root / "in" / name).write_bytes(file.data())
    (root / "in/~$红头通知.docx").write_bytes(b"locked")
    done, documents = imported(root / "docs", root / "in")
    assert done.exit_code == 0, done.output
    return root / "docs", documents


def body(county: tuple[Path, Documents], name: str) -> list[str]:
    return county[1][f"{name}.docx"][2]


def fields(county: tuple[Path, Documents], name: str) -> dict[str, Any]:
    return county[1][f"{name}.docx"][1]


def report(county: tuple[Path, Documents]) -> str:
    return (county[0] / "_data/import-report.txt").read_text("utf-8")


def test_a_red_head_with_a_title_of_three_lines_and_numbers_made_by_word(county: tuple[Path, Documents]) -> None:
    told = fields(county, "红头通知")
    assert told["title"] == "云岭县人民政府关于印发云岭县灌溉渠道管护工作方案的通知"
    assert (told["文种"], told["发文字号"], told["发文机关"]) == ("通知", "云政发〔2025〕12号", "云岭县人民政府")
    assert (told["主送"], told["成文日期"]) == ("各乡镇人民政府，县直各单位", date(2025, 3, 20))
    assert body(county, "红头通知") == [
        "现将《云岭县灌溉渠道管护工作方案》印发给你们，请认真落实。",
        "## 一、总体要求",
        "坚持以水定地，全面清淤。",
        "## 二、主要任务",
        "### （一）清淤",
        "1.县水利局牵头，6月底前完成。",
        "（1）干渠；",
        "（2）支渠。",
        "2. 2024年的尾工一并完成。",
        "### （二）修补",
        "1.从头再数。",
        "附件：1.任务分解表",
        "2.渠道分布图",
        "云岭县人民政府",
        "2025年3月20日",
    ]


def test_styles_give_the_levels_and_notes_stand_where_they_are_cited(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "创建方案")
    assert [one for one in blocks if one.startswith("#")] == [
        "## 一、工作目标",
        "### （一）近期目标",
        "#### 1.市容市貌",
        "##### （1）主次干道",
        "## 二、任务分解",
    ]
    assert "建成区[^1]道路全部达标[^2]。" in blocks
    assert blocks[-2:] == ["[^1]: 指县城建成区。", "[^2]: 按上年末统计。"]
    assert (
        "| 序号 | 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- | --- |\n"
        "| 1 | 整治\\|占道经营 | 县城管局 | 6月底前 |\n| 2 | 增设公厕<br>二十座 | 县住建局 | 11月底前 |"
    ) in blocks
    assert fields(county, "创建方案")["发文机关"] == ["中共云岭县委办公室", "云岭县人民政府办公室"]
    assert fields(county, "创建方案")["成文日期"] == date(2026, 1, 9)


def test_without_styles_numbers_and_fonts_tell_the_headings(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "情况汇报")
    assert [one for one in blocks if one.startswith("#")] == [
        "## 一、基本情况",
        "### （一）仓储设施",
        "#### 1.维修改造",
        "## 二、存在问题",
        "## 下一步打算",
    ]
    assert "1.这一句是正文，不是标题。" in blocks
    assert "（三）不放松。" in blocks
    assert fields(county, "情况汇报")["成文日期"] == date(2024, 9, 5)
    assert "有 1 个小标题没有使用标题样式" in report(county)


def test_chapters_and_articles_numbered_by_word(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "绿化条例")
    assert blocks[1:] == [
        "## 第一章　总　则",
        "第一条　为了保护城市绿化，制定本条例。",
        "第二条　本条例适用于县城规划区。",
        "## 第二章　规划与建设",
        "### 第一节　规划",
        "第三条　绿地分为下列几类：",
        "（一）公园绿地：",
        "1．综合公园；",
        "2．社区公园；",
        "（二）防护绿地",
        "依法应当设置的其他绿地，依照有关规定执行。",
        "## 第三章　附　则",
        "第四条　本条例自2020年1月1日起施行。",
    ]
    told = fields(county, "绿化条例")
    assert [(str(one["日期"]), one["事项"]) for one in told["沿革"]] == [("2019-08-01", "通过"), ("2019-09-27", "批准")]
    assert told["施行日期"] == date(2020, 1, 1)


def test_merged_cells_keep_their_spans_and_no_cell_is_lost(county: tuple[Path, Documents]) -> None:
    assert body(county, "测评指标")[1:3] == [
        "节水测评表",
        "<table>\n"
        '<tr><th colspan="2">指标</th><th rowspan="2">测评标准</th><th rowspan="2">分值</th><th rowspan="2">测评方法</th></tr>\n'
        "<tr><th>一级指标</th><th>二级指标</th></tr>\n"
        '<tr><td rowspan="2">制度</td><td>制度建设</td><td>有节水制度并上墙</td><td>10</td><td rowspan="2">查阅资料</td></tr>\n'
        "<tr><td>人员配备</td><td>有专人<br>有分工</td><td>5</td></tr>\n"
        '<tr><td>设施</td><td>节水器具</td><td colspan="2">普及率100%</td><td>实地查看</td></tr>\n'
        "</table>",
    ]


def test_tables_that_only_place_the_head_and_foot_are_no_tables(county: tuple[Path, Documents]) -> None:
    told = fields(county, "联合发文")
    assert told["发文字号"] == "云办发〔2025〕7号"
    assert told["发文机关"] == ["中共云岭县委办公室", "云岭县人民政府办公室"]
    assert (told["成文日期"], told["主送"]) == (date(2025, 2, 18), "各乡镇党委、人民政府，县直各部门")
    assert body(county, "联合发文")[1:] == [
        "中共云岭县委办公室　云岭县人民政府办公室",
        "2025年2月18日",
        "抄送：县人大常委会办公室，县政协办公室。",
        "中共云岭县委办公室　　2025年2月18日印发",
    ]
    assert "略去（签发人）：签发人：某某" in report(county)


def test_tracked_changes_are_accepted_and_told(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "修订稿")
    assert blocks[:2] == ["第一条　公园每日五时开放。", "第二条　园内禁止垂钓、游泳。"]
    assert blocks[2].splitlines()[2:] == ["| 东湖公园 | 120 |"]
    assert "有 4 处修订，已按接受修订导入" in report(county)
    assert "略去（修订中删去的文字）：六" in report(county)


def test_tracked_changes_can_be_refused(tmp_path: Path) -> None:
    (tmp_path / "修订稿.docx").write_bytes(PAPERS["修订稿.docx"].data())
    _, documents = imported(tmp_path / "docs", tmp_path / "修订稿.docx", options=("--tracked", "refuse"))
    blocks = documents["修订稿.docx"][2]
    assert blocks[:3] == ["第一条　公园每日六时开放。", "第二条　园内禁止垂钓", "、游泳。"]
    assert blocks[3].splitlines()[2:] == ["| 东湖公园 | 120 |", "| 西山公园 | 80 |"]


def test_pictures_land_beside_the_paper_without_the_place_they_were_taken(county: tuple[Path, Documents]) -> None:
    path, told, blocks = county[1]["图文方案.docx"]
    assert told["title"] == "云岭县古树名木保护宣传方案"
    assert (told["发文字号"], told["发文机关"]) == ("云林发〔2024〕3号", "云岭县林业局")
    name = f"{path.stem}-1.jpg"
    assert f"![2024年3月12日，城东古樟挂牌]({name})" in blocks
    with Image.open(path.with_name(name)) as image, Image.open(io.BytesIO(photograph())) as raw:
        assert raw.getexif().get_ifd(0x8825)
        assert not image.getexif()
    below = blocks.index(next(one for one in blocks if one.startswith("<table>")))
    assert "（图2）" in blocks[below]
    assert blocks[below + 1] == f"![]({path.stem}-2.jpg)"
    for words in ("图2没有替代文字", "图片没有导入：图标", "嵌入的对象没有导入，请另存为附件：Excel.Sheet.12", "有 2 处文本框"):
        assert words in report(county)
    assert "联系单位：云岭县林业局" in blocks


def test_a_picture_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "图文方案.docx").write_bytes(PAPERS["图文方案.docx"].data())
    path = imported(tmp_path / "docs", tmp_path / "图文方案.docx")[1]["图文方案.docx"][0]
    staff = path.with_name(f"{path.stem}-1.jpg")
    staff.write_bytes(b"drawn by staff")
    blocks = imported(tmp_path / "docs", tmp_path / "图文方案.docx", options=("--force",))[1]["图文方案.docx"][2]
    assert staff.read_bytes() == b"drawn by staff"
    assert f"![2024年3月12日，城东古樟挂牌]({path.stem}-1-2.jpg)" in blocks


def test_a_note_on_the_title_or_the_addressees_leaves_no_trace_in_the_front_matter(tmp_path: Path) -> None:
    file = WordFile(footnotes={1: "题注。", 2: "范围。"}, body=[p("云岭县步道通知", note(1), style="t"), p("各乡镇", note(2), "："), p("请照办。")])
    (tmp_path / "a.docx").write_bytes(file.data())
    _, told, blocks = imported(tmp_path / "docs", tmp_path / "a.docx")[1]["a.docx"]
    assert (told["title"], told["主送"]) == ("云岭县步道通知", "各乡镇")
    assert blocks == ["请照办。", "[^1]: 题注。", "[^2]: 范围。"]


def test_nothing_in_a_word_file_becomes_markup(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "图文方案")
    assert "见[县林业局网站](https://www.example.gov.cn/a%20b%281%29?x=1)和别处。" in blocks
    assert (
        '&lt;script>alert(1)&lt;/script> 与 \\[链接](javascript:alert(2)) 和 \\!\\[图](x) 都是文字\\{: onclick="x" } &lt;img src=x onerror=alert(3)>'
        in blocks
    )


def test_notes_of_both_kinds_and_in_cells(county: tuple[Path, Documents]) -> None:
    blocks = body(county, "统计公报")
    assert blocks[0] == "全年生产总值[^1]八十亿元[^2]。"
    assert "三万吨（注3）" in blocks[1]
    assert blocks[2] == "注3[^3]"
    assert "| 人口 | 十二万[^4] |" in blocks[3]
    assert blocks[-4:] == ["[^1]: 第一个脚注。", "[^2]: 文末的注。", "[^3]: 表里的脚注。", "[^4]: 又一个脚注，其中有\\*星号\\*和\\[^9]。"]
    assert fields(county, "统计公报")["成文日期"] == date(2025, 2, 6)


def test_what_stands_around_the_text_is_left_out_and_told(county: tuple[Path, Documents]) -> None:
    assert body(county, "工作要点") == [
        "## 一、重点任务",
        "1.排查隐患。",
        "2.整改销号。",
        "## 二、保障措施",
        "1.落实经费。",
        "2.落实人员。",
        "要做到：",
        "- 人防",
        "- 技防",
        "面积 5 m²，长度 3 m。",
        "责任到人",
        "考核到岗",
        "云岭县应急管理局",
        "2025 年 1 月 8 日",
    ]
    assert fields(county, "工作要点")["成文日期"] == date(2025, 1, 8)
    for words in ("（页眉）：内部资料", "（页脚）：— 1 —", "（批注）：这一句再核一下", "（目录）：一、重点任务", "（隐藏文字）：这句看不见"):
        assert f"略去{words}" in report(county)


def test_the_report_says_what_was_recognised_and_how_surely(county: tuple[Path, Documents]) -> None:
    for words in (
        "认出：标题「云岭县统计公报」（标题行，把握高）",
        "认出：发文机关「云岭县统计局」（落款，把握高）",
        "认出：成文日期「2024-09-05」（标题下，把握中）",
        "认出：二级标题 2、三级标题 1、四级标题 1、五级标题 1、表格 1、脚注 2",
        "认出：二级标题 3、三级标题 1、条 4",
    ):
        assert words in report(county)


def test_the_folder_builds_and_its_tables_are_known_for_what_they_are(county: tuple[Path, Documents]) -> None:
    site = read_site(county[0], date(2026, 11, 1))
    assert not [str(one) for one in site.findings if one.level.word == "error"]
    entries = site.catalog.entries
    plan, measures = county[1]["创建方案.docx"][0], county[1]["测评指标.docx"][0]
    assert [task.title for task in entries[plan.relative_to(county[0]).as_posix()].sheet.tasks] == ["整治|占道经营", "增设公厕二十座"]
    assert len(entries[measures.relative_to(county[0]).as_posix()].sheet.indicators) == 3
    law = entries[county[1]["绿化条例.docx"][0].relative_to(county[0]).as_posix()]
    assert {"ch-2-s1", "art-3-p1-i1-m2", "art-4"} <= law.structure.anchors


FORMS = {
    "japaneseCounting": ("一", "十二", "一百零三"),
    "ideographDigital": ("一", "一二", "一〇三"),
    "chineseLegalSimplified": ("壹", "壹拾贰", "壹佰零叁"),
    "decimalEnclosedCircle": ("①", "⑫", "103"),
    "ideographTraditional": ("甲", "12", "103"),
    "decimalFullWidth": ("１", "１２", "１０３"),
    "decimalZero": ("01", "12", "103"),
    "lowerLetter": ("a", "l", "yyyy"),
    "upperRoman": ("I", "XII", "CIII"),
    "unheardOf": ("1", "12", "103"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_format_of_a_number(form: str) -> None:
    body = [p("某县办法", style="t"), *(p("内容。", listed=(1, 0)) for _ in range(103))]
    sheet = read_word(WordFile(body=body, numbering=numbering(levels((form, "%1、")))).data())
    texts = [line.text for line in getattr(sheet, "lines")]  # noqa: B009
    assert tuple(texts[at].removesuffix("、内容。") for at in (1, 12, 103)) == FORMS[form]


def test_numbers_of_several_levels_and_those_that_begin_anew() -> None:
    lists = numbering(levels(("decimal", "%1"), ("decimal", "%1.%2")), again={2: 1})
    depths = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (2, 1), (9, 0), (1, 7)]
    sheet = read_word(WordFile(body=[p("甲", listed=one) for one in depths], numbering=lists).data())
    texts = [line.text for line in getattr(sheet, "lines")]  # noqa: B009
    assert texts == ["1 甲", "1.1 甲", "1.2 甲", "2 甲", "2.1 甲", "1 甲", "1.1 甲", "甲", "甲"]


def damaged(kind: str) -> bytes:
    """A file that means harm, or has come to some."""
    data = PAPERS["统计公报.docx"].data()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inner = old.read(name)
            if kind == "cut" and name == "word/document.xml":
                inner = inner[: len(inner) // 2]
            if kind == "bomb" and name == "word/document.xml":
                inner = inner.replace(b"<w:body>", b"<w:body>" + b" " * (40 << 20))
            if kind == "entities" and name == "word/document.xml":
                lol = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
                inner = inner.replace(b"?>", b"?>" + lol, 1).replace("八十亿元".encode(), b"&b;&c;")
            if kind == "deep" and name == "word/document.xml":
                inner = inner.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5000)
            if not (kind == "partless" and name == "word/document.xml"):
                new.writestr(name, inner)
        if kind == "crowd":
            for number in range(5001):
                new.writestr(f"x/{number}", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "code"), [("cut", "D101"), ("partless", "D101"), ("deep", "D101"), ("bomb", "D103"), ("crowd", "D103")]
)
def test_a_broken_or_hostile_file_is_refused_with_its_code(kind: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(damaged(kind))
    done, documents = imported(tmp_path / "docs", tmp_path / "坏.docx")
    assert (done.exit_code, documents) == (1, {})
    assert done.output.startswith(f"失败 坏.docx：{code} ")


def test_entities_are_never_followed(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(damaged("entities"))
    _, documents = imported(tmp_path / "docs", tmp_path / "坏.docx")
    assert not documents or "root:" not in "".join(documents["坏.docx"][2])


def test_a_relation_to_a_part_that_is_gone_does_no_harm(tmp_path: Path) -> None:
    file = WordFile(body=[p("云岭县绿道管理办法", style="t"), p("第一条　内容。")])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.data())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            gone = b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"/></Relationships>'
            new.writestr(name, inner.replace(b"</Relationships>", gone) if name == "word/_rels/document.xml.rels" else inner)
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    assert imported(tmp_path / "docs", tmp_path / "a.docx")[1]["a.docx"][2] == ["第一条　内容。"]


def test_a_web_page_that_calls_itself_a_word_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = "<html><body><p>云岭县步道管理办法</p><p>第一条　内容。</p><p>第二条　本办法自2024年5月1日起施行。</p></body></html>"
    (tmp_path / "a.doc").write_bytes(page.encode("gb18030"))
    told = imported(tmp_path / "docs", tmp_path / "a.doc")[1]["a.doc"][1]
    assert (told["title"], told["施行日期"]) == ("云岭县步道管理办法", date(2024, 5, 1))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("suffix", "names"),
    [
        *((suffix, ["红头通知.docx", "绿化条例.docx", "创建方案.docx"]) for suffix in ("docx", "doc", "odt")),
        ("rtf", ["情况汇报.docx"]),  # LibreOffice writes the 、 of a list into RTF as a question mark
    ],
)
def test_files_saved_by_libreoffice_say_the_same(suffix: str, names: list[str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_bytes(PAPERS[name].data())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, *(str(tmp_path / name) for name in names)], check=True, capture_output=True, timeout=300)
    _, saved = imported(tmp_path / "docs", tmp_path / "saved")
    _, written = imported(tmp_path / "own", *(tmp_path / name for name in names))
    for name in names:
        again = saved[name.replace("docx", suffix)]
        assert again[1] | {"导入自": ""} == written[name][1] | {"导入自": ""}
        assert again[2] == written[name][2]


def test_a_table_of_tabs_typed_in_word_is_a_table() -> None:
    lines = ["序号\t单位\t任务数", "1\t城关镇\t3", "2\t河口乡\t4"]
    file = WordFile(body=[p("云岭县任务完成情况通报", style="t"), *(p(*_tabbed(line)) for line in lines), table(["甲", "乙"], ["1", "2"])])
    sheet = read_sheet(file)
    assert [line.text for line in sheet.lines][1:4] == lines
    paper = understand(sheet, "通报.docx")
    assert isinstance(paper, Paper)
    assert "| 序号 | 单位 | 任务数 |\n| --- | --- | --- |\n| 1 | 城关镇 | 3 |\n| 2 | 河口乡 | 4 |" in paper.body


@pytest.mark.parametrize("last", ["（2025—2027年）的通知", "（试行）"])
def test_a_title_goes_on_in_brackets(last: str) -> None:
    name = ("关于印发澄川县文明行为促进行动计划", last)
    lines = [p("澄政办发〔2025〕21号", place="center"), *(p(one, place="center", size=44) for one in name), p("各乡镇人民政府："), p("现印发给你们。")]
    paper = understand(read_sheet(WordFile(body=lines)), "通知.docx")
    assert isinstance(paper, Paper)
    assert (paper.title, paper.number, paper.body) == ("".join(name), "澄政办发〔2025〕21号", "现印发给你们。\n")


def read_sheet(file: WordFile) -> Sheet:
    sheet = read_word(file.data())
    assert isinstance(sheet, Sheet)
    return sheet


def _tabbed(line: str) -> list[str]:
    first, *more = line.split("\t")
    return [first, *(piece for one in more for piece in ("<w:r><w:tab/></w:r>", run(one)))]


def portable(lines: list[str]) -> bytes:
    """A PDF of one page whose text can be copied: one font, its characters named by a ToUnicode map."""
    chars = sorted({char for line in lines for char in line})
    codes = {char: f"{at:04x}" for at, char in enumerate(chars, 1)}
    shown = " ".join(f"<{''.join(codes[char] for char in line)}> Tj 0 -24 Td" for line in lines)
    stream = f"BT /F1 16 Tf 60 780 Td {shown} ET"
    pairs = "\n".join(f"<{code}> <{ord(char):04x}>" for char, code in codes.items())
    cmap = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>> stream\n{stream}\nendstream",
        "<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R>>",
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 1000>>",
        f"<</Length {len(cmap)}>> stream\n{cmap}\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj {inner} endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 8\n0000000000 65535 f \n{table}trailer <</Size 8 /Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def test_a_pdf_with_text_is_read_and_its_lines_are_joined(tmp_path: Path) -> None:
    lines = [
        "云岭县步道管理办法",
        "第一条　为了加强步道建设和管理，方便群众出行健身，根据有关",
        "法律、法规的规定，结合本县实际情况，制定本办法，并向社会公",
        "布施行。",
        "第二条　步道由县林业局和各乡镇人民政府共同负责管理和维护，",
        "每年至少检查两次。",
        "第三条　本办法自2024年5月1日起施行。",
        "- 1 -",
    ]
    (tmp_path / "步道.pdf").write_bytes(portable(lines))
    done, documents = imported(tmp_path / "docs", tmp_path / "步道.pdf")
    _, told, blocks = documents["步道.pdf"]
    assert (told["title"], told["施行日期"]) == ("云岭县步道管理办法", date(2024, 5, 1))
    assert blocks == [
        "第一条　为了加强步道建设和管理，方便群众出行健身，根据有关法律、法规的规定，结合本县实际情况，制定本办法，并向社会公布施行。",
        "第二条　步道由县林业局和各乡镇人民政府共同负责管理和维护，每年至少检查两次。",
        "第三条　本办法自2024年5月1日起施行。",
    ]
    assert "PDF 不记段落和表格" in done.output


def test_tables_with_merged_cells_scroll_in_a_box_as_others_do() -> None:
    both = "<table>\n<tr><td colspan=\"2\">甲</td></tr>\n</table>\n\n| 甲 |\n|---|\n| 乙 |\n"
    html = markdown.markdown(both, extensions=["tables", "md_in_html", "gazette.markup"])
    assert html.count('class="gz-table"') == len(re.findall("<table[ >]", html)) == html.count("</table></div>") == 2


def test_the_mark_of_a_note_is_no_word_of_the_text() -> None:
    assert plain_text("生产总值[^1]增长\\[^2]") == "生产总值增长[^2]"


def test_the_title_of_a_plan_within_a_paper_set_on_two_lines_is_one_heading() -> None:
    body = [
        p("云岭县人民政府办公室关于印发环境整治方案的通知", place="center", size=44),
        p("各乡镇："),
        p("现将方案印发给你们，请结合实际认真贯彻落实，确保完成任务。"),
        p("云岭县城乡环境综合整治提升行动", place="center", size=44),
        p("实施方案", place="center", size=44),
        p("坚持问题导向，力争用一年时间，实现城乡环境明显改善。"),
    ]
    assert [line.text for line in read_sheet(WordFile(body=body)).lines if line.level == 2] == ["云岭县城乡环境综合整治提升行动实施方案"]
