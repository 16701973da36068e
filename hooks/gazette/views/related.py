"""Documents related to one another, group by group, both ways."""

from __future__ import annotations

from collections import defaultdict
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
            items=tuple(_related(catalog, related) for related in inside[relation]),
            outside=tuple(outside[relation]),
        )
        for relation in Relation
        if inside[relation] or outside[relation]
    )


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.superseded, *newest_first(entry.document)


def _related(catalog: Catalog, related: Relationship) -> Item:
    """The other document, at the article the relation names where its text has one."""
    item, anchors = item_of(catalog, related.uri), catalog[related.uri].structure.anchors
    return replace(item, url=f"{item.url}#{related.anchor}") if related.anchor in anchors else item
