"""A public paper carried elsewhere: what the commands write, read back by other libraries than those that wrote it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import html
from PIL import Image

from conftest import BUILD_DATE, ROOT, write_papers
from gazette.channels import look
from gazette.channels.setting import EXTENSIONS
from gazette.cli import main

BUILD_DAY = date.fromisoformat(BUILD_DATE)
DOCS = ROOT / "docs"
DOG_RULES = "policies/yangquan-guanli-banfa-2025.md"
HEAD = "---\ntitle: {title}\n文种: 通知\n发文机关: 云岭县人民政府\n发文字号: 云政发〔2026〕3号\n成文日期: 2026-01-05\n发布日期: 2026-01-06\n---\n"
RICH = (
    HEAD.format(title="关于开展《节水条例》宣传的通知")
    + """各乡镇人民政府：

现将有关事项通知如下，**务必**落实<script>alert(1)</script>[^1]。

[^1]: 含社区。

## 一、时间

见[方案](../plans/a.md)和[外站](https://example.org/)。

- 甲项
    - 乙项

| 序号 | 事项 | 地点 | 时间 | 单位 | 说明 |
|---|---|---|---|---|---|
| 1 | 开幕<br>仪式 | 广场 | 3月 | 县水利局 | 无 |

<table>
<tr><th rowspan="2">类</th><th colspan="2">数</th></tr>
<tr><th>甲</th><th>乙</th></tr>
<tr><td>一</td><td>2</td><td>3</td></tr>
</table>

![水渠](../files/qu.png)

云岭县人民政府

2026年1月5日
"""
)

# 印发 of a plan: the text behind the 落款 is what is attached.
ISSUED = (
    HEAD.format(title="关于印发节水方案的通知").replace("3号", "7号")
    + "各乡镇人民政府：\n\n现将方案印发给你们。\n\n云岭县人民政府\n\n2026年1月5日\n\n## 节水方案\n\n一、总体要求\n\n坚持以水定地。\n"
)


def run(command: str, *words: str, docs: Path = DOCS) -> Result:
    """A command as staff call it."""
    return CliRunner().invoke(main, [command, *words, "--docs", str(docs), "--today", BUILD_DATE])


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county with one paper that has everything, one not yet public, one that must not become so."""
    person = "11010519491231002X"
    write_papers(
        tmp_path,
        {
            "policies/rich.md": RICH,
            "policies/later.md": HEAD.format(title="尚未公布的通知").replace("2026-01-06", "2027-01-06").replace("3号", "4号") + "正文。\n",
            "policies/leak.md": HEAD.format(title="含证件号码的通知").replace("3号", "5号") + f"联系人证件号{person}。\n",
            "policies/broken.md": "---\ntitle：坏了\n---\n正文。\n",
            "_data/site.yml": "域名: www.yunling.example\n",
        },
    )
    return tmp_path


def wechat(wanted: str, *options: str, docs: Path = DOCS) -> tuple[html.HtmlElement, str]:
    done = run("wechat", wanted, *options, docs=docs)
    assert done.exit_code == 0, done.stderr
    return html.document_fromstring(done.stdout), done.stderr


def words(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.iterfind(path)]


def test_wechat_html_holds_nothing_its_editor_strips() -> None:
    for wanted in (DOG_RULES, "interpretations/wenming-tiaoli-tujie-2024.md", "indicators/minzu-tuanjie-ceping-2024.md"):
        tree, _ = wechat(wanted)
        body = tree.find("body")
        tags = {node.tag for node in body.iter()}
        assert not tags & {"style", "script", "a", "img", "link", "div"}
        assert {name for node in body.iter() for name in node.attrib} <= {"style", "colspan", "rowspan"}
        styled = list(body.iter("p", "section", "h1", "h2", "h3", "table", "td", "th"))
        assert styled and all(node.get("style") for node in styled)
        assert not re.search(r"position|url\(|var\(", str([node.get("style") for node in styled]))


def test_wechat_html_says_what_the_paper_says() -> None:
    tree, said = wechat(DOG_RULES)
    assert words(tree, ".//h1") == ["澄川县养犬管理办法"]
    assert words(tree, ".//h2")[:2] == ["第一章 总则", "第二章 免疫和登记"]
    paragraphs = words(tree, ".//p")
    assert sum(text.startswith("第") and "条 " in text[:8] for text in paragraphs) == 22
    facts = paragraphs[0]
    assert all(fact in facts for fact in ("澄川县人民政府", "澄政发〔2025〕6号", "2025年4月18日", "2025年6月1日", "现行有效"))
    assert "https://www.chengchuan.example/policies/yangquan-guanli-banfa-2025/" in paragraphs[-1]
    assert any("给狗上户口要交多少钱？不收钱。" in text for text in paragraphs), "its 问答 gives the key points"
    assert "摘自解读《养犬新规有哪些变化——〈澄川县养犬管理办法〉问答》" in paragraphs
    assert said == ""


def test_staff_may_write_the_key_points_themselves() -> None:
    tree, _ = wechat(DOG_RULES, "--point", "办证：不收钱", "--point", "牵绳出门")
    paragraphs = words(tree, ".//p")
    assert "■ 办证不收钱" in paragraphs and "■ 牵绳出门" in paragraphs
    assert not any("摘自解读" in text for text in paragraphs)


def test_a_text_that_ended_says_so_first() -> None:
    tree, said = wechat("policies/wenming-xingwei-cujin-tiaoli-2021.md")
    assert "本文本自2024年7月1日起已被修改，请以新文本为准。" in words(tree, ".//p")[1]
    assert said.startswith("注意：《澄川县文明行为促进条例》已修改。")


def test_lists_notes_tables_and_markup_arrive_whole(county: Path) -> None:
    tree, said = wechat("云政发〔2026〕3号", docs=county)
    paragraphs = words(tree, ".//p")
    assert "现将有关事项通知如下，务必落实[1]。" in [text.replace("alert(1)", "") for text in paragraphs]
    assert "[1] 含社区。" in paragraphs
    assert [text for text in paragraphs if text.startswith("•")] == ["• 甲项", "• 乙项"]
    wide, merged = tree.findall(".//table")
    assert "min-width" in wide.get("style") and "overflow-x:auto" in wide.getparent().get("style")
    assert "width:100%" in merged.get("style")
    assert [(cell.text_content(), cell.get("rowspan"), cell.get("colspan")) for cell in merged.iter("th")] == [
        ("类", "2", None), ("数", None, "2"), ("甲", None, None), ("乙", None, None),
    ]  # fmt: skip
    assert [cell.text_content() for cell in merged.iter("td")] == ["一", "2", "3"]
    assert any("配图 1 水渠" in text for text in paragraphs)
    assert "没有带出图片「水渠」：files/qu.png 找不到或没有公开" in said


def test_what_no_paper_can_hold_is_left_out_and_the_rest_stands(county: Path) -> None:
    odd = HEAD.format(title="怪表").replace("3号", "6号") + (
        "正文\x07甲\x0b乙\ufffe。\n\n<table><tr><td>a</td><td rowspan=9>b</td></tr><tr><td colspan=3>c</td><td>d</td></tr></table>\n\n"
        "<video src='a.mp4'></video>\n\n![网图](https://example.org/a.png)\n\n```任务清单\n```\n"
    )
    write_papers(county, {"policies/odd.md": odd})
    tree, said = wechat("怪表", docs=county)
    assert any(text.startswith("正文甲") for text in words(tree, ".//p"))
    assert [(cell.text_content(), cell.get("rowspan")) for cell in tree.iter("td")] == [("a", None), ("b", "2"), ("c", None), ("d", None)]
    assert "《怪表》没有带出视频、网站自动生成的列表或图，请在网站上看" in said
    assert "《怪表》没有带出图片「网图」：它不在本站" in said


def test_a_picture_is_judged_by_what_it_is_not_by_its_name(county: Path) -> None:
    (county / "files").mkdir()
    Image.new("RGB", (640, 480)).save(county / "files/qu.png", "WEBP")
    _, said = wechat("policies/rich.md", docs=county)
    assert re.search(r"请上传配图 1：\S+/files/qu\.png（640×480，1 KB）水渠；公众号不收 WEBP，请先另存为 PNG\n", said)
    (county / "files/qu.png").write_bytes(b"no picture")
    assert "的图片 " in (broken := wechat("policies/rich.md", docs=county)[1]) and "打不开，请换一张" in broken


def test_pictures_to_upload_are_listed_with_size_and_kind() -> None:
    _, said = wechat("interpretations/wenming-tiaoli-tujie-2024.md")
    (line,) = [line for line in said.splitlines() if line.startswith("请上传配图 1")]
    assert "docs/files/wenming-tiaoli-tujie-2024.svg（" in line and "KB）" in line and line.endswith("公众号不收 SVG，请先另存为 PNG")


@pytest.mark.parametrize("command", ["wechat", "docx", "poster"])
class TestRefusals:
    """What every command for other channels refuses, in words."""

    def test_a_paper_before_its_day(self, command: str, county: Path) -> None:
        done = run(command, "policies/later.md", docs=county)
        assert (done.exit_code, done.stdout) == (1, "")
        assert re.search(r"^policies/later\.md:\d+:\d+: M115 发布日期 2027-01-06 未到", done.stderr, re.M)
        assert done.stderr.endswith("policies/later.md 还没有公开，不能发到别处；照上面的提示处理后再试\n")

    def test_personal_data(self, command: str, county: Path) -> None:
        done = run(command, "policies/leak.md", docs=county)
        assert done.exit_code == 1
        assert re.search(r"^policies/leak\.md:\d+:\d+: P1\d\d ", done.stderr, re.M)

    def test_a_broken_file_by_its_path_from_here(self, command: str, county: Path) -> None:
        done = run(command, str(county / "policies/broken.md"), docs=county)
        assert done.exit_code == 1
        assert re.search(r"^policies/broken\.md:\d+:\d+: F\d\d\d ", done.stderr, re.M)

    def test_a_paper_nobody_knows(self, command: str) -> None:
        done = run(command, "澄川县养猫管理办法")
        assert done.exit_code == 1
        assert done.stderr.startswith("没有找到「澄川县养猫管理办法」")

    def test_a_file_that_cannot_be_written(self, command: str, tmp_path: Path) -> None:
        (tmp_path / "nowhere").write_text("no folder")
        done = run(command, DOG_RULES, "--into", str(tmp_path / f"nowhere/a{SUFFIX[command]}"))
        assert done.exit_code == 2
        assert "写不进去：没有这个文件夹" in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["nowhere"]

    def test_a_name_that_is_another_kind_of_file(self, command: str) -> None:
        before = (DOCS / DOG_RULES).read_bytes()
        done = run(command, DOG_RULES, "--into", str(DOCS / DOG_RULES))
        assert done.exit_code == 2
        assert f"应以 {SUFFIX[command]} 结尾" in done.stderr
        assert (DOCS / DOG_RULES).read_bytes() == before


SUFFIX = {"wechat": ".html", "docx": ".docx", "poster": ".pdf"}


def test_the_colours_are_those_of_the_site() -> None:
    tokens = (ROOT / "overrides/assets/gazette/tokens.css").read_text("utf-8").partition("@media")[0]
    for name in ("INK", "SOFT", "LINE", "WASH", "MAIN", "MAIN_WASH", "ALERT", "ALERT_WASH"):
        assert f"--{name.lower().replace('_', '-')}: {getattr(look, name)};" in tokens


def test_the_dialect_is_that_of_the_site() -> None:
    text = re.sub(r"!ENV \[.*\]", "x", (ROOT / "mkdocs.yml").read_text("utf-8"))
    listed = yaml.safe_load(text)["markdown_extensions"]
    assert [next(iter(one)) if isinstance(one, dict) else one for one in listed] == list(EXTENSIONS)
