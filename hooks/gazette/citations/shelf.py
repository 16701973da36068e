"""Titles and numbers as they are cited → the works meant, and of a work the version in force on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..links import references
from ..model import DRAFT_KIND, Document
from ..titles import normal_title
from ..values import find_number
from ..works import takes_effect, version_date

Versions = tuple[Document, ...]

_LONGEST_NAME = 30
_YEAR = re.compile(r"[（(]\s?(\d{4})\s?年?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:修正|修订|修改)?(?:本|版)?\s?[）)]")
_MARKS = re.compile("[《》“”\"'‘’*]|中华人民共和国")
_ISSUED = re.compile(r"印发(.{4,})的?通知$")
_SERIAL = re.compile(r"(\d{4})\D+0*(\d+)")


def version_year(text: str, at: int = 0) -> int:
    """The year of （2018年修正） standing at `at`; 0 where there is none."""
    found = _YEAR.match(text, at)
    return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All works by what they are cited by: `titles` by the key of a title, `numbers` by year and serial of a 发文字号;
    `effects` says from when each version (by its uri) binds.
    """

    titles: Mapping[str, tuple[Versions, ...]]
    numbers: Mapping[tuple[str, str], tuple[tuple[str, Document], ...]]
    effects: Mapping[str, date]

    @classmethod
    def of(cls, works: Mapping[str, Versions]) -> Shelf:
        return cls(
            titles=_by_title(works.values()),
            numbers=_by_number(version for versions in works.values() for version in versions),
            effects={version.uri: takes_effect(version) for versions in works.values() for version in versions},
        )

    def by_title(self, title: str, citing: Document) -> Versions:
        """The work a title means in a paper; empty where the site holds none, or several that nothing tells apart."""
        found = self.titles.get(title_key(title), ())
        return found[0] if len(found) == 1 else _choose(found, citing)

    def name_before(self, text: str, at: int) -> str:
        """The longest title of a 法 or 条例 that ends at `at` of a text."""
        if at < 2 or text[at - 1] not in "法典例则定":
            return ""
        lengths = range(min(at, _LONGEST_NAME), 1, -1)
        return next((text[at - n : at] for n in lengths if title_key(text[at - n : at]) in self.titles), "")

    def by_number(self, text: str, start: int, serial: str) -> tuple[Document | None, int]:
        """The paper whose 发文字号 ends in `serial` at `start` of a text, and where its 代字 begins."""
        key = _SERIAL.search(serial)
        known = self.numbers.get((key[1], key[2]), ()) if key else ()
        named = [(agency, paper) for agency, paper in known if text.endswith(agency, 0, start)]
        if not named:
            return None, start
        agency, paper = max(named, key=lambda pair: len(pair[0]))
        return paper, start - len(agency)


def _by_title(works: Iterable[Versions]) -> Mapping[str, tuple[Versions, ...]]:
    titles: dict[str, list[Versions]] = defaultdict(list)
    for versions in works:
        titles[title_key(versions[-1].title)].append(versions)
    for versions in works:
        _issued(titles, versions)
    return {key: tuple(found) for key, found in titles.items()}


def _issued(titles: dict[str, list[Versions]], versions: Versions) -> None:
    """关于印发《…办法》的通知 carries that 办法, which is cited by its own title."""
    if found := _ISSUED.search(title_key(versions[-1].title)):
        key = found[1].removesuffix("的")
        if all(_ISSUED.search(title_key(known[-1].title)) for known in titles.get(key, ())):
            titles[key].append(versions)


def _by_number(documents: Iterable[Document]) -> Mapping[tuple[str, str], tuple[tuple[str, Document], ...]]:
    numbers: dict[tuple[str, str], list[tuple[str, Document]]] = defaultdict(list)
    for document in documents:
        number = find_number(document.number) or ""
        if serial := _SERIAL.search(number):
            numbers[serial[1], serial[2]].append((number[: number.index("〔")], document))
    return {key: tuple(found) for key, found in numbers.items()}


@lru_cache(maxsize=1 << 16)
def title_key(title: str) -> str:
    """What two ways of citing one title have in common."""
    return _MARKS.sub("", normal_title(title)) or title


def _choose(found: tuple[Versions, ...], citing: Document) -> Versions:
    """Of several works with one title the one by the citing paper's own office, else the only one that is a 政策法规."""
    found = tuple(versions for versions in found if versions[-1].kind != DRAFT_KIND)
    offices = {mention.text for mention in citing.issuer}
    own = [versions for versions in found if offices & {mention.text for mention in versions[-1].issuer}]
    binding = [versions for versions in found if versions[-1].column == "policies"]
    return next((some[0] for some in (own, binding) if len(some) == 1), ())


def version_cited(versions: Versions, effects: Mapping[str, date], citing: Document, year: int) -> Document:
    """The version a paper cites: that of the year it names, else the one its front matter refers to by path (an 解读 comes
    out before its text is in force), else the one in force when the paper was made.

    Where none was in force yet the oldest comes nearest; a paper without a date cites the newest. A text that names
    its own title means the version before it.
    """
    if len(versions) == 1:
        return versions[0]
    of_year = [version for version in versions if year and version_date(version).year == year]
    if of_year:
        return of_year[-1]
    referred = {reference.target for _, reference in references(citing)}
    if len(named := [version for version in versions if version.uri in referred]) == 1:
        return named[0]
    made = version_date(citing)
    if made == date.min:
        return versions[-1]
    in_force = [version for version in versions if effects[version.uri] <= made and version is not citing]
    return in_force[-1] if in_force else versions[0]
