"""The kinds of personal data: what each looks like, the cheap sign without which there is none, and whether it is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from .names import NAME, START


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of personal data: a cheap sign without which there is none, what looks like it (`pattern`, compiled
    where there is that sign: nearly nowhere), whether what looks like it is it.
    """

    code: str
    words: str
    sign: Callable[[str], object]
    pattern: str
    holds: Callable[[str], bool] = lambda found: True


MARKS = re.compile(r"[ \u3000\-·]")
_FIGURES = re.compile(r"[0-9](?:[ \-·]?[0-9]){10}").search


def _any_of(*words: str) -> Callable[[str], bool]:
    """Plain words are looked for far faster than a pattern of them: nearly every text has none."""
    return lambda text: any(word in text for word in words)


def _is_identity(found: str) -> bool:
    """By its date and check digit (GB 11643): no list of counties is whole, for they are merged and renumbered."""
    number = MARKS.sub("", found).upper()
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(number) == number[-1])


def _is_plain(found: str) -> bool:
    """Whether nothing of it has been made unreadable."""
    return not any(mask in found for mask in "某*×＊")


_NUMERAL = "(?:[0-9]+|[一二三四五六七八九十百]+)"
_DOOR = rf"{_NUMERAL}\s*(?:号(?![文令线])|室|单元|栋|幢|组|楼)"
_LIVES = r"(?:家住|现住|常住|居住(?:在|于|地)|(?<=[，,；;（(])(?:现)?住(?=[^院宿房所建户宅])|住址|(?:家庭|居住|户籍|户口|详细)(?:详细)?(?:所在地|地址|地|住址))"
_AS_PERSON = r"[，,（(]\s*(?:[男女](?=[，,。；、）)\d]|$)|现年|今年\d|\d{1,3}岁)"
_HARDSHIP = (
    r"患|确诊|残疾|重病|瘫|中风|脑梗|癫痫|尘肺|透析|失明|失聪|孤独症|自闭|癌|瘤|白血病|尿毒症|精神|艾滋|病人|学生|同学|儿童|未成年|孤儿|低保|困难户|贫困户|五保|特困|受害|强制戒毒|社区矫正|服刑"
)
_PATIENT = r"患者|病人|病例|病患|残疾人|重病户|大病户|低保户|低保对象|五保户|五保老人|特困户|特困(?:供养)?人员|贫困户|困难户|困难群众|受害人|戒毒人员|矫正对象"
_CHILD = r"孤儿|弃婴|[女男]童|儿童|未成年人|(?:小|中|大)?学生|幼儿|其[子女]|儿子|(?<!妇)女儿|[长次幼][子女]|孙[子女]|外孙女?"
_AFTER = (
    r"""(?=\s*(?:[，。、；:：（(《\n|_\-"'>)\]&/]|\.\w|$)|因|患|由|在(?!校)|被|的|获|就读|现年|身患|不幸|享受|确诊|及其|一家|家[中里庭人]|近日|去世|今年|领到|的?户|诊断|救助|资助|补贴|情况|认定|申请|审批|病历|材料|档案|成绩)"""
)
_ILL = r"(?:(?:因|自幼|长期|不幸|先天)?患(?!者|儿|难|得患失)有?|身患|罹患|被?确诊|被诊断|(?:被)?查出(?=[^，。]{0,6}[癌症病瘤])|因病(?!原|媒)|卧病|瘫痪)"

_GROUP = "未成年人、患病或困难群众的姓名"
KINDS: tuple[Kind, ...] = (
    Kind(
        code="P101",
        words="居民身份证号",
        sign=_FIGURES,
        pattern=r"(?<![0-9A-Za-z])[1-9]\d{5}[ \-]?(?:18|19|20)\d{2}[ \-]?\d{2}[ \-]?\d{2}[ \-]?\d{3}[\dXx](?![0-9A-Za-z])",
        holds=_is_identity,
    ),
    Kind(
        code="P102",
        words="手机号码",
        sign=_FIGURES,
        pattern=r"(?<![\d.A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ \-·]?\d{4}[ \-·]?\d{4}(?![\dA-Za-z]|\.\d|\s*[元万亿吨千个人次%])",
    ),
    Kind(
        code="P103",
        words="银行卡号",
        sign=_FIGURES,
        pattern=r"(?<![0-9A-Za-z])(?:62\d{2}|[45]\d{3})(?:[ \-]?\d{4}){3}(?:[ \-]?\d{1,3})?(?![0-9A-Za-z])",
        holds=lambda found: bool(luhn.is_valid(MARKS.sub("", found))),
    ),
    Kind(
        code="P104",
        words="家庭住址",
        sign=_any_of("住", "户籍", "户口", "家庭"),
        pattern=rf"{_LIVES}[：:\s|为是]*[^，。；：、《》\n|]{{2,30}}?{_DOOR}",
        holds=_is_plain,
    ),
    Kind(
        code="P104",
        words="家庭住址",
        sign=_any_of("家中", "家里", "住处"),
        pattern=rf"[^，。；：\n|]{{4,30}}{_DOOR}[^，。；：\n|]{{0,4}}的?(?:家中|家里|住处)",
        holds=_is_plain,
    ),
    Kind(
        code="P110",
        words="家庭电话",
        sign=_any_of("宅", "家庭", "家中", "家里"),
        pattern=r"(?:家庭|家中|家里|住宅|宅)的?(?:固定)?(?:电话|座机|固话|电)(?:号码)?[：:\s|=是为]*[（(]?(?:0\d{2,3}[）)\- ]{0,2})?[2-8]\d{6,7}(?!\d)",
    ),
    Kind(
        code="P109",
        words=_GROUP,
        sign=_any_of("岁", "现年", *(comma + sex for comma in "，,（(" for sex in "男女")),
        pattern=rf"{NAME}(?={_AS_PERSON}[^\n]{{0,80}}(?:{_HARDSHIP}))|(?:{_HARDSHIP})[^，。\n]{{0,3}}{NAME}(?={_AS_PERSON})",
        holds=_is_plain,
    ),
    Kind(
        code="P109",
        words=_GROUP,
        sign=_any_of(
            *("学生", "儿童", "未成年人", "残疾人", "患者", "病人", "病例", "病患", "病户", "低保", "五保", "特困", "困户", "困难", "受害人", "戒毒", "矫正"),
            *("孤儿", "弃婴", "女童", "男童", "幼儿", "其子", "其女", "儿子", "女儿", "长子", "长女", "次子", "次女", "幼子", "幼女", "孙"),
        ),
        pattern=rf"(?:{_PATIENT}|{_CHILD})[：:]?\s?{NAME}{_AFTER}",
        holds=_is_plain,
    ),
    Kind(
        code="P109",
        words=_GROUP,
        sign=_any_of("患", "确诊", "诊断", "查出", "因病", "卧病", "瘫痪", "同学"),
        pattern=rf"{START}{NAME}(?:{_ILL}|同学(?=[，。、（(\s]|$)|，[^，。；\n]{{2,10}}患者)",
        holds=_is_plain,
    ),
)
