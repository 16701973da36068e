"""Papers of a fictional county as its offices type them in Word: red heads, lists made by Word, merged cells, notes, revisions."""

from __future__ import annotations

import io

from PIL import Image

from word_files import WordFile, box, cell, levels, note, numbering, p, picture, run, table

SONG, HEI, KAI = "方正小标宋简体", "黑体", "楷体_GB2312"
OUTLINE = levels(("chineseCountingThousand", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))


def photograph() -> bytes:
    """A JPEG that tells where it was taken."""
    image, out, exif = Image.new("RGB", (8, 8)), io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 0.0, 0.0), 3: "E", 4: (110.0, 0.0, 0.0)})
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


LETTERHEAD = WordFile(
    numbering=numbering(OUTLINE),
    body=[
        p("云岭县人民政府文件", place="center", font=SONG, size=72),
        p("云政发〔2025〕12号", place="center"),
        p(),
        p("云岭县人民政府", place="center", font=SONG, size=44),
        p("关于印发云岭县灌溉渠道管护", place="center", font=SONG, size=44),
        p("工作方案的通　知", place="center", font=SONG, size=44),
        p(),
        p("各乡镇人民政府，县直各单位："),
        p("现将《云岭县灌溉渠道管护工作方案》印发给你们，请认真落实。"),
        p("总体要求", listed=(1, 0), font=HEI),
        p("坚持以水定地，全面清淤。"),
        p("主要任务", listed=(1, 0), font=HEI),
        p("清淤", listed=(1, 1), font=KAI),
        p("县水利局牵头，6月底前完成。", listed=(1, 2)),
        p("干渠；", listed=(1, 3)),
        p("支渠。", listed=(1, 3)),
        p("2024年的尾工一并完成。", listed=(1, 2)),
        p("修补", listed=(1, 1), font=KAI),
        p("从头再数。", listed=(1, 2)),
        p("附件：1.任务分解表"),
        p("2.渠道分布图"),
        p("云岭县人民政府", place="right"),
        p("2025年3月20日", place="right"),
    ],
)

STYLED = WordFile(
    numbering=numbering(levels(("decimal", "%1"))),
    footnotes={1: "指县城建成区。", 2: "按上年末统计。"},
    body=[
        p("云岭县2026年文明城市创建工作方案", style="t"),
        p("为巩固创建成果，制定本方案。"),
        p("一、工作目标", style="1"),
        p("建成区", note(1), "道路全部达标", note(2), "。"),
        p("（一）近期目标", style="2"),
        p("1.市容市貌", style="3"),
        p("（1）主次干道", style="4"),
        p("每周巡查一次。"),
        p("二、任务分解", style="1"),
        table(
            ["序号", "任务", "牵头单位", "完成时限"],
            [cell(p(listed=(1, 0))), "整治|占道经营", "县城管局", "6月底前"],
            ["2", cell("增设公厕", "二十座"), "县住建局", "11月底前"],
            heads=1,
        ),
        p("中共云岭县委办公室　云岭县人民政府办公室", place="right"),
        p("二〇二六年一月九日", place="right"),
    ],
)

UNSTYLED = WordFile(
    body=[
        p("云岭县粮食储备工作情况汇报", place="center", font=SONG, size=44),
        p("（2024年9月5日）", place="center"),
        p("现将工作情况汇报如下："),
        p("一、基本情况", font=HEI),
        p("全县现有粮库四座，仓容八万吨，储备规模和轮换计划全部落实到库点。"),
        p("（一）仓储设施", font=KAI),
        p("1.维修改造", bold=True),
        p("去年以来先后投入资金维修改造仓房十二栋，更新了通风和测温设备。"),
        p("1.这一句是正文，不是标题。"),
        p("二、存在问题", font=HEI),
        p("老旧仓房还有三栋没有改造，管理人员的平均年龄偏大，需要补充年轻力量。"),
        p("下一步打算", place="center", font=HEI),
        p("继续完善管理制度，落实轮换计划，确保储备粮数量真实、质量良好。"),
        p(run("（三）", font=KAI), "不放松。"),
    ],
)

