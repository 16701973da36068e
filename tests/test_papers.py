"""Whole papers as they are found → what a clerk reading them would write down. The papers are our own, the county fictional."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from gazette.importers.paper import Paper, understand
from gazette.importers.readers import read_markdown, read_text
from gazette.importers.sheet import Sheet
from gazette.importers.sources import read_source

PAPERS = Path(__file__).parent / "papers"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the paper says of itself; `first` and `last` are the edges of its body, `dropped` counts by reason."""

    title: str
    kind: str
    number: str = ""
    signed: str = ""
    issuer: tuple[str, ...] = ()
    addressees: str = ""
    first: str
    last: str
    dropped: dict[str, int] = field(default_factory=dict)


EXPECTED = {
    "cms-table.html": Expected(
        title="云岭县人民政府关于印发云岭县城市养犬管理办法的通知",
        kind="通知",
        number="云政发〔2023〕11号",
        signed="2023-06-02",
        issuer=("云岭县人民政府",),
        addressees="各乡镇人民政府、街道办事处，县政府各部门",
        first="《云岭县城市养犬管理办法》已经县政府第31次常务会议研究同意，现印发给你们，请认真贯彻执行。",
        last="附件：养犬登记表.docx",
        dropped={"网页代码 style": 1, "页面外": 5, "信息公开表头": 8, "发布日期": 1, "页面按钮": 2, "页面链接": 2},
    ),
    "wechat.html": Expected(
        title="云岭县创建全国文明城市倡议书",
        kind="动态",
        signed="2024-05-06",
        issuer=("云岭县精神文明建设指导委员会办公室",),
        addressees="全县广大市民朋友们",
        first="文明是一座城市最亮的底色。在此，我们向您发出如下倡议：",
        last="2024年5月6日",
        dropped={"页面外": 4, "广告": 2, "来源": 1, "作者编辑": 2},
    ),
    "mill.html": Expected(
        title="2024年县创建民族团结进步示范县工作总结",
        kind="工作汇报",
        first="2024年以来，我县坚持以铸牢中华民族共同体意识为主线，扎实推进创建工作。现将有关情况总结如下：",
        last="继续巩固成果，推动创建工作提质增效。",
        dropped={"页面链接": 6, "面包屑": 1, "发布日期": 1, "广告": 2, "前后篇": 1},
    ),
    "pdf.txt": Expected(
        title="云岭县人民政府关于印发云岭县“十四五”民族团结进步事业发展规划的通知",
        kind="通知",
        number="云政发〔2022〕18号",
        signed="2022-04-08",
        issuer=("云岭县人民政府",),
        addressees="各乡镇人民政府，县直各部门",
        first="《云岭县“十四五”民族团结进步事业发展规划》已经县人民政府同意，现印发给你们，请结合实际认真组织实施。",
        last="云岭县人民政府办公室　　　　　　　　　2022年4月8日印发",
        dropped={"页码": 3, "红头": 1, "签发人": 1},
    ),
    "running-head.txt": Expected(
        title="云岭县文明行为促进工作三年行动计划（2023—2025年）",
        kind="行动计划",
        first="为贯彻落实《云溪省文明行为促进条例》，进一步提升全县公民文明素养和社会文明程度，制定本计划。",
        last="（二）强化督导考核。每季度通报一次进展情况，纳入年度综合考核。",
        dropped={"页眉": 1, "页码": 2},
    ),
    "tabs.txt": Expected(
        title="云岭县2023年重点工作督查情况的通报",
        kind="督查通报",
        number="云督通〔2023〕7号",
        signed="2023-08-28",
        issuer=("中共云岭县委督查室", "云岭县人民政府督查室"),
        addressees="各乡镇、县直有关单位",
        first="8月20日至25日，县委督查室、县政府督查室对重点工作落实情况开展了督查。现将有关情况通报如下：",
        last="2023年8月28日",
    ),
    "order.txt": Expected(
        title="村庄排水条例",
        kind="法规",
        number="中华人民共和国国务院令第123号",
        signed="2011-08-18",
        issuer=("中华人民共和国国务院",),
        first="《村庄排水条例》已经2011年8月3日国务院第167次常务会议通过，现予公布，自2012年1月1日起施行。",
        last="第四条　本条例自2012年1月1日起施行。",
    ),
    "menu.txt": Expected(
        title="云岭县2024年民族团结进步宣传月活动方案",
        kind="实施方案",
        first="为办好第20个民族团结进步宣传月，制定本方案。",
        last="各单位要高度重视，及时报送信息。",
        dropped={"页面导航": 6, "面包屑": 1, "发布日期": 1, "信息公开表头": 1, "页面链接": 10},
    ),
    "letterhead.txt": Expected(
        title="中共云岭县委  云岭县人民政府关于深化民族团结进步创建工作的实施意见",
        kind="意见",
        number="云发〔2021〕9号",
        signed="2021-07-12",
        issuer=("中共云岭县委", "云岭县人民政府"),
        first="（2021年7月12日）",
        last="（五）加强领导。",
        dropped={"红头": 2},
    ),
    "fax.txt": Expected(
        title="云岭县人民政府办公室关于做好强降雨防范工作的紧急通知",
        kind="通知",
        number="云政办电〔2024〕12号",
        signed="2024-07-02",
        issuer=("云岭县人民政府办公室",),
        addressees="各乡镇人民政府、街道办事处，县直有关部门",
        first="据预报，7月3日至5日有强降雨。请做好以下工作：",
        last="2024年7月2日",
        dropped={"红头": 3},
    ),
    "looks-like-furniture.txt": Expected(
        title="云岭县“三月三”民族文化节活动方案",
        kind="实施方案",
        first="时间：2024年4月11日",
        last="地址：人民路5号",
        dropped={"关键词标签": 1},
    ),
    "cms-list.html": Expected(
        title="云岭县人民政府办公室关于印发云岭县推进民族团结进步创建三年行动方案任务分解表的通知",
        kind="通知",
        number="云政办发〔2022〕17号",
        signed="2022-05-10",
        issuer=("云岭县人民政府办公室",),
        addressees="各乡镇人民政府，县直各部门",
        first="现将任务分解表印发给你们，请抓好落实。",
        last="<table>\n<tr><th>序号</th><th>类别</th><th>任务</th><th>牵头单位</th><th>完成时限</th></tr>\n"
        '<tr><td>1</td><td rowspan="2">宣传</td><td>开展宣讲</td><td>县委宣传部</td><td>2022年12月</td></tr>\n'
        "<tr><td>2</td><td>设置展板</td><td>县民宗局</td><td>2022年6月</td></tr>\n</table>",
        dropped={"信息公开表头": 3, "来源": 1, "页面按钮": 1},
    ),
    "spread-title.txt": Expected(
        title="关于印发《云岭县促进民营经济发展二十条措施》的通知",
        kind="通知",
        number="云发改〔2023〕101号",
        signed="2023-10-08",
        issuer=("云岭县发展和改革局", "云岭县工业和信息化局", "云岭县财政局"),
        addressees="各乡镇党委、人民政府，县委各部委，县级国家机关各委办局，各人民团体",
        first="《云岭县促进民营经济发展二十条措施》已经县委、县政府同意，现印发给你们。",
        last="第三条 本措施自印发之日起执行。",
    ),
    "chronicle.txt": Expected(
        title="2023年云岭县民族团结进步创建工作大事记",
        kind="动态",
        first="1月5日，召开启动会。",
        last="12月30日，通过省级验收。",
    ),
    "traditional.txt": Expected(
        title="雲嶺縣文物保護條例",
        kind="法规",
        signed="2012-05-08",
        issuer=("雲嶺縣人民代表大會",),
        first="（2012年5月8日雲嶺縣第三屆人民代表大會第二次會議通過　2012年7月27日雲溪省第十一屆人民代表大會常務委員會第三十一次會議批准）",
        last="第三條　本條例自公佈之日起施行。",
    ),
}


