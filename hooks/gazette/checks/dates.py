"""Whether the dates of one paper can all be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..model import Document

# (what must not be later, than what): signing comes before publication and before the end, commencement before the end.
_ORDER = (
    ("signed", "成文日期", "published", "发布日期"),
    ("signed", "成文日期", "expires", "有效期至"),
    ("effective", "施行日期", "expires", "有效期至"),
)


def dates_agree(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """M105 for every pair of dates in the wrong order. A text may bind from before it was signed, so that is not one."""
    for entry in catalog.entries.values():
        for first, first_key, second, second_key in _ORDER:
            earlier, later = _day(entry.document, first), _day(entry.document, second)
            if earlier and later and earlier > later:
                message = f"{second_key} {later} 早于{first_key} {earlier}，请对照原件"
                yield Finding(entry.document.place_of(second), "M105", message)


def _day(document: Document, attribute: str) -> date | None:
    if attribute == "published":
        return document.published.date() if document.published else None
    value = getattr(document, attribute)
    return value if isinstance(value, date) else None
