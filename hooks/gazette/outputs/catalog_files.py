"""`catalog.json` and `catalog.csv`: every public document with its metadata, for whoever wants to count for himself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from textwrap import indent
from typing import Any
from urllib.parse import urlsplit

from ..catalog import Catalog, Entry
from ..citations.tally import Citation
from ..memory import remembered
from ..views.address import address_of
from .formulas import no_formula

_CSV_COLUMNS = ["uri", "url", "title", "kind", "column", "issuer", "number", "index_number", "signed", "published", "effective", "expires", "status", "topics", "articles", "work"]


def catalog_json(catalog: Catalog, home: str) -> str:
    """`home` is the address of the site's root, ending in `/`; what it names as url is a path on that host."""
    base = urlsplit(home).path
    documents = ",\n".join(_json(entry, base) for entry in catalog.entries.values())
    listed = f"[\n{documents}\n ]" if documents else "[]"
    return f'{{\n "build_date": "{catalog.today.isoformat()}",\n "documents": {listed}\n}}\n'


@remembered
def _json(entry: Entry, base: str) -> str:
    """One document, indented as in the whole; a preview writes only those anew that have changed."""
    return indent(json.dumps(_record(entry, base), ensure_ascii=False, indent=1), "  ")


def catalog_csv(catalog: Catalog, home: str) -> str:
    """One line a document; lists are joined by 、. A BOM, so that spreadsheet programs read it as UTF-8."""
    base = urlsplit(home).path
    lines = (_csv(entry, base) for entry in catalog.entries.values())
    return "\ufeff" + "".join((_line(_CSV_COLUMNS), *lines))


@remembered
def _csv(entry: Entry, base: str) -> str:
    record = _record(entry, base)
    return _line(_cell(record[column]) for column in _CSV_COLUMNS)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _record(entry: Entry, base: str) -> Mapping[str, Any]:
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
        "cites": [_cite(citation) for citation in entry.cites.each],
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
