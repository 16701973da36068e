"""第十二条第二款第（三）项 and its ranges, lists and 前款 → one Pin a place meant, with the path to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..values import NUMERAL, parse_numeral

UNITS = "编章节条款项目"
ARTICLE, CLAUSE, ITEM, POINT = 3, 4, 5, 6

# Bounds keep a hostile text from being read again and again.
_CHINESE = NUMERAL.removesuffix("+") + "{1,9}"
_NUM = rf"(?:{_CHINESE}|\d{{1,4}}|[（(]\s?(?:{_CHINESE}|\d{{1,3}})\s?[)）])"
_AND = r"(?:、|至|到|—|～|~|和|或者|或|及|与)"
_NUMS = rf"{_NUM}(?:{_AND}第?{_NUM}){{0,20}}"
# 第三条道路 is a road, 第二项目 a project, 第一节课 a lesson.
_UNIT = r"(?:条(?!道|路|线|铁|公路|河|街|渠|通道|生产|航|跑|腿|船|件|例|款|消息|措施|经验|意见)|项(?!目)|目(?![前标的录])|节(?!课|约|能|日)|编(?!制|号|辑)|章(?!程)|款(?!项))"
_STEP = rf"(?:第\s?{_NUMS}\s?{_UNIT}(?:之{_CHINESE})?|[（(](?:{_CHINESE})[)）]项(?!目))"
_HEAD = r"(?:前(?:[一两二三四五六])?(?:条(?!件|例|约)|款(?!项)|项(?!目))|本(?:[条款项章节编](?![例件约目程]))(?=\s?(?:第|[（(])))"
_JOIN = r"(?:的?(?:规定)?(?:、|，|,|至|到|—|～|~|和|以及|及|与|或者|或))"
CHAIN = rf"(?:{_HEAD}|{_STEP})(?:\s?{_STEP}|{_JOIN}{_STEP})*"

_PIECE = re.compile(rf"(?P<head>{_HEAD})|第?\s?(?P<nums>{_NUMS})\s?(?P<unit>{_UNIT})(?:之(?P<sub>{_CHINESE}))?")
_ONE = re.compile(_NUM)
_RANGE = re.compile(r"[至到—～~]")


@dataclass(frozen=True, slots=True)
class Step:
    """One unit of a path: its rank in UNITS and its number. `back` counts backwards from the place of citing instead."""

    rank: int
    number: int
    sub: int = 0
    back: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One place a chain names, and where in the text. `ranged`: all from the pin before up to this one are meant."""

    start: int
    end: int
    path: tuple[Step, ...]
    ranged: bool = False


def read_chain(text: str, start: int, end: int) -> list[Pin]:
    """The pins of one chain standing at `start:end` of a text; a later one inherits what it leaves out."""
    pins: list[Pin] = []
    for at, stop, step, ranged in _steps(text, start, end):
        joined = bool(pins) and not text[pins[-1].end : at].strip() and not ranged
        kept = tuple(known for known in pins[-1].path if known.rank < step.rank) if pins else ()
        if joined and pins[-1].path[-1].rank < step.rank:
            last = pins.pop()
            pins.append(Pin(start=last.start, end=stop, path=(*kept, step), ranged=last.ranged))
        else:
            pins.append(Pin(start=at, end=stop, path=(*kept, step), ranged=ranged))
    return pins


def _steps(text: str, start: int, end: int) -> Iterator[tuple[int, int, Step, bool]]:
    """Every step with its place, and whether a range leads to it."""
    last = start
    for piece in _PIECE.finditer(text, start, end):
        ranged = bool(_RANGE.search(text, last, piece.start()))
        if piece["head"]:
            yield piece.start(), piece.end(), _relative(piece["head"]), False
        else:
            yield from _numbered(piece, ranged)
        last = piece.end()


def _relative(head: str) -> Step:
    count = 0 if head[0] == "本" else parse_numeral(head[1:-1]) or 1
    return Step(UNITS.index(head[-1]), 0, back=count)


def _numbered(piece: re.Match[str], ranged: bool) -> Iterator[tuple[int, int, Step, bool]]:
    """第一、二款 is two steps; each but the last ends at its own number."""
    rank = UNITS.index(piece["unit"][0])
    base, numbers = piece.start("nums"), list(_ONE.finditer(piece["nums"]))
    for at, found in enumerate(numbers):
        first, last = at == 0, at == len(numbers) - 1
        begin = piece.start() if first else base + found.start()
        if not first and piece["nums"][: found.start()].endswith("第"):
            begin -= 1
        ranged = ranged if first else bool(_RANGE.search(piece["nums"], numbers[at - 1].end(), found.start()))
        sub = parse_numeral(piece["sub"]) or 0 if last and piece["sub"] else 0
        yield begin, piece.end() if last else base + found.end(), Step(rank, _value(found[0]), sub), ranged


def _value(text: str) -> int:
    bare = text.strip("（()） ")
    return int(bare) if bare.isdigit() else parse_numeral(bare) or 0
