"""`catalog.json` and `catalog.csv`: every public document with its metadata, for whoever wants to count for himself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from ..catalog import Catalog, Entry
from ..citations.tally import Citation
from ..views.address import address_of
from .formulas import no_formula

_CSV_COLUMNS = ["uri", "url", "title", "kind", "column", "issuer", "number", "index_number", "signed", "published", "effective", "expires", "status", "topics", "articles", "work"]


def catalog_json(catalog: Catalog, home: str) -> str:
    """`home` is the address of the site's root, ending in `/`; what it names as url is a path on that host."""
    base = urlsplit(home).path
    documents = [document_record(entry, base) for entry in catalog.entries.values()]
    text = json.dumps({"build_date": catalog.today.isoformat(), "documents": documents}, ensure_ascii=False, indent=1)
    return text + "\n"


def catalog_csv(catalog: Catalog, home: str) -> str:
    """One line a document; lists are joined by 、. A BOM, so that spreadsheet programs read it as UTF-8."""
    base = urlsplit(home).path
    out = io.StringIO()
    writer = csv.DictWriter(out, _CSV_COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for entry in catalog.entries.values():
        writer.writerow({key: _cell(value) for key, value in document_record(entry, base).items()})
    return "\ufeff" + out.getvalue()


def document_record(entry: Entry, base: str) -> Mapping[str, Any]:
    """One document as plain values, in the names others rely on."""
    document = entry.document
    return {
        "uri": document.uri,
        "url": base + address_of(document.uri),
        "title": document.title,
        "kind": document.kind,
        "column": document.column,
        "issuer": [mention.text for mention in document.issuer],
        "number": document.number or None,
        "index_number": document.index_number or None,
        "signed": _iso(document.signed),
        "published": _iso(document.published),
        "effective": _iso(document.effective),
        "expires": _iso(document.expires),
        "status": entry.standing.status.value,
        "topics": [mention.text for mention in document.topics],
        "history": [{"date": e.date.iso, "event": e.event, "note": e.note} for e in document.history],
        "relations": [{"kind": link.relation.value, "uri": link.uri} for link in entry.links],
        "articles": entry.structure.articles,
        "cites": [_cite(citation) for citation in entry.cites],
        "work": entry.work,
        "imported_from": document.imported_from or None,
    }


def _cite(citation: Citation) -> Mapping[str, Any]:
    return {
        "title": citation.title,
        "uri": citation.uri or None,
        "anchor": citation.anchor or None,
        "count": citation.count,
    }


def _iso(day: date | datetime | None) -> str | None:
    if isinstance(day, datetime):
        return day.date().isoformat() if day.time() == time() else day.isoformat(timespec="minutes")
    return day.isoformat() if day else None


def _cell(value: object) -> str:
    if isinstance(value, list):
        value = "、".join(part for part in value if isinstance(part, str))
    return no_formula("" if value is None else str(value))