ORDINANCE = WordFile(
    numbering=numbering(
        levels(("chineseCountingThousand", "第%1章"), ("chineseCountingThousand", "第%2节")),
        levels(("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"), ("decimal", "%3．")),
    ),
    body=[
        p("云岭县城市绿化条例", place="center", font=SONG, size=44),
        p("（2019年8月1日云岭县第五届人民代表大会常务委员会第十二次会议通过　2019年9月27日云溪省第十三届人民代表大会常务委员会第九次会议批准）"),
        p("总　则", listed=(1, 0), place="center", font=HEI),
        p("为了保护城市绿化，制定本条例。", listed=(2, 0)),
        p("本条例适用于县城规划区。", listed=(2, 0)),
        p("规划与建设", listed=(1, 0), place="center", font=HEI),
        p("规划", listed=(1, 1), place="center", font=KAI),
        p("绿地分为下列几类：", listed=(2, 0)),
        p("公园绿地：", listed=(2, 1)),
        p("综合公园；", listed=(2, 2)),
        p("社区公园；", listed=(2, 2)),
        p("防护绿地", listed=(2, 1)),
        p("依法应当设置的其他绿地，依照有关规定执行。"),
        p("附　则", listed=(1, 0), place="center", font=HEI),
        p("本条例自2020年1月1日起施行。", listed=(2, 0)),
    ],
)

MERGED = WordFile(
    body=[
        p("云岭县节水型单位测评指标体系", place="center", size=44),
        p("测评按下表进行。"),
        table(
            [cell("节水测评表", across=5)],
            [cell("指标", across=2), cell("测评标准", merge="restart"), cell("分值", merge="restart"), cell("测评方法", merge="restart")],
            ["一级指标", "二级指标", cell(merge="continue"), cell(merge="continue"), cell(merge="continue")],
            [cell("制度", merge="restart"), "制度建设", "有节水制度并上墙", "10", cell("查阅资料", merge="restart")],
            [cell(merge="continue"), "人员配备", cell("有专人", "有分工"), "5", cell(merge="continue")],
            ["设施", "节水器具", cell("普及率100%", across=2), "实地查看"],
        ),
        p("满分100分，不低于90分的为达标。"),
    ],
)

JOINT = WordFile(
    body=[
        table([cell("中共云岭县委办公室", "云岭县人民政府办公室"), "文件"]),
        table(["云办发〔2025〕7号", "签发人：某某"]),
        p("中共云岭县委办公室 云岭县人民政府办公室", place="center", size=44),
        p("关于做好春季防火工作的通知", place="center", size=44),
        p("各乡镇党委、人民政府，县直各部门："),
        p("春季天干物燥，各地各部门要压实责任，严防死守，确保不发生重特大森林火灾。"),
        table([cell("中共云岭县委办公室"), cell("云岭县人民政府办公室")], [cell("2025年2月18日", across=2)]),
        table([cell("抄送：县人大常委会办公室，县政协办公室。")], [cell("中共云岭县委办公室　　2025年2月18日印发")]),
    ],
)


def _changed(kind: str, text: str) -> str:
    tag = "delText" if kind in ("del", "moveFrom") else "t"
    return f'<w:{kind} w:id="1" w:author="某人"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'


REVISED = WordFile(
    body=[
        p("云岭县公园管理办法", style="t"),
        p("第一条　公园每日", _changed("del", "六"), _changed("ins", "五"), "时开放。"),
        p("第二条　园内禁止垂钓", properties='<w:rPr><w:del w:id="2" w:author="某人"/></w:rPr>'),
        p("、游泳。"),
        table(["公园", "面积（亩）"], ["东湖公园", "120"], ["西山公园", "80"]).replace(
            "<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\">西山公园",
            '<w:tr><w:trPr><w:del w:id="3" w:author="某人"/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">西山公园',
        ),
        p("第三条　本办法自2024年5月1日起施行。"),
    ],
)

