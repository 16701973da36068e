"""沿革: the life of a text through all its versions, each stage with its day, who did it, and the papers it can be read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..catalog import Catalog, Entry
from ..model import VERSION_EVENTS, Document, When
from ..works import version_date
from .address import address_of
from .happenings import END_WORDS
from .item import Day, Link, paper_link
from .versions import Version, acts_between, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage. `note` says who or what did it, `papers` are the documents that did; `parts` the articles it struck out.

    `version` is the text that begins with it, where there are several; `comparison` what it changed in the one before.
    """

    when: When
    event: str
    future: bool
    note: str = ""
    version: Link | None = None
    papers: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    comparison: Link | None = None

    @property
    def day(self) -> Day:
        return Day(iso=self.when.iso, text=self.when.text)


def life_of(catalog: Catalog, entry: Entry) -> tuple[Stage, ...]:
    """Every stage, oldest first, each event of a day once: a later version tells the history of the earlier again."""
    found: dict[tuple[When, str, tuple[Link, ...]], Stage] = {}
    versions = versions_of(catalog, entry)
    for at in range(len(versions)):
        own = [stage for stage in _stages(catalog, entry, at) if _key(stage) not in found]
        told = _told(catalog, own, versions, at) if len(versions) > 1 else own
        found |= zip(map(_key, own), told, strict=True)
    return tuple(sorted(found.values(), key=lambda stage: stage.when))


def _key(stage: Stage) -> tuple[When, str, tuple[Link, ...]]:
    return stage.when, stage.event, stage.papers


def _stages(catalog: Catalog, entry: Entry, at: int) -> Iterator[Stage]:
    """What one version and the papers that act on it tell; a newer version tells of its own coming itself."""
    version = catalog[entry.versions[at]]
    for when, event, note in _dated(version.document):
        yield Stage(when=when, event=event, note=note, future=when.first_day > catalog.today)
    newer = entry.versions[at + 1 : at + 2]
    told = {*entry.versions, *(act for uri in newer for act in acts_between(catalog, version, catalog[uri]))}
    by_act: dict[tuple[date, str, str], list[str]] = {}
    for end in version.ends:
        if end.cause and end.since and end.cause not in told:
            by_act.setdefault((end.since, END_WORDS[end.status], end.cause), []).append(end.anchor)
    for (since, event, cause), anchors in by_act.items():
        parts = tuple(part for anchor in anchors if (part := part_of(version, anchor)))
        papers = (paper_link(catalog[cause]),)
        yield Stage(when=When.of(since), event=event, papers=papers, parts=parts, future=since > catalog.today)


def _dated(document: Document) -> Iterator[tuple[When, str, str]]:
    """The days a paper gives itself, each with its name: to be published and to come into force are two things."""
    for event in document.history:
        yield event.date, event.event, event.note
    days = (
        (document.signed if not document.history else None, "成文", "、".join(unit.text for unit in document.issuer)),
        (document.published.date() if document.published else None, "发布", document.source),
        (document.effective, "施行", ""),
        (document.span.start if document.span else None, "开始", ""),
        (document.span.end if document.span and document.span.end != document.span.start else None, "结束", ""),
        (document.expires, "有效期满", ""),
    )
    named = {(event.date, event.event) for event in document.history}
    for day, word, note in days:
        if day is not None and (When.of(day), word) not in named:
            yield When.of(day), word, note


def part_of(entry: Entry, anchor: str) -> Link | None:
    """The article or paragraph an anchor names, by its number; None for the whole text and for what is not there."""
    element = next((e for e in entry.structure.elements if anchor and e.anchor == anchor), None)
    return Link(text=element.number, url=f"{address_of(entry.document.uri)}#{anchor}") if element and element.number else None


def _told(catalog: Catalog, stages: list[Stage], versions: tuple[Version, ...], at: int) -> Iterator[Stage]:
    """The stages of one version; the one that made it leads to the papers it was made by, and to what they changed."""
    made = _making(stages, version_date(catalog[versions[at].uri].document))
    for stage in stages:
        yield _beginning(catalog, stage, versions, at) if stage is made else stage


def _making(stages: list[Stage], day: date) -> Stage | None:
    """The stage a version was made at: its 修正, 修订 or 通过 of that day, else the first that is its own."""
    of_day = [stage for stage in stages if stage.when.first_day == day and stage.event in VERSION_EVENTS]
    return of_day[-1] if of_day else min(stages, key=lambda stage: stage.when, default=None)


def _beginning(catalog: Catalog, stage: Stage, versions: tuple[Version, ...], at: int) -> Stage:
    version = versions[at]
    acts = acts_between(catalog, catalog[versions[at - 1].uri], catalog[version.uri]) if at else ()
    return replace(
        stage,
        papers=tuple(paper_link(catalog[uri]) for uri in acts),
        version=Link(text=version.name, url=version.url),
        comparison=version.comparison,
    )
