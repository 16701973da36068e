"""Tables that come as lines of text, their columns lined up by blanks → tables; lines that only look like it → lines."""

from __future__ import annotations

import pytest

from gazette.importers.paper import Paper, understand
from gazette.importers.readers import read_markdown, read_text

HEAD = "| 序号 | 任务 | 责任单位 | 完成时限 |"


def paragraphs(text: str) -> list[str]:
    found = understand(read_text(f"澄川县工作方案\n\n{text}"), "来文.txt")
    assert isinstance(found, Paper), found
    return found.body.strip().split("\n\n")


def rows(text: str) -> list[str]:
    (table,) = (part for part in paragraphs(text) if part.startswith("|"))
    return table.split("\n")


ASCII = """序号   任务                 责任单位      完成时限
1      开展宣传月活动，     县委宣传部    6月底
       发放手册
2      办好课堂                           长期坚持

"""
IDEOGRAPHIC = "序　号　　任　务　　责任单位　　完成时限\n1　　开展宣传月活动，发放手册　　县委宣传部　　6月底\n2　　办好课堂　　　　　　　　　长期坚持\n"
SINGLE = "序号　任务　责任单位　完成时限\n1　开展宣传月活动，发放手册　县委宣传部　6月底\n2　办好课堂　　　　　长期坚持\n"
APART = "序号  任务        责任单位  完成时限\n\n1  开展宣传月活动，发放手册  县委宣传部  6月底\n\n2  办好课堂                     长期坚持\n"


@pytest.mark.parametrize("text", [ASCII, IDEOGRAPHIC, SINGLE, APART], ids=["ascii", "ideographic", "single", "apart"])
def test_columns_lined_up_by_blanks_are_a_table(text: str) -> None:
    assert rows(text) == [
        HEAD,
        "| --- | --- | --- | --- |",
        "| 1 | 开展宣传月活动，发放手册 | 县委宣传部 | 6月底 |",
        "| 2 | 办好课堂 |  | 长期坚持 |",
    ]


def test_a_line_that_heads_rows_and_a_total_stay_rows_of_their_own() -> None:
    body = "序号  项目      金额    来源\n一、宣传教育\n1     宣传月    12.5    县级财政\n      合计      12.5\n填表人：甲    审核：乙    日期：3月\n澄川县财政局    2024年3月5日\n"
    table, *after = paragraphs(body)
    assert table.split("\n")[2:] == ["| 一、宣传教育 |  |  |  |", "| 1 | 宣传月 | 12.5 | 县级财政 |", "|  | 合计 | 12.5 |  |"]
    assert after == ["填表人：甲    审核：乙    日期：3月", "澄川县财政局    2024年3月5日"]


@pytest.mark.parametrize(
    "text",
    [
        "组　长：　甲某某　　县委书记\n副组长：　乙某某　　县长\n成　员：　丙某某　　县委常委\n",
        "甲 三    乙 四    丙 五\n丁 六    戊 七    己 八\n",
        "第一条　为了　　规范　　管理，制定本办法。\n第二条　本办法　　适用　　于本县。\n",
        "县教育局　　县公安局　　县民政局\n石桥镇　　云岭乡　　城关镇\n",
    ],
    ids=["officers", "names", "articles", "units"],
)
def test_lines_with_blanks_in_them_are_no_table(text: str) -> None:
    assert paragraphs(text) == text.strip().split("\n")


def test_figures_stand_below_figures_where_blanks_do_not_tell() -> None:
    text = "考核项目  考核内容  分值  评分标准  自评分\n组织领导  机构健全  5  未成立不得分  5\n宣传教育  开展活动  30  每少一次扣2分  28\n合计    35    33\n"
    assert rows(text)[-1] == "| 合计 |  | 35 |  | 33 |"


def test_a_paragraph_right_below_a_table_is_none_of_its_rows() -> None:
    table, *after = paragraphs("序号    指标          单位    2025年\n1       覆盖率        %       90\n2       示范单位数    个      60\n二、总体要求\n全面贯彻。\n")
    assert (table.count("\n"), after) == (3, ["二、总体要求", "全面贯彻。"])


DRAWN = """┌──┬────┬────┐
│序号│任务    │责任单位│
├──┼────┼────┤
│1   │办好课堂│县教育局│
│    │发放读本│        │
├──┼────┼────┤
│2   │整治环境│县城管局│
└──┴────┴────┘
"""


