"""`calendar.ics` (RFC 5545): the days that concern a reader. That a paper was published is no event; that it binds is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from ..catalog import Catalog, Entry
from ..model import DRAFT_KIND, Span
from ..views.address import absolute, address_of
from ..views.item import version_name
from ..views.summary import one_line, summary_of
from ..works import takes_effect
from .moments import ended
from .tags import facts

_DAY = timedelta(days=1)
_LAST_DAY = date.max - _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One kind of event: its word in the UID, its category, its days (None where there are none), what else to say.

    In `title`, `{name}` stands for the paper's title in 《》 and `{title}` for the bare one.
    """

    id: str
    category: str
    title: str
    days: Callable[[Entry], Span | None]
    note: Callable[[Entry], str] = summary_of


def calendar(catalog: Catalog, home: str) -> bytes:
    """All events, by day. DTSTAMP is the day of the build, the one thing in it that moves."""
    name = one_line(facts(catalog)["名称"])
    out = Calendar()
    out.add("prodid", "-//gazette//policy calendar//ZH")
    out.add("version", "2.0")
    out.add("method", "PUBLISH")
    out.add("name", name)
    out.add("x-wr-calname", name)
    out.add("x-wr-timezone", "Asia/Shanghai")
    stamp = datetime.combine(catalog.today, time(), UTC)
    for span, occasion, entry in sorted(_events(catalog), key=lambda e: (e[0].start, e[2].document.uri, e[1].id)):
        out.add_component(_event(span, occasion, entry, home, stamp))
    text: bytes = out.to_ical()
    return text


def _events(catalog: Catalog) -> Iterator[tuple[Span, Occasion, Entry]]:
    for entry in catalog.entries.values():
        for occasion in OCCASIONS:
            span = occasion.days(entry)
            if span:
                yield span, occasion, entry


def _event(span: Span, occasion: Occasion, entry: Entry, home: str, stamp: datetime) -> Event:
    document = entry.document
    event = Event()
    event.add("uid", f"{document.uri.removesuffix('.md')}-{occasion.id}@{urlsplit(home).hostname}")
    event.add("dtstamp", stamp)
    event.add("dtstart", span.start)
    event.add("dtend", min(span.end, _LAST_DAY) + _DAY)
    event.add("summary", one_line(occasion.title.format(name=_name(entry), title=document.title)))
    event.add("categories", [occasion.category])
    event.add("transp", "TRANSPARENT")
    event.add("url", absolute(home, address_of(document.uri)))
    for key, text in (("location", one_line(document.place)), ("description", one_line(occasion.note(entry)))):
        if text:
            event.add(key, text)
    return event


def _name(entry: Entry) -> str:
    """The title in 《》, those inside it becoming 〈〉, with its version where there are several."""
    version = version_name(entry)
    title = entry.document.title.replace("《", "〈").replace("》", "〉")
    return f"《{title}》" + (f"（{version}）" if version else "")


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


def _deadline(entry: Entry) -> Span | None:
    span = _consultation(entry)
    return Span(start=span.end, end=span.end) if span else None


OCCASIONS = (
    Occasion(id="effective", category="施行", title="{name}施行", days=_commencement, note=_paper),
    Occasion(id="expires", category="有效期届满", title="{name}有效期届满", days=_expiry, note=_paper),
    Occasion(id="event", category="活动", title="{title}", days=_held),
    Occasion(id="consultation", category="征求意见", title="{name}公开征求意见", days=_consultation),
    Occasion(id="deadline", category="截止", title="{name}征求意见截止", days=_deadline),
)
