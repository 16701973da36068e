"""When a document came out, last changed and stopped binding, on the clock of the whole country."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from ..catalog import Entry
from ..model import Document, Status
from ..works import version_date

ZONE = timezone(timedelta(hours=8))


def came_out(document: Document) -> datetime | None:
    return document.published.replace(tzinfo=ZONE) if document.published else None


def changed(document: Document) -> datetime | None:
    """The later of publication and the making of this version; None for an undated paper. The day of the build has no say."""
    made = version_date(document)
    moments = [came_out(document), datetime.combine(made, time(), ZONE) if made != date.min else None]
    return max((moment for moment in moments if moment), default=None)


def ended(entry: Entry) -> date | None:
    """The first day on which nothing of this text binds any more; None while some of it does.

    A text amended by a paper binds on where the site holds no newer version of it.
    """
    status, since = entry.standing.status, entry.standing.since
    if not status.ended or since is None:
        return None
    if status is Status.AMENDED and entry.versions[-1] == entry.document.uri:
        return None
    return since + timedelta(days=1) if status is Status.EXPIRED else since
