"""Structure → the terms a text defines itself: 本条例所称X，是指…, and lists headed 下列用语的含义, each with where it counts.

A definition counts in the whole text, unless it says 本章, 本节, 本条 or 前款 (立法技术规范: definitions stand where they are used).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .labels import read_label
from .memory import remembered
from .structure import Element, Structure
from .values import NUMERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One term where it is defined.

    `names` are the term and its short name (以下简称); `anchor` is its own, `paragraph` that of the 款 or 项 it stands in
    (empty outside articles) and `article` that of its 条; `lead` are the two characters before it, by which it is found again. `scope` holds the
    articles where it counts, None the whole text.
    """

    names: tuple[str, ...]
    anchor: str
    paragraph: str
    article: str
    lead: str
    scope: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class _Seat:
    """A block with the 条 it stands in and the chapter, section and part above; empty where there is none."""

    element: Element
    article: str
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A term in a text: its names, where the term starts, and the words that say where it counts (本章, 前款, 本条例)."""

    names: tuple[str, ...]
    start: int
    within: str


_ARTICLE = f"第{NUMERAL}条(?:之{NUMERAL})?"
_LOCAL = "[编章节条款项]"
_WORKS = "法|条例|办法|规定|细则|规则|规程|决定|决议|意见|通知|方案|解释|准则|章程|公约|标准|通告|公告|规范|指引|制度|规划|纲要"
_WITHIN = rf"本{_LOCAL}(?:第{NUMERAL}款)?(?:第[（(]?{NUMERAL}[）)]?项)?|前[一二两三四]?[款条项](?:规定)?|本[一-龥]{{0,6}}?(?:{_WORKS})"
_CITED = rf"(?:{_ARTICLE}(?:第{NUMERAL}款)?(?:第[（(]?{NUMERAL}[）)]?项)?)"
_TERM = r"[“\"「『]?(?P<term>[^，。；：、！？,;:“”\"「」『』《》（）()\s]{1,29}?(?:、[^，。；：、“”《》（）()\s]{1,14}?)?)[”\"」』]?"
_ALIAS = r"(?:[（(](?:以下|下)(?:均|统)?(?:简称|统称|称)(?:为|作)?[“\"]?(?P<alias>[^“”\"，；）)]{1,20})[”\"]?[）)])?"
_MEANS = r"[，,]?\s*(?:(?:是|系)指|指的是)|[，,]\s*(?:指(?![定派导挥示标出])|即|包括|是(?!否))"
_CALLED = re.compile(
    rf"(?:(?P<within>{_WITHIN})(?P<cited>{_CITED}?)中?|(?<![^。；，（“])(?P<bare>{_CITED})|(?<=[；。]))所(?:称|指)(?:的|之)?{_TERM}{_ALIAS}(?:{_MEANS})"
)
_LIST = re.compile(r"(?:用语|术语|名词|词语|概念)[^。；]{0,8}(?:含义|涵义|定义|解释|意思|意义|是指|指)[^。；]{0,8}[：:。]?$|所称[：:]$")
_LISTED = re.compile(rf"[“\"「『]?{_TERM}{_ALIAS}(?:{_MEANS}|[：:]|——|—|(?<=[”」』])指)")
# Markup, counting words that laws explain in these forms, and words that stand for what was said before.
_NO_TERM = re.compile(r"[%#<>&*\\\[\]`]|以[上下内外]|不满|超过|届满|下列|上述|其中|这里|^(?:日|内|前|后|的|其他)|的$|[的了](?:情形|行为|规定)$")
_LONGEST = 25


@remembered
def find_definitions(structure: Structure) -> tuple[Definition, ...]:
    """The terms a body defines, in order; where two definitions count in the same place, the first."""
    seats = tuple(_seats(structure.elements))
    found: dict[tuple[str, frozenset[str] | None], Definition] = {}
    taken: set[str] = set()
    for at, seat, hit in _hits(seats):
        scope = _scope(seats, at, hit.within)
        definition = _definition(seat, hit, scope)
        if (definition.names[0], scope) not in found:
            anchor = _free(definition.anchor, taken)
            found[definition.names[0], scope] = replace(definition, anchor=anchor)
    return tuple(found.values())


def _seats(elements: Iterable[Element]) -> Iterator[_Seat]:
    article = ""
    above: tuple[tuple[int, str], ...] = ()
    for element in elements:
        if element.role == "heading":
            article = ""
            kept = tuple(pair for pair in above if pair[0] < element.depth)
            above = (*kept, (element.depth, element.anchor))
        elif element.role == "article":
            article = element.anchor
        elif element.role not in ("clause", "item", "point", "other"):
            article = ""
        yield _Seat(element, article, tuple(anchor for _, anchor in above))


_DEFINING = ("article", "clause", "item", "point", "level", "text")


def _hits(seats: tuple[_Seat, ...]) -> Iterator[tuple[int, _Seat, _Found]]:
    listing = ""
    for at, seat in enumerate(seats):
        element = seat.element
        if element.role not in _DEFINING:
            continue
        if seat.article != listing:
            listing = ""
        for hit in _listed(element) if listing else _called(element.text):
            yield at, seat, hit
        if seat.article and _LIST.search(element.text):
            listing = seat.article


def _called(text: str) -> Iterator[_Found]:
    """Terms introduced by 所称; a text quoted from another paper defines nothing here."""
    if "所称" not in text and "所指" not in text:
        return
    within = ""
    for found in _CALLED.finditer(text):
        within = found["cited"] or found["bare"] or found["within"] or within
        names = _names(found)
        if names and within and not _is_quoted(text, found.start()):
            yield _Found(names, found.start("term"), within)


def _listed(element: Element) -> Iterator[_Found]:
    """The term a paragraph of a list of definitions opens with."""
    found = _LISTED.match(element.text)
    if found and (names := _names(found)):
        yield _Found(names, found.start("term"), "")


def _names(found: re.Match[str]) -> tuple[str, ...]:
    names = tuple(name for name in (found["term"], found["alias"]) if name)
    good = 2 <= len(names[0]) <= _LONGEST and not _NO_TERM.search(names[0])
    return tuple(name for name in names if len(name) > 1) if good else ()


def _is_quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def _definition(seat: _Seat, hit: _Found, scope: frozenset[str] | None) -> Definition:
    element = seat.element
    paragraph = f"{element.anchor}-p1" if element.role == "article" else element.anchor
    return Definition(
        names=hit.names,
        anchor=f"def-{hit.names[0]}",
        paragraph=paragraph,
        article=seat.article,
        lead=element.text[max(hit.start - 2, 0) : hit.start],
        scope=scope,
    )


def _free(wanted: str, taken: set[str]) -> str:
    found, again = wanted, 2
    while found in taken:
        found, again = f"{wanted}_{again}", again + 1
    taken.add(found)
    return found


def _scope(seats: tuple[_Seat, ...], at: int, within: str) -> frozenset[str] | None:
    """The articles a definition counts in; its own is always one of them."""
    own = seats[at]
    if within.startswith("第"):
        label = read_label(within)
        cited = f"art-{label.number}" + (f"-{label.sub}" if label.sub else "") if label else ""
        return frozenset((own.article, cited))
    if re.match(r"前[一二两三四]?条", within):
        before = [seat.article for seat in seats[:at] if seat.article and seat.article != own.article]
        return frozenset((own.article, *before[-1:]))
    if within.startswith(("前", "本条", "本款", "本项")) and not within.startswith("本条例"):
        return frozenset((own.article,))
    if within in ("本编", "本章", "本节"):
        level = _level(own.above, within)
        return frozenset(seat.article for seat in seats if level in seat.above and seat.article)
    return None


def _level(above: tuple[str, ...], within: str) -> str:
    start = {"本编": r"part-\d+", "本章": r".*ch-\d[\d_-]*", "本节": r".*s\d[\d_-]*"}[within]
    return next((anchor for anchor in reversed(above) if re.fullmatch(start, anchor)), above[-1] if above else "")
