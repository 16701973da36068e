"""All papers read together: what each cites, and what cites each of its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..folding import Folded
from ..model import Document
from ..recall import Recall, World
from ..structure import Structure
from .reading import Mention, Reader
from .shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Another text, or an article of it, that a paper cites, and how often; `uri` is empty where the site has it not."""

    title: str
    uri: str
    anchor: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where a document is cited: the whole or the place `anchor`, by the document `uri` in its article `source`.

    A document's own 本条例第三条 is among them.
    """

    anchor: str
    uri: str
    source: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """Per document, by its uri: the mentions in its text in order, what it cites, where it is cited."""

    mentions: Mapping[str, Folded[Mention]]
    cites: Mapping[str, Folded[Citation]]
    cited: Mapping[str, Folded[Cited]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What reading one document gave: its mentions, what they come to, and the places (uri, anchor, as written) they point at."""

    mentions: Folded[Mention]
    cites: Folded[Citation]
    points: tuple[tuple[str, str, str], ...]


# What each paper cites, kept with the titles, numbers and texts it was looked up in.
_READ = Recall[_Reading]("citations")


def read_citations(
    documents: Iterable[Document], structures: Mapping[str, Structure], works: Mapping[str, tuple[Document, ...]]
) -> Citations:
    """Every citation of every document, resolved."""
    shelf = Shelf.of(works)
    readings = {document.uri: _read(document, structures, shelf) for document in documents}
    _READ.keep_only(readings.keys())
    cited: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for uri, reading in readings.items():
        for to, anchor, source in reading.points:
            cited[to][anchor, uri, source] += 1
    _CITED.keep_only(cited.keys())
    return Citations(
        mentions={uri: reading.mentions for uri, reading in readings.items()},
        cites={uri: reading.cites for uri, reading in readings.items()},
        cited={uri: _CITED.made(uri, _cited, tuple(counts.items())) for uri, counts in cited.items()},
    )


_CITED = Recall[Folded[Cited]]("cited")


def _cited(counts: Iterable[tuple[tuple[str, str, str], int]]) -> Folded[Cited]:
    return Folded(tuple(Cited(anchor=anchor, uri=by, source=source, count=n) for (anchor, by, source), n in counts))


def _read(document: Document, structures: Mapping[str, Structure], shelf: Shelf) -> _Reading:
    def read(world: World) -> _Reading:
        seen = replace(shelf, titles=world["titles"], numbers=world["numbers"])
        mentions = Reader(document, structures[document.uri], seen, world["structures"]).read()
        return _Reading(mentions=Folded(mentions), cites=Folded(_cites(document.uri, mentions)), points=tuple(_points(document.uri, mentions)))

    world: World = {"titles": shelf.titles, "numbers": shelf.numbers, "structures": structures}
    return _READ.of(document.uri, document, world, read)


def _points(uri: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str, str]]:
    """What a document cites of this site; that it names itself is no citation, that it names an article of its own is one."""
    for mention in _counted(mentions):
        if mention.uri and (mention.uri != uri or mention.anchor):
            yield from ((mention.uri, anchor, mention.source) for anchor in (mention.anchor, *mention.also))


def _counted(mentions: tuple[Mention, ...]) -> list[Mention]:
    """《标题》第三条 is one citation, of the article; a 发文字号 behind its title is none of its own."""
    counted: list[Mention] = []
    for mention in mentions:
        last = counted[-1] if counted else None
        if mention.again:
            continue
        if mention.anchor and last and last.uri == mention.uri and not last.anchor and last.element == mention.element:
            counted.pop()
        counted.append(mention)
    return counted


def _cites(uri: str, mentions: tuple[Mention, ...]) -> tuple[Citation, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for mention in _counted(mentions):
        if mention.uri != uri:
            for anchor in (mention.anchor, *mention.also):
                counts[mention.title, mention.uri, anchor] += 1
    return tuple(Citation(title=title, uri=to, anchor=anchor, count=n) for (title, to, anchor), n in counts.items())
