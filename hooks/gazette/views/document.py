"""Everything a document's page shows around its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..catalog import Catalog, Entry
from ..model import COLUMN_NAMES, Document, Honour, Status
from ..outline import outline
from ..revisions import Revision
from ..structure import Heading
from .address import address_of
from .battle_map import BattleMap, battle_map
from .files import File, file_of
from .happenings import Happening, life_of
from .index import HOME
from .item import Day, Item, Link, item_of, shown_status
from .metabox import MetaRow, metabox
from .related import RelatedGroup, related_groups
from .selection import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """One line of the page's 修订记录."""

    day: Day
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a page shows from outside the catalogue: the folder where attachments are measured, the collections that
    gather a document, and what git knows of its file."""

    root: Path
    collections: Mapping[str, list[Link]]
    revisions: Mapping[str, Revision]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document's page. `sentence` says its status in plain words, with `cause` where a document ended it.

    `changes` are the staff's notes on the page, newest first; `first_change` and `last_change` are git's, where known.
    """

    document: Document
    column: Link
    crumbs: tuple[Link, ...]
    status: Status
    shows_status: bool
    sentence: str
    cause: Link | None
    current: Link | None
    meta: tuple[MetaRow, ...]
    life: tuple[Happening, ...]
    relations: tuple[RelatedGroup, ...]
    versions: tuple[Item, ...]
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


def document_view(shelves: Shelves, entry: Entry, beside: Beside) -> DocumentView:
    """Everything around the text of one document."""
    catalog = shelves.catalog
    document, revision = entry.document, beside.revisions.get(entry.document.uri)
    column = _column(catalog, document)
    newer, older = _neighbours(catalog, entry)
    cause = entry.standing.cause
    return DocumentView(
        document=document,
        column=column,
        crumbs=(HOME, column),
        status=entry.standing.status,
        shows_status=shown_status(entry) is not None,
        sentence=_sentence(entry),
        cause=Link(text=catalog[cause].document.title, url=address_of(cause)) if cause else None,
        current=_current(catalog, entry),
        meta=metabox(shelves, entry),
        life=life_of(catalog, entry),
        relations=related_groups(catalog, entry),
        versions=tuple(item_of(catalog, uri) for uri in reversed(entry.versions)) if len(entry.versions) > 1 else (),
        files=tuple(file_of(beside.root, attachment) for attachment in document.attachments),
        honours=document.honours,
        outline=outline(entry.structure),
        articles=entry.structure.articles,
        changes=_changes(document),
        first_change=Day.of(revision.first.date()) if revision and revision.first else None,
        last_change=Day.of(revision.last.date()) if revision else None,
        newer=newer,
        older=older,
        collections=tuple(beside.collections.get(document.uri, ())),
        battle_map=battle_map(catalog, entry) if document.column == "plans" else None,
        tasks=f"{address_of(document.uri)}tasks/" if document.uri in shelves.tasks else "",
    )


def _column(catalog: Catalog, document: Document) -> Link:
    names = {column.id: column.name for column in catalog.vocabulary.columns}
    name = names.get(document.column) or COLUMN_NAMES[document.column]
    return Link(text=name, url=f"{document.column}/")


def _neighbours(catalog: Catalog, entry: Entry) -> tuple[Item | None, Item | None]:
    """The next newer and next older document of the column."""
    newer, older = catalog.neighbours(entry.document.uri)
    return (item_of(catalog, newer) if newer else None), (item_of(catalog, older) if older else None)


def _changes(document: Document) -> tuple[ChangeNote, ...]:
    days = [(Day.of(change.day), change.note) for change in reversed(document.changes)]
    return tuple(ChangeNote(day=day, text=note) for day, note in days if day)


def _current(catalog: Catalog, entry: Entry) -> Link | None:
    """The newest text of the same work that is in force, where this one no longer is."""
    newer = entry.versions[entry.versions.index(entry.document.uri) + 1 :]
    bound = [uri for uri in newer if catalog[uri].standing.status is Status.IN_FORCE]
    return Link(text=catalog[bound[-1]].document.title, url=address_of(bound[-1])) if bound else None


_SENTENCES = {
    Status.DRAFT: "这是公开征求意见的稿子，不具有约束力。",
    Status.NOT_YET_IN_FORCE: "本文件自{since}起施行，目前尚未施行。",
    Status.IN_FORCE: "本文件现行有效。",
    Status.AMENDED: "本文本自{since}起已被修改，请以新文本为准。",
    Status.PARTLY_REPEALED: "本文件自{since}起部分条款失效，其余继续有效。",
    Status.REPEALED: "本文件自{since}起废止。",
    Status.EXPIRED: "本文件有效期至{since}，现已失效。",
}


def _sentence(entry: Entry) -> str:
    since = Day.of(entry.standing.since)
    return _SENTENCES[entry.standing.status].format(since=since.text if since else "")
