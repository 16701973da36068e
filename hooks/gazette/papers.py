"""A folder → its documents and pages: read, sorted into public, waiting and held back, with all that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from .embeds import Embed, take_embeds
from .findings import Finding
from .folder import Folder
from .memory import remembered
from .model import COLUMN_NAMES, Document
from .nodes import Text
from .pasted import find_pasted
from .privacy import guard_folder
from .recall import Recall
from .schema import lift_title, read_document
from .source import Source, source_of
from .targets import Target, read_targets
from .uploads import unsafe_uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """A page that is no document: staff's own words, perhaps around views, and what they point at."""

    uri: str
    title: str
    markdown: str
    embeds: tuple[Embed, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What reading a folder gave. `embeds` are the blocks in documents; `withheld` is everything not to be published."""

    public: tuple[Document, ...]
    pages: Mapping[str, PlainPage]
    embeds: Mapping[str, tuple[Embed, ...]]
    withheld: frozenset[str]
    findings: tuple[Finding, ...]


def read_folder(folder: Folder, today: date) -> Papers:
    """What of the folder may be published on the day `today`, looked through for personal data and unsafe files."""
    guarded, uploads = guard_folder(folder), unsafe_uploads(folder)
    papers = read_papers(folder, today, guarded.withheld | {upload.place.path for upload in uploads})
    return replace(papers, findings=(*guarded.findings, *uploads, *papers.findings))


def read_papers(folder: Folder, today: date, guarded: Set[str] = frozenset()) -> Papers:
    """Everything Markdown in the folder, as it may be published on the day `today`; `guarded` files are not to be."""
    public: dict[str, Document] = {}
    pages: dict[str, PlainPage] = {}
    embeds: dict[str, tuple[Embed, ...]] = {}
    withheld: set[str] = set()
    findings: list[Finding] = []
    documents = _read_documents(folder)
    for path in folder.markdown:
        paper, found = _on_the_day(*documents[path], today) if path in documents else _page(path, *folder.read(path))
        findings += found
        if paper is None or path in guarded:
            withheld.add(path)
        elif isinstance(paper, PlainPage):
            pages[path] = paper
        else:
            public[path], embeds[path], faults = _without_embeds(paper) or (paper, (), ())
            if any(attachment.path in guarded for attachment in paper.attachments):
                kept = tuple(attachment for attachment in paper.attachments if attachment.path not in guarded)
                public[path] = replace(public[path], attachments=kept)
            findings += faults
    _DOCUMENTS.keep_only(public.keys() | withheld)
    return Papers(
        public=tuple(public.values()),
        pages=pages,
        embeds=embeds,
        withheld=frozenset(withheld | guarded),
        findings=tuple(findings),
    )


@remembered
def _without_embeds(document: Document) -> tuple[Document, tuple[Embed, ...], tuple[Finding, ...]] | None:
    """A document with marks in the place of the blocks in it; None where there are none."""
    body, embeds, faults = take_embeds(document.uri, document.body, document.body_line)
    if not (embeds or faults):
        return None
    return replace(document, body=body), embeds, tuple(faults)


def is_document(path: str) -> bool:
    """Whether a source path is a document's: Markdown in a column's folder, its index pages aside."""
    folder, _, name = path.rpartition("/")
    column = folder.partition("/")[0]
    return column in COLUMN_NAMES and column != "units" and name not in ("index.md", "README.md")


_DOCUMENTS = Recall[tuple[Document | None, tuple[Finding, ...]]]("documents")


def _read_documents(folder: Folder) -> Mapping[str, tuple[Document | None, tuple[Finding, ...]]]:
    texts = {path: folder.read(path) for path in folder.markdown if is_document(path)}
    return _DOCUMENTS.all_made(_document_of, {path: (path, text, tuple(faults)) for path, (text, faults) in texts.items()})


def _on_the_day(
    document: Document | None, findings: Iterable[Finding], today: date
) -> tuple[Document | None, list[Finding]]:
    if document and document.published and document.published.date() > today:
        message = f"发布日期 {document.published:%Y-%m-%d} 未到，今天不公开"
        return None, [*findings, Finding(document.place_of("published"), "M115", message)]
    return document, [*findings]


def _document_of(
    path: str, text: str | None, faults: tuple[Finding, ...]
) -> tuple[Document | None, tuple[Finding, ...]]:
    source = source_of(path, text, faults)
    if source.front is None:
        return None, source.findings
    document, found = read_document(source)
    findings = (*source.findings, *found, *find_pasted(path, source.body, source.body_line))
    return (None if any(finding.rule.holds_back for finding in findings) else document), findings


def _page(path: str, text: str | None, faults: Sequence[Finding]) -> tuple[PlainPage | None, list[Finding]]:
    """A page needs no front matter, nor any text, but what stands in it must be readable."""
    source = source_of(path, text, faults)
    findings = [finding for finding in source.findings if finding.code not in ("F105", "F106")]
    if any(finding.rule.holds_back for finding in findings):
        return None, findings
    body, heading = lift_title(source.body)
    markdown, embeds, faults = take_embeds(path, body, source.body_line)
    title = _front_title(source) or heading
    pasted = find_pasted(path, source.body, source.body_line)
    targets = read_targets(path, source.body, source.body_line)
    page = PlainPage(uri=path, title=title, markdown=markdown, embeds=embeds, targets=targets)
    return page, [*findings, *faults, *pasted]


def _front_title(source: Source) -> str:
    entries = source.front.entries if source.front else ()
    texts = [entry.value.text for entry in entries if entry.key == "title" and isinstance(entry.value, Text)]
    return texts[0] if texts else ""