def test_a_table_drawn_with_lines_is_a_table() -> None:
    assert rows(DRAWN) == ["| 序号 | 任务 | 责任单位 |", "| --- | --- | --- |", "| 1 | 办好课堂发放读本 | 县教育局 |", "| 2 | 整治环境 | 县城管局 |"]
    tables = [part for part in paragraphs(f"{DRAWN}\n│单位│金额│\n│甲│5│\n\n────────\n\n结尾。\n") if part.startswith("|")]
    assert tables[1].split("\n")[::2] == ["| 单位 | 金额 |", "| 甲 | 5 |"]


SIGNS = """+------+----------------+------------+
| 序号 | 培训班名称     | 主办单位   |
+======+================+============+
| 1    | 铸牢中华民族   | 县委统战部 |
|      | 共同体意识班   |            |
+------+----------------+------------+
| 2    | 书记轮训班     | 县委党校   |
+------+----------------+------------+
"""
CLASSES = ["| 序号 | 培训班名称 | 主办单位 |", "| --- | --- | --- |", "| 1 | 铸牢中华民族共同体意识班 | 县委统战部 |", "| 2 | 书记轮训班 | 县委党校 |"]


def test_a_table_drawn_with_signs_is_a_table_in_text_and_in_markdown() -> None:
    assert rows(SIGNS) == CLASSES
    found = understand(read_markdown(f"# 澄川县培训计划\n\n{SIGNS}\n\n结尾。\n\n```\n{SIGNS}```\n"), "来文.md")
    assert isinstance(found, Paper) and found.body.split("\n\n")[0].split("\n") == CLASSES
    assert found.body.rstrip().endswith(f"```\n{SIGNS}```")


def test_numbered_lines_between_two_rules_are_rows_of_their_own() -> None:
    text = "+----+------+\n| 序号 | 任务 |\n+----+------+\n| 1 | 甲 |\n| 2 | 乙 |\n+----+------+\n| 合计 | 2 |\n+----+------+\n"
    assert rows(text)[2:] == ["| 1 | 甲 |", "| 2 | 乙 |", "| 合计 | 2 |"]


def test_a_rule_of_signs_alone_stays_a_line() -> None:
    assert paragraphs("上文。\n\n+------+------+\n\n下文。") == ["上文。", r"\+------+------+", "下文。"]


def test_two_units_below_one_another_are_two_lines_of_a_cell() -> None:
    text = "序号  任务          责任单位      完成时限\n1     命名示范单位  县民宗局      6月底\n                    县委统战部\n2     办好课堂      县教育局      9月底\n"
    assert rows(text)[2] == "| 1 | 命名示范单位 | 县民宗局<br>县委统战部 | 6月底 |"


BELOW = "序号\n任务名称\n牵头单位\n完成时限\n1\n新建公路80公里\n县交通局\n11月底前\n2\n改造小区12个\n县住建局\n10月底前\n"


def test_cells_that_stand_below_one_another_are_a_table() -> None:
    table, *after = paragraphs(f"{BELOW}澄川县人民政府\n2025年2月20日\n")
    assert table.split("\n") == ["| 序号 | 任务名称 | 牵头单位 | 完成时限 |", "| --- | --- | --- | --- |", "| 1 | 新建公路80公里 | 县交通局 | 11月底前 |", "| 2 | 改造小区12个 | 县住建局 | 10月底前 |"]
    assert after == ["澄川县人民政府", "2025年2月20日"]
    assert paragraphs(BELOW.replace("\n", "\n\n"))[0] == table


@pytest.mark.parametrize(
    "text", [BELOW.replace("县交通局\n", ""), BELOW.replace("10月底前\n", ""), BELOW + "3\n建成公园\n", BELOW.replace("任务名称", "甲某").replace("牵头单位", "乙某")], ids=["lost", "cut", "short", "unknown"]
)
def test_cells_below_one_another_stay_lines_where_one_may_be_lost(text: str) -> None:
    assert paragraphs(text) == text.split()


def test_a_table_drawn_with_thick_and_thin_lines_is_one_table() -> None:
    text = "┏━━┯━━━┓\n┃指标│完成数┃\n┠──┼───┨\n┃产值│41亿┃\n┃投资│20亿┃\n┗━━┷━━━┛\n"
    assert rows(text) == ["| 指标 | 完成数 |", "| --- | --- |", "| 产值 | 41亿 |", "| 投资 | 20亿 |"]


def test_dashes_around_the_rows_of_a_table_are_none_of_it() -> None:
    text = "一级指标   二级指标   三级指标\n----------\n产出指标   数量指标   改造小区数量\n           质量指标   验收合格率\n----------\n结尾。\n"
    table, *after = paragraphs(text)
    assert (table.split("\n")[2:], after) == (["| 产出指标 | 数量指标 | 改造小区数量 |", "|  | 质量指标 | 验收合格率 |"], ["结尾。"])
