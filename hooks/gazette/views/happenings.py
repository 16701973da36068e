"""What happened and will happen to documents: each a dated event with its words and its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..catalog import Catalog, Entry
from ..memory import remembered
from ..model import Status, When
from .address import address_of
from .item import Day, Link, paper_link, version_name

# What a timeline of many documents tells; the rest stays on the document's own page.
EVENTS = ("通过", "批准", "公布", "发布", "施行", "修正", "修订", "修改", "部分废止", "废止", "失效", "开始", "结束")
END_WORDS = {Status.REPEALED: "废止", Status.AMENDED: "修改", Status.PARTLY_REPEALED: "部分废止"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event. `subject` is the document it happened to, `cause` the one that did it."""

    when: When
    event: str
    subject: Link
    note: str = ""
    cause: Link | None = None
    future: bool = False

    @property
    def day(self) -> Day:
        return Day(iso=self.when.iso, text=self.when.text)

    @property
    def order(self) -> tuple[int, int, int, str]:
        """By day, then by document."""
        return self.when.year, self.when.month, self.when.day, self.subject.url

    @property
    def month(self) -> When:
        return When(self.when.year, self.when.month)


def happenings(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Happening]:
    """What happened to these documents, each text's own life once, however many of its versions are among them."""
    works: dict[str, list[str]] = {}
    for entry in entries:
        works.setdefault(entry.work, []).append(entry.document.uri)
    for uris in works.values():
        versions = catalog[uris[0]].versions
        for happening in _lives(catalog, [uri for uri in versions if uri in uris]).values():
            if happening.event in EVENTS:
                yield happening


def _lives(catalog: Catalog, versions: Iterable[str]) -> dict[tuple[When, str], Happening]:
    """A later version tells the earlier one's history again; the version an event first stands in keeps it."""
    found: dict[tuple[When, str], Happening] = {}
    for uri in versions:
        for happening in _all(catalog, catalog[uri]):
            found.setdefault((happening.when, happening.event), happening)
    return found


def _all(catalog: Catalog, entry: Entry) -> Iterator[Happening]:
    yield from _own(entry, catalog.today)
    for end in entry.ends:
        if end.cause and end.since:
            happening = _happening(entry, catalog.today, When.of(end.since), END_WORDS[end.status])
            yield replace(happening, cause=paper_link(catalog[end.cause]))


@remembered
def _own(entry: Entry, today: date) -> tuple[Happening, ...]:
    """What a paper tells of itself; timelines of a site, a column, topics and units ask for it again and again."""
    document = entry.document
    dates = (
        (document.signed if not document.history else None, "成文"),
        (document.published.date() if document.published else None, "发布"),
        (document.effective, "施行"),
        (document.span.start if document.span else None, "开始"),
        (document.span.end if document.span and document.span.end != document.span.start else None, "结束"),
        (document.expires, "失效"),
    )
    told = [(event.date, event.event, event.note) for event in document.history]
    told += [(When.of(day), word, "") for day, word in dates if day is not None]
    return tuple(_happening(entry, today, when, word, note) for when, word, note in told)


def _happening(entry: Entry, today: date, when: When, event: str, note: str = "") -> Happening:
    document = entry.document
    version = version_name(entry)
    return Happening(
        when=when,
        event=event,
        subject=Link(text=document.title + (f"（{version}）" if version else ""), url=address_of(document.uri)),
        note=note,
        future=when.first_day > today,
    )
