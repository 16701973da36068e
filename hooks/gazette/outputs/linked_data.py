"""JSON-LD in the words of schema.org: what a page is, said so that a machine need not guess."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from ..catalog import Catalog, Entry
from ..model import DRAFT_KIND, Document, Relation, Status
from ..titles import quoted_title
from ..views.address import absolute, address_of, unit_address
from ..views.item import Link, issuer_links
from ..views.summary import one_line, summary_of
from ..vocabulary import Names, Unit
from ..works import takes_effect, version_date
from .moments import came_out, changed, ended
from .tags import facts

Node = dict[str, object]


def linked_data(catalog: Catalog, home: str) -> dict[str, str]:
    """Source path → JSON text of that page, safe inside `<script>`: every office and the home page."""
    graphs: dict[str, tuple[Node, ...]] = {"index.md": _home(catalog, home)}
    for unit in catalog.vocabulary.units:
        here = Link(text=unit.name, url=unit_address(unit.id))
        graphs[f"units/{unit.id}.md"] = (_office(unit, home), _breadcrumbs((_column(catalog, "units"), here), home))
    return {uri: _script(graph) for uri, graph in graphs.items()}


def document_data(catalog: Catalog, entry: Entry, home: str) -> str:
    """The JSON text of one document's page, safe inside `<script>`."""
    here = Link(text=entry.document.title, url=address_of(entry.document.uri))
    trail = (_column(catalog, entry.document.column), here)
    return _script((_document(catalog, entry, home), _breadcrumbs(trail, home)))


def _column(catalog: Catalog, column: str) -> Link:
    return next(Link(text=known.name, url=f"{known.id}/") for known in catalog.vocabulary.columns if known.id == column)


