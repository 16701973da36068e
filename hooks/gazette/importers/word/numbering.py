"""numbering.xml → the numbers Word shows before paragraphs and keeps out of their text (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .names import Element, W, is_on, number, value
from .numerals import written

BULLET = "- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: `text` as `第%1条`; `restart` is the level (from 1) after which it begins anew, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """One list: lists of one `family` count on where it says no start of its own."""

    family: str
    levels: Mapping[int, Level]
    own_starts: frozenset[int]


class Numbering:
    """The lists of a document and how far each has been counted. Ask once a paragraph, in their order."""

    def __init__(self, root: Element | None) -> None:
        families = {} if root is None else _families(root)
        lists = [] if root is None else root.findall(W + "num")
        self._lists = {one.get(W + "numId") or "": _read_list(one, families) for one in lists}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph at a depth (from 0), `- ` for a bullet, nothing where there is no such list."""
        found = self._lists.get(list_id)
        if found is None or depth not in found.levels:
            return ""
        counts = self._begin(list_id, found)
        level = found.levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth and _restarts(found.levels.get(one), depth)]:
            del counts[deeper]
        return BULLET if level.form == "bullet" else _shown(found, level, counts)

    def _begin(self, list_id: str, found: _List) -> dict[int, int]:
        counts = self._counts.setdefault(found.family, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for depth in found.own_starts:
                counts.pop(depth, None)
        return counts


def _restarts(level: Level | None, after: int) -> bool:
    return level is None or level.restart is None or after < level.restart


def _shown(found: _List, level: Level, counts: Mapping[int, int]) -> str:
    def number_at(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        above = found.levels.get(at, Level())
        return written(counts.get(at, above.start), "decimal" if level.legal else above.form)

    return re.sub(r"%([1-9])", number_at, level.text)


def _families(root: Element) -> dict[str, Mapping[int, Level]]:
    """Abstract lists by id; one that only names a list style has the levels of that style's list."""
    elements = root.findall(W + "abstractNum")
    styled = {name: one for one in elements if (name := value(one, "styleLink"))}
    whole = ((one.get(W + "abstractNumId") or "", styled.get(value(one, "numStyleLink") or "", one)) for one in elements)
    return {family: _levels(one) for family, one in whole}


def _levels(element: Element) -> dict[int, Level]:
    found = ((number(one.get(W + "ilvl")), one) for one in element.findall(W + "lvl"))
    return {depth: _read_level(one) for depth, one in found if depth is not None}


def _read_level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        start=1 if start is None else start,
        form=next((form for one in element.iter(W + "numFmt") if (form := one.get(W + "val")) != "custom"), None) or "decimal",
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        legal=bool(is_on(element, "isLgl")),
    )


def _read_list(element: Element, families: Mapping[str, Mapping[int, Level]]) -> _List:
    family = value(element, "abstractNumId") or ""
    levels = dict(families.get(family, {}))
    own_starts = set()
    for override in element.findall(W + "lvlOverride"):
        depth = number(override.get(W + "ilvl"))
        if depth is None:
            continue
        levels |= _levels(override)
        if (start := number(value(override, "startOverride"))) is not None:
            levels[depth] = replace(levels.get(depth, Level()), start=start)
            own_starts.add(depth)
    return _List(family=family, levels=levels, own_starts=frozenset(own_starts))
