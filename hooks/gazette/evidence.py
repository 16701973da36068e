"""What proves an indicator or a task, from wherever it is said: front matter, pictures, the 佐证材料 column of a self-check."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import unquote

from .catalog import Catalog, Entry, public_date
from .images import Picture
from .model import Reference, Relation
from .statements import Indicator
from .titles import normal_title


class EvidenceKind(Enum):
    """The six kinds of evidence 测评 asks for; the value is the field's own word."""

    TEXT = "文字"
    IMAGE = "图片"
    VIDEO = "视频"
    RECORD = "记录"
    SITE = "展示点"
    SURVEY = "调查评议"


# What tells the kind, first come first served: the end of a file's name, the 文种 before a paper's title, a word of the title.
_SIGNS: tuple[tuple[str, EvidenceKind], ...] = (
    (r"\.(?:mp4|webm|mov|avi|m4v|mkv|wmv|flv)$|视频解读", EvidenceKind.VIDEO),
    (r"\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$|^图解 ", EvidenceKind.IMAGE),
    (r"^(?:示范点|教育基地) ", EvidenceKind.SITE),
    (r"问卷|调查|评议|满意度|知晓率|测评(?:结果|得分|报告|通报)", EvidenceKind.SURVEY),
    (r"^(?:工作汇报|督查通报|进展通报|自查报告|纪要|宣传月|宣讲|培训|文体活动) |台账|记录|纪要|签到|登记", EvidenceKind.RECORD),
    # Not for a paper, whose 文种 stands before its title: news of a new 展馆 is words, not the place itself.
    (r"^\S*(?:视频|录像|宣传片|微电影|短片)", EvidenceKind.VIDEO),
    (r"^\S*(?:图片|照片|影像|截图|图册)", EvidenceKind.IMAGE),
    (r"^\S*(?:展示点|示范点|教育基地|展馆|教育馆|展示馆|展厅|现场)", EvidenceKind.SITE),
)
_KINDS = tuple((re.compile(pattern, re.I), kind) for pattern, kind in _SIGNS)
_OWN_MEDIA = (EvidenceKind.IMAGE, EvidenceKind.VIDEO)

_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\(\s*<?(?P<target>[^)\s>]+)[^)]*\)|《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》")
_PIECE = re.compile(r"[^；;。\n]+")
_ITEM = re.compile(r"(?:（[^（）]*）|\([^()]*\)|[^、，,（(])+")
_LACKS = re.compile(r"\s*(?:尚)?(?:缺|欠)(?:少)?\s*[:：]?\s*(?P<what>.+)")
_NOTHING = re.compile(r"[\s\-—–_/\\*·.…]*|(?:暂|尚|均)?无.*|未.+|见附[件表].*|略|待.+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence.

    `uri` is the source path of the document or file that is it (or an address outside), `anchor` a place in it; both empty
    for what the site does not hold (`title` is then all there is). `date` and `units` (names as the paper writes its issuers) are those of the paper.
    """

    kind: EvidenceKind
    title: str
    uri: str = ""
    anchor: str = ""
    date: date | None = None
    units: tuple[str, ...] = ()


def evidence_of(catalog: Catalog, entry: Entry) -> Mapping[str, tuple[Evidence, ...]]:
    """All evidence for the indicators and tasks of one paper, by anchor (`ind-3`, `task-12`), oldest first, each once.

    What proves the paper as a whole stands under the empty anchor; an anchor without evidence is missing.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    for uri in _related(entry, Relation.EVIDENCED_BY):
        for anchor, evidence in _pointing(catalog, catalog[uri], entry.document.uri):
            found[anchor].append(evidence)
    for checker in (entry, *checkers(catalog, entry)):
        for anchor, evidence in _listed(catalog, checker, entry):
            found[anchor].append(evidence)
    return {anchor: _once(pieces) for anchor, pieces in found.items()}


def evidence_kind(words: str) -> EvidenceKind:
    """The kind that a file's name, or `文种 title` of a paper, or staff's own words tell; 文字 where nothing does."""
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), EvidenceKind.TEXT)


def lacking(text: str) -> tuple[str, ...]:
    """What a 佐证材料 cell itself says is missing: 缺：2024年演练记录 → `2024年演练记录`."""
    pieces = (_LACKS.fullmatch(piece) for piece in _PIECE.findall(text))
    return tuple(found["what"].strip() for found in pieces if found)


def remarks(text: str) -> tuple[str, ...]:
    """What a 佐证材料 cell says beside the papers it names; without papers, only what it says is missing."""
    named = bool(_LINK.search(text))
    pieces = (piece.strip() for piece in _PIECE.findall(text))
    said = (piece for piece in pieces if piece and (_LACKS.fullmatch(piece) or (named and not _LINK.search(piece))))
    return tuple(_LINK.sub(lambda link: link["text"] or f"《{link['title']}》", piece) for piece in said)


