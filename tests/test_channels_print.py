"""`gazette poster` and `gazette booklet`: PDFs read back by pypdf, which did not write them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import typst
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from conftest import write_papers
from gazette.channels.faces import FACES, choose_faces
from gazette.cli import main
from test_channels import DOCS, DOG_RULES, HEAD, ISSUED, RICH, run

pytestmark = pytest.mark.skipif(not choose_faces(typst.Fonts().families()), reason="no Chinese typeface on this machine")
SIGNS = "编号#1、*重点*与_强调_，金额$5，路径C:\\\\甲，#panic(1)，`代码`，@某处，第~条，<某>，[见](#a)。"
ACCIDENTAL = HEAD.format(title="关于#号、$符号和[括号]的通知") + SIGNS + "\n"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def pages(file: Path) -> list[str]:
    """The text of each page, without blanks."""
    return [squeezed(page.extract_text()) for page in PdfReader(file).pages]


def millimetres(file: Path) -> set[tuple[int, ...]]:
    return {tuple(round(float(edge) * 25.4 / 72) for edge in page.mediabox[2:]) for page in PdfReader(file).pages}


def embedded(file: Path) -> list[bool]:
    """For every typeface used, whether the file carries it."""
    fonts: dict[str, Any] = {}
    for page in PdfReader(file).pages:
        used: Any = page["/Resources"]
        fonts |= {name: font.get_object() for name, font in used.get("/Font", {}).items()}
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts.values()]
    return [any(key.startswith("/FontFile") for key in descriptor) for descriptor in inner]


def poster(wanted: str, into: Path, *options: str, docs: Path = DOCS) -> tuple[str, str]:
    """The text of the one page, and what was said."""
    done = run("poster", wanted, "--into", str(into), *options, docs=docs)
    assert done.exit_code == 0, done.stderr
    (page,) = pages(into)
    return page, done.stderr


def booklet(into: Path, *asked: str, docs: Path = DOCS) -> Result:
    return run("booklet", *asked, "--into", str(into), docs=docs)


def made(into: Path, *asked: str, docs: Path = DOCS) -> list[str]:
    done = booklet(into, *asked, docs=docs)
    assert done.exit_code == 0, done.stderr
    return pages(into)


def test_a_poster_says_on_one_sheet_what_matters_and_where_the_rest_is(tmp_path: Path) -> None:
    page, said = poster(DOG_RULES, tmp_path / "a.pdf")
    for fact in ("澄川县养犬管理办法", "澄川县人民政府", "澄政发〔2025〕6号", "2025年6月1日", "2030年5月31日", "现行有效", "县公安局0800-5552301"):
        assert fact in page
    assert "给狗上户口要交多少钱？不收钱。第七条规定登记不收取费用" in page
    assert "https://www.chengchuan.example/policies/yangquan-guanli-banfa-2025/" in page
    assert millimetres(tmp_path / "a.pdf") == {(297, 420)}
    assert embedded(tmp_path / "a.pdf") and all(embedded(tmp_path / "a.pdf"))
    assert said == f"已写入 {tmp_path / 'a.pdf'}\n"


def test_a_poster_on_a4_is_the_same_and_twice_the_same_file(tmp_path: Path) -> None:
    large, small, again = (tmp_path / f"{name}.pdf" for name in "abc")
    assert squeezed(poster(DOG_RULES, large)[0]) == poster(DOG_RULES, small, "--size", "a4")[0]
    assert millimetres(small) == {(210, 297)}
    poster(DOG_RULES, again, "--size", "A4")
    assert small.read_bytes() == again.read_bytes()


def test_a_plan_hangs_out_with_its_tasks_and_an_ended_text_with_a_warning(tmp_path: Path) -> None:
    plan, _ = poster("plans/wenming-xingdong-jihua-2026.md", tmp_path / "a.pdf")
    assert "发布年度不文明行为治理清单牵头：县文明办；时限：2026年1月底前" in plan
    assert re.search(r"任务共\d+项，列前6项", plan)
    ended, said = poster("policies/wenming-xingwei-cujin-tiaoli-2021.md", tmp_path / "b.pdf")
    assert "本文本自2024年7月1日起已被修改，请以新文本为准。" in ended
    assert "注意：《澄川县文明行为促进条例》已修改。" in said


def test_the_longest_title_with_many_issuers_stays_on_one_sheet(tmp_path: Path) -> None:
    title = "关于进一步加强和改进新时代全县农村精神文明建设深入推进移风易俗持续破除陈规陋习切实减轻群众人情负担大力弘扬时代新风尚的实施意见（试行）" * 2
    issuers = "[" + ", ".join(f"云岭县人民政府第{number}办公室" for number in range(1, 9)) + "]"
    text = HEAD.format(title=title).replace("云岭县人民政府\n", f"{issuers}\n") + "".join(f"## 第{n}部分标题\n\n{'很长的一段话，' * 30}。\n\n" for n in range(20))
    write_papers(tmp_path, {"policies/long.md": text, "_data/site.yml": "域名: www.yunling.example\n"})
    page, _ = poster("policies/long.md", tmp_path / "a.pdf", docs=tmp_path)
    assert squeezed(title) in page and "第8办公室" in page and "以网站公布的全文为准" in page


def test_a_code_must_lead_somewhere(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/rich.md": RICH})
    done = run("poster", "policies/rich.md", "--into", str(tmp_path / "a.pdf"), docs=tmp_path)
    assert done.exit_code == 2
    assert "请在 _data/site.yml 写上 域名，或加 --url" in done.stderr
    page, _ = poster("policies/rich.md", tmp_path / "a.pdf", "--url", "https://policy.yunling.example/zc", docs=tmp_path)
    assert "https://policy.yunling.example/zc/policies/rich/" in page


def test_the_contents_give_the_page_each_paper_begins_on(tmp_path: Path) -> None:
    told = made(tmp_path / "a.pdf", "专题=文明行为促进条例")
    assert millimetres(tmp_path / "a.pdf") == {(210, 297)}
    assert "文明行为促进条例" in told[0] and "收录政策法规文件5份，时效截至2026年11月15日" in told[0]
    reader = PdfReader(tmp_path / "a.pdf")
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    titles = [squeezed(str(mark.title)) for mark in marks]
    begun = [reader.get_destination_page_number(mark) or 0 for mark in marks]
    line = "".join(f"{re.escape(title)}(?:（[^（）]+〔[0-9]+〕[0-9]+号）)?(?:［已修改］)?[.]*([0-9]+?)" for title in titles)
    listed = re.search(rf"{line}—", told[1])
    assert listed, told[1]
    assert [int(page) for page in listed.groups()] == [page - 1 for page in begun]
    for number, text in enumerate(told[2:], 1):
        assert text.endswith(f"—{number}—"), "every page bears its number"
    assert [told[page][: len(title)] for page, title in zip(begun, titles, strict=True)] == titles
    assert titles[0] == "澄川县文明行为促进条例" and "激励办法" in titles[3], "in the order of the page of the collection"


def test_a_booklet_holds_every_article_and_cell(tmp_path: Path) -> None:
    whole = "".join(re.sub(r"—\d+—$", "", page) for page in made(tmp_path / "a.pdf", "文种=办法", "年份=2025"))
    assert "第二十二条本办法自2025年6月1日起施行，有效期五年。《澄川县城区养犬管理办法》（澄政发〔2019〕14号）同时废止。" in whole
    assert "澄川县人民政府2025年4月18日" in whole
    table = "".join(made(tmp_path / "b.pdf", "文种=测评指标体系"))
    for cell in ("三年累计不少于6万份", "县委宣传部、县民宗局", "督查公开"):
        assert cell in table
    assert table.count("序号") > 1, "the head comes again on every page"


def test_signs_of_the_typesetter_are_but_text(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/signs.md": ACCIDENTAL, "policies/rich.md": RICH.replace("3号", "4号"), "_data/site.yml": "域名: www.yunling.example\n"})
    (tmp_path / "files").mkdir()
    Image.new("RGB", (2000, 3000), "#12505b").save(tmp_path / "files/qu.png")
    whole = "".join(made(tmp_path / "a.pdf", "栏目=政策法规", docs=tmp_path))
    assert "编号#1、重点与_强调_，金额$5，路径C:\\甲，#panic(1)，代码，@某处，第~条" in whole
    assert "关于#号、$符号和[括号]的通知" in whole
    assert "1含社区。" in whole, "a footnote"
    images = [image for page in PdfReader(tmp_path / "a.pdf").pages for image in page.images]
    assert len(images) == 1
    assert "关于#号、$符号和[括号]的通知" in poster("policies/signs.md", tmp_path / "b.pdf", docs=tmp_path)[0]


def test_what_is_asked_for_in_words_the_site_does_not_know(tmp_path: Path) -> None:
    for asked, answer in {
        "栏目=政策法归": "栏目「政策法归」下没有文件，是不是「政策法规」",
        "年分=2025": "没有选项「年分」，是不是「年份」？",
        "年份=1812": "1812 年没有文件",
        "养犬": "「养犬」要写成 键=值，如 栏目=政策法规；键可以是",
        "专题=养犬": "没有专题「养犬」，现有的是",
    }.items():
        done = booklet(tmp_path / "a.pdf", asked)
        assert done.exit_code == 2
        assert answer in done.stderr
    none = booklet(tmp_path / "a.pdf", "文种=办法", "栏目=工作动态")
    assert (none.exit_code, none.stderr) == (1, "没有符合条件的文件\n")
    assert not (tmp_path / "a.pdf").exists()


def test_filters_narrow_each_other_and_full_width_signs_are_understood(tmp_path: Path) -> None:
    told = made(tmp_path / "a.pdf", "文种＝办法、细则", "时效：现行有效", "排序=从旧到新")
    listed = told[1]
    order = ["澄川县文明行为激励办法", "澄川县文明行为积分管理实施细则", "澄川县养犬管理办法"]
    assert sorted(order, key=listed.index) == order
    assert "已失效" not in listed and "志愿服务激励嘉许办法" not in listed


def test_a_value_alone_names_its_key(tmp_path: Path) -> None:
    assert made(tmp_path / "a.pdf", "细则", "2025") == made(tmp_path / "b.pdf", "文种=细则", "年份=2025")
    assert "文明行为促进条例" in made(tmp_path / "a.pdf", "文明行为促进条例", "文种=细则")[0]


def test_tables_whose_cells_would_overlap_are_set_all_the_same(tmp_path: Path) -> None:
    odd = "<table><tr><td>子</td><td rowspan=9>丑</td></tr><tr><td colspan=3>寅</td><td>卯</td></tr></table>\n"
    write_papers(tmp_path, {"policies/odd.md": HEAD.format(title="怪表") + odd})
    assert re.search("子.*丑.*寅.*卯", "".join(made(tmp_path / "a.pdf", "通知", docs=tmp_path)))


def test_what_is_attached_begins_a_page_behind_the_closing(tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/issued.md": ISSUED})
    told = made(tmp_path / "a.pdf", "通知", docs=tmp_path)
    assert told[2].endswith("现将方案印发给你们。云岭县人民政府2026年1月5日—1—")
    assert told[3] == "关于印发节水方案的通知节水方案一、总体要求坚持以水定地。—2—"


def test_what_is_not_public_is_in_no_booklet(tmp_path: Path) -> None:
    papers = {
        "policies/rich.md": RICH,
        "policies/later.md": HEAD.format(title="尚未公布的通知").replace("2026-01-06", "2027-01-06").replace("3号", "4号") + "正文。\n",
    }
    write_papers(tmp_path, papers)
    assert not any("尚未公布" in page for page in made(tmp_path / "a.pdf", "栏目=政策法规", docs=tmp_path))


def test_typefaces_of_the_office_come_first_and_none_is_said() -> None:
    office = choose_faces(["Arial", "SimSun", "FangSong", "KaiTi", "SimHei", "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"])
    assert office == {"title": "FZXiaoBiaoSong-B05S", "body": "FangSong", "hei": "SimHei", "kai": "KaiTi", "song": "SimSun"}
    assert set(choose_faces(["Droid Sans Fallback"]).values()) == {"Droid Sans Fallback"}
    assert choose_faces(["Arial", "DejaVu Sans"]) == {}
    assert all(len(set(wanted)) == len(wanted) for wanted in FACES.values())


def test_without_the_typesetter_the_way_to_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = CliRunner().invoke(main, ["booklet", "文种=办法", "--docs", str(DOCS), "--into", str(tmp_path / "a.pdf")])
    assert done.exit_code == 2
    assert "做 PDF 要先装 typst：" in done.stderr and "Traceback" not in done.output
