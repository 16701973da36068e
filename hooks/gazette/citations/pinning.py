"""A path such as 第十二条第二款第三项 → the anchor in a text it reaches, as deep as that text goes."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from ..values import numeral
from .steps import ARTICLE, CLAUSE, ITEM, POINT, Pin, Step

_ANCHOR = re.compile(r"(?P<article>art-\d+(?:-\d+)?(?P<again>_\d+)?)(?:-p(?P<clause>\d+))?(?:-i(?P<item>\d+))?")
_MOST_CLAUSES = 20
_UNITS_OF_ANCHOR = (("part", "编"), ("ch", "章"), ("s", "节"), ("art", "条"), ("p", "款"), ("i", "项"), ("m", "目"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The place a text is at when it cites: article, 款 and 项; `again` is the mark of an annex that numbers anew."""

    article: str = ""
    again: str = ""
    clause: int = 0
    item: int = 0

    @staticmethod
    @lru_cache(maxsize=256)
    def at(anchor: str) -> Here:
        found = _ANCHOR.match(anchor)
        if not found:
            return Here()
        clause, item = int(found["clause"] or 1), int(found["item"] or 0)
        return Here(article=found["article"], again=found["again"] or "", clause=clause, item=item)


def reach(pin: Pin, anchors: Set[str], order: Sequence[str], here: Here | None) -> str:
    """The anchor a pin reaches in a text with these `anchors`, its articles in `order`; empty where it has none.

    `here` is None in another's text, where 前款 and a bare 第二款 mean nothing.
    """
    steps = {step.rank: step for step in pin.path}
    if min(steps) < ARTICLE and ARTICLE not in steps:
        return _division(steps, anchors)
    article = _article(steps, anchors, order, here)
    return _inside(article, steps, anchors, here) if article else ""


@lru_cache(maxsize=4096)
def place_name(anchor: str) -> str:
    """`art-12-p2-i3` → 第十二条第二款第三项, `ch-2-s1` → 第二章第一节: an anchor as it is cited; else the anchor."""
    name, rest = "", re.sub(r"_\d+", "", anchor)
    for mark, unit in _UNITS_OF_ANCHOR:
        if found := re.match(rf"-?{mark}-?(\d+)", rest):
            name += f"第{numeral(int(found[1]))}{unit}"
            rest = rest[found.end() :]
            if mark == "art" and (sub := re.match(r"-(\d+)", rest)):
                name += f"之{numeral(int(sub[1]))}"
                rest = rest[sub.end() :]
    return name or anchor


def between(first: str, last: str, order: Sequence[str]) -> tuple[str, ...]:
    """The articles a range passes over, both ends left out."""
    if first in order and last in order:
        return tuple(order[order.index(first) + 1 : order.index(last)])
    return ()


def _division(steps: dict[int, Step], anchors: Set[str]) -> str:
    """第二章第三节; a chapter number that comes again in every 编 needs its 编."""
    part, chapter, section = (steps.get(rank) for rank in range(3))
    prefix = f"part-{part.number}" if part else ""
    if chapter and chapter.number:
        own = f"{prefix}-ch-{chapter.number}" if prefix else ""
        prefix = own if own in anchors else f"ch-{chapter.number}"
        if not part and any(anchor.endswith(f"-ch-{chapter.number}") for anchor in anchors):
            return ""
    if section:
        deeper = f"{prefix}-s{section.number}" if prefix else f"s{section.number}"
        prefix = deeper if deeper in anchors else prefix
    return prefix if prefix in anchors else ""


def _article(steps: dict[int, Step], anchors: Set[str], order: Sequence[str], here: Here | None) -> str:
    step = steps.get(ARTICLE)
    if step is None:
        return here.article if here else ""
    if step.back >= 0:
        return _back(here.article if here else "", step.back, order)
    wanted = f"art-{step.number}" + (f"-{step.sub}" if step.sub else "")
    again = f"{wanted}{here.again}" if here else wanted
    return again if again in anchors else wanted if wanted in anchors else ""


def _back(article: str, count: int, order: Sequence[str]) -> str:
    at = order.index(article) - count if article in order else -1
    return order[at] if at >= 0 else ""


def _inside(article: str, steps: dict[int, Step], anchors: Set[str], here: Here | None) -> str:
    """The 款, 项 and 目 below an article, as far as the text has them.

    Where no article is named (前款, 第二项) it must be there: who counts wrong may have meant another article.
    """
    clause = item = 0
    if step := steps.get(CLAUSE):
        clause = step.number if step.back < 0 else (here.clause if here else 0) - step.back
        if clause < 1:
            return ""
    if step := steps.get(ITEM):
        item = step.number if step.back < 0 else (here.item if here else 0) - step.back
        if item < 1:
            return ""
    if not clause and here and ARTICLE not in steps:
        clause = here.clause
    found = _deepest(article, clause, item, anchors)
    if ARTICLE not in steps and not found.endswith(f"-i{item}" if item else f"-p{clause}"):
        return ""
    point = steps.get(POINT)
    deeper = f"{found}-m{point.number}" if point else ""
    return deeper if deeper in anchors else found


def _deepest(article: str, clause: int, item: int, anchors: Set[str]) -> str:
    if item:
        clauses = (clause,) if clause else range(1, _MOST_CLAUSES)
        for number in clauses:
            if (found := f"{article}-p{number}-i{item}") in anchors:
                return found
    found = f"{article}-p{clause}"
    return found if clause and found in anchors else article
