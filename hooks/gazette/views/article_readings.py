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
    """One article and every section of a 解读 that speaks of it."""

    article: Link
    sections: tuple[Link, ...]


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
    """On a policy's page its articles with what interprets them; on the page of a 解读 the articles it speaks of."""
    uri = entry.document.uri
    policies = tuple(dict.fromkeys(binding.policy for binding in bound))
    rows = []
    for policy in policies:
        title = quoted(catalog[policy].document.title) if len(policies) > 1 else ""
        articles = _by_article(binding for binding in bound if binding.policy == policy)
        rows += [_row(catalog, uri, title, articles[article]) for article in sorted(articles, key=_place)]
    return tuple(rows)


def _row(catalog: Catalog, here: str, title: str, bound: list[Binding]) -> ArticleReadings:
    policy, article = bound[0].policy, bound[0].article
    number = _number(catalog[policy].structure, article)
    return ArticleReadings(
        article=Link(text=title + number, url=f"{address_of(policy)}#{article}"),
        sections=tuple(_section(catalog, binding, here) for binding in bound),
    )


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


def _section(catalog: Catalog, binding: Binding, here: str) -> Link:
    """The section as a link; on the paper's own page (`here`) it need not say what kind of paper that is."""
    text = (binding.title or "全文") if binding.reading == here else _name(catalog, binding)
    return Link(text=text, url=f"{address_of(binding.reading)}#{binding.section}".rstrip("#"))
