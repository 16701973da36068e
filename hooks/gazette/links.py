"""References → links between documents, both ways. What leads nowhere, or to several papers, is found and named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches

from .findings import Finding
from .images import find_pictures
from .model import Document, Reference, Relation
from .titles import normal_title, quoted_title
from .values import number_key, suggest_number

_FIELDS = {
    "based_on": Relation.BASED_ON,
    "implements": Relation.IMPLEMENTS,
    "interprets": Relation.INTERPRETS,
    "amends": Relation.AMENDS,
    "repeals": Relation.REPEALS,
    "replaces": Relation.REPLACES,
    "evidences": Relation.EVIDENCES,
    "original": Relation.TRANSLATES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation as seen from one document. `anchor` is in the document that is acted on, whichever side that is."""

    relation: Relation
    uri: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A relation to a paper this site does not hold: its name is all there is."""

    relation: Relation
    name: str


class Register(Mapping[str, list[str]]):
    """Names → documents (none, the one, or the candidates): by path, by 发文字号, by title, which means the newest version."""

    def __init__(self, works: Mapping[str, tuple[Document, ...]]) -> None:
        self.uris = {version.uri for versions in works.values() for version in versions}
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._titles: dict[str, list[str]] = defaultdict(list)
        for versions in works.values():
            self._titles[normal_title(versions[-1].title)].append(versions[-1].uri)
            for version in versions:
                self._numbers[number_key(version.number)].append(version.uri)
        self._numbers.pop("", None)

    def __getitem__(self, target: str) -> list[str]:
        if target in self.uris:
            return [target]
        if title := quoted_title(target):
            return self.find_title(title)
        return self._numbers.get(number_key(target)) or self._numbers.get(suggest_number(target) or "") or self.find_title(target)

    def __iter__(self) -> Iterator[str]:
        return iter((*self.uris, *self._numbers, *self._titles))

    def __len__(self) -> int:
        return len(self.uris) + len(self._numbers) + len(self._titles)

    def find_title(self, title: str) -> list[str]:
        return self._titles.get(normal_title(title), [])

    def near(self, target: str) -> list[str]:
        """Up to three names like the one that was not found."""
        if title := quoted_title(target):
            near = get_close_matches(normal_title(title), self._titles, n=3, cutoff=0.8)
            return [f"《{name}》" for name in near]
        return get_close_matches(target, [*self.uris, *self._numbers], n=3, cutoff=0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All relations of a site: per document the links, both ways, and the papers outside."""

    inside: Mapping[str, tuple[Link, ...]]
    outside: Mapping[str, tuple[Outside, ...]]
    findings: tuple[Finding, ...]


def link(documents: Iterable[Document], register: Register, hidden: Set[str]) -> Links:
    """Resolve every reference. `hidden` are documents that exist but are not public (yet): no link, and no finding."""
    inside: dict[str, list[Link]] = defaultdict(list)
    outside: dict[str, list[Outside]] = defaultdict(list)
    findings: list[Finding] = []
    for document in documents:
        for relation, reference in references(document):
            found = register[reference.target]
            if relation is Relation.EVIDENCES and found == [document.uri] and reference not in document.evidences:
                continue  # a picture may prove a row of the very paper it stands in
            if len(found) == 1 and found[0] != document.uri:
                _both_ways(inside, relation, document.uri, found[0], reference.anchor)
            elif reference.target not in hidden:
                findings.append(_unresolved(register, document, reference, found))
                outside[document.uri] += _named(relation, reference, found)
    return Links(
        inside={uri: tuple(dict.fromkeys(links)) for uri, links in inside.items()},
        outside={uri: tuple(names) for uri, names in outside.items()},
        findings=tuple(findings),
    )


def references(document: Document) -> Iterable[tuple[Relation, Reference]]:
    """Every reference of a document with the relation its field stands for; what its pictures prove too."""
    for field, relation in _FIELDS.items():
        for reference in getattr(document, field):
            yield relation, reference
    for picture in find_pictures(document):
        for reference in picture.proves:
            yield Relation.EVIDENCES, reference


def _both_ways(inside: dict[str, list[Link]], relation: Relation, source: str, target: str, anchor: str) -> None:
    inside[source].append(Link(relation=relation, uri=target, anchor=anchor))
    inside[target].append(Link(relation=relation.inverse, uri=source, anchor=anchor))


def _named(relation: Relation, reference: Reference, found: list[str]) -> list[Outside]:
    title = quoted_title(reference.target)
    return [Outside(relation=relation, name=reference.target)] if title and not found else []


def _unresolved(register: Register, document: Document, reference: Reference, found: list[str]) -> Finding:
    target = reference.target
    if found == [document.uri]:
        return Finding(reference.place, "R103", f"「{target}」就是本文件，请改成另一份文件")
    if found:
        return Finding(reference.place, "R102", f"「{target}」不止一份：{'、'.join(found)}，请改用路径")
    near = register.near(target)
    if quoted_title(target) and not near:
        return Finding(reference.place, "R106", f"{target}不在本站，页面上只显示名称")
    way_out = f"，是不是 {' 或 '.join(near)}？" if near else "，请核对路径（从 docs/ 算起）、文号或《标题》"
    return Finding(reference.place, "R101", f"找不到「{target}」{way_out}")
