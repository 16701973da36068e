"""Which 解读 speaks of which article: named in its front matter (`#art-12`) or in a section of its text. Both ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .catalog import Catalog, Entry
from .mentions import find_mentions
from .model import Relation
from .outline import title_of
from .structure import Element
from .titles import normal_title, quoted_title
from .values import NUMERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """One article of a policy and the section of a 解读 that speaks of it.

    `section` is the anchor and `title` the heading of that section, both empty where the whole paper is meant;
    `headed` says that the heading itself names the article.
    """

    policy: str
    article: str
    reading: str
    section: str = ""
    title: str = ""
    headed: bool = False


# 问：…, and the （第十二条） that a heading may end with: both say what the reader sees already.
_NOT_TITLE = re.compile(rf"^(?:问|答|Q)\s*\d*[:：.、]\s*|[（(]第{NUMERAL}条[^）)]{{0,12}}[）)]$")
_OF_ARTICLE = re.compile(r"art-\d+(?:-\d+)?(?:_\d+)?")
_SECTIONS = ("heading", "level", "article")
_READ = ("heading", "level", "text", "article", "clause", "item", "point")


def bind(catalog: Catalog) -> Mapping[str, tuple[Binding, ...]]:
    """The bindings of every document (source path) that is interpreted or interprets: first what others say of it, then
    what it says, in the order of the 解读's text.
    """
    of_policy: dict[str, list[Binding]] = defaultdict(list)
    of_reading: dict[str, list[Binding]] = defaultdict(list)
    for entry in catalog.entries.values():
        if any(link.relation is Relation.INTERPRETS for link in entry.links):
            for binding in _once(_bindings(catalog, entry)):
                of_policy[binding.policy].append(binding)
                of_reading[binding.reading].append(binding)
    return {uri: (*of_policy.get(uri, ()), *of_reading.get(uri, ())) for uri in (*of_policy, *of_reading)}


def _once(bindings: Iterator[Binding]) -> Iterator[Binding]:
    """Each article once a section; a heading comes before what stands under it, and so the headed one is kept."""
    seen: set[tuple[str, str, str]] = set()
    for binding in bindings:
        key = (binding.policy, binding.article, binding.section)
        if key not in seen:
            seen.add(key)
            yield binding


def _bindings(catalog: Catalog, entry: Entry) -> Iterator[Binding]:
    """First what the front matter names, then section by section; only articles that the policy has."""
    interpreted = [link for link in entry.links if link.relation is Relation.INTERPRETS]
    for link in interpreted:
        article = _OF_ARTICLE.match(link.anchor)
        if article and article[0] in catalog[link.uri].structure.anchors:
            yield Binding(policy=link.uri, article=article[0], reading=entry.document.uri)
    laws = {
        uri: catalog[uri] for uri in dict.fromkeys(link.uri for link in interpreted) if catalog[uri].structure.articles
    }
    by_title = {normal_title(law.document.title): uri for uri, law in laws.items()}
    if len(by_title) == len(laws) and laws:
        yield from _in_sections(entry, by_title, laws)


def _in_sections(entry: Entry, by_title: Mapping[str, str], laws: Mapping[str, Entry]) -> Iterator[Binding]:
    section: Element | None = None
    elsewhere = (
        normal_title(quoted_title(o.name) or o.name) for o in entry.outside if o.relation is Relation.INTERPRETS
    )
    titles = (*by_title, *elsewhere)
    for element in entry.structure.elements:
        if element.role in _SECTIONS:
            section = element
        if element.role not in _READ:
            continue
        for title, article in find_mentions(f"{element.number}{element.text}", titles):
            policy = by_title.get(title, "")
            if policy and article in laws[policy].structure.anchors:
                binding = Binding(policy=policy, article=article, reading=entry.document.uri)
                yield _in_section(binding, section, headed=element.role == "heading") if section else binding


def _in_section(binding: Binding, section: Element, headed: bool) -> Binding:
    title = _NOT_TITLE.sub("", title_of(section))
    return replace(binding, section=section.anchor, title=title, headed=headed)
