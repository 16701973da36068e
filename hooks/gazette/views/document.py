"""Everything a document's page shows around its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..bindings import Binding
from ..catalog import Catalog, Entry
from ..folding import Foldable
from ..model import COLUMN_NAMES, Document, Honour, Status
from ..outline import outline
from ..revisions import Revision
from ..structure import Heading
from .accounts import document_accounts
from .address import address_of, comparison_address
from .article_readings import ArticleReadings, article_readings
from .battle_map import BattleMap, battle_map
from .citations import CitationsView, citations_view
from .files import File
from .index import HOME
from .item import Day, Item, Link, cited_name, item_of, paper_link, shown_status
from .life import Stage, life_of, part_of
from .metabox import MetaRow, metabox
from .related import RelatedGroup, related_groups
from .selection import Shelves
from .versions import Version, pairs_of, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """One line of the page's 修订记录."""

    day: Day
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a document's page shows from outside the catalogue: its attachments as they lie in the folder, the collections
    that gather it, what the 解读 say of articles (the bindings of this document), and what git knows of its file."""

    files: tuple[File, ...]
    collections: tuple[Link, ...]
    bindings: tuple[Binding, ...]
    revision: Revision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(Foldable):
    """A document's page. `document` is without its text; `citation` is how a text names it; `sentence` says its status in plain words, with `cause` where a
    document ended it and `parts` where that struck out only some articles.

    A `superseded` text leads to the `current` one and to their `comparison`.

    `changes` are the staff's notes on the page, newest first; `first_change` and `last_change` are git's, where known.
    """

    document: Document
    citation: str
    column: Link
    crumbs: tuple[Link, ...]
    status: Status
    shows_status: bool
    sentence: str
    cause: Link | None
    parts: tuple[Link, ...]
    superseded: bool
    current: Link | None
    comparison: Link | None
    meta: tuple[MetaRow, ...]
    life: tuple[Stage, ...]
    relations: tuple[RelatedGroup, ...]
    readings: tuple[ArticleReadings, ...]
    versions: tuple[Version, ...]
    files: tuple[File, ...]
    honours: tuple[Honour, ...]
    outline: tuple[Heading, ...]
    articles: int
    changes: tuple[ChangeNote, ...]
    first_change: Day | None
    last_change: Day | None
    newer: Item | None
    older: Item | None
    collections: tuple[Link, ...]
    battle_map: BattleMap | None
    tasks: str
    accounts: tuple[Link, ...]
    citations: CitationsView


def document_view(shelves: Shelves, entry: Entry, beside: Beside) -> DocumentView:
    """Everything around the text of one document."""
    catalog = shelves.catalog
    document, revision = entry.document, beside.revision
    column = column_link(catalog, document)
    newer, older = _neighbours(catalog, entry)
    cause = entry.standing.cause
    return DocumentView(
        document=replace(document, body=""),
        citation=cited_name(entry),
        column=column,
        crumbs=(HOME, column),
        status=entry.standing.status,
        shows_status=shown_status(entry) is not None,
        sentence=standing_sentence(entry),
        cause=paper_link(catalog[cause]) if cause else None,
        parts=_parts(catalog, entry),
        superseded=entry.superseded,
        current=paper_link(catalog[entry.current]) if entry.superseded else None,
        comparison=_comparison(entry),
        meta=metabox(shelves, entry),
        life=life_of(catalog, entry),
        relations=related_groups(catalog, entry),
        readings=article_readings(catalog, beside.bindings, entry),
        versions=versions_of(catalog, entry) if len(entry.versions) > 1 else (),
        files=beside.files,
        honours=document.honours,
        outline=outline(entry.structure),
        articles=entry.structure.articles,
        changes=_changes(document),
        first_change=Day.of(revision.first.date()) if revision and revision.first else None,
        last_change=Day.of(revision.last.date()) if revision else None,
        newer=newer,
        older=older,
        collections=beside.collections,
        battle_map=battle_map(catalog, entry) if document.column == "plans" else None,
        tasks=f"{address_of(document.uri)}tasks/" if document.uri in shelves.tasks else "",
        accounts=document_accounts(catalog, entry),
        citations=citations_view(catalog, entry),
    )


def column_link(catalog: Catalog, document: Document) -> Link:
    names = {column.id: column.name for column in catalog.vocabulary.columns}
    name = names.get(document.column) or COLUMN_NAMES[document.column]
    return Link(text=name, url=f"{document.column}/")


def _neighbours(catalog: Catalog, entry: Entry) -> tuple[Item | None, Item | None]:
    """The next newer and next older document of the column."""
    newer, older = catalog.neighbours[entry.document.uri]
    return (item_of(catalog, newer) if newer else None), (item_of(catalog, older) if older else None)


def _changes(document: Document) -> tuple[ChangeNote, ...]:
    days = [(Day.of(change.day), change.note) for change in reversed(document.changes)]
    return tuple(ChangeNote(day=day, text=note) for day, note in days if day)


def _parts(catalog: Catalog, entry: Entry) -> tuple[Link, ...]:
    """The articles other papers have struck out of a text that binds on."""
    if entry.standing.status is not Status.PARTLY_REPEALED:
        return ()
    struck = [
        end for end in entry.ends if end.status is Status.PARTLY_REPEALED and end.since and end.since <= catalog.today
    ]
    return tuple(dict.fromkeys(part for end in struck if (part := part_of(entry, end.anchor))))


def _comparison(entry: Entry) -> Link | None:
    """Where a superseded text stands beside the current one, or else beside the newest or the next."""
    uri = entry.document.uri
    newer = [version for older, version in pairs_of(entry.versions) if older == uri] if entry.superseded else []
    with_ = entry.current if entry.current in newer else next(iter(newer), "")
    return Link(text="新旧对照", url=comparison_address(with_, uri)) if with_ else None


_SENTENCES = {
    Status.DRAFT: "这是公开征求意见的稿子，不具有约束力。",
    Status.NOT_YET_IN_FORCE: "本文件自{since}起施行，目前尚未施行。",
    Status.IN_FORCE: "",
    Status.AMENDED: "本文本自{since}起已被修改，请以新文本为准。",
    Status.PARTLY_REPEALED: "本文件自{since}起部分条款失效，其余继续有效。",
    Status.REPEALED: "本文件自{since}起废止。",
    Status.EXPIRED: "本文件有效期至{since}，现已失效。",
}


def standing_sentence(entry: Entry) -> str:
    """What a reader must know of a text that does not simply bind; empty for one that does."""
    since = Day.of(entry.standing.since)
    return _SENTENCES[entry.standing.status].format(since=since.text if since else "")
