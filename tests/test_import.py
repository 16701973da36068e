"""`gazette import` seen from outside: papers in, files out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from gazette.cli import main
from gazette.importers.naming import LONGEST, slug_of

PAPERS = Path(__file__).parent / "papers"


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def run(into: Path, *sources: Path, force: bool = False) -> Result:
    options = ["--force"] if force else []
    return CliRunner().invoke(main, ["import", *map(str, sources), "--into", str(into), *options])


def documents(into: Path) -> dict[str, tuple[str, dict[str, Any], str]]:
    """导入自 → path, front matter, body of every document."""
    found = {}
    for path in sorted(into.rglob("*.md")):
        _, matter, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(matter)
        found[fields.get("导入自", path.name)] = (path.relative_to(into).as_posix(), fields, body.strip())
    return found


def imported(into: Path, name: str) -> tuple[str, dict[str, Any], str]:
    result = run(into, PAPERS / name)
    assert result.exit_code == 0, result.output
    return documents(into)[name]


def records(into: Path) -> dict[str, dict[str, Any]]:
    lines = (into / "_data/import-report.jsonl").read_text("utf-8").splitlines()
    return {record["source"]: record for record in map(json.loads, lines)}


def test_law(into: Path) -> None:
    path, fields, body = imported(into, "青禾县河道保护条例.md")
    assert path == "policies/qing-he-xian-he-dao-bao-hu-tiao-li.md"
    assert fields["title"] == "青禾县河道保护条例"
    assert fields["文种"] == "法规"
    assert fields["发文机关"] == "青禾县人民代表大会"
    assert fields["成文日期"] == date(2008, 3, 6)
    assert fields["施行日期"] == date(2008, 7, 1)
    assert "发文字号" not in fields
    assert [(str(event["日期"]), event["事项"], event.get("说明", "")) for event in fields["沿革"]] == [
        ("2008-03-06", "通过", "青禾县第三届人民代表大会第二次会议通过"),
        ("2008-05-09", "批准", "云溪省第十届人民代表大会常务委员会第九次会议批准"),
        ("2008-06-02", "公布", "青禾县人民代表大会常务委员会公告第4号公布"),
        (
            "2016-09-01",
            "修正",
            "云溪省第十二届人民代表大会常务委员会第二十次会议批准的2016年7月8日青禾县第五届人民代表大会"
            "常务委员会第三次会议《关于修改废止部分地方性法规的决定》第一次修正",
        ),
        ("2021-11-12", "修订", "根据2021年11月12日青禾县第六届人民代表大会第一次会议修订通过"),
        ("2022-01-01", "公布", ""),
        ("2022-01-01", "施行", "公布之日施行"),
    ]
    assert body.startswith("青禾县人民政府法制办公室整理\n\n## 第一章　总则\n\n第一条 为了")
    assert "（二）支流和*人工*渠。\n\n任何人可以打印、下载本条例。\n\n## 第二章　附则" in body
    doubts = "".join(records(into)["青禾县河道保护条例.md"]["doubts"])
    assert "2022年1月1日" in doubts
    assert "法制办公室整理" in doubts


def test_wrapped_report(into: Path) -> None:
    path, fields, body = imported(into, "wrapped.txt")
    assert path == "news/song-ling-xian-er-ling-er-er-nian-gu-shu-bao-hu-zong-jie.md"
    assert fields["title"] == "松岭县二〇二二年古树保护工作总结"
    assert fields["文种"] == "工作汇报"
    assert fields["发文机关"] == "松岭县林业局"
    assert fields["成文日期"] == date(2022, 12, 30)
    assert fields["发布日期"] == date(2023, 2, 11)
    assert body.split("\n\n") == [
        "今年以来,在县林业局的统筹下,各乡镇围绕古树普查、挂牌和养护三件事开展工作,先后组织 12 支小队进山,"
        "全年共登记古树 1,204株,其中一级 36 株。现将工作总结如下:",
        "一、主要做法",
        "(一)摸清家底。采取村民带路、专家鉴定、照片存档的办法逐株登记,建立了“一树一档”,为下一步养护打下基础。"
        "古树编号采用 GB 2023 规则,由县林业局统一发放。",
        "(二)落实养护。每株古树明确一名养护人,签订协议;\\_\\_\\_株古树安装了支架和围栏。",
        "二、存在的问题",
        "养护经费主要靠乡镇自筹,部分偏远村的古树还没有得到及时的修剪和病虫害防治,需要县里统筹解决。"
        "居民下载的“护树”小程序还要再改进,打印的树牌容易褪色。",
        "松岭县林业局",
        "2022年12月30日",
    ]
    assert [line["reason"] for line in records(into)["wrapped.txt"]["dropped"]] == [
        "文件大小",
        "发布日期",
        "版权声明",
        "客服联系",
        "页码",
        "前后篇",
        "前后篇",
        "广告",
    ]


ADDRESSES = [
    ("青禾县人民政府办公室关于印发《青禾县河道采砂管理办法（试行）》的通知", "he-dao-cai-sha-guan-li-ban-fa-shi-xing"),
    ("中共青禾县委办公室 青禾县人民政府办公室关于印发《青禾县村规民约修订工作方案》的通知", "cun-gui-min-yue-xiu-ding-gong-zuo-fang-an"),
    ("青禾县人民政府办公室关于印发青禾县2026年政务公开工作要点的通知", "2026-nian-zheng-wu-gong-kai-gong-zuo-yao-dian"),
    ("青禾县人民政府办公室印发关于推进数字乡村建设的若干措施的通知", "tui-jin-shu-zi-xiang-cun-jian-she-de-ruo-gan-cuo-shi"),
    ("青禾县人民政府关于印发《关于加强宅基地管理的意见》的通知", "jia-qiang-zhai-ji-di-guan-li-de-yi-jian"),
    ("云岭市青禾区人民政府关于转发《省人民政府办公厅关于印发〈防汛应急预案〉的通知》的通知", "fang-xun-ying-ji-yu-an"),
    ("青禾县教育局转发省教育厅关于做好校园安全工作的通知的通知", "zuo-hao-xiao-yuan-an-quan-gong-zuo-de-tong-zhi"),
    ("城市管理局关于印发《城市管理办法》的通知", "cheng-shi-guan-li-ban-fa"),
    ("青禾县人民政府关于加强养犬管理的通告", "jia-qiang-yang-quan-guan-li-de-tong-gao"),
    ("青禾县人民代表大会常务委员会关于修改《青禾县信访条例》的决定", "xiu-gai-qing-he-xian-xin-fang-tiao-li-de-jue-ding"),
    ("青禾县信访条例", "qing-he-xian-xin-fang-tiao-li"),
    ("关于规范公文印发流程管理的通知", "gui-fan-gong-wen-yin-fa-liu-cheng-guan-li-de-tong-zhi"),
    ("青禾县人民政府办公室关于印发《青禾县农村生活污水治理三年行动实施方案（2025—2027年）》的通知", "nong-cun-sheng-huo-wu-shui-zhi-li-san-nian-xing-dong-fang-an"),
    ("青禾县人民政府关于印发《青禾县养犬条例》贯彻实施方案的通知", "yang-quan-tiao-li-guan-che-shi-shi-fang-an"),
    ("《》", "wen-jian"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "slug"), ADDRESSES)
def test_an_address_names_what_is_issued_and_not_who_issues_it(title: str, slug: str) -> None:
    assert slug_of(title) == slug
    assert len(slug) <= LONGEST


def test_a_notice_without_its_office_loses_the_place_of_its_issuer() -> None:
    assert slug_of("关于印发《青禾县养犬办法》的通知", ["青禾县公安局"]) == "yang-quan-ban-fa"
    assert slug_of("关于印发《青禾县养犬办法》的通知") == "qing-he-xian-yang-quan-ban-fa"


def test_papers_that_issue_the_same_title_have_addresses_of_their_own(tmp_path: Path, into: Path) -> None:
    for year in ("2024", "2025"):
        text = f"青禾县人民政府办公室关于印发《青禾县养犬办法》的通知\n\n各乡镇：\n\n现将办法印发给你们。\n\n青禾县人民政府办公室\n{year}年3月1日\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    run(into, tmp_path / "2024.txt", tmp_path / "2025.txt")
    assert [path for path, _, _ in documents(into).values()] == [f"policies/yang-quan-ban-fa-{year}-03-01.md" for year in ("2024", "2025")]


def test_plan_with_addressees_number_and_signature(into: Path) -> None:
    path, fields, body = imported(into, "plan.txt")
    assert path == "policies/ye-shi-guan-li-shi-shi-fang-an.md"
    assert fields["title"] == "松岭县人民政府办公室关于印发《松岭县夜市管理实施方案》的通知"
    assert fields["文种"] == "通知"
    assert fields["发文字号"] == "松政办发〔2024〕5号"
    assert fields["主送"] == "各乡镇人民政府，县直各单位"
    assert fields["发文机关"] == "松岭县人民政府办公室"
    assert fields["成文日期"] == date(2024, 3, 12)
    assert "施行日期" not in fields
    assert "1. 时间为 18:00\\_23:00，联系 <夜市办> 或 \\[登记](表一)。" in body
    assert body.endswith(
        "松岭县人民政府办公室\n\n二〇二四年三月十二日\n\n附件：夜市点位表\n\n（此件公开发布）"
    )
    assert "各乡镇人民政府" not in body


def test_scraped_page(into: Path) -> None:
    path, fields, body = imported(into, "page.html")
    assert path == "policies/song-ling-xian-yi-wu-zhi-shu-tong-gao.md"
    assert fields["title"] == "松岭县义务植树通告"
    assert fields["来源"] == "松岭县林业局"
    assert fields["发布日期"] == date(2024, 3, 5)
    assert fields["成文日期"] == date(2024, 3, 4)
    assert body.split("\n\n") == [
        "为了绿化县城，定于本月开展义务植树。请在网站下载报名表，打印后交到村委会。",
        "一、地点和任务",
        "| 地点 | 任务（株） |\n| --- | --- |\n| 东山 | 300 |\n| 河滩\\* | 1\\_200 |",
        '<table>\n<tr><td rowspan="2">东山</td><td>上午</td></tr>\n<tr><td>下午</td></tr>\n</table>',
        "二、其他",
        "雨天顺延；工具自备。",
        "报名电话见附件。",
        "附件：报名表",
        "松岭县林业局",
        "2024年3月4日",
    ]
    record = records(into)["page.html"]
    dropped = "".join(line["text"] for line in record["dropped"])
    for text in (
        "政务公开",
        "您现在的位置",
        "浏览次数",
        "分享到",
        "松岭县清明防火通告",
        "春耕动态",
        "云ICP备",
        "统计代码",
        "var hits",
    ):
        assert text in dropped
    assert any("form.docx" in doubt for doubt in record["doubts"])


def test_report_read_aloud_gets_its_own_words_for_a_title(into: Path) -> None:
    _, fields, body = imported(into, "speech.txt")
    assert fields["title"] == "关于松岭县乡村道路建设情况的汇报"
    assert fields["主送"] == "尊敬的各位代表,同志们"
    assert body.startswith("受县政府委托")
    assert any("没有标题" in doubt for doubt in records(into)["speech.txt"]["doubts"])


def test_markdown_keeps_its_own_markup(tmp_path: Path) -> None:
    body = (
        "为节水，通告如下：\n\n| 时间 | 区域 |\n|---|---|\n| 早 | 东 |\n\n- 甲\n- **乙**\n\n```\n  x = 1\n```"
    )
    source = tmp_path / "通告.md"
    source.write_text(f"---\ntitle: 甲县节水通告\n作者: 张某\n---\n\n{body}\n", "utf-8")
    assert run(tmp_path / "docs", source).exit_code == 0
    _, fields, found = documents(tmp_path / "docs")["通告.md"]
    assert (fields["title"], found) == ("甲县节水通告", body)
    assert "作者: 张某" in [line["text"] for line in records(tmp_path / "docs")["通告.md"]["dropped"]]


def test_notice_with_its_plan_behind_the_signature(tmp_path: Path) -> None:
    plan = "\n\n".join(f"{label}、要求{label}" for label in "一二三四五六")
    source = tmp_path / "a.txt"
    source.write_text(
        "关于印发方案的通知\n\n各乡镇：\n\n现印发给你们。\n\n"
        f"甲县人民政府　乙县人民政府\n\n2024年5月1日\n\n方案\n\n{plan}\n",
        "utf-8",
    )
    run(tmp_path / "docs", source)
    _, fields, body = documents(tmp_path / "docs")["a.txt"]
    assert (fields["发文机关"], fields["成文日期"]) == (["甲县人民政府", "乙县人民政府"], date(2024, 5, 1))
    assert (fields["主送"], body.endswith("六、要求六")) == ("各乡镇", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_encodings_give_the_same_paper(tmp_path: Path, encoding: str) -> None:
    text = (PAPERS / "plan.txt").read_text("utf-8").replace("〔", "[").replace("〕", "]")
    source = tmp_path / "plan.txt"
    source.write_bytes(text.encode(encoding))
    assert run(tmp_path / "docs", source).exit_code == 0
    assert documents(tmp_path / "docs")["plan.txt"][1]["主送"] == "各乡镇人民政府，县直各单位"


def squeezed(text: str) -> str:
    """Words only: without layout, escapes, punctuation and the ways to write a date or a bracket."""
    return re.sub(r"[^\w]|_", "", text)


@pytest.mark.parametrize(
    "name", [path.name for path in sorted(PAPERS.iterdir()) if path.suffix in (".txt", ".md")]
)
def test_no_line_is_lost(into: Path, name: str) -> None:
    _, _, _ = imported(into, name)
    (path,) = into.glob("*/*.md")
    dropped = records(into)[name]["dropped"]
    kept = squeezed(path.read_text("utf-8") + "".join(line["text"] for line in dropped))
    days = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日?|^日 ?|通过(?=2008)|^根据")
    for line in re.sub(r"<!--.*?-->", "", (PAPERS / name).read_text("utf-8")).splitlines():
        for piece in (piece for part in days.split(line) for piece in part.split("\u3000")):
            assert squeezed(piece) in kept, piece


@pytest.mark.parametrize(
    ("note", "event"),
    [
        ("2001年2月3日 甲市人大通过", "通过"),
        ("2001年2月3日甲省人大批准", "批准"),
        ("（2001年2月3日甲市人民政府令第9号发布）", "公布"),
        ("2001年2月3日 起施行", "施行"),
        ("2001年2月3日 甲市人大修订通过", "修订"),
        ("2001年2月3日 甲市人大通过的《关于废止和修改部分法规的决定》修正", "修正"),
        ("2001年2月3日 《关于修改甲市若干规定的决定》废止", "废止"),
        ("2001年2月3日 甲市第二届人大第一次会议", "通过"),
    ],
)
def test_event_of_a_note(tmp_path: Path, note: str, event: str) -> None:
    source = tmp_path / "甲市若干规定.md"
    source.write_text(f"# 甲市若干规定\n\n{note}\n\n<!-- INFO END -->\n\n第一条 内容。\n", "utf-8")
    run(tmp_path / "docs", source)
    _, fields, _ = documents(tmp_path / "docs")[source.name]
    assert [(str(one["日期"]), one["事项"]) for one in fields["沿革"]] == [("2001-02-03", event)]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("自2001年2月3日起施行", [("2001-02-03", "施行", "自2001年2月3日起施行")]),
        ("2001年2月3日起施行", [("2001-02-03", "施行", "2001年2月3日起施行")]),
        (
            "（2001年2月3日甲市人大通过　根据2004年5月6日《甲决定》修正）",
            [("2001-02-03", "通过", "甲市人大通过"), ("2004-05-06", "修正", "根据2004年5月6日《甲决定》修正")],
        ),
        (
            "根据2004年5月6日、2010年7月8日甲市人大《关于修改的决定》两次修正",
            [
                ("2004-05-06", "修正", ""),
                ("2010-07-08", "修正", "根据2004年5月6日、2010年7月8日甲市人大《关于修改的决定》两次修正"),
            ],
        ),
    ],
)
def test_no_word_of_a_note_is_lost(tmp_path: Path, note: str, told: list[tuple[str, str, str]]) -> None:
    source = tmp_path / "甲市若干规定.md"
    source.write_text(f"# 甲市若干规定\n\n{note}\n\n<!-- INFO END -->\n\n第一条 内容。\n", "utf-8")
    run(tmp_path / "docs", source)
    _, fields, _ = documents(tmp_path / "docs")[source.name]
    assert [(str(one["日期"]), one["事项"], one.get("说明", "")) for one in fields["沿革"]] == told


def law(title: str, note: str = "") -> str:
    return f"# {title}\n\n{note}\n\n<!-- INFO END -->\n\n第一条 内容。\n"


def test_papers_of_one_title_keep_apart_in_any_order(tmp_path: Path) -> None:
    names = ["规则(2010-01-02).md", "规则(2020-03-04).md", "规则.md", "规则旧.md"]
    for name in names:
        (tmp_path / name).write_text(law("甲县规则", "1999年1月2日 甲县人大通过"), "utf-8")
    runs: list[Callable[[list[Path]], list[Path]]] = [list, lambda paths: paths[::-1]]
    found = []
    for number, order in enumerate(runs):
        into = tmp_path / f"docs{number}"
        assert run(into, *order([tmp_path / name for name in names])).exit_code == 0
        found.append({origin: path for origin, (path, _, _) in documents(into).items()})
    assert (
        found[0]
        == found[1]
        == {
            "规则(2010-01-02).md": "policies/jia-xian-gui-ze-2010-01-02.md",
            "规则(2020-03-04).md": "policies/jia-xian-gui-ze-2020-03-04.md",
            "规则.md": "policies/jia-xian-gui-ze-1999-01-02.md",
            "规则旧.md": "policies/jia-xian-gui-ze-1999-01-02-2.md",
        }
    )


def test_again_skips_and_force_overwrites_only_its_own(tmp_path: Path) -> None:
    source, into = tmp_path / "甲县规则.md", tmp_path / "docs"
    source.write_text(law("甲县规则"), "utf-8")
    staff = into / "policies/jia-xian-gui-ze.md"
    staff.parent.mkdir(parents=True)
    staff.write_text("---\ntitle: 别的\n---\n\n手写。\n", "utf-8")
    assert run(into, source).output.splitlines()[-1].startswith("导入 1、跳过 0、失败 0")
    mine = into / "policies/jia-xian-gui-ze-2.md"
    mine.write_text(mine.read_text("utf-8") + "\n改过。\n", "utf-8")
    assert run(into, source).output.splitlines()[-1].startswith("导入 0、跳过 1、失败 0")
    assert "改过" in mine.read_text("utf-8")
    assert run(into, source, force=True).output.splitlines()[-1].startswith("导入 1、跳过 0、失败 0")
    assert "改过" not in mine.read_text("utf-8")
    assert staff.read_text("utf-8").endswith("手写。\n")
    assert len(list(into.rglob("*.md"))) == 2


def test_a_character_of_the_last_private_plane_is_text_like_any_other(tmp_path: Path, into: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("关于加强管理的通知\n\n各部门：\n\n请于月底前\U00100000\U0010fffd报送材料。\n", "utf-8")
    done = run(into, paper)
    assert done.exit_code == 0, done.output
    assert any("请于月底前\U00100000\U0010fffd报送材料。" in file.read_text("utf-8") for file in into.rglob("*.md"))


def test_unreadable_files_are_reported_and_the_others_go_on(tmp_path: Path) -> None:
    source, into = tmp_path / "in", tmp_path / "docs"
    source.mkdir()
    (source / "empty.txt").write_bytes(b"")
    (source / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (source / "image.png").write_bytes(b"\x89PNG")
    (source / "甲县规则.md").write_text(law("甲县规则"), "utf-8")
    result = run(into, source)
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("导入 1、跳过 1、失败 2")
    assert "失败 empty.txt：D106 空文件" in result.output
    assert "跳过 image.png" in result.output
    assert list(documents(into)) == ["甲县规则.md"]
    assert "【失败】binary.txt" in (into / "_data/import-report.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "请到县政府网站首页下载申请表，打印后送交。",
        "扫码登记的居民可以免费停车。",
        "来源不明的种子不得销售。",
        "关闭小煤矿是本年重点。",
        "版权保护工作由县文旅局负责。",
    ],
)
def test_a_sentence_is_never_furniture(tmp_path: Path, line: str) -> None:
    source = tmp_path / "通知.txt"
    source.write_text(f"甲县关于停车的通知\n\n{line}\n", "utf-8")
    assert run(tmp_path / "docs", source).exit_code == 0
    assert documents(tmp_path / "docs")["通知.txt"][2] == line
