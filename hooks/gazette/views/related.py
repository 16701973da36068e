"""Documents related to one another, group by group, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..catalog import Catalog, Entry, newest_first
from ..links import Link as Relationship
from ..model import Relation
from .item import Item, item_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedGroup:
    """Documents related in one way, and the names of those this site does not hold."""

    relation: str
    label: str
    items: tuple[Item, ...]
    outside: tuple[str, ...]


def related_groups(catalog: Catalog, entry: Entry) -> tuple[RelatedGroup, ...]:
    """In the order of Relation; within a group the newest first, versions that newer ones have replaced at the end."""
    inside: dict[Relation, list[Relationship]] = defaultdict(list)
    outside: dict[Relation, list[str]] = defaultdict(list)
    for related in sorted(entry.links, key=lambda link: _order(catalog[link.uri])):
        inside[related.relation].append(related)
    for name in entry.outside:
        outside[name.relation].append(name.name)
    return tuple(
        RelatedGroup(
            relation=relation.value,
            label=relation.label,
            items=tuple(_related(catalog, uri, anchors) for uri, anchors in _by_document(inside[relation]).items()),
            outside=tuple(outside[relation]),
        )
        for relation in Relation
        if inside[relation] or outside[relation]
    )


def _by_document(related: list[Relationship]) -> Mapping[str, list[str]]:
    """Each document once, with the articles that are named."""
    anchors: dict[str, list[str]] = defaultdict(list)
    for link in related:
        anchors[link.uri].append(link.anchor)
    return anchors


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.superseded, *newest_first(entry.document)


def _related(catalog: Catalog, uri: str, anchors: list[str]) -> Item:
    """The other document, at the article the relation names where that is one and its text has it."""
    item = item_of(catalog, uri)
    only = anchors[0] if len(anchors) == 1 and anchors[0] in catalog[uri].structure.anchors else ""
    return replace(item, url=f"{item.url}#{only}") if only else item
