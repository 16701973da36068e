"""A collection as one booklet: what staff ask for in words of the site's own blocks → its papers, and the book as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from ..catalog import Entry
from ..findings import Finding
from ..model import COLUMN_NAMES, Place, When
from ..nodes import Entry as Pair
from ..nodes import Items, Table, Text
from ..papers import PlainPage
from ..views.collection import Collection, collection_block
from ..views.dimensions import BY_WORD, ORDERS
from ..views.selection import Options, select
from .public import Public

COLLECTION, ORDER = "专题", "排序"
WORDS = (*BY_WORD, COLLECTION, ORDER)
_PAIR = re.compile(r"\s*(?P<key>[^=＝:：\s]+)\s*[=＝:：]\s*(?P<value>.+?)\s*", re.S)
_BETWEEN = re.compile(r"[、，,]\s*")
_TITLE = re.compile(r"^专题[:：]\s*")
_PLACE = Place("命令行")
_TITLES = ((12, 40), (20, 34), (36, 28), (10**6, 22))  # up to so many characters, in so many points


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The papers asked for, column by column and in the order asked for; `title` is that of the 专题 named, `findings` what of the
    question was not understood.
    """

    entries: tuple[Entry, ...]
    title: str
    findings: tuple[Finding, ...]


def choose(public: Public, asked: Sequence[str]) -> Chosen:
    """`asked` are pairs such as 栏目=政策法规 or 年份=2025, several values of one key between 、; a value alone names its key itself
    where only one key has it.
    """
    pairs = [_pair(public, one) for one in asked]
    given = Table(place=_PLACE, entries=tuple(pair for pair in pairs if isinstance(pair, Pair)))
    options = Options.of("汇编", _PLACE, given)
    options.findings += [pair for pair in pairs if isinstance(pair, Finding)]
    gathered, title = _gathered(public, options)
    order = options.choice(ORDER, tuple(ORDERS))
    selected = select(public.shelves, options)
    options.refuse_rest(WORDS)
    kept = {entry.document.uri for entry in selected}
    entries = ORDERS[order](selected) if gathered is None else tuple(public.catalog[uri] for uri in gathered if uri in kept)
    return Chosen(entries=tuple(sorted(entries, key=_column)), title=title, findings=tuple(options.findings))


def _column(entry: Entry) -> int:
    return list(COLUMN_NAMES).index(entry.document.column)


def _pair(public: Public, asked: str) -> Pair | Finding:
    if found := _PAIR.fullmatch(asked):
        values = tuple(Text(place=_PLACE, text=text) for text in _BETWEEN.split(found["value"]) if text)
        return Pair(place=_PLACE, key=found["key"], value=Items(place=_PLACE, items=values))
    known = [word for word, dimension in BY_WORD.items() if public.shelves.indexes[dimension.key].find(asked)]
    keys = known + [COLLECTION for page in _pages(public) if _is(page, asked)]
    if len(keys) == 1:
        return Pair(place=_PLACE, key=keys[0], value=Text(place=_PLACE, text=asked))
    way_out = f"；是 {' 还是 '.join(f'{key}={asked}' for key in keys)}？" if keys else f"，如 栏目=政策法规；键可以是{'、'.join(WORDS)}"
    return Finding(_PLACE, "B106", f"「{asked}」要写成 键=值{way_out}")


def _gathered(public: Public, options: Options) -> tuple[list[str] | None, str]:
    """The papers of the 专题 named, in its order, and its title; None where none is named."""
    wanted = options.one(COLLECTION)
    if wanted is None:
        return None, ""
    pages = _pages(public)
    found = next((page for page in pages if _is(page, wanted.text)), None)
    if found is None:
        names = "、".join(_TITLE.sub("", page.title) for page in pages)
        options.say(wanted.place, "B102", f"没有专题「{wanted.text}」" + (f"，现有的是{names}" if names else "，网站上还没有专题"))
        return [], ""
    uris = (uri for block in _blocks(public, found) for uri in block.uris)
    return list(dict.fromkeys(uris)), _TITLE.sub("", found.title)


def _pages(public: Public) -> list[PlainPage]:
    return [page for page in public.papers.pages.values() if any(embed.name == COLLECTION for embed in page.embeds)]


def _is(page: PlainPage, wanted: str) -> bool:
    return wanted in (page.uri, page.title, _TITLE.sub("", page.title))


def _blocks(public: Public, page: PlainPage) -> list[Collection]:
    return [collection_block(public.shelves, embed)[0] for embed in page.embeds if embed.name == COLLECTION]


def booklet_data(chosen: Chosen, papers: list[dict[str, Any]], title: str, site: str, by: str, today: date) -> dict[str, Any]:
    """`papers` are the data of the entries chosen, in order; `by` is who compiles it."""
    groups = tuple(_groups(chosen.entries))
    told = "、".join(name for name, _ in groups)
    return {
        "title": title,
        "title-size": next(points for longest, points in _TITLES if len(title) <= longest),
        "site": site,
        "by": by,
        "day": When.of(today).text,
        "about": f"收录{told}文件 {len(papers)} 份，时效截至{When.of(today).text}",
        "keywords": [name for name, _ in groups],
        "groups": [{"name": name if len(groups) > 1 else "", "papers": places} for name, places in groups],
        "papers": papers,
    }


def _groups(entries: tuple[Entry, ...]) -> Iterator[tuple[str, list[int]]]:
    """Each column's name with the places of its papers."""
    for _, run in groupby(enumerate(entries), key=lambda pair: _column(pair[1])):
        places = list(run)
        yield COLUMN_NAMES[places[0][1].document.column], [at for at, _ in places]
