"""Everything a document's page shows around its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..catalog import Catalog, Entry, newest_first
from ..links import Link as Relationship
from ..model import COLUMN_NAMES, Attachment, Document, Honour, Relation, Status
from ..outline import outline
from ..revisions import Revision
from ..structure import Heading
from .address import address_of
from .battle_map import BattleMap, battle_map
from .happenings import Happening, life_of
from .index import HOME, value_address
from .item import Day, Item, Link, issuer_links, item_of, shown_status
from .selection import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaRow:
    """One row of the metadata box; `field` is the attribute's name."""

    field: str
    label: str
    values: tuple[Link, ...]
    day: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedGroup:
    """Documents related in one way, and the names of those this site does not hold."""

    relation: str
    label: str
    items: tuple[Item, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment with what was read of it: size in words, type by its name."""

    name: str
    url: str
    type: str
    size: str


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
        meta=_meta(entry, shelves),
        life=life_of(catalog, entry),
        relations=_relations(catalog, entry),
        versions=tuple(item_of(catalog, uri) for uri in reversed(entry.versions)) if len(entry.versions) > 1 else (),
        files=tuple(_file(beside.root, attachment) for attachment in document.attachments),
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


def _meta(entry: Entry, shelves: Shelves) -> tuple[MetaRow, ...]:
    """The rows of the box, in the order of a 政府信息公开 page; what is not known has no row."""
    rows = [MetaRow(field=field, label=label, values=read(entry)) for field, label, read in _ROWS]
    rows = [replace(row, values=_ways(row, entry, shelves)) if row.field in _WAYS else row for row in rows]
    return tuple(row for row in (*rows[:5], *_days(entry.document), *rows[5:]) if row.values)


def _days(document: Document) -> tuple[MetaRow, ...]:
    published = document.published
    time = f" {published:%H:%M}" if published and (published.hour or published.minute) else ""
    days = (
        ("signed", "成文日期", Day.of(document.signed), ""),
        ("published", "发布日期", Day.of(published.date() if published else None), time),
        ("effective", "施行日期", Day.of(document.effective), ""),
        ("expires", "有效期至", Day.of(document.expires), ""),
    )
    return tuple(
        MetaRow(field=field, label=label, values=(Link(text=day.text + suffix),), day=day)
        for field, label, day, suffix in days
        if day
    )


def _text(attribute: str) -> Callable[[Entry], tuple[Link, ...]]:
    def read(entry: Entry) -> tuple[Link, ...]:
        value = getattr(entry.document, attribute)
        return (Link(text=value),) if value else ()

    return read


def _names(attribute: str) -> Callable[[Entry], tuple[Link, ...]]:
    return lambda entry: tuple(Link(text=mention.text) for mention in getattr(entry.document, attribute))


def _span(entry: Entry) -> tuple[Link, ...]:
    span = entry.document.span
    if span is None:
        return ()
    start, end = Day.of(span.start), Day.of(span.end)
    assert start and end
    return (Link(text=start.text if start == end else f"{start.text}至{end.text}"),)


_ROWS: tuple[tuple[str, str, Callable[[Entry], tuple[Link, ...]]], ...] = (
    ("index_number", "索引号", _text("index_number")),
    ("kind", "文种", _text("kind")),
    ("issuer", "发文机关", issuer_links),
    ("number", "发文字号", _text("number")),
    ("topics", "主题", _names("topics")),
    ("span", "起止", _span),
    ("place", "地点", _text("place")),
    ("scenes", "场景", _names("scenes")),
    ("language", "语种", _text("language")),
    ("source", "来源", _text("source")),
    ("editor", "责任编辑", _text("editor")),
    ("contact", "咨询单位", _text("contact")),
    ("contact_phone", "咨询电话", _text("contact_phone")),
    ("imported_from", "导入自", _text("imported_from")),
)

# Rows whose values lead to the index they stand in.
_WAYS = {"kind": "kind", "topics": "topic", "place": "place", "scenes": "scene"}


def _ways(row: MetaRow, entry: Entry, shelves: Shelves) -> tuple[Link, ...]:
    index = shelves.indexes[_WAYS[row.field]]
    return tuple(Link(text=value.label, url=value_address(index.dimension, value)) for value in index.read(entry))


_GROUP_ORDER = list(Relation)


def _relations(catalog: Catalog, entry: Entry) -> tuple[RelatedGroup, ...]:
    inside: dict[Relation, list[Relationship]] = defaultdict(list)
    outside: dict[Relation, list[str]] = defaultdict(list)
    for related in sorted(entry.links, key=lambda link: newest_first(catalog[link.uri].document)):
        inside[related.relation].append(related)
    for name in entry.outside:
        outside[name.relation].append(name.name)
    return tuple(
        RelatedGroup(
            relation=relation.value,
            label=relation.label,
            items=tuple(_related(catalog, related) for related in inside[relation]),
            outside=tuple(outside[relation]),
        )
        for relation in _GROUP_ORDER
        if inside[relation] or outside[relation]
    )


def _related(catalog: Catalog, related: Relationship) -> Item:
    """The other document, at the article the relation names where its text has one."""
    item, anchors = item_of(catalog, related.uri), catalog[related.uri].structure.anchors
    return replace(item, url=f"{item.url}#{related.anchor}") if related.anchor in anchors else item


def _file(root: Path, attachment: Attachment) -> File:
    path = root / attachment.path
    size = path.stat().st_size if path.is_file() else 0
    return File(
        name=attachment.name,
        url=attachment.path,
        type=path.suffix.removeprefix(".").upper(),
        size=f"{size / 1048576:.1f} MB" if size >= 1048576 else f"{max(1, round(size / 1024))} KB",
    )
