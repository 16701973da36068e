"""Papers of sorts a county issues every year → what a clerk reading them would write down. The county is fictional."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import write_papers
from gazette.cli import main
from gazette.importers.paper import Paper, understand
from gazette.importers.readers import read_markdown, read_text
from gazette.importers.webpage import read_page
from gazette.sheets import Sheet
from gazette.site import read_site


def read(text: str) -> Paper:
    found = understand(read_text(text), "来文.txt")
    assert isinstance(found, Paper), found
    return found


def page(text: str) -> Paper:
    found = understand(read_page(text), "来文.html")
    assert isinstance(found, Paper), found
    return found


def sheet_of(root: Path, body: str, uri: str = "news/a.md", kind: str = "进展通报") -> Sheet:
    write_papers(root, {uri: f"---\ntitle: 某县2025年情况\n文种: {kind}\n发布日期: 2025-07-03\n---\n{body}"})
    return read_site(root, date(2025, 8, 1)).catalog[uri].sheet


def test_an_answer_to_a_proposal_bears_its_mark_beside_the_number() -> None:
    found = read("澄教函〔2025〕18号　　　　　A类\n\n澄川县教育局\n关于县政协第56号提案的答复\n\n陈委员：\n\n现答复如下：\n\n课程已开齐。\n")
    assert (found.title, found.number, found.kind) == ("澄川县教育局关于县政协第56号提案的答复", "澄教函〔2025〕18号", "函")
    assert [(line.text, line.reason) for line in found.dropped] == [("A类", "类别标记")]


def test_a_masthead_spread_over_the_line_is_one_title() -> None:
    found = read("中 共 澄 川 县 委 常 委 会 议 纪 要\n（2025年第8号）\n\n中共澄川县委办公室　　2025年5月16日\n\n纪要如下：\n")
    assert (found.title, found.kind, found.number, found.signed) == ("中共澄川县委常委会议纪要", "纪要", "2025年第8号", date(2025, 5, 16))


def test_the_day_behind_a_dash_is_that_of_the_speech() -> None:
    found = read("关于《澄川县志愿服务条例（草案）》的说明\n\n——2024年3月28日在澄川县人大常委会第十六次会议上\n\n主任、各位委员：\n\n现说明如下。\n")
    assert (found.signed, found.addressees) == (date(2024, 3, 28), "主任、各位委员")


def test_the_number_of_an_announcement_with_a_subject_names_nobody() -> None:
    assert read("澄川县水务局关于举行听证会的公告\n（第1号）\n\n现公告如下。\n").number == "第1号"


def test_who_passed_a_text_is_named_in_full_where_the_note_does() -> None:
    note = "（2024年9月3日县人民政府第45次常务会议通过　2024年9月20日澄川县人民政府令第6号公布）"
    found = read(f"澄川县养犬细则\n{note}\n\n第一条　犬只应当登记。\n")
    assert (found.issuer, found.signed, found.number) == (("澄川县人民政府",), date(2024, 9, 3), "澄川县人民政府令第6号")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("县民宗局2024年工作总结及2025年工作打算", "工作汇报"), ("澄川县第二季度重点工作完成情况通报表", "进展通报"), ("县财政局工作情况和下步计划", "工作汇报"), ("某县重点任务完成情况通报", "进展通报"),
        ("2025年《政府工作报告》重点工作责任分工", "工作方案"), ("澄川县创建任务分解表", "工作方案"), ("澄川县测评指标任务分解表", "测评指标体系"),
    ],
)  # fmt: skip
def test_kinds_by_the_last_words_of_a_title(title: str, kind: str) -> None:
    assert (read(f"{title}\n\n今年以来，工作有序推进。\n").kind, read(f"{title}\n\n今年以来，工作有序推进。\n").doubts) == (kind, ())


def test_the_edition_below_a_heading_belongs_to_the_title() -> None:
    found = page("<html><body><h1>澄川县停车管理办法</h1><p>（征求意见稿）</p><p>第一条　为了规范停车，制定本办法。</p></body></html>")
    assert (found.title, found.kind) == ("澄川县停车管理办法（征求意见稿）", "征求意见稿")


def test_buttons_of_every_name_are_furniture() -> None:
    found = page("<html><body><h1>法治政府建设情况报告</h1><ul><li>字体显示：<a>大</a><a>中</a><a>小</a></li></ul><p>全县扎实推进法治政府建设。</p><div>【打印正文】<span>分享到：</span></div></body></html>")
    assert found.body == "全县扎实推进法治政府建设。\n"


def test_the_line_to_share_a_page_is_furniture() -> None:
    found = page("<html><body><h1>法治政府建设情况报告</h1><div>分享：<a>微信好友</a><a>朋友圈</a><a>新浪微博</a></div><p>全县扎实推进法治政府建设。</p></body></html>")
    assert found.body == "全县扎实推进法治政府建设。\n"


NEWS = """<html><head><title>石桥镇：三个聚焦推动创建走深走实-乡镇动态-澄川县人民政府</title></head><body>
<div class="position">您现在所在的位置：首页 » 乡镇动态</div><h2>石桥镇：三个聚焦推动创建走深走实</h2>
<p>　　今年以来，石桥镇坚持三个聚焦，组织宣讲队深入12个村开展宣讲36场次，发放资料3000余份，群众反响良好。</p><p>（责任编辑：甲）</p>
<p>编辑：甲 | 初审：乙 | 终审：丙</p><div>友情链接：中国政府网 | 省政府网 | 市政府网</div></body></html>"""


def test_columns_behind_a_title_and_editors_below_a_text_are_furniture() -> None:
    found = page(NEWS)
    assert found.title == "石桥镇：三个聚焦推动创建走深走实"
    assert found.body.count("\n\n") == 0 and found.body.startswith("今年以来")


def test_the_rate_of_completion_is_the_percentage_of_a_report(tmp_path: Path) -> None:
    rows = "| 1 | 命名示范单位 | 县委统战部 | 已命名12个 | 60% |\n| 2 | 新增停车位 | 县城管局 | 已完成520个 | 104% |\n"
    sheet = sheet_of(tmp_path, f"| 序号 | 重点工作 | 责任单位 | 进展情况 | 完成率 |\n|---|---|---|---|---|\n{rows}")
    assert [(report.percent, report.done) for report in sheet.reports] == [(Decimal(60), False), (Decimal(104), True)]


def test_a_header_names_what_is_counted(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "| 日期 | 活动名称 | 形式 | 数量（份） | 受众人数 |\n|---|---|---|---|---|\n| 5月6日 | 启动仪式 | 发放折页 | 2000 | 1500 |\n")
    assert [(figure.quantity, figure.unit) for figure in sheet.figures] == [(Decimal(2000), "份")]


def test_indicators_below_one_number_are_counted_under_it(tmp_path: Path) -> None:
    rows = "| 1 | 组织领导 | 机构 | 10 |\n|  |  | 方案 | 10 |\n| 2 | 宣传教育 | 宣传月 | 15 |\n"
    sheet = sheet_of(tmp_path, f"| 序号 | 测评项目 | 测评内容 | 分值 |\n|---|---|---|---|\n{rows}", "indicators/a.md", "测评指标体系")
    assert [(one.number, one.title, one.area) for one in sheet.indicators] == [("1", "机构", "组织领导"), ("1_2", "方案", "组织领导"), ("2", "宣传月", "宣传教育")]


def test_a_cell_of_several_lines_pasted_from_a_spreadsheet_is_one_cell() -> None:
    body = read('澄川县整改方案\n\n序号\t问题\t整改措施\t责任单位\n1\t"职责不清；\n分工不明"\t调整\t县民宗局\n2\t称“好”\t核实\t县财政局\n').body
    assert body.split("\n")[2:] == ["| 1 | 职责不清；<br>分工不明 | 调整 | 县民宗局 |", "| 2 | 称“好” | 核实 | 县财政局 |", ""]


@pytest.mark.parametrize("line", ["市委督查室", "县人民法院、县人民检察院", "各中小学校"])
def test_offices_of_every_name_are_addressed(line: str) -> None:
    assert read(f"关于整改情况的报告\n\n{line}：\n\n现报告如下。\n").addressees == line


def test_the_day_of_a_speech_written_down_from_a_recording() -> None:
    assert read("在推进会上的讲话\n县委书记　甲某\n（2025年4月15日，根据录音整理）\n\n同志们：\n\n今天开会。\n").signed == date(2025, 4, 15)


def test_printed_contents_with_leaders_stay_lines() -> None:
    lines = ["一、发展基础 ........................................ 1", "二、总体要求 ........................................ 3"]
    prose = ["    全县上下坚持以铸牢中华民族共同体意识为主线，不断推动各项工作取", "得新的成效，各族群众的获得感、幸福感、安全感明显增强，为新时期的", "发展打下坚实的基础，也积累了丰富的经验，形成了良好的社会氛围和工", "作格局。"]
    assert read("\n".join(("澄川县事业规划", "目  录", *lines, *prose))).body.split("\n\n")[1:3] == lines


@pytest.mark.parametrize("day", ["二0二五年三月二十日", "二O二五年三月二十日", "二〇二五年三月廿日", "2025 年 3 月 20 日", "2025年03月20日"])
def test_a_day_typed_with_another_round_sign_is_the_same_day(day: str) -> None:
    assert read(f"关于节水的通知\n\n各乡镇：\n\n请节水。\n\n澄川县水务局\n{day}\n").signed == date(2025, 3, 20)


@pytest.mark.parametrize("unit", ["县政府第一督查组", "中共澄川县纪委机关", "澄川县志愿服务队"])
def test_groups_and_leagues_sign_too_and_a_month_is_no_day(unit: str) -> None:
    found = read(f"关于督查情况的通报\n\n各乡镇：\n\n现通报如下。\n\n{unit}\n2025年3月\n")
    assert (found.issuer, found.signed) == ((unit,), None)


def test_a_title_of_three_lines_goes_on_behind_the_word_for_a_kind() -> None:
    found = read("澄川县人民代表大会\n关于2024年计划执行情况\n与2025年计划的决议\n（2025年1月10日澄川县人民代表大会通过）\n\n会议同意这个报告。\n")
    assert (found.title, found.kind) == ("澄川县人民代表大会关于2024年计划执行情况与2025年计划的决议", "决议")


APART = "一 、 工 作 目 标\n\n农 民 收 入 增 长 １ ２ ％ 以 上 。\n\n（ 一 ） 发 展 产 业 。 新增茶园。 （ 责 任 单 位 ： 县 农 业 局 ； 时 限 ： ６ 月 底 前 ）\n\n成 员 ： 县教育局  县民政局\n"


def test_characters_that_stand_apart_throughout_are_closed_up() -> None:
    found = read(f"石 桥 镇 工 作 要 点\n\n{APART}")
    assert (found.title, found.kind) == ("石桥镇工作要点", "工作要点")
    assert found.body.strip().split("\n\n") == ["一、工作目标", "农民收入增长１２％以上。", "（一）发展产业。 新增茶园。 （责任单位：县农业局；时限：６月底前）", "成员： 县教育局  县民政局"]


@pytest.mark.parametrize("line", ["序 号", "1 2 3 4 5 6", "参加人员：甲 乙 丙", "A B C D E F"])
def test_blanks_that_part_something_stay(line: str) -> None:
    assert read(f"澄川县工作要点\n\n开头。\n\n{line}\n\n结尾。\n").body.strip().split("\n\n")[1] == line


MARKDOWN = """# 澄川县教育局工作方案