def paper(name: str) -> Paper:
    sheet = read_source(PAPERS / name)
    assert isinstance(sheet, Sheet), sheet
    found = understand(sheet, name)
    assert isinstance(found, Paper), found
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_a_paper_is_read_as_a_clerk_would(name: str) -> None:
    found = paper(name)
    body = found.body.strip().split("\n\n")
    assert EXPECTED[name] == Expected(
        title=found.title,
        kind=found.kind,
        number=found.number,
        signed=str(found.signed or ""),
        issuer=found.issuer,
        addressees=found.addressees,
        first=body[0],
        last=body[-1],
        dropped=dict(Counter(line.reason for line in found.dropped)),
    )


def test_lines_of_a_page_are_joined_across_its_end() -> None:
    assert "设置志愿服务岗。\n" in paper("running-head.txt").body


def test_cells_parted_by_tabs_are_a_table() -> None:
    assert "| 序号 | 单位 | 任务数 | 已完成 | 完成率 |\n| --- | --- | --- | --- | --- |\n| 1 | 城关镇 |" in paper("tabs.txt").body


def read(text: str) -> Paper:
    found = understand(read_text(text), "来文.txt")
    assert isinstance(found, Paper), found
    return found


def test_rows_keep_the_empty_cells_at_their_edges() -> None:
    rows = ("序号\t项目\t金额\t备注", "1\t产业路\t40.0\t", "\t小计\t40.0", "2\t宣传月\t10", "合计\t\t50.0\t")
    body = read("澄川县资金安排方案\n单位：万元\t填报：财政局\n" + "\n".join(rows) + "\n填表人：甲\t日期：3月\n").body
    assert body.split("\n\n")[1].splitlines() == [
        "| 序号 | 项目 | 金额 | 备注 |",
        "| --- | --- | --- | --- |",
        "| 1 | 产业路 | 40.0 |  |",
        "|  | 小计 | 40.0 |  |",
        "| 2 | 宣传月 | 10 |  |",
        "| 合计 |  | 50.0 |  |",
    ]


