"""The county's own word lists (docs/_data/*.yml): columns, units and their groups, topics, scenes, facts of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from .model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a word list: `names` are all spellings that mean it, the official one first."""

    id: str
    names: tuple[str, ...]
    description: str = ""
    place: Place = field(compare=False)

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Term):
    """A 栏目; `type` is its ColumnType (国办发〔2017〕47号), `period` how often it must be updated."""

    keywords: tuple[str, ...] = ()
    type: str = "信息公开目录"
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Term):
    """An office; `former` are names it bore before, `parent` the id above it."""

    short: str = ""
    former: tuple[str, ...] = ()
    category: str = ""
    parent: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Term):
    """A name that means several units, such as 各乡镇（街道）; `members` are ids."""

    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way in for one kind of visitor (办事入口). `picture` names a drawing; `links` are words, what they lead to, and where that is written.

    A target is a document (path, with an anchor or not), or the address of a page of the site, which ends in `/`.
    """

    name: str
    picture: str
    links: tuple[tuple[str, str, Place], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All word lists. A list that a site does not keep is empty, and nothing is then checked against it.

    `sayings` are what people here say, each before its official writings: `("澄洽会", "经济贸易洽谈会")`.
    """

    columns: tuple[Column, ...]
    units: tuple[Unit, ...] = ()
    groups: tuple[Group, ...] = ()
    topics: tuple[Term, ...] = ()
    scenes: tuple[Term, ...] = ()
    sayings: tuple[tuple[str, ...], ...] = ()
    doors: tuple[Door, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


# 县教育和体育局 and 县教育体育局 are one office; 县委和县政府 are two, for either name is whole by itself.
_JOINING = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及、暨](?=[\u4e00-\u9fff]{2})")
_OFFICE_WITHIN = re.compile(r"(?:局|委|办|部|院|府|会|中心|镇|乡|街道)[和与及、暨]")


class Names:
    """Spelling → term, over one word list. A name that only leaves out or puts in a 和 or 、 is the same name."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {name: term for term in terms for name in (*reversed(term.names), term.id)}
        self._joined: dict[str, Term | None] | None = None

    def __bool__(self) -> bool:
        return bool(self._terms)

    def find(self, text: str) -> Term | None:
        return self._terms.get(text) or self._find_joined(text)

    def _find_joined(self, text: str) -> Term | None:
        """The one term of which a name says the same but for 和 or 、 within it."""
        if self._joined is None:
            self._joined = {}
            for name, term in self._terms.items():
                if key := _joined(name):
                    self._joined[key] = term if self._joined.get(key, term) is term else None
        return self._joined.get(_joined(text))

    def near(self, text: str) -> list[str]:
        """Up to three spellings like the one given."""
        return get_close_matches(text, self._terms, n=3, cutoff=0.5)


def _joined(name: str) -> str:
    """A name without what joins its words; empty where it may join two offices."""
    return "" if _OFFICE_WITHIN.search(name) else _JOINING.sub("", name)
