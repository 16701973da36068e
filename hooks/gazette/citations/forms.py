"""The forms a citation takes in running text: what one text holds, token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .steps import CHAIN


class Form(Enum):
    """What a token is."""

    TITLE = "title"  # 《标题》
    NUMBER = "number"  # 〔2018〕65号
    CHAIN = "chain"  # 第十二条第二款、第三款
    WORD = "word"  # 本条例, 该法, 同法
    QUOTE = "quote"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Token:
    """One token at `start:end` of a text."""

    form: Form
    start: int
    end: int
    text: str


# The words a text is called by in 本…, 该…: the end of its own title.
KINDS = "法典|实施条例|自治条例|单行条例|暂行条例|条例|实施细则|细则|实施办法|暂行办法|管理办法|办法|暂行规定|若干规定|规定|规则|决定|决议|章程|准则|规程|标准|实施意见|意见|实施方案|方案|规划|纲要|计划|通知|守则|解释|法"
_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"
_NUMBER = r"[〔﹝\[［(（【〈]\s?(?:19|20)\d{2}\s?[〕﹞\]］)）】〉]\s?第?\s?0*[1-9]\d{0,4}\s?号"
_FORMS = (
    (Form.TITLE, _TITLE),
    (Form.CHAIN, CHAIN),
    (Form.WORD, rf"[本该同](?:{KINDS})|上述(?:{KINDS})"),
    (Form.QUOTE, "[“”「」『』\"]"),
    (Form.NUMBER, _NUMBER),
    (Form.STOP, r"[。；;？！]|<br>|\n"),
)
_TOKEN = re.compile("|".join(f"(?P<{form.value}>{pattern})" for form, pattern in _FORMS))
_BY_VALUE = {form.value: form for form in Form}
_SIGNS = re.compile("[《第前号“”]")


def may_cite(text: str) -> bool:
    """Whether it is worth looking: the signs no citation or quotation can do without."""
    return _SIGNS.search(text) is not None


def read_tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order."""
    for found in _TOKEN.finditer(text):
        assert found.lastgroup
        yield Token(_BY_VALUE[found.lastgroup], found.start(), found.end(), found[0])


# （以下简称《条例》）, （以下简称本规划）: brackets right behind a title.
SHORT = re.compile(r"\s?[（(](?:[^（）()《》]{0,20}[，,；;])?\s?(?:以)?下(?:文)?(?:简)?称(?:为)?[:：]?\s?(?P<name>[^（）()]{1,40})\s?[）)]")
# （澄政发〔2025〕6号） right behind a title.
BEHIND = re.compile(rf"\s?[（(][一-龥]{{2,14}}?(?P<serial>{_NUMBER})")
BRACKET = re.compile(r"\s?[（(][^（）()《》]{1,60}[）)]")


def bare_name(text: str) -> str:
    """A defined name without the marks around it."""
    return text.strip("《》〈〉“”\"‘’「」* ")


# What may stand between a title and the articles named of it.
GLUE = re.compile(r"(?:[\s*_]|的|中的?|规定的?|[（(][^（）()《》]{1,60}[）)])*")
# …and between two lists of articles of one text.
AGAIN = re.compile(r"[\s*_]*(?:的?规定)?(?:、|，|,|和|以及|及|与|或者|或)[\s*_]*")
# What a bare 第十条 stands behind when it means an article of the text itself.
_BEFORE_BARE = (
    "依照|依据|根据|按照|按|比照|违反|触犯|适用|符合|参照|除|和|与|及|或|或者|以及|至|到|对|在|有|属于|执行|履行|遵守|因|由|用|于|将|把|为|是|以|就"
    "|享有|实施|从事|增加|提供|取得|发生|出现|具备|具有|作出|采取|达到|超过|进入|本章|本节"
)
_BARE = re.compile(rf"(?:^|[，,。；;：:、（(\s]|{_BEFORE_BARE})$")
# A name without 《》 (违反行政处罚法第三条) starts behind one of these.
_BOUND = re.compile(r"(?:^|[，,。；;：:、（(\s]|[依按参]照|[依根]据|违反|适用|符合|除|和|与|及|或者|或|在|由|的|对|因|触犯|按|以|实施)$")


def stands_bare(text: str, at: int) -> bool:
    """Whether what stands at `at` may be an article named without its text."""
    return bool(_BARE.search(text[max(0, at - 3) : at]))


def bounded(text: str, at: int) -> bool:
    """Whether a name may start at `at`."""
    return bool(_BOUND.search(text[max(0, at - 3) : at]))