PICTURED = WordFile(
    pictures={"pic1": photograph(), "pic2": photograph(), "pic3": b"\x01\x00\x00\x00 no picture"},
    links={"l1": "https://www.example.gov.cn/a b(1)?x=1", "l2": "javascript:alert(1)"},
    body=[
        p(box(p("云岭县林业局文件"), p("云林发〔2024〕3号")), "云岭县古树名木保护宣传方案", style="t"),
        p("见", '<w:hyperlink r:id="l1">' + run("县林业局网站") + "</w:hyperlink>", "和", '<w:hyperlink r:id="l2">' + run("别处") + "</w:hyperlink>", "。"),
        p(picture("pic1", "2024年3月12日，城东古樟[挂牌]")),
        p(run("<script>alert(1)</script> 与 [链接](javascript:alert(2)) 和 ![图](x) 都是文字"), '<w:r><w:t>{: onclick="x" } &lt;img src=x onerror=alert(3)&gt;</w:t></w:r>'),
        table([cell("照片", across=2), "说明"], ["一", cell(p(picture("pic2"))), "现场"]),
        p(picture("pic3", "图标")),
        p("版权所有", box(p("联系单位：云岭县林业局"))),
        p('<w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', "后附统计表。"),
    ],
)

NOTED = WordFile(
    footnotes={1: "第一个脚注。", 2: "表里的脚注。", 3: "又一个脚注，其中有*星号*和[^9]。"},
    endnotes={1: "文末的注。"},
    body=[
        p("云岭县统计公报", style="t"),
        p("全年生产总值", note(1), "八十亿元", note(1, "endnote"), "。"),
        table([cell("指标", across=2), "数值"], ["粮食", "产量", cell(p("三万吨", note(2)))]),
        table(["项目", "数"], ["人口", cell(p("十二万", note(3)))]),
        p("云岭县统计局", place="right"),
        p("2025年2月6日", place="right"),
    ],
)

SURROUNDED = WordFile(
    header="内部资料　注意保存",
    footer="— 1 —",
    comments=["这一句再核一下", "已核"],
    numbering=numbering(levels(("decimal", "%1.")), levels(("bullet", "•")), again={3: 1}),
    body=[
        p("云岭县安全生产工作要点", place="center", size=44),
        p("目　录", place="center"),
        p("一、重点任务\t1", style="toc1"),
        p("一、重点任务", font=HEI),
        p("排查隐患。", listed=(1, 0)),
        p("整改销号。", listed=(1, 0)),
        p("二、保障措施", font=HEI),
        p("落实经费。", listed=(3, 0)),
        p("落实人员。", listed=(3, 0)),
        p("要做到：", run("这句看不见", extra="<w:vanish/>")),
        p("人防", listed=(2, 0)),
        p("技防", listed=(2, 0)),
        p("面积 5 m", run("2", extra='<w:vertAlign w:val="superscript"/>'), "，长度 3 m。"),
        p("责任到人", run("", extra="") + "<w:r><w:br/></w:r>" + run("考核到岗")),
        p("云岭县应急管理局", place="right"),
        p("2025 年 1 月 8 日", place="right"),
    ],
)

PAPERS = {
    "红头通知.docx": LETTERHEAD,
    "创建方案.docx": STYLED,
    "情况汇报.docx": UNSTYLED,
    "绿化条例.docx": ORDINANCE,
    "测评指标.docx": MERGED,
    "联合发文.docx": JOINT,
    "修订稿.docx": REVISED,
    "图文方案.docx": PICTURED,
    "统计公报.docx": NOTED,
    "工作要点.docx": SURROUNDED,
}
