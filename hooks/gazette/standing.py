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
    """A status with its day and the `uri` of the document that caused it, where one did."""

    status: Status
    since: date | None = None
    cause: str = ""


# Where several ends have come, the one that says most about the text is shown.
_WEIGHT = (Status.REPEALED, Status.EXPIRED, Status.AMENDED, Status.PARTLY_REPEALED)


def standing(
    document: Document, later: tuple[Document, ...], links: tuple[Link, ...], find: Callable[[str], Document], today: date
) -> Standing:
    """The standing of one version. `later` are the newer versions of its work, oldest first."""
    if document.kind == DRAFT_KIND:
        return Standing(status=Status.DRAFT)
    ends = [end for end in (*_own_ends(document), *_newer(later), *_acts(document, links, find)) if _has_come(end, today)]
    if ends:
        return min(ends, key=lambda end: (_WEIGHT.index(end.status), end.since or date.max))
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
        yield Standing(status=status, since=takes_effect(actor), cause=actor.uri)


_EFFECTS = {
    Relation.REPEALED_BY: Status.REPEALED,
    Relation.REPLACED_BY: Status.REPEALED,
    Relation.AMENDED_BY: Status.AMENDED,
}