def test_paragraphs_behind_a_tab_are_no_table() -> None:
    assert "|" not in read("澄川县工作总结\n\t一、主要做法\n\t我们落实责任。\n\t二、下步打算\n\t持续用力。\n").body


@pytest.mark.parametrize("day", ["2025.5.30", "2025-05-30", "２０２５年５月３０日", "二○二五年五月三十日"])
def test_the_day_below_the_unit_that_signs_is_the_papers_own(day: str) -> None:
    found = read(f"关于商请提供资料的函\n\n县委宣传部：\n\n请予支持。\n\n澄川县民族宗教事务局\n{day}\n")
    assert (found.signed, found.published, found.issuer) == (date(2025, 5, 30), None, ("澄川县民族宗教事务局",))
    assert found.addressees == "县委宣传部"


def test_a_paper_that_passes_another_on_is_signed_before_it() -> None:
    found = read(
        "澄川县人民政府办公室\n转发县民政局关于殡葬管理意见的通知\n\n各乡镇：\n\n现转发给你们。\n\n澄川县人民政府办公室\n2025年3月8日\n\n"
        "关于殡葬管理的意见\n\n一、要求。\n\n澄川县民政局\n2025年2月28日\n"
    )
    assert (found.issuer, found.signed) == (("澄川县人民政府办公室",), date(2025, 3, 8))


def test_the_red_head_with_stars_and_its_rule_are_no_title() -> None:
    found = read("★澄川县民政局文件★\n澄民发〔2025〕４号\n————————\n关于做好祭扫服务的通知\n\n各乡镇：\n\n请照办。\n")
    assert (found.title, found.number) == ("关于做好祭扫服务的通知", "澄民发〔2025〕4号")


def test_what_a_page_says_below_a_title_in_one_line() -> None:
    found = read("我县召开推进会\n发布日期：2025年4月2日 作者：融媒体中心 来源：澄川发布 点击：132次\n\n4月1日，我县召开推进会。\n")
    assert (found.published, found.source, found.body) == (date(2025, 4, 2), "澄川发布", "4月1日，我县召开推进会。\n")


def test_the_name_of_a_site_is_none_of_the_paper_and_a_table_at_the_end_is() -> None:
    found = read("澄川县人民政府门户网站\n《澄川县志愿服务积分办法》\n\n第一条　为了服务，制定本办法。\n\n附表\n积分　　兑换内容\n10　　公交卡\n价格标准\n")
    assert (found.title, found.kind) == ("澄川县志愿服务积分办法", "办法")
    assert found.body.endswith("附表\n\n积分　　兑换内容\n\n10　　公交卡\n\n价格标准\n")


@pytest.mark.parametrize("line", ["类别：A　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　签发人：刘某", "内部资料"])
def test_addressees_below_another_line(line: str) -> None:
    assert read(f"澄川县自查报告\n\n{line}\n\n市文明办：\n\n现报告如下。\n").addressees == "市文明办"


