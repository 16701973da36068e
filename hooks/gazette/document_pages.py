"""The pages of documents and of their comparisons. Each is made anew only when something it shows has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from .bindings import bind
from .catalog import Entry, public_date
from .definitions import find_definitions
from .marked import to_markdown
from .model import Document
from .outputs.linked_data import document_data
from .outputs.tags import Tags, article_tags
from .page import Desk, Page
from .reading import reading_marks
from .recall import Recall, World
from .views.address import absolute, address_of, page_uri
from .views.article_readings import notes_of
from .views.citations import overlay
from .views.comparison import compared, comparison_view
from .views.document import Beside, document_view
from .views.files import file_of
from .views.selection import Shelves

DOCUMENT = "document.html"
_DOCUMENTS = Recall[Page]("document pages")
_COMPARISONS = Recall[Page]("comparisons")
_TEXTS = Recall[str]("texts")  # a page's surroundings change much oftener than its text


def document_pages(desk: Desk, columns: Mapping[str, Tags]) -> Iterator[Page]:
    """The page of every document, without the blocks in it; `columns` are the tags of each column's pages."""
    catalog, around = desk.shelves.catalog, desk.around
    bindings, world = bind(catalog), desk.shelves.world
    for uri, entry in catalog.entries.items():
        tags = columns[entry.document.column]
        beside = Beside(
            files=tuple(file_of(around.root, attachment) for attachment in entry.document.attachments),
            collections=tuple(desk.gathered.get(uri, ())),
            bindings=bindings.get(uri, ()),
            revision=around.revisions.get(uri),
        )

        def make(seen: World, entry: Entry = entry, beside: Beside = beside, tags: Tags = tags) -> Page:
            return _document_page(desk.shelves.within(seen), entry, beside, tags, around.home)

        yield _DOCUMENTS.of(uri, (entry, beside, tags, around.home, catalog.today, catalog.vocabulary), world, make)
    for kept in (_DOCUMENTS, _TEXTS):
        kept.keep_only(catalog.entries.keys())


def _document_page(shelves: Shelves, entry: Entry, beside: Beside, tags: Tags, home: str) -> Page:
    catalog, uri = shelves.catalog, entry.document.uri
    over = overlay(catalog, entry)
    text = _TEXTS.made(uri, to_markdown, entry.structure, over)
    marks = reading_marks(find_definitions(entry.structure), notes_of(catalog, beside.bindings, uri))
    return Page(
        uri=uri,
        template=DOCUMENT,
        title=entry.document.title,
        view=document_view(shelves, entry, beside),
        markdown=text + marks,
        tags=(*tags, *article_tags(catalog, entry)),
        updated=_updated(entry.document),
        canonical=absolute(home, address_of(entry.current)) if entry.superseded else "",
        linked_data=document_data(catalog, entry, home),
    )


def _updated(document: Document) -> date | None:
    """The newest day staff themselves give. Not git's: every commit moves that, one of white space too."""
    days = [public_date(document), *(change.day for change in document.changes)]
    return max((day for day in days if day), default=None)


def comparison_pages(desk: Desk) -> Iterator[Page]:
    """新旧对照 of every two versions that have one."""
    catalog, world = desk.shelves.catalog, desk.shelves.world
    pairs = {address: (catalog[older], catalog[newer]) for address, older, newer in compared(catalog)}
    for address, pair in pairs.items():

        def make(seen: World, address: str = address, pair: tuple[Entry, Entry] = pair) -> Page:
            return _comparison_page(desk.shelves.within(seen), address, *pair, desk.tags)

        yield _COMPARISONS.of(address, (*pair, desk.tags, catalog.today, catalog.vocabulary), world, make)
    _COMPARISONS.keep_only(pairs.keys())


def _comparison_page(shelves: Shelves, address: str, older: Entry, newer: Entry, tags: Tags) -> Page:
    view = comparison_view(shelves.catalog, older, newer)
    title = f"新旧对照：{view.title}（{view.old.name}与{view.new.name}）"
    return Page(uri=page_uri(address), template="comparison.html", title=title, view=view, tags=tags)