一、总体要求
加强领导，全面推进各项工作落实，确保全县中小学、幼儿园按时完成任务，
取得实效。
（一）关于全面加强全县中小学校长和教师队伍建设的有关要求
每年培训。
责任单位：县教育局
完成时限：6月底

| 时间 | 内容 |
|---|---|
| 3月 | 动员 |

澄川县教育局
2025年2月24日
"""


def test_short_lines_of_markdown_are_paragraphs_and_pasted_markdown_is_known(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", "-", "--into", str(tmp_path / "docs")], input=MARKDOWN)
    assert done.exit_code == 0, done.output
    (path,) = (tmp_path / "docs").glob("*/*.md")
    text = path.read_text("utf-8")
    assert "title: 澄川县教育局工作方案\n" in text and "导入自: 剪贴板-" in text
    assert text.split("---\n\n", 1)[1].strip().split("\n\n") == [
        "一、总体要求", "加强领导，全面推进各项工作落实，确保全县中小学、幼儿园按时完成任务，\n取得实效。", "（一）关于全面加强全县中小学校长和教师队伍建设的有关要求",
        "每年培训。", "责任单位：县教育局", "完成时限：6月底", "| 时间 | 内容 |\n|---|---|\n| 3月 | 动员 |", "澄川县教育局", "2025年2月24日",
    ]  # fmt: skip


def test_the_rules_of_a_village_hold_from_the_day_they_were_passed() -> None:
    found = read("石桥村村规民约\n(2024年3月12日村民会议表决通过)\n\n一、邻里和睦。\n\n本村规民约自村民会议通过之日起施行。\n")
    assert (found.kind, found.effective, found.doubts) == ("规定", date(2024, 3, 12), ())


def test_the_portions_of_a_report_are_headings_that_join_no_paragraph(tmp_path: Path) -> None:
    prose = ["全县上下坚持以铸牢中华民族共同体意识为主线，不断推动各项工作取", "得新的成效，各族群众的获得感、幸福感、安全感明显增强，为新时期的", "发展打下坚实的基础，也积累了丰富的经验，形成了良好的社会氛围和工", "作格局，成效显著。"]
    body = read("\n".join(("澄川县2024年工作总结", "第一部分　工作回顾", *prose, "第二部分：2025年打算", *prose))).body
    assert [part[:7] for part in body.split("\n\n")] == ["第一部分　工作", "全县上下坚持以", "第二部分：20", "全县上下坚持以"]
    write_papers(tmp_path, {"news/a.md": f"---\ntitle: 总结\n文种: 工作汇报\n---\n{body}\n第三部分内容较多，不再列出。\n"})
    elements = read_site(tmp_path, date(2025, 8, 1)).catalog["news/a.md"].structure.elements
    assert [(one.text, one.anchor) for one in elements if one.role == "heading"] == [("第一部分　工作回顾", "第一部分-工作回顾"), ("第二部分：2025年打算", "第二部分-2025年打算")]


def tasks_of(root: Path, body: str, title: str = "某县2025年方案") -> list[tuple[str, str, str, str]]:
    write_papers(root, {"plans/a.md": f"---\ntitle: {title}\n文种: 实施方案\n成文日期: 2024-09-02\n---\n{body}"})
    tasks = read_site(root, date(2025, 8, 1)).catalog["plans/a.md"].sheet.tasks
    return [(task.number, task.title, task.lead, str(task.deadline.due or task.deadline.text) if task.deadline else "") for task in tasks]


def test_tasks_in_chapters_are_numbered_by_chapter_and_section(tmp_path: Path) -> None:
    body = """## 第二章　主要任务

