"""What stands over a paper's own title: the order that enacts it, the name of the series it appears in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from .kinds import kind_of_title
from .number import is_serial
from .sheet import Dropped, Line, squeeze
from .tail import issuer_of_title, read_stamp
from .title import find_title

_ORDER_TITLE = re.compile(r"(?!.*关于)[\u4e00-\u9fff]{2,30}(?:令|公告)")
_ENACTED = re.compile(
    r"《(?P<name>[^》]+)》(?:[（(][^）)]{1,20}[）)])?(?:已经|已由|业经|已于|经|已)[^。]{2,120}(?:公布|发布|颁布|施行)"
)
_ORDER_LINES = 15
# 会议纪要, 督查通报 alone name a series: the paper has its own title below its number and who issues it.
_SERIES = re.compile(r"(?:[一-龥]{2,20}(?:委员会|政府|办公室|督查室|领导小组))?(?:督查(?:情况)?|专题)?(?:会议纪要|通报|专报)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")  # （总第56期）
_SERIES_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a body, and the `rest` below it. `notes` are the lines of the 题注."""

    title: str = ""
    number: str = ""
    addressees: str = ""
    units: tuple[str, ...] = ()
    signed: date | None = None
    notes: tuple[str, ...] = ()
    rest: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[str, ...] = ()


def without_cover(head: Head) -> Head:
    """The head of the paper itself. The number of an order or announcement names who made it: …令第8号."""
    if _ORDER_TITLE.fullmatch(head.title):
        named = head.title + head.number if is_serial(head.number) else head.number
        return _without_order(replace(head, number=named))
    return _without_series(head) if _SERIES.fullmatch(head.title) else head


def _without_order(head: Head) -> Head:
    """A text published by 令第N号 above it: its title is its own, the order gives the number and stays in the body."""
    enacted = next((found for line in head.rest[:4] if (found := _ENACTED.search(line.text))), None)
    texts = [squeeze(line.text) for line in head.rest[:_ORDER_LINES]]
    if not enacted or squeeze(enacted["name"]) not in texts:
        return head
    at = texts.index(squeeze(enacted["name"]))
    rest = (*head.rest[:at], *head.rest[at + 1 :])
    title, units = head.rest[at].text, issuer_of_title(head.title)
    return replace(head, title=title, units=units, rest=rest)


def _without_series(head: Head) -> Head:
    """A paper of a series below the name of it: its own title stands below the line that says who issues it and when."""
    at = next((at for at, line in enumerate(head.rest[:_SERIES_LINES]) if not (read_stamp(line.text) or _ASIDE.fullmatch(line.text))), 0)
    above, title, below = find_title(head.rest[at:], "")
    if above or not kind_of_title(title):
        return head
    series = Dropped(text=head.title, reason="红头")
    return replace(head, title=title, rest=(*head.rest[:at], *below), dropped=(*head.dropped, series))
