"""What stands before and behind a paper's text wherever it goes: title, number, dates, standing, address, 附件说明, 落款."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..catalog import Entry
from ..model import Document, HistoryEvent, When
from ..views.address import absolute, address_of
from ..views.document import standing_sentence
from ..views.item import shown_status
from .flow import Flow
from .inline import printed

_OPENING = 3  # paragraphs among which a text would have its 题注
_ATTACHED = re.compile(r"附\s*件\s*\d*\s*[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`days` are label and words of each known date; `status` is empty where a paper has no legal force, `warning` where it simply binds.

    `origin` is the 题注 of a law in its brackets, `attached` the names of its attachments unless the text lists them, `closing` the
    落款 unless the text has one or its 题注 says who made it when.
    """

    title: str
    kind: str
    number: str
    issuers: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    status: str
    warning: str
    address: str
    lead: str
    origin: str
    addressees: str
    attached: tuple[str, ...]
    closing: tuple[str, ...]
    contact: str


def front_of(entry: Entry, flow: Flow, home: str) -> Front:
    """`home` is the absolute address of the site's root, empty where it is not known."""
    document, status = entry.document, shown_status(entry)
    return Front(
        title=printed(document.title),
        kind=document.kind,
        number=document.number,
        issuers=tuple(mention.text for mention in document.issuer),
        days=_days(document),
        status=status.label if status else "",
        warning=standing_sentence(entry) if status else "",
        address=absolute(home, address_of(document.uri)) if home else "",
        lead=document.description,
        origin=_origin(document, flow),
        addressees=_addressees(document, flow),
        attached=_attached(document, flow),
        closing=_closing(document, flow),
        contact=" ".join(filter(None, (document.contact, document.contact_phone))),
    )


def _days(document: Document) -> tuple[tuple[str, str], ...]:
    published = document.published.date() if document.published else None
    days = (("成文日期", document.signed), ("发布日期", published), ("施行日期", document.effective), ("有效期至", document.expires))
    return tuple((label, When.of(day).text) for label, day in days if day)


def _origin(document: Document, flow: Flow) -> str:
    """A paper read in with its 题注 may keep that in its text."""
    acts = document.history
    if not acts or any(acts[0].date.text in line.text for line in flow.lines[:_OPENING] if line.role == "text"):
        return ""
    told = "\u3000".join(_act(event) for event in acts)
    return f"（{told}）"


def _act(event: HistoryEvent) -> str:
    """An act in the words of a 题注; a note that came with a paper ends in the act's own word."""
    if event.event == "施行":
        return f"自{event.date.text}起施行"
    return event.date.text + event.note + ("" if event.event in event.note else event.event)


def _addressees(document: Document, flow: Flow) -> str:
    written = any(line.role == "addressees" for line in flow.lines)
    return "" if written or not document.addressees else document.addressees.rstrip("：:") + "："


def _attached(document: Document, flow: Flow) -> tuple[str, ...]:
    listed = any(_ATTACHED.match(line.text) for line in flow.lines)
    return () if listed else tuple(attachment.name for attachment in document.attachments)


def _closing(document: Document, flow: Flow) -> tuple[str, ...]:
    written = any(line.role == "signature" for line in flow.lines)
    if written or document.history or not document.signed:
        return ()
    return (*(mention.text for mention in document.issuer), When.of(document.signed).text)
