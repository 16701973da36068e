"""`calendar.ics` (RFC 5545): the days that concern a reader. That a paper was published is no event; that it binds is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from ..catalog import Catalog, Entry
from ..ledger import tasks
from ..memory import remembered
from ..model import DRAFT_KIND, Span
from ..recall import Recall
from ..views.address import absolute, address_of
from ..views.item import cited_name
from ..views.summary import one_line, summary_of
from ..works import takes_effect
from .moments import ended
from .tags import facts

_DAY = timedelta(days=1)
_LAST_DAY = date.max - _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One event: `id` is its word in the UID, which is stable as long as the paper keeps its address."""

    id: str
    category: str
    title: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One kind of event a paper may have once: its days (None where there are none), and what else to say.

    In `title`, `{name}` stands for the paper's title in 《》 and `{title}` for the bare one.
    """

    id: str
    category: str
    title: str
    days: Callable[[Entry], Span | None]
    note: Callable[[Entry], str] = summary_of


def calendar(catalog: Catalog, home: str) -> bytes:
    """All events, by day. DTSTAMP is the day of the build, the one thing in it that moves."""
    stamp = datetime.combine(catalog.today, time(), UTC)
    told = [(dated, entry) for entry in catalog.entries.values() for dated in _dates(entry)]
    told.sort(key=lambda e: (e[0].span.start, e[1].document.uri, e[0].id))
    keyed = {(entry.document.uri, dated.id): (dated, entry.document.uri, entry.document.place) for dated, entry in told}
    events = [_EVENTS.made(key, _event, *about, home, stamp) for key, about in keyed.items()]
    _EVENTS.keep_only(keyed.keys())
    head, end, rest = _FRAME.made("", _frame, one_line(facts(catalog)["名称"])).rpartition(b"END:VCALENDAR")
    return b"".join((head, *events, end, rest))


# Folding their lines takes time, and so does loading what does it.
_FRAME = Recall[bytes]("calendar without events")
_EVENTS = Recall[bytes]("events")


def _frame(name: str) -> bytes:
    """A calendar of this name without any event."""
    from icalendar import Calendar

    out = Calendar()
    out.add("prodid", "-//gazette//policy calendar//ZH")
    out.add("version", "2.0")
    out.add("method", "PUBLISH")
    out.add("name", name)
    out.add("x-wr-calname", name)
    out.add("x-wr-timezone", "Asia/Shanghai")
    lines: bytes = out.to_ical()
    return lines


@remembered
def _dates(entry: Entry) -> tuple[Dated, ...]:
    return *_occasions(entry), *_deadlines(entry)


def _occasions(entry: Entry) -> Iterator[Dated]:
    for occasion in OCCASIONS:
        if span := occasion.days(entry):
            title = occasion.title.format(name=cited_name(entry), title=entry.document.title)
            note = occasion.note(entry)
            yield Dated(id=occasion.id, category=occasion.category, title=title, span=span, note=note)


def _deadlines(entry: Entry) -> Iterator[Dated]:
    """The last day of each task a plan sets a day for."""
    for task in tasks(entry):
        if task.deadline and task.deadline.due:
            span = Span(start=task.deadline.due, end=task.deadline.due)
            note = f"{task.deadline.text} {task.lead} {entry.document.title}"
            yield Dated(id=f"task-{task.number}", category="任务时限", title=f"任务时限：{task.title}", span=span, note=note)


def _event(dated: Dated, uri: str, place: str, home: str, stamp: datetime) -> bytes:
    """The lines of one event."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uri.removesuffix('.md')}-{dated.id}@{urlsplit(home).hostname}")
    event.add("dtstamp", stamp)
    event.add("dtstart", dated.span.start)
    event.add("dtend", min(dated.span.end, _LAST_DAY) + _DAY)
    event.add("summary", one_line(dated.title))
    event.add("categories", [dated.category])
    event.add("transp", "TRANSPARENT")
    event.add("url", absolute(home, address_of(uri)))
    for key, text in (("location", one_line(place)), ("description", one_line(dated.note))):
        if text:
            event.add(key, text)
    lines: bytes = event.to_ical()
    return lines


def _paper(entry: Entry) -> str:
    """Who issued it under which number: what one needs to find the paper, and short."""
    issuers = "、".join(mention.text for mention in entry.document.issuer)
    return f"{issuers} {entry.document.number}"


def _is_draft(entry: Entry) -> bool:
    return entry.document.kind == DRAFT_KIND


def _commencement(entry: Entry) -> Span | None:
    if entry.document.effective is None or _is_draft(entry):
        return None
    day = takes_effect(entry.document)
    return Span(start=day, end=day)


def _expiry(entry: Entry) -> Span | None:
    """The last day in force, unless another paper has ended the text before."""
    day, over = entry.document.expires, ended(entry)
    if day is None or _is_draft(entry) or (over and over <= day):
        return None
    return Span(start=day, end=day)


def _held(entry: Entry) -> Span | None:
    return None if _is_draft(entry) else entry.document.span


def _consultation(entry: Entry) -> Span | None:
    return entry.document.span if _is_draft(entry) else None


def _closing(entry: Entry) -> Span | None:
    span = _consultation(entry)
    return Span(start=span.end, end=span.end) if span else None


OCCASIONS = (
    Occasion(id="effective", category="施行", title="{name}施行", days=_commencement, note=_paper),
    Occasion(id="expires", category="有效期届满", title="{name}有效期届满", days=_expiry, note=_paper),
    Occasion(id="event", category="活动", title="{title}", days=_held),
    Occasion(id="consultation", category="征求意见", title="{name}公开征求意见", days=_consultation),
    Occasion(id="deadline", category="截止", title="{name}征求意见截止", days=_closing),
)