def checkers(catalog: Catalog, entry: Entry) -> tuple[Entry, ...]:
    """The papers that say they carry out this one or rest on it, a self-check among them."""
    relations = (Relation.IMPLEMENTED_BY, Relation.BASIS_OF)
    return tuple(catalog[uri] for uri in dict.fromkeys(uri for relation in relations for uri in _related(entry, relation)))


def _related(entry: Entry, relation: Relation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.uri for link in entry.links if link.relation is relation))


def _pointing(catalog: Catalog, proof: Entry, uri: str) -> Iterator[tuple[str, Evidence]]:
    """What one paper says proves another: the paper itself with the pictures and films it offers, and pictures in its text."""
    for reference in _to(catalog, proof.document.evidences, uri):
        yield reference.anchor, _paper(proof)
        for attachment in proof.document.attachments:
            if (kind := evidence_kind(attachment.path)) in _OWN_MEDIA:
                yield reference.anchor, _made(proof, kind, attachment.name, attachment.path)
    for picture in proof.pictures:
        for reference in _to(catalog, picture.proves, uri):
            yield reference.anchor, _shown(proof, picture)


def _to(catalog: Catalog, references: tuple[Reference, ...], uri: str) -> Iterator[Reference]:
    return (reference for reference in references if catalog.find(reference.target) == [uri])


def _paper(proof: Entry) -> Evidence:
    document = proof.document
    return _made(proof, evidence_kind(f"{document.kind} {document.title}"), document.title, document.uri)


def _shown(proof: Entry, picture: Picture) -> Evidence:
    return _made(proof, EvidenceKind.IMAGE, picture.alt or proof.document.title, proof.document.uri, picture.anchor)


def _made(proof: Entry, kind: EvidenceKind, title: str, uri: str, anchor: str = "") -> Evidence:
    units = tuple(mention.text for mention in proof.document.issuer)
    return Evidence(kind=kind, title=title, uri=uri, anchor=anchor, date=public_date(proof.document), units=units)


def _listed(catalog: Catalog, checker: Entry, entry: Entry) -> Iterator[tuple[str, Evidence]]:
    """What the 佐证材料 column of a paper lists, under the indicator of `entry` that each row is about."""
    for row in (*checker.sheet.indicators, *checker.sheet.self_checks):
        anchor = row.anchor if checker is entry else anchor_of(entry, row) if row.evidence else ""
        for evidence in _named(catalog, checker, row.evidence) if anchor and row.evidence else ():
            yield anchor, evidence


def anchor_of(entry: Entry, row: Indicator) -> str:
    """The anchor of the indicator a row of a self-check is about: the one of that name, else of that number."""
    titled = [own.anchor for own in entry.sheet.indicators if normal_title(own.title) == normal_title(row.title)]
    numbered = [own.anchor for own in entry.sheet.indicators if own.number == row.number]
    return titled[0] if len(titled) == 1 else next((anchor for anchor in numbered if not titled or anchor in titled), "")


def _named(catalog: Catalog, checker: Entry, text: str) -> Iterator[Evidence]:
    """What a cell names: links and 《titles》; where there are none, its words are the evidence, kept in a cabinet."""
    text = _PIECE.sub(lambda piece: "" if _LACKS.fullmatch(piece[0]) else piece[0], text)
    links = list(_LINK.finditer(text))
    yield from (_linked(catalog, checker, found) for found in links)
    for piece in _PIECE.findall(text) if not links else ():
        yield from (Evidence(kind=evidence_kind(item), title=item) for item in _items(piece))


def _items(piece: str) -> Iterator[str]:
    items = (item.strip() for item in _ITEM.findall(piece))
    return (item for item in items if not _NOTHING.fullmatch(item))


def _linked(catalog: Catalog, checker: Entry, found: re.Match[str]) -> Evidence:
    if found["title"]:
        held = catalog.find(f"《{found['title']}》")
        return _paper(catalog[held[0]]) if len(held) == 1 else Evidence(kind=evidence_kind(found["title"]), title=found["title"])
    target, _, anchor = unquote(found["target"]).partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(checker.document.uri), target)) if target else checker.document.uri
    if uri in catalog.entries:
        paper = _paper(catalog[uri])
        return Evidence(kind=paper.kind, title=paper.title, uri=uri, anchor=anchor, date=paper.date, units=paper.units)
    if uri.endswith(".md"):
        return Evidence(kind=evidence_kind(found["text"]), title=found["text"] or uri)
    own = re.match(r"[a-z]+:", target) is None
    return _made(checker, evidence_kind(target), found["text"] or target, uri if own else target, anchor)


def _once(pieces: list[Evidence]) -> tuple[Evidence, ...]:
    """Each once, by date; what has none last. Several ways of naming one paper are one piece."""
    unique = {(piece.uri, piece.anchor) if piece.uri else piece.title: piece for piece in reversed(pieces)}
    return tuple(sorted(unique.values(), key=lambda piece: (piece.date or date.max, piece.uri, piece.anchor, piece.title)))
