"""Who made a paper and when: its signature, its title, its 题注, its red head, what its page says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gazette.values import find_days

from .covers import Head
from .history import Event
from .provenance import Found, first_found
from .sheet import Dropped
from .tail import is_unit, issuer_of_title, read_signature, split_units

_SESSION = re.compile(r"第?[零〇一二三四五六七八九十百\d]+[届屆]")
_DATED = re.compile(r"^(?:根据|依据|自|于)?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日起?")
_MAKER = re.compile(
    r"(?P<who>[\u4e00-\u9fff、 ]{2,80}?)"
    r"(?:第?[零〇一二三四五六七八九十百\d]+次|令|公告|公布|发布|颁布|通过|批准)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Who made a paper and when, with where each was found."""

    issuer: tuple[str, ...] = ()
    signed: date | None = None
    found: tuple[Found, ...] = ()


def read_making(title: str, head: Head, history: Sequence[Event], fields: Mapping[str, str], texts: Sequence[str]) -> Making:
    """Who made a paper and when: as it is signed, as its head, its title or its 题注 say, as the fields of its page say."""
    units, day = read_signature(texts, title)
    named = fields.get("发文机关", "")
    issuers = (
        ("落款", units),
        ("标题", issuer_of_title(title)),
        ("标题下", head.units),
        ("题注", _maker(history)),
        ("红头", _letterhead(head.dropped)),
        ("网页", split_units(named) if is_unit(named) else ()),
    )
    days = (
        ("落款", day),
        ("标题下", head.signed),
        ("题注", _made_on(history)),
        ("网页", day_of(fields.get("成文日期", ""))),
    )
    (by, issuer), (on, signed) = first_found(issuers), first_found(days)
    found = [Found(field="发文机关", value="、".join(issuer), where=by)] if issuer else []
    found += [Found(field="成文日期", value=str(signed), where=on)] if signed else []
    return Making(issuer=issuer or (), signed=signed, found=tuple(found))


def _letterhead(dropped: Sequence[Dropped]) -> tuple[str, ...]:
    """`XX县人民政府文件`, and the units that stand above one 文件 together."""
    names = (line.text.removesuffix("文件").strip() for line in dropped if line.reason == "红头")
    return tuple(unit for name in names if is_unit(name) for unit in split_units(name))


def _maker(history: Sequence[Event]) -> tuple[str, ...]:
    """The body that made a law: who passed it, or who published it where nobody passed it.

    The 县人民政府 that passed it is the 澄川县人民政府 whose order published it.
    """
    makers = [who for wanted in ("通过", "公布") for event in history if event.event == wanted and (who := _who(event.note))]
    first = next(iter(makers), ())
    return next((names for names in makers if len(names) == len(first) == 1 and names[0].endswith(first[0]) and names != first), first)


def _who(note: str) -> tuple[str, ...]:
    """`北京市第十三届人民代表大会常务委员会第二十二次会议通过` → 北京市人民代表大会常务委员会."""
    bare = _SESSION.sub("", _DATED.sub("", note).strip("（( \u3000"))
    found = _MAKER.match(bare)
    if not found:
        return ()
    names = re.sub(
        r"中华人民共和国(?=国务院|中央军事委员会|主席)", "", found["who"].removesuffix("以").rstrip("、")
    )
    return tuple(name for name in re.split(r"[、 ]+", names) if len(name) > 2)


def _made_on(history: Sequence[Event]) -> date | None:
    for wanted in ("通过", "公布"):
        for event in history:
            if event.event == wanted:
                return event.date
    return None


def day_of(text: str) -> date | None:
    """A day as the pages of sites write it: 2024-3-5, 2024/03/05 10:00, 2024年3月5日."""
    plain = re.sub(r"\s*[/.年]\s*|\s*月\s*", "-", text.split(" ")[0]).rstrip("日")
    parts = plain.split("T")[0].split("-")
    iso = "-".join(part.zfill(2) for part in parts)
    return next((day for _, day in find_days(iso)), None)
