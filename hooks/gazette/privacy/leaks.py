"""Personal data in a line of text. A leak says what kind it is and where it starts, never what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from stdnum import luhn
from stdnum.cn import ric


@dataclass(frozen=True, slots=True)
class Leak:
    """One find: the code of its rule, its kind in words, its offset in the text."""

    code: str
    words: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of personal data: a cheap sign without which there is none, what looks like it, whether what looks like it is it."""

    code: str
    words: str
    sign: Callable[[str], object]
    pattern: re.Pattern[str]
    holds: Callable[[str], bool]


_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ×－＋", "0123456789XxX-+")
_HAS_WIDE = re.compile("[０-９Ｘｘ×－＋]")
_MARKS = re.compile(r"[ \u3000\-·]")
_FIGURES = re.compile(r"[0-9](?:[ \-·]?[0-9]){10}").search


def _any_of(*words: str) -> Callable[[str], bool]:
    """Plain words are looked for far faster than a pattern of them: nearly every text has none."""
    return lambda text: any(word in text for word in words)


_HOMES = _any_of("家住", "现住", "住址", "家庭地址", "户籍")
_INTRODUCED = _any_of("岁", "现年", *(comma + sex for comma in "，,（(" for sex in "男女"))
_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于傅卞齐康伍余顾孟黄穆萧尹姚邵湛汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡"
    "田樊胡凌霍虞万柯卢莫房缪干解应宗丁邓郁单杭洪包左石崔吉龚程邢裴陆荣翁荀甄曲储靳焦谷车侯全班仰宁仇祖武符刘景詹束龙叶司郎蒲邰赖卓屠蒙池"
    "乔阴胥能苍闻党翟谭贡姬申冉桑桂牛寿尚农温庄晏柴瞿阎充慕连习鱼容向古易慎戈廖曾沙养丰巢关相查游权岳帅缑亢况郈有琴商海晋楚闫法汝鄢涂钦]"
)
_NAME = rf"{_SURNAME}[\u4e00-\u9fa5]{{1,2}}"
_NAME = rf"{_SURNAME}[\u4e00-\u9fa5]{{1,2}}"
_AS_PERSON = r"[，,（(]\s*(?:[男女](?=[，,。；、）)\d]|$)|现年|今年\d|\d{1,3}岁)"
_HARDSHIP = (
    r"患|确诊|残疾|癌|瘤|白血病|尿毒症|精神|艾滋|病人|学生|同学|儿童|未成年|孤儿|低保|困难户|贫困户|五保|特困|受害|强制戒毒|社区矫正|服刑"
)


KINDS: tuple[Kind, ...] = (
    Kind(
        code="P101",
        words="居民身份证号",
        sign=_FIGURES,
        pattern=re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}[ \-]?(?:18|19|20)\d{2}[ \-]?\d{2}[ \-]?\d{2}[ \-]?\d{3}[\dXx](?![0-9A-Za-z])"),
        holds=lambda found: bool(ric.is_valid(_MARKS.sub("", found).upper())),
    ),
    Kind(
        code="P102",
        words="手机号码",
        sign=_FIGURES,
        pattern=re.compile(
            r"(?<![\d.A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ \-·]?\d{4}[ \-·]?\d{4}(?![\dA-Za-z]|\.\d|\s*[元万亿吨千个人次%])"
        ),
        holds=lambda found: True,
    ),
    Kind(
        code="P103",
        words="银行卡号",
        sign=_FIGURES,
        pattern=re.compile(r"(?<![0-9A-Za-z])(?:62\d{2}|[45]\d{3})(?:[ \-]?\d{4}){3}(?:[ \-]?\d{1,3})?(?![0-9A-Za-z])"),
        holds=lambda found: bool(luhn.is_valid(_MARKS.sub("", found))),
    ),
    Kind(
        code="P104",
        words="家庭住址",
        sign=_HOMES,
        pattern=re.compile(r"(?:家住|现住|住址|家庭地址|户籍(?:所在地|地址|地))[：:\s|]*[^，。；：\n|]{2,30}?\d+\s*(?:号|室|单元|栋|幢|组)"),
        holds=lambda found: "某" not in found and "*" not in found,
    ),
    Kind(
        code="P109",
        words="未成年人、患病或困难群众的姓名",
        sign=_INTRODUCED,
        pattern=re.compile(rf"{_NAME}(?={_AS_PERSON}[^\n]{{0,80}}(?:{_HARDSHIP}))|(?:{_HARDSHIP})[^，。\n]{{0,3}}{_NAME}(?={_AS_PERSON})"),
        holds=lambda found: "某" not in found,
    ),
)


def find_leaks(text: str, allowed: Collection[str] = ()) -> Iterator[Leak]:
    """Every leak in a text, in no order; `allowed` are figures that may be public, without any marks between them."""
    plain = text.translate(_WIDE) if _HAS_WIDE.search(text) else text
    signs = {sign: bool(sign(plain)) for sign in {kind.sign for kind in KINDS}}
    for kind in KINDS:
        for found in kind.pattern.finditer(plain) if signs[kind.sign] else ():
            if bare_number(found[0]) not in allowed and kind.holds(found[0]):
                yield Leak(kind.code, kind.words, found.start())


def bare_number(text: str) -> str:
    """A number without blanks, dashes and the country's code, as an allow-list is compared."""
    bare = _MARKS.sub("", text.translate(_WIDE)).upper()
    return bare.removeprefix("+").removeprefix("86") if len(bare) > 11 and bare.lstrip("+").startswith("861") else bare