def _script(graph: Iterable[Node]) -> str:
    data = {"@context": "https://schema.org", "@graph": [_said(node) for node in graph]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _said(value: object) -> object:
    """What is not known is not said, and one value needs no list."""
    if isinstance(value, dict):
        return {key: _said(item) for key, item in value.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return _said(value[0]) if len(value) == 1 else [_said(item) for item in value]
    return one_line(value) if isinstance(value, str) else value


def _breadcrumbs(trail: Iterable[Link], home: str) -> Node:
    crumbs = (Link(text="首页"), *trail)
    items = [
        {"@type": "ListItem", "position": at, "name": crumb.text, "item": absolute(home, crumb.url)}
        for at, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _home(catalog: Catalog, home: str) -> tuple[Node, ...]:
    known = facts(catalog)
    site: Node = {
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": known["名称"],
        "description": known.get("声明", ""),
        "inLanguage": "zh-CN",
        "publisher": _owner(catalog, home),
    }
    unit = next((unit for unit in catalog.vocabulary.units if known["主办单位"] in unit.names), None)
    return (site, _office(unit, home) if unit else _owner(catalog, home))


def _owner(catalog: Catalog, home: str) -> Node:
    """The office that keeps the site (主办单位)."""
    name = facts(catalog)["主办单位"]
    unit = Names(catalog.vocabulary.units).find(name)
    return _organization(Link(text=name, url=unit_address(unit.id) if unit else ""), home)


def _organization(office: Link, home: str) -> Node:
    """An office by its name, and by its page where it has one."""
    address = absolute(home, office.url) if office.url else ""
    id_ = f"{address}#organization" if address else ""
    return {"@type": "GovernmentOrganization", "@id": id_, "name": office.text, "url": address}


def _office(unit: Unit, home: str) -> Node:
    """All that the county's word list says of an office."""
    parent = absolute(home, unit_address(unit.parent)) if unit.parent else ""
    return _organization(Link(text=unit.name, url=unit_address(unit.id)), home) | {
        "alternateName": list(unit.names[1:]),
        "description": unit.description,
        "telephone": unit.phone,
        "address": {"@type": "PostalAddress", "streetAddress": unit.address} if unit.address else None,
        "parentOrganization": {"@id": f"{parent}#organization"} if parent else None,
    }


def _document(catalog: Catalog, entry: Entry, home: str) -> Node:
    return _WRITERS.get(_type(entry.document), _article)(catalog, entry, home)


def _type(document: Document) -> str:
    """An event without its days is a report of one."""
    return "Event" if document.column == "events" and document.span else _TYPES.get(document.column, "Article")


def _thing(entry: Entry, home: str) -> Node:
    document = entry.document
    address = absolute(home, address_of(document.uri))
    return {
        "@type": _type(document),
        "@id": address,
        "url": address,
        "name": document.title,
        "description": summary_of(entry),
    }


def _work(catalog: Catalog, entry: Entry, home: str) -> Node:
    """What every paper says of itself, whatever its kind."""
    document = entry.document
    published, modified = came_out(document), changed(document)
    return _thing(entry, home) | {
        "inLanguage": {"@type": "Language", "name": document.language} if document.language else "zh-CN",
        "datePublished": published.isoformat() if published else "",
        "dateModified": modified.isoformat() if modified else "",
        "keywords": [mention.text for mention in document.topics],
        "publisher": _owner(catalog, home),
        "associatedMedia": [
            {"@type": "MediaObject", "name": file.name, "contentUrl": absolute(home, file.path)}
            for file in document.attachments
        ],
        **_relations(catalog, entry, home),
    }


def _article(catalog: Catalog, entry: Entry, home: str) -> Node:
    return _work(catalog, entry, home) | {
        "headline": entry.document.title,
        "author": [_organization(issuer, home) for issuer in issuer_links(entry)],
        "mainEntityOfPage": absolute(home, address_of(entry.document.uri)),
    }


def _event(catalog: Catalog, entry: Entry, home: str) -> Node:
    document, span = entry.document, entry.document.span
    return _thing(entry, home) | {
        "startDate": span.start.isoformat() if span else "",
        "endDate": span.end.isoformat() if span else "",
        "location": {"@type": "Place", "name": document.place} if document.place else None,
        "organizer": [_organization(issuer, home) for issuer in issuer_links(entry)],
        "keywords": [mention.text for mention in document.topics],
    }


def _legislation(catalog: Catalog, entry: Entry, home: str) -> Node:
    """A paper that binds, or a draft of one: nobody has passed that yet."""
    document = entry.document
    passed = not _is_draft(document)
    return _work(catalog, entry, home) | {
        "legislationIdentifier": document.number,
        "legislationType": document.kind,
        "legislationDate": document.signed.isoformat() if document.signed and passed else "",
        "legislationDateVersion": version_date(document).isoformat() if changed(document) else "",
        "legislationLegalForce": f"https://schema.org/{_force(entry)}",
        "legislationPassedBy" if passed else "legislationResponsible": [
            _organization(issuer, home) for issuer in issuer_links(entry)
        ],
        "legislationConsolidates": [_reference(catalog[uri].document, home) for uri in _consolidated(catalog, entry)],
        "temporalCoverage": _coverage(entry),
        "creativeWorkStatus": entry.standing.status.label,
    }


_WRITERS = {"Legislation": _legislation, "Event": _event}
_TYPES = {"policies": "Legislation", "plans": "Legislation", "news": "NewsArticle"}

_FORCE = {
    Status.DRAFT: "NotInForce",
    Status.NOT_YET_IN_FORCE: "NotInForce",
    Status.IN_FORCE: "InForce",
    Status.AMENDED: "NotInForce",
    Status.PARTLY_REPEALED: "PartiallyInForce",
    Status.REPEALED: "NotInForce",
    Status.EXPIRED: "NotInForce",
}


def _force(entry: Entry) -> str:
    """An amended text that is still the newest the site holds binds where it was not amended."""
    amended = entry.standing.status is Status.AMENDED
    return "PartiallyInForce" if amended and ended(entry) is None else _FORCE[entry.standing.status]


def _coverage(entry: Entry) -> str:
    """From the first to the last day in force, `..` where no end is known (ISO 8601-2)."""
    if entry.document.effective is None or _is_draft(entry.document):
        return ""
    start, over = takes_effect(entry.document), ended(entry)
    last = over - timedelta(days=1) if over else entry.document.expires
    return f"{start.isoformat()}/{max(start, last).isoformat() if last else '..'}"


def _is_draft(document: Document) -> bool:
    return document.kind == DRAFT_KIND


# A relation, and the property it is in schema.org; the first only between texts that bind.
_ACTS = {
    Relation.AMENDS: "legislationChanges",
    Relation.REPEALS: "legislationRepeals",
    Relation.REPLACES: "legislationRepeals",
}
_RELATIONS = {
    Relation.BASED_ON: "isBasedOn",
    Relation.IMPLEMENTS: "isBasedOn",
    Relation.INTERPRETS: "about",
    Relation.INTERPRETED_BY: "subjectOf",
    Relation.TRANSLATES: "translationOfWork",
    Relation.TRANSLATED_BY: "workTranslation",
}


def _relations(catalog: Catalog, entry: Entry, home: str) -> Node:
    """Related papers by property; those this site does not hold by their name."""
    found: dict[str, list[Node]] = defaultdict(list)
    binds = _binds(entry.document)
    for link in entry.links:
        target = catalog[link.uri].document
        reference = _reference(target, home)
        if (name := _property(link.relation, link.anchor, binds and _binds(target))) and reference not in found[name]:
            found[name].append(reference)
    for outside in entry.outside:
        if name := _property(outside.relation, "", binds):
            found[name].append({"@type": "Legislation", "name": quoted_title(outside.name) or outside.name})
    return dict(found)


def _property(relation: Relation, anchor: str, acts: bool) -> str | None:
    """`acts`: both texts bind. To repeal an article of a text is to change it, and a draft changes nothing yet."""
    if acts and relation is Relation.REPEALS and anchor:
        return "legislationChanges"
    return (_ACTS if acts else _RELATIONS).get(relation) or _RELATIONS.get(relation)


def _binds(document: Document) -> bool:
    return _type(document) == "Legislation" and not _is_draft(document)


def _reference(document: Document, home: str) -> Node:
    return {"@type": _type(document), "@id": absolute(home, address_of(document.uri)), "name": document.title}


def _consolidated(catalog: Catalog, entry: Entry) -> list[str]:
    """The version before this one and the papers that made this one of it; none where no paper says so."""
    uri, document = entry.document.uri, entry.document
    at = entry.versions.index(uri)
    if at == 0:
        return []
    before = catalog[entry.versions[at - 1]]
    amending = [link.uri for link in before.links if link.relation is Relation.AMENDED_BY]
    made = [act for act in amending if version_date(catalog[act].document) <= version_date(document)]
    return [before.document.uri, *made] if made else []
