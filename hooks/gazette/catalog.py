"""All public documents, indexed and linked both ways, with their standing on one day. Immutable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter

from .citations.reading import Mention
from .citations.tally import Citation, Cited, read_citations
from .findings import Finding
from .folding import Folded
from .images import Picture, find_pictures
from .letter import with_letter_parts
from .links import Link, Outside, Register, link
from .memory import remembered
from .model import Document
from .recall import Recall
from .rosters import Roster
from .sheets import EMPTY, Sheet, read_sheet
from .standing import Standing, ends_of, standing
from .structure import Structure, read_structure
from .vocabulary import Names, Term, Vocabulary
from .works import current_version, group_works, version_date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Entry:
    """One document with all that the others say of it.

    `versions` is its whole work, oldest first, itself included; `current` is the version a reader wants today; `ends` is all
    that ends this one or a part of it, past or to come; `mentions` are the citations in its text one by one, `cites` what
    they come to, `cited` where others, or its own articles, cite it.

    An entry equals itself alone, so that what is made of it can be remembered at no cost.
    """

    document: Document
    structure: Structure
    standing: Standing
    links: tuple[Link, ...]
    outside: tuple[Outside, ...]
    work: str
    versions: tuple[str, ...]
    current: str
    ends: tuple[Standing, ...]
    mentions: Folded[Mention]
    cites: Folded[Citation]
    cited: Folded[Cited]
    issuers: tuple[Term | None, ...] = ()
    sheet: Sheet = EMPTY
    pictures: tuple[Picture, ...] = ()

    @property
    def superseded(self) -> bool:
        """Whether a newer version of the same work has taken its place."""
        return self.versions.index(self.document.uri) < self.versions.index(self.current)

    @property
    def anchors(self) -> Set[str]:
        """All anchors a reference may point at: articles and levels, tasks and indicators."""
        return self.structure.anchors | self.sheet.anchors.keys()

    @property
    def rows(self) -> Mapping[str, tuple[int, int]]:
        """Anchor of a task or indicator → line (from 1, within the body) and column where its row or paragraph begins."""
        above = self.document.body_line - 1
        return {anchor: (place.line - above, place.column) for anchor, place in self.sheet.anchors.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The site's documents on one day, newest first; `neighbours` are the next newer and the next older document of the same
    column, empty at its ends; `register` finds the documents a name means, `near` up to three names like one that means none.
    """

    entries: Mapping[str, Entry]
    columns: Mapping[str, tuple[Entry, ...]]
    neighbours: Mapping[str, tuple[str, str]]
    register: Mapping[str, list[str]]
    near: Callable[[str], list[str]] = field(compare=False)
    vocabulary: Vocabulary
    today: date
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def __getitem__(self, uri: str) -> Entry:
        return self.entries[uri]

    def find(self, target: str) -> list[str]:
        """The documents a reference may mean: none, the one, or the candidates."""
        return self.register[target]

    def in_column(self, column: str) -> tuple[Entry, ...]:
        return self.columns.get(column, ())


def build_catalog(documents: Iterable[Document], vocabulary: Vocabulary, today: date, hidden: Set[str]) -> Catalog:
    """Documents → Catalog. `hidden` are uris that exist but are not public."""
    by_uri = {document.uri: document for document in documents}
    works = group_works(by_uri.values())
    register = Register(works)
    links = link(by_uri.values(), register, hidden)
    units, roster = Names(vocabulary.units), Roster(vocabulary)
    structures = {uri: _structure(document) for uri, document in by_uri.items()}
    citations = read_citations(by_uri.values(), structures, works)

    def sheet_of(document: Document) -> Sheet:
        given = document, vocabulary
        return _SHEETS.of(document.uri, given, {}, lambda _: read_sheet(document, structures[document.uri], roster))

    entries = {}
    for work, versions in works.items():
        for index, document in enumerate(versions):
            inside = links.inside.get(document.uri, ())
            structure = structures[document.uri]
            ends = ends_of(document, versions[index + 1 :], inside, by_uri.__getitem__)
            entries[document.uri] = _the_same(
                Entry(
                    document=document,
                    structure=structure,
                    standing=standing(document, ends, today),
                    links=inside,
                    outside=links.outside.get(document.uri, ()),
                    work=work,
                    versions=tuple(version.uri for version in versions),
                    current=current_version(versions, today).uri,
                    ends=ends,
                    mentions=citations.mentions[document.uri],
                    cites=citations.cites[document.uri],
                    cited=citations.cited.get(document.uri, _UNCITED),
                    issuers=tuple(units.find(mention.text) for mention in document.issuer),
                    sheet=sheet_of(document),
                    pictures=find_pictures(document),
                )
            )
    for kept in (_ENTRIES, _SHEETS):
        kept.keep_only(entries.keys())
    own = [found for entry in entries.values() for found in (*entry.structure.findings, *entry.sheet.findings)]
    ordered = dict(sorted(entries.items(), key=lambda item: newest_first(item[1].document)))
    columns: dict[str, list[Entry]] = defaultdict(list)
    for entry in ordered.values():
        columns[entry.document.column].append(entry)
    return Catalog(
        entries=ordered,
        columns={column: tuple(members) for column, members in columns.items()},
        neighbours=_neighbours(columns.values()),
        register=register,
        near=register.near,
        vocabulary=vocabulary,
        today=today,
        findings=(*links.findings, *own),
    )


_UNCITED: Folded[Cited] = Folded(())
_ENTRIES = Recall[Entry]("entries")
_TOLD = attrgetter(*(field.name for field in fields(Entry)))
_SHEETS = Recall[Sheet]("sheets")


def _the_same(entry: Entry) -> Entry:
    """The entry of the catalogue before where all it tells is the same: what was made of it still holds."""
    return _ENTRIES.made(entry.document.uri, lambda *_: entry, *_TOLD(entry))


def _neighbours(columns: Iterable[list[Entry]]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for column in columns:
        uris = ["", *(entry.document.uri for entry in column), ""]
        found |= {uri: (uris[at], uris[at + 2]) for at, uri in enumerate(uris[1:-1])}
    return found


@remembered
def _structure(document: Document) -> Structure:
    return with_letter_parts(read_structure(document))


def public_date(document: Document) -> date | None:
    """The date a reader sorts by: published, else the day this version was made."""
    made = version_date(document)
    return document.published.date() if document.published else None if made == date.min else made


def newest_first(document: Document) -> tuple[int, str]:
    """The key that sorts documents newest first, those without a date last."""
    day = public_date(document)
    return (-day.toordinal() if day else 0, document.uri)
