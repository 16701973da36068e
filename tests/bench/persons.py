"""Persons who do not exist beside what must never be public about a person, in the words staff use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from stdnum import luhn

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN = "建国志强秀英丽华明芳伟军洋勇艳杰娟涛超霞平刚桂兰玉梅海燕晓红春雪峰鑫宇轩梓涵子墨欣怡佳琪思远浩然雨桐俊凯诗语若曦一诺"
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "阿依古丽·买买提", "扎西多吉", "巴特尔")
_AREAS = ("110105", "341126", "513021", "310115", "422101", "330123", "652301", "440306", "540121", "150421", "532526", "620402")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of what is private: how it is made, said in a sentence, headed in a table, put in an address and in a file's name."""

    name: str
    value: Callable[[Random], str]
    said: tuple[str, ...]
    heads: tuple[str, ...]
    linked: tuple[str, ...]
    named: tuple[str, ...]


def person(chance: Random) -> str:
    """A name of two or three signs; one in thirty has a double surname or is no name of the Han."""
    if not chance.randrange(30):
        double = chance.choice(_DOUBLE)
        return double if len(double) > 2 else double + chance.choice(_GIVEN)
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))


def identity(chance: Random) -> str:
    """A number with the check digit of GB 11643."""
    day = f"{chance.randint(1945, 2018)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    figures = f"{chance.choice(_AREAS)}{day}{chance.randrange(1000):03}"
    number = figures + "10X98765432"[sum(int(figure) * weight for figure, weight in zip(figures, _WEIGHTS, strict=True)) % 11]
    return chance.choice((number, number, number.lower(), f"{number[:6]} {number[6:14]} {number[14:]}"))


def mobile(chance: Random) -> str:
    figures = f"1{chance.choice('3456789')}{chance.randrange(10**9):09}"
    return chance.choice((figures, figures, f"{figures[:3]} {figures[3:7]} {figures[7:]}", f"{figures[:3]}-{figures[3:7]}-{figures[7:]}", f"+86 {figures}"))


def landline(chance: Random) -> str:
    figures = f"{chance.randint(2, 8)}{chance.randrange(10**6):06}"
    return chance.choice((f"0{chance.randint(310, 999)}-{figures}", f"0{chance.randint(310, 999)}{figures}", figures, f"（0{chance.randint(310, 999)}）{figures}"))


def bank_card(chance: Random) -> str:
    """Sixteen or nineteen figures that pass Luhn's check, as UnionPay, Visa and MasterCard number their cards."""
    start, length = chance.choice((("6222", 19), ("6217", 19), ("6228", 19), ("6230", 16), ("4563", 16), ("5240", 16)))
    figures = start + "".join(chance.choices("0123456789", k=length - 5))
    number = figures + luhn.calc_check_digit(figures)
    return chance.choice((number, number, " ".join(number[at : at + 4] for at in range(0, length, 4))))


def home(chance: Random) -> str:
    village, house = chance.choice(("白石镇李家村", "梨园乡石桥村", "青河街道西关社区", "城关镇柳树湾村", "临川镇")), chance.randint(1, 99)
    return village + chance.choice((f"{house % 9 + 1}组{house}号", f"幸福小区{house % 20 + 1}栋2单元{house}02室", f"东街{house}号", f"人民路{house}号院3号楼401", "三组十二号", f"{house}号"))


def pupil(chance: Random) -> str:
    return chance.choice(("白石镇中心小学三年级（2）班", "县第一幼儿园大班", "县第二中学初一年级", "梨园乡石桥小学五年级"))


def illness(chance: Random) -> str:
    return chance.choice(("肝癌晚期", "尿毒症", "精神分裂症", "白血病", "肺结核", "艾滋病", "肢体二级残疾", "抑郁症", "再生障碍性贫血", "乙型肝炎"))


_PHONE_LINKS = ("tel:{value}", "sms:{value}", "https://forms.county.example/a?name={name}&tel={value}", "tel:+86-{value}")
_QUERY = ("https://forms.county.example/a?xm={name}&v={value}", "../files/{name}-{value}.pdf", "https://map.county.example/{value}/", "#{name}-{value}")

