"""What stands before and behind a paper's text wherever it goes: title, number, dates, standing, address, 附件说明, 落款."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..catalog import Entry
from ..model import Document, When
from ..titles import quoted
from ..views.address import absolute, address_of
from ..views.document import standing_sentence
from ..views.item import shown_status
from .flow import Flow

# In the 题注 of a law stand the acts that made its text; when it is published and binds, other rows say.
_ACTS = ("通过", "批准", "修正", "修订", "公布")
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
        title=document.title,
        kind=document.kind,
        number=document.number,
        issuers=tuple(mention.text for mention in document.issuer),
        days=_days(document),
        status=status.label if status else "",
        warning=standing_sentence(entry) if status else "",
        address=absolute(home, address_of(document.uri)) if home else "",
        lead=document.description,
        origin=_origin(document),
        addressees=_addressees(document, flow),
        attached=_attached(document, flow),
        closing=_closing(document, flow),
        contact=" ".join(filter(None, (document.contact, document.contact_phone))),
    )


def citation(front: Front) -> str:
    """As a text cites it: 《标题》（文号）."""
    return quoted(front.title) + (f"（{front.number}）" if front.number else "")


def _days(document: Document) -> tuple[tuple[str, str], ...]:
    published = document.published.date() if document.published else None
    days = (("成文日期", document.signed), ("发布日期", published), ("施行日期", document.effective), ("有效期至", document.expires))
    return tuple((label, When.of(day).text) for label, day in days if day)


def _origin(document: Document) -> str:
    acts = (f"{event.date.text}{event.note}{event.event}" for event in document.history if event.event in _ACTS)
    told = "\u3000".join(acts)
    return f"（{told}）" if told else ""


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
