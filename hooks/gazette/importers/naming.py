"""A title → the words its address is made of: what a paper says or issues, without who says it, and its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import pinyin
from ..titles import STATE, outer_quotation
from .kinds import KIND_ENDINGS

LONGEST = 60  # letters of an address that still fits on a line and into a message
_OFFICE = r"[^《》，。；]*(?:政府|办公室|办公厅|办|委|局|厅|院|署|小组|指挥部|联席会议|公司|会)"
_LETTER = r"(?:的)?(?:通知|通告|公告|决定|令|函)"
_PASSED_ON = re.compile(rf"(?:[^《》]*?(?:印发|转发|批转|下发|公布|发布|颁布))(?=[^《》]*《)(?P<what>.*》.*?){_LETTER}")
_PASSED_ON_BARE = re.compile(rf"(?P<by>{_OFFICE})?(?:转发|印发|批转)(?P<what>[^《》]{{4,}}?){_LETTER}")
_QUOTED = re.compile(r"[^《]*《.*》(?:[（(][^）)]*[）)])?|.*《.*》等.*")  # 《某条例》贯彻实施方案 is more than what it quotes
_TWICE = re.compile(r"(?<=的通知)的通知$")
_REGIONS = "省市县区州盟旗镇乡"
_NO_REGION = ("城市", "城镇", "城乡", "乡镇", "全省", "全市", "全县", "全区")
_BRACKETS = re.compile(r"[（(〔\[【][^（）()〔〕\[\]【】]*[）)〕\]】]$")


def slug_of(title: str, issuers: Iterable[str] = ()) -> str:
    """The pinyin of what a title says, at most `LONGEST` letters with the word of its kind; `wen-jian` (文件) where nothing is spelt."""
    words = subject(title, tuple(issuers))
    whole = pinyin.slug(words, LONGEST + 1)
    if len(whole) <= LONGEST and whole == pinyin.slug(words, 10 * LONGEST):
        return whole or "wen-jian"
    words = _BRACKETS.sub("", words).replace(STATE, "")
    kind = next((found[0] for ending, _ in KIND_ENDINGS if (found := ending.search(words)) and found.end() == len(words)), "")
    tail = pinyin.slug(kind)
    front = pinyin.slug(words.removesuffix(kind), LONGEST - len(tail) - 1)
    return f"{front}-{tail}".strip("-")


def subject(title: str, issuers: tuple[str, ...] = ()) -> str:
    """What a title says, less the office before 关于; of a paper that passes another on, that other's, less the place of who issues it.

    `某县人民政府办公室关于印发《某县河道管理办法》的通知` → `河道管理办法`.
    """
    office, about, rest = _TWICE.sub("", title).partition("关于")
    if about and rest and (not office or re.fullmatch(_OFFICE, office)):
        title, issuers = rest, (*issuers, office)
    if found := _PASSED_ON.fullmatch(title):
        what = outer_quotation(found["what"]) if _QUOTED.fullmatch(found["what"]) else re.sub("[《》]", "", found["what"])
        return subject(_without_place(what, issuers), issuers)
    if found := _PASSED_ON_BARE.fullmatch(title):
        issuers = (*issuers, found["by"] or "")
        return subject(_without_place(found["what"], issuers), issuers)
    return title


def _without_place(title: str, issuers: Iterable[str]) -> str:
    """Less the province, county or town that begins the name of an issuer too."""
    names = tuple(issuer.removeprefix("中共") for issuer in issuers)
    heads = (title[:end] for end, character in enumerate(title, 1) if character in _REGIONS and end > 1)
    places = [head for head in heads if head not in _NO_REGION and any(name.startswith(head) for name in names)]
    return title.removeprefix(places[-1]) or title if places else title
