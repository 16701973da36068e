"""解读 bound to articles, as a page shows them: a line under each article, and a list below the text, on both sides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

from ..bindings import Binding
from ..catalog import Catalog, Entry
from ..reading import Note
from ..structure import Structure
from ..titles import quoted
from .address import address_of
from .item import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReadings:
    """On a policy's page an article (`head`) and every section of a 解读 that speaks of it (`links`); on the page of a 解读 one of its
    sections and every article it speaks of, which stand in a line (`in_line`).
    """

    head: Link
    links: tuple[Link, ...]
    in_line: bool = False


def notes_of(catalog: Catalog, bindings: Iterable[Binding], uri: str) -> Iterator[Note]:
    """The line under each article of a policy: one link a 解读, to the section headed by the article where there is one."""
    for article, bound in _by_article(binding for binding in bindings if binding.policy == uri).items():
        best: dict[str, Binding] = {}
        for binding in sorted(bound, key=lambda binding: not binding.headed):
            best.setdefault(binding.reading, binding)
        yield Note(
            anchor=article,
            label="解读",
            links=tuple(
                (_name(catalog, b), f"{relpath(b.reading, dirname(uri))}#{b.section}".rstrip("#"))
                for b in best.values()
            ),
        )


def article_readings(catalog: Catalog, bound: tuple[Binding, ...], entry: Entry) -> tuple[ArticleReadings, ...]:
    """On a policy's page its articles with what interprets them; on the page of a 解读 its sections with the articles they speak of."""
    uri = entry.document.uri
    return tuple(_told(catalog, [binding for binding in bound if binding.reading == uri])) or tuple(_asked(catalog, bound))


def _asked(catalog: Catalog, bound: tuple[Binding, ...]) -> Iterator[ArticleReadings]:
    articles = _by_article(bound)
    for article in sorted(articles, key=_place):
        links = tuple(_section(_name(catalog, binding), binding) for binding in articles[article])
        yield ArticleReadings(head=_article(catalog, articles[article][0], ""), links=links)


def _told(catalog: Catalog, bound: list[Binding]) -> Iterator[ArticleReadings]:
    several = len({binding.policy for binding in bound}) > 1
    sections: dict[str, list[Binding]] = defaultdict(list)
    for binding in bound:
        sections[binding.section].append(binding)
    for spoken in sections.values():
        ordered = sorted(spoken, key=lambda binding: (binding.policy, _place(binding.article)))
        titles = [quoted(catalog[binding.policy].document.title) if several else "" for binding in ordered]
        links = tuple(_article(catalog, binding, title) for binding, title in zip(ordered, titles, strict=True))
        yield ArticleReadings(head=_section(ordered[0].title or "全文", ordered[0]), links=links, in_line=True)


def _article(catalog: Catalog, binding: Binding, title: str) -> Link:
    number = _number(catalog[binding.policy].structure, binding.article)
    return Link(text=title + number, url=f"{address_of(binding.policy)}#{binding.article}")


def _by_article(bindings: Iterable[Binding]) -> Mapping[str, list[Binding]]:
    articles: dict[str, list[Binding]] = defaultdict(list)
    for binding in bindings:
        articles[binding.article].append(binding)
    return articles


def _place(article: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", article))


def _number(structure: Structure, article: str) -> str:
    """第十二条, as the text itself writes it."""
    written = next(element.number for element in structure.elements if element.anchor == article)
    return re.sub(r"\s", "", written)


def _name(catalog: Catalog, binding: Binding) -> str:
    document = catalog[binding.reading].document
    return f"{binding.title}（{document.kind}）" if binding.title else quoted(document.title)


def _section(text: str, binding: Binding) -> Link:
    return Link(text=text, url=f"{address_of(binding.reading)}#{binding.section}".rstrip("#"))
