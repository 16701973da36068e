"""The county's own word lists (docs/_data/*.yml): columns, units and their groups, topics, scenes, facts of the site."""

from __future__ import annotations

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


class Names:
    """Spelling → term, over one word list."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {name: term for term in terms for name in (*reversed(term.names), term.id)}

    def __bool__(self) -> bool:
        return bool(self._terms)

    def find(self, text: str) -> Term | None:
        return self._terms.get(text)

    def near(self, text: str) -> list[str]:
        """Up to three spellings like the one given."""
        return get_close_matches(text, self._terms, n=3, cutoff=0.5)
