"""Whether a text binds on a given day, since when, and which document made it so. Computed, never typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from .links import Link
from .model import DRAFT_KIND, Document, Relation, Status
from .works import takes_effect, version_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A status with its day and the `uri` of the document that caused it, where one did; `anchor` where only a part ends."""

    status: Status
    since: date | None = None
    cause: str = ""
    anchor: str = ""


# Where several ends have come, the one that says most about the text is shown.
_WEIGHT = (Status.REPEALED, Status.EXPIRED, Status.AMENDED, Status.PARTLY_REPEALED)


def ends_of(
    document: Document, later: tuple[Document, ...], links: tuple[Link, ...], find: Callable[[str], Document]
) -> tuple[Standing, ...]:
    """Everything that ends one version or a part of it, past or to come. `later` are its newer versions, oldest first."""
    if document.kind == DRAFT_KIND:
        return ()
    return (*_own_ends(document), *_newer(later), *_acts(document, links, find))


def standing(document: Document, ends: tuple[Standing, ...], today: date) -> Standing:
    """The standing of one version on a day."""
    if document.kind == DRAFT_KIND:
        return Standing(status=Status.DRAFT)
    if come := [end for end in ends if _has_come(end, today)]:
        return min(come, key=lambda end: (_WEIGHT.index(end.status), end.since or date.max))
    if document.effective and document.effective > today:
        return Standing(status=Status.NOT_YET_IN_FORCE, since=document.effective)
    return Standing(status=Status.IN_FORCE, since=document.effective)


def _has_come(end: Standing, today: date) -> bool:
    return end.since is not None and (end.since < today if end.status is Status.EXPIRED else end.since <= today)


def _own_ends(document: Document) -> Iterator[Standing]:
    """What the paper says of its own end. `expires` is its last day in force."""
    if document.expires:
        yield Standing(status=Status.EXPIRED, since=document.expires)
    for event in document.history:
        if event.event == "废止":
            yield Standing(status=Status.REPEALED, since=event.date.first_day)


def _newer(later: tuple[Document, ...]) -> Iterator[Standing]:
    for version in later:
        yield Standing(status=Status.AMENDED, since=takes_effect(version), cause=version.uri)


def _acts(document: Document, links: tuple[Link, ...], find: Callable[[str], Document]) -> Iterator[Standing]:
    """What other documents do to it. An amendment older than this version is already in its text."""
    for link in links:
        status = _EFFECTS.get(link.relation)
        if status is None or (actor := find(link.uri)).kind == DRAFT_KIND:
            continue
        if status is Status.AMENDED and version_date(actor) <= version_date(document):
            continue
        if status is Status.REPEALED and link.anchor:
            status = Status.PARTLY_REPEALED
        yield Standing(status=status, since=takes_effect(actor), cause=actor.uri, anchor=link.anchor)


_EFFECTS = {
    Relation.REPEALED_BY: Status.REPEALED,
    Relation.REPLACED_BY: Status.REPEALED,
    Relation.AMENDED_BY: Status.AMENDED,
}
