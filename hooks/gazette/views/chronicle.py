"""The block 时间轴: what happened to a selection of documents, by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..embeds import Embed
from ..findings import Finding
from ..nodes import Table, Text
from .dimensions import BY_WORD
from .happenings import EVENTS, Happening, happenings
from .selection import Options, Shelves, select

DEFAULT_COUNT = 20
DIRECTIONS = ("从新到旧", "从旧到新")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month of events; `iso` is `2024-03`, or `2024` for what is known to the year only."""

    iso: str
    text: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """Events by month. `total` is how many there are, of which the first stand here."""

    periods: tuple[Period, ...]
    total: int


def periods(events: Iterable[Happening]) -> tuple[Period, ...]:
    """Events, already in order, cut into months."""
    months = groupby(events, key=lambda event: event.month)
    return tuple(Period(iso=month.iso, text=month.text, happenings=tuple(found)) for month, found in months)


def chronicle(shelves: Shelves, embed: Embed) -> tuple[Chronicle, list[Finding]]:
    """The view of one block, and what was wrong with its options."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    by_year, years = "年份" in options.given, set(_years(options))
    entries = select(shelves, options)
    wanted = {text.text for text in options.all("事件") if _is_event(options, text)}
    count, direction = options.number("条数", DEFAULT_COUNT), options.choice("方向", DIRECTIONS)
    options.refuse_rest((*BY_WORD, "事件", "条数", "方向"))
    found = [
        event
        for event in happenings(shelves.catalog, entries)
        if (not wanted or event.event in wanted) and (not by_year or event.when.year in years)
    ]
    found.sort(key=lambda event: (event.when, event.subject.url), reverse=direction == DIRECTIONS[0])
    if not found:
        options.say(embed.place, "B104", f"「{embed.name}」没有符合条件的事件，页面上会说明")
    return Chronicle(periods=periods(found[:count]), total=len(found)), options.findings


def _years(options: Options) -> Iterator[int]:
    """In a timeline a year means when something happened, not when a paper was published."""
    for text in options.all("年份"):
        if len(text.text) == 4 and text.text.isdecimal():
            yield int(text.text)
        else:
            options.say(text.place, "B103", f"年份「{text.text}」不是四位年份，应形如 2024")


def _is_event(options: Options, word: Text) -> bool:
    if word.text in EVENTS:
        return True
    options.say(word.place, "B102", f"事件「{word.text}」应为{'、'.join(EVENTS)}之一")
    return False