def test_lines_that_say_who_stay_lines_in_a_wrapped_text() -> None:
    found = read(
        "澄川县文明行为工作方案\n为认真贯彻落实上级部署,扎实推进我县文明行为促进工作,根据有关\n要求,结合我县实际,制定本方案并请认真抓好落\n实。\n一、工作任务\n"
        "1.开展宣传教育。组织开展宣传月、宣传周活动,利用电视、网络等\n媒体,广泛宣传有关法律法规,营造良好的社会氛围。\n牵头单位:县委宣传部\n责任单位:县民宗局、县司法局\n"
        "完成时限:2025年9月底前\n2.开展示范创建。命名县级示范单位20个,推荐市级示范单位5\n个。(牵头单位:县民宗局;配合单位:县教育局、县司法局、各乡镇;\n完成时限:9月底)\n"
    )
    assert found.body.split("\n\n")[2:] == [
        "1.开展宣传教育。组织开展宣传月、宣传周活动,利用电视、网络等媒体,广泛宣传有关法律法规,营造良好的社会氛围。",
        "牵头单位:县委宣传部",
        "责任单位:县民宗局、县司法局",
        "完成时限:2025年9月底前",
        "2.开展示范创建。命名县级示范单位20个,推荐市级示范单位5个。(牵头单位:县民宗局;配合单位:县教育局、县司法局、各乡镇;完成时限:9月底)\n",
    ]


def test_a_law_below_the_announcement_that_enacts_it_bears_its_own_title() -> None:
    found = read(
        "澄川县人大常委会公告\n（第十八号）\n\n《澄川县民族团结进步条例》已于2024年11月20日经县人民代表大会通过，现予公布。\n\n澄川县人大常委会\n2025年2月10日\n\n"
        "澄川县民族团结进步条例\n\n第一条　为了促进团结，制定本条例。\n"
    )
    assert (found.title, found.kind, found.number) == ("澄川县民族团结进步条例", "法规", "澄川县人大常委会公告第十八号")


def test_bold_type_hides_neither_number_nor_signature() -> None:
    found = understand(
        read_markdown("# 关于节水的通知\n\n**澄水发〔2025〕5号**\n\n各乡镇：\n\n请节水。\n\n**澄川县人民政府**\n\n**2025年2月20日**\n"), "a.md"
    )
    assert isinstance(found, Paper)
    assert (found.number, found.issuer, found.signed) == ("澄水发〔2025〕5号", ("澄川县人民政府",), date(2025, 2, 20))


@pytest.mark.parametrize(
    ("article", "last"),
    [
        ("本办法自2024年11月1日起施行，有效期至2029年10月31日。", date(2029, 10, 31)),
        ("本办法自2024年2月1日起施行，有效期5年。", date(2029, 1, 31)),
        ("本办法自2024年2月1日起施行，有效期为三年。", date(2027, 1, 31)),
        ("本办法自印发之日起施行，有效期2年。", None),
        ("本办法自2024年2月1日起施行。许可证有效期5年。", None),
    ],
)
def test_the_last_day_a_text_holds(article: str, last: date | None) -> None:
    assert read(f"澄川县停车办法\n\n第一条　为了停车，制定本办法。\n\n第二条　{article}\n").expires == last


@pytest.mark.parametrize(
    ("title", "kind"), [("关于拟命名文明单位名单的公示", "公告"), ("关于县政协第26号提案的答复", "函"), ("关于群众来信的答复", "动态")]
)
def test_kinds_that_offices_call_otherwise(title: str, kind: str) -> None:
    assert read(f"{title}\n\n现予以说明，敬请周知。\n").kind == kind


def test_the_number_of_a_page_joins_no_paragraph() -> None:
    lines = ("澄川县工作要点", "12", "2025年，全县创建工作的总体要求是：坚持以铸牢中华民族共同体意识为", "主线，全面推进各项工作，持续深化宣传教育，不断丰富活动载体，努力", "提升创建水平，推动全县各项创建工作取得更大的成效，让各族群众都满", "意。")
    assert read("\n".join(lines)).body == f"12\n\n{''.join(lines[2:])}\n"


@pytest.mark.parametrize("unit", ["澄川县文明办", "中共澄川县委编办", "澄川县人大常委会", "澄川县红十字会", "石桥镇东街居委会"])
def test_units_by_their_short_names_sign_too(unit: str) -> None:
    found = read(f"关于督查情况的通报\n\n各单位：\n\n现通报如下。\n\n{unit}\n\n2025-9-25\n")
    assert (found.issuer, found.signed) == ((unit,), date(2025, 9, 25))