### 第一节　组织体系

- 健全议事协商。（责任单位：县民政局；时限：6月底前）
- 推进网格融合。（责任单位：县委政法委；时限：年底前）

### 第二节　服务能力

- 建设邻里中心。（责任单位：县住建局；时限：年底前）
"""
    assert [task[0] for task in tasks_of(tmp_path, body)] == ["2-1-1", "2-1-2", "2-2-1"]


def test_numbers_of_other_sorts_are_no_words_of_a_task(tmp_path: Path) -> None:
    body = """## 主要任务

2.1 **课程建设**。开发读本。（责任单位：县教育局；时限：8月25日前）

任务二：深化创建。（县民宗局牵头，下学期完成）

三是广泛宣传。发放手册。牵头单位：县委宣传部；责任单位：各乡镇；时间：2025年4月至5月

2.5万亩农田。（责任单位：县农业局）

01 村寨保护。（责任单位：县民宗局）

一是建好阵地。二是用好阵地。（责任单位：县文联）

第一阶段：全面动员。

责任领导：县委副书记
"""
    assert tasks_of(tmp_path, body) == [
        ("2-1", "课程建设", "县教育局", "2025-08-25"), ("2", "深化创建", "县民宗局", "下学期"), ("3", "广泛宣传", "县委宣传部", "2025-05-31"), ("4", "2.5万亩农田", "县农业局", ""),
        ("1", "村寨保护", "县民宗局", ""), ("6", "一是建好阵地", "县文联", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "due", "told"),
    [
        ("某县2024—2025学年教育方案", "上学期", "2025-02-28"), ("某县2024-25学年度教育方案", "下学期完成", "2025-07-31"), ("某县2024—2025学年教育方案", "下学期开学前", "下学期开学前"),
        ("某县2025年教育方案", "上学期", "上学期"), ("某县2024—2025学年教育方案", "2025年6月底前", "2025-06-30"),
    ],
)  # fmt: skip
def test_a_term_is_one_of_the_school_year_of_its_paper(title: str, due: str, told: str, tmp_path: Path) -> None:
    assert tasks_of(tmp_path, f"（一）开发读本。（责任单位：县教育局；完成时限：{due}）\n", title)[0][3] == told


def test_the_line_that_printed_a_paper_tells_who_made_it_where_nobody_signs() -> None:
    found = read("澄川县2025年工作要点\n\n一、节水。\n\n澄川县农村工作领导小组\n2025年3月18日印发\n")
    assert (found.issuer, found.signed) == (("澄川县农村工作领导小组",), date(2025, 3, 18))
    found = read("关于节水的通知\n\n各乡镇：\n\n请节水。\n\n澄川县水务局\n2025年3月17日\n\n澄川县水务局办公室\n2025年3月18日印发\n")
    assert (found.issuer, found.signed) == (("澄川县水务局",), date(2025, 3, 17))


@pytest.mark.parametrize(("title", "kind"), [("澄川县政府督查室督办通知单", "通知"), ("澄川县民族工作责任清单", "行动计划")])
def test_forms_and_lists_are_kinds_too(title: str, kind: str) -> None:
    assert read(f"{title}\n\n县住建局：\n\n请办结。\n").kind == kind


def test_a_page_may_call_its_paper_by_the_last_words_of_its_title() -> None:
    assert page("<html><head><title>工作台账</title></head><body><p>澄川县民族工作台账</p><p>一、宣传。发放读本。</p></body></html>").title == "澄川县民族工作台账"


CLOSES = [
    ("1.强化监测。（县农业局牵头；县教育局、县水务局等按职责分工负责；各乡（镇）落实。以下均需各乡（镇）落实，不再列出）", "强化监测", "县农业局"),
    ("1.抓好就业。（责任单位∶县人社局）", "抓好就业", "县人社局"),
    ("▲办好书画展\n\n责任单位︰县文联", "办好书画展", "县文联"),
    ("任务名称：改造小区\n\n牵头单位：县住建局", "改造小区", "县住建局"),
]


@pytest.mark.parametrize(("text", "title", "lead"), CLOSES, ids=[title for _, title, _ in CLOSES])
def test_tasks_in_the_signs_and_forms_offices_use(text: str, title: str, lead: str, tmp_path: Path) -> None:
    assert [(found[1], found[2]) for found in tasks_of(tmp_path, f"## 任务\n\n{text}\n")] == [(title, lead)]


def test_radicals_that_stand_for_characters_are_read_as_what_they_look_like() -> None:
    found = read("⻘⽯县⼈⺠政府关于节⽔的通知\n\n各部⻔：\n\n⼀、⻓期坚持，⼾⼾落实。\n\n⻘⽯县⼈⺠政府\n2025年6⽉12⽇\n")
    assert (found.title, found.issuer, found.signed, found.addressees) == ("青石县人民政府关于节水的通知", ("青石县人民政府",), date(2025, 6, 12), "各部门")
    assert found.body.startswith("一、长期坚持，户户落实。\n")


SHARED = """- 20.1 KB
- 约 3200 字
- 约 7页
- 2022-11-08 发布于云南
- 举报
版权申诉
某县创建工作情况汇报
(2022年9月15日)
尊敬的各位领导、同志们:
　　首先,我代表县委、县政府对检查组一行莅临我县检查指
导工作表示热烈的欢迎!下面,我就创建工作情况汇报如下:
　　一、基本情况
　　我县辖8镇5乡、126个村,总人口38.6万人,其中少数民族
人口12.8万人,占总人口的33.2%。
　　二、主要做法
　　(一)坚持高位推动,在组织领导上着力。一是健全机构。成
立领导小组。二是落实经费。
　　(二)坚持示范引领,在创建载体上着力。创建国家级示范单
位1个、省级5个。
　　三、存在问题
　　一是认识不够。二是发展不平衡。
　　谢谢大家!
1 / 7
文档来源于网络,仅供参考
"""


def test_a_short_paper_of_a_site_for_sharing_is_joined_and_freed_of_what_the_site_says() -> None:
    found = read(SHARED)
    assert (found.title, found.signed, found.published, found.addressees) == ("某县创建工作情况汇报", date(2022, 9, 15), date(2022, 11, 8), "尊敬的各位领导、同志们")
    paragraphs = found.body.strip().split("\n\n")
    assert paragraphs[0] == "(2022年9月15日)" and paragraphs[-1] == "谢谢大家!"
    assert "我县辖8镇5乡、126个村,总人口38.6万人,其中少数民族人口12.8万人,占总人口的33.2%。" in paragraphs
    assert len(found.dropped) == 8


@pytest.mark.parametrize("line", ["舆情线索来自网络和群众举报。", "数据来自网格员上报。", "1/3的村完成了任务。", "约3200字的读本发到每户。"])
def test_sentences_that_begin_like_what_a_site_says_stay(line: str) -> None:
    assert read(f"澄川县工作总结\n\n一、概况\n\n工作顺利。\n\n{line}\n").body.strip().endswith(line)


def test_a_note_of_the_making_broken_before_its_word_is_read() -> None:
    note = "(2020年12月4日青州第十四届人民代表大会常务委员会第三十二次\n会议通过 2021年3月31日云溪省第十三届人民代表大会常务委员会第\n二十次会议批准)"
    found = read(f"青州民族团结进步条例\n来源:青州人大网 2021-06-15 作者:佚名 浏览:\n{note}\n目 录\n第一章 总 则\n第一章 总 则\n第一条 制定本条例。\n")
    assert [(event.event, event.date) for event in found.history] == [("通过", date(2020, 12, 4)), ("批准", date(2021, 3, 31))]
    assert (found.issuer, found.source, found.published) == (("青州人民代表大会常务委员会",), "青州人大网", date(2021, 6, 15))


WECHAT = """<html><body><h1>一图读懂｜某县促进交往交流交融</h1><div>青石统战 <em>2025年7月9日 17:30</em> 云南</div><section><p>点击上方蓝字关注我们</p></section>
<p>实施互嵌式社区建设，全县各乡镇按照分工认真落实，取得明显成效。</p><p>END</p><p>往期推荐</p><p>某县召开推进会</p><div>阅读 1024 赞 36 在看 12</div></body></html>"""


def test_what_an_account_prints_around_its_article_is_furniture() -> None:
    found = page(WECHAT)
    assert (found.kind, found.published, found.body) == ("图解", date(2025, 7, 9), "实施互嵌式社区建设，全县各乡镇按照分工认真落实，取得明显成效。\n")


def test_a_site_that_names_itself_is_no_source_and_the_day_it_made_public_counts() -> None:
    found = page("<html><body><h1>关于成立专班的通知</h1><div>索引号：QS001　公开日期：2025年03月15日　来源：本站</div><p>各乡镇：</p><p>决定成立工作专班。</p></body></html>")
    assert (found.source, found.published) == ("", date(2025, 3, 15))


def test_fields_below_a_title_in_bold_type_are_read() -> None:
    text = "# 澄川县创建活动实施方案\n\n**发文字号：** 澄创发〔2025〕6号  \n**发布日期：** 2025-03-20  \n**发布机构：** 澄川县民族宗教事务局\n\n## 一、任务\n\n办好课堂。\n"
    found = understand(read_markdown(text), "来文.md")
    assert isinstance(found, Paper) and found.body == "## 一、任务\n\n办好课堂。\n"
    assert (found.number, found.published, found.issuer) == ("澄创发〔2025〕6号", date(2025, 3, 20), ("澄川县民族宗教事务局",))


def test_the_steps_of_a_task_say_until_when(tmp_path: Path) -> None:
    assert tasks_of(tmp_path, "1. 开展培训。\n\n责任单位：县农业局\n\n进度安排：2025年11月底前完成\n") == [("1", "开展培训", "县农业局", "2025-11-30")]


@pytest.mark.parametrize(
    ("line", "beside"),
    [("澄政发﹝2025﹞3号", ""), ("文件编号：澄政发〔2025〕3号", ""), ("澄政发{2025}3号", ""), ("澄政发〔2025〕3号　　特急", "特急"), ("澄政发[2025]3号   公开", "公开")],
)
def test_numbers_in_small_brackets_and_beside_other_marks(line: str, beside: str) -> None:
    found = read(f"{line}\n\n澄川县人民政府关于节水的通知\n\n各乡镇：\n\n请节水。\n\n澄川县“双创”指挥部办公室\n二〇二五年 三月十五日\n")
    assert (found.title, found.number) == ("澄川县人民政府关于节水的通知", "澄政发〔2025〕3号")
    assert (found.issuer, found.signed, [dropped.text for dropped in found.dropped]) == (("澄川县“双创”指挥部办公室",), date(2025, 3, 15), [beside] if beside else [])
