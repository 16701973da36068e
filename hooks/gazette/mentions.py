"""A running text that interprets a policy → the articles of it that are named: 第十二条, 第五条至第八条, 《X条例》第十条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .titles import normal_title
from .values import NUMERAL, parse_numeral

_ARTICLE = rf"第(?P<number>{NUMERAL}|\d{{1,3}})条(?:之(?P<sub>{NUMERAL}))?"
_ONE = re.compile(_ARTICLE)
_PARTS = rf"(?:第{NUMERAL}款)?(?:第[（(]?{NUMERAL}[）)]?项)?"
# 第三条道路 counts a road, not an article.
_PLAIN = rf"第(?:{NUMERAL}|\d{{1,3}})条(?![道公铁]路|路线|战线|线路|生产线|街|河|腿|轨道)(?:之{NUMERAL})?"
_RUN = re.compile(rf"{_PLAIN}{_PARTS}(?:(?:[、，和与及至到—~～-]|以及)+{_PLAIN}{_PARTS})*")
_RANGE = re.compile(r"[至到—~～-]+$")
_QUOTED = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)*)》(?:[（(][^）)]{1,40}[）)])?$")
_WORK = re.compile(r"(?P<name>[一-龥]*?)(?P<work>法典|法|条例|办法|规定|细则|规则|意见|决定|通告|通知)$")
# Words after which 条例 stands alone and is no part of a longer name.
_ALONE = re.compile(r"(?:^|[本该此新原旧据照按依于由在与和及的是从即对将看了]|违反|修改后|修订后|根据)$")
_OLD = re.compile(r"(?:原|旧|原来的|修改前的?|修订前的?|原[条办规细意决][例法定则见])$")
_LONGEST_RANGE = 60
_NEAR = 120


def find_mentions(text: str, titles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each article named as (normal title, anchor). `titles` are the policies meant; a bare 第十二条 is that of the only one.

    An article of another law, or of a text no longer in force (原第十条), is no mention.
    """
    known = {normal_title(title): title for title in titles}
    for run in _RUN.finditer(text):
        if title := _meant(text[max(run.start() - _NEAR, 0) : run.start()], tuple(known)):
            yield from ((title, anchor) for anchor in _anchors(run[0]))


def _meant(before: str, known: tuple[str, ...]) -> str:
    """The policy a 第N条 belongs to, by what stands before it; empty where it is another's or cannot be told."""
    if _OLD.search(before):
        return ""
    if quoted := _QUOTED.search(before):
        title = normal_title(quoted["title"])
        return title if title in known and not re.search(r"(?:原|旧|修改前的?)$", before[: quoted.start()]) else ""
    if (work := _WORK.search(before)) and not _ALONE.search(work["name"]):
        named = [title for title in known if title.endswith(_tail(work))]
        return named[0] if len(named) == 1 else ""
    return known[0] if len(known) == 1 else ""


def _tail(work: re.Match[str]) -> str:
    """The last words of a law's name: 违反治安管理处罚法 is named by 处罚法."""
    return work["name"][-2:] + work["work"]


def _anchors(run: str) -> Iterator[str]:
    """`第三十五条至第四十条` → art-35 … art-40; a list gives each of its own."""
    last, end = 0, 0
    for found in _ONE.finditer(run):
        number = int(found["number"]) if found["number"].isdigit() else parse_numeral(found["number"]) or 0
        sub = parse_numeral(found["sub"]) if found["sub"] else 0
        if last and _RANGE.search(run[end : found.start()]) and 0 < number - last < _LONGEST_RANGE:
            yield from (f"art-{between}" for between in range(last + 1, number))
        yield f"art-{number}-{sub}" if sub else f"art-{number}"
        last, end = number, found.end()