KINDS = (
    Kind(
        name="身份证号",
        value=identity,
        said=(
            "申请人{name}，身份证号{value}，经审核符合条件。", "{name}（身份证号码：{value}）已领取。", "经办人：{name} {value}", "兹证明{name}，公民身份号码为{value}，系我村村民。",
            "{name}，男，汉族，{value}，县农机站职工。", "户主{name}{value}，人口4人。",
        ),
        heads=("身份证号", "身份证号码", "公民身份号码", "证件号码"),
        linked=_QUERY,
        named=("{name}身份证{value}", "{value}", "{name}_{value}_申请表", "附件2 {name}{value}承诺书"),
    ),
    Kind(
        name="手机号码",
        value=mobile,
        said=(
            "联系人：{name}，手机：{value}。", "有意者请与{name}联系（{value}）。", "{name}{value}", "报名电话：{value}（{name}）。", "请加微信{value}，备注姓名，{name}老师负责审核。",
            "驻村第一书记{name}，电话{value}。",
        ),
        heads=("手机号码", "手机", "联系电话", "联系方式", "电话"),
        linked=_PHONE_LINKS,
        named=("{name}{value}", "{value}", "报名表-{name}-{value}", "{name}（{value}）"),
    ),
    Kind(
        name="家中座机",
        value=landline,
        said=(
            "{name}，家庭电话{value}。", "家长{name}，住宅电话：{value}。", "联系人{name}（宅电{value}）。", "{name}家里电话：{value}，白天无人接听。", "监护人{name}，家中座机：{value}。",
            "{name}住宅座机 {value}",
        ),
        heads=("家庭电话", "住宅电话", "联系电话", "联系方式", "宅电"),
        linked=("https://forms.county.example/a?name={name}&家庭电话={value}", "../files/{name}住宅电话{value}.pdf"),
        named=("{name}家庭电话{value}", "{name}宅电{value}"),
    ),
    Kind(
        name="银行卡号",
        value=bank_card,
        said=(
            "补助资金打入{name}的银行卡（{value}）。", "收款人{name}，卡号：{value}，开户行县农商行。", "{name}一卡通账号{value}。", "户名：{name}；账号：{value}", "请汇至{name}{value}。",
            "社保卡号 {value}（持卡人{name}）。",
        ),
        heads=("银行卡号", "银行账号", "一卡通账号", "卡号", "社保卡账号"),
        linked=_QUERY,
        named=("{name}卡号{value}", "{value}", "{name}_{value}"),
    ),
    Kind(
        name="家庭住址",
        value=home,
        said=(
            "{name}，现住{value}。", "家住{value}的{name}反映道路积水问题。", "{name}的家庭住址：{value}。", "申请人{name}，住{value}，申请临时救助。", "{name}，住址为{value}。",
            "{name}，户籍地址{value}。", "慰问组来到{name}位于{value}的家中。", "{name}，女，常住{value}。", "{name}居住在{value}，独居。",
        ),
        heads=("家庭住址", "住址", "现住址", "户籍地址", "家庭地址", "居住地址", "详细住址"),
        linked=("https://map.county.example/?q={name}家庭住址{value}", "../files/{name}住址{value}.pdf"),
        named=("{name}家庭住址{value}", "{name}（住{value}）"),
    ),
    Kind(
        name="未成年人",
        value=pupil,
        said=(
            "{name}，女，9岁，{value}学生。", "{value}学生{name}获得救助。", "孤儿{name}由祖父母抚养，在{value}就读。", "留守儿童{name}的父母常年在外务工，孩子就读于{value}。",
            "其子{name}，现年8岁，就读于{value}。", "未成年人{name}，2016年5月出生，{value}在读。", "女童{name}在{value}上学。", "{name}同学（{value}）家庭困难。",
            "受助儿童{name}，男，7岁。", "困境儿童：{name}（{value}）", "女儿{name}在{value}读书。",
        ),
        heads=("班级", "就读学校", "学校", "年级"),
        linked=("https://forms.county.example/a?学生{name}", "../files/困境儿童{name}.pdf", "../files/留守儿童{name}.docx"),
        named=("困境儿童{name}情况", "孤儿{name}认定表", "学生{name}资助申请", "留守儿童{name}"),
    ),
    Kind(
        name="患病",
        value=illness,
        said=(
            "{name}，男，56岁，患{value}。", "患者{name}，确诊为{value}。", "{name}患有{value}，生活困难。", "{name}因患{value}住院治疗。", "{name}被诊断为{value}。",
            "重病户{name}（{value}）。", "其妻{name}身患{value}，常年卧床。", "残疾人{name}，{value}，独自生活。", "{name}，{value}患者，享受低保。", "低保户{name}不幸罹患{value}。",
            "确诊病例{name}，{value}。",
        ),
        heads=("病种", "疾病名称", "诊断结果", "患病情况", "残疾类别", "病情", "健康状况"),
        linked=("https://forms.county.example/a?患者{name}", "../files/{name}患{value}.pdf"),
        named=("患者{name}诊断证明", "{name}患{value}救助申请", "残疾人{name}补贴审批表"),
    ),
)
