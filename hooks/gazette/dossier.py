"""What the catalogue knows of one document, as lines of text for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from .catalog import Catalog, Entry, build_catalog
from .folder import Folder
from .ledger import standings
from .model import COLUMN_NAMES, When
from .papers import read_papers
from .titles import normal_title
from .views.address import address_of
from .wordlists import read_vocabulary

Row = tuple[str, str]
_SHOWN = 10


def read_catalog(root: Path, today: date) -> Catalog:
    """The catalogue of a folder on a day, without its pages."""
    papers = read_papers(Folder(root), today)
    return build_catalog(papers.public, read_vocabulary(root)[0], today, hidden=papers.withheld)


def candidates(catalog: Catalog, wanted: str) -> list[str]:
    """The documents a 发文字号, a title, a part of a title or a path may mean."""
    if found := catalog.find(wanted):
        return found
    part = normal_title(wanted)
    return [uri for uri, entry in catalog.entries.items() if part and part in normal_title(entry.document.title)]


def dossier(catalog: Catalog, uri: str) -> list[Row]:
    """Label and text of each line; a label stands once for all its lines."""
    return [row for part in _PARTS for row in part(catalog, catalog[uri]) if row[1]]


def brief(catalog: Catalog, uri: str) -> str:
    """A document in one line: title, number, path."""
    document = catalog[uri].document
    return f"《{document.title}》{f'（{document.number}）' if document.number else ''} {uri}"


def _day(day: date | None) -> str:
    return When.of(day).text if day else ""


def _identity(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    document = entry.document
    yield "标题", document.title
    yield "文种", f"{document.kind}（{COLUMN_NAMES[document.column]}）"
    yield "发文机关", "、".join(mention.text for mention in document.issuer)
    yield "发文字号", document.number
    yield "成文日期", _day(document.signed)
    yield "发布日期", _day(document.published.date() if document.published else None)
    yield "施行日期", _day(document.effective)
    yield "文件", document.uri
    yield "网址", f"/{address_of(document.uri)}"


def _standing(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    held = entry.standing
    since = f"，自{_day(held.since)}起" if held.since else ""
    cause = f"，见{brief(catalog, held.cause)}" if held.cause else ""
    yield "时效", f"{held.status.label}{since}{cause}"


def _versions(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    for uri in entry.versions if len(entry.versions) > 1 else ():
        notes = [word for word, is_so in (("本文件", uri == entry.document.uri), ("现行文本", uri == entry.current)) if is_so]
        yield "版本", brief(catalog, uri) + (f"（{'、'.join(notes)}）" if notes else "")


def _relations(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    inside = [(link.relation.label, brief(catalog, link.uri) + (f"#{link.anchor}" if link.anchor else "")) for link in entry.links]
    outside = [(one.relation.label, f"{one.name}（不在本站）") for one in entry.outside]
    yield from sorted([*inside, *outside], key=lambda row: row[0])


def _citations(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    cites: Counter[str] = Counter()
    for one in entry.cites.each:
        cites[brief(catalog, one.uri) if one.uri else f"{one.title}（不在本站）"] += one.count
    yield from _counted("引用", cites)
    cited: Counter[str] = Counter()
    for place in entry.cited.each:
        if place.uri != entry.document.uri:
            cited[brief(catalog, place.uri)] += place.count
    yield from _counted("被引用", cited)


def _counted(label: str, counts: Counter[str]) -> Iterator[Row]:
    yield from ((label, f"{name}，{times} 次") for name, times in counts.most_common(_SHOWN))
    if len(counts) > _SHOWN:
        yield label, f"…… 另有 {len(counts) - _SHOWN} 份"


def _tasks(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    held = standings(catalog, entry)
    states = Counter(one.state.label for one in held)
    if held:
        yield "任务", f"共 {len(held)} 项：" + "、".join(f"{state} {count}" for state, count in states.items())


_PARTS: tuple[Callable[[Catalog, Entry], Iterable[Row]], ...] = (_identity, _standing, _versions, _relations, _citations, _tasks)
