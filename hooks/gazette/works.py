"""Which documents are versions of one text (work), and in which order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from .model import KINDS, VERSION_EVENTS, Document
from .titles import normal_title

# Only texts that bind are amended under the same title; two reports of one name are two reports.
_VERSIONED = ("policies", "plans", "indicators")
# A law's title carries its place, so the body that passed it may change its name between versions.
_TITLE_IS_ENOUGH = ("法规", "规章")


def version_date(document: Document) -> date:
    """When this version of the text was made: its last 通过/修正/修订, else the dates of the paper itself."""
    made = [event.date.first_day for event in document.history if event.event in VERSION_EVENTS]
    if made:
        return max(made)
    published = document.published.date() if document.published else None
    return document.signed or published or document.effective or date.min


def takes_effect(document: Document) -> date:
    """From when this version binds. An amended text keeps naming its first commencement; then its own date counts."""
    made = version_date(document)
    return document.effective if document.effective and document.effective >= made else made


def current_version(versions: Sequence[Document], today: date) -> Document:
    """Of the versions of a work, oldest first, the one a reader wants: the newest that has taken effect, else the first."""
    return next((version for version in reversed(versions) if takes_effect(version) <= today), versions[0])


def group_works(documents: Iterable[Document]) -> Mapping[str, tuple[Document, ...]]:
    """Work id → its versions, oldest first. The id is the normal title, with the issuer where two works share it."""
    titles: dict[str, list[list[Document]]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.uri):
        _join(titles[normal_title(document.title)], document)
    works = {}
    for title, groups in titles.items():
        for number, group in enumerate(groups, 1):
            name = title if number == 1 else f"{title}#{number}"
            works[name] = tuple(sorted(group, key=lambda d: (version_date(d), d.uri)))
    return works


def _join(groups: list[list[Document]], document: Document) -> None:
    for group in groups:
        if _same_work(group[0], document):
            group.append(document)
            return
    groups.append([document])


def _same_work(a: Document, b: Document) -> bool:
    if KINDS[a.kind] not in _VERSIONED or a.kind != b.kind or a.language != b.language:
        return False
    issuers = {mention.text for mention in a.issuer}, {mention.text for mention in b.issuer}
    return a.kind in _TITLE_IS_ENOUGH or not all(issuers) or not issuers[0].isdisjoint(issuers[1])
