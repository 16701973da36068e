"""The metadata box of a document, in the rows and order of a 政府信息公开 page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..catalog import Entry
from ..model import Document
from .index import value_address
from .item import Day, Link, issuer_links
from .selection import Shelves

_NUMBER = re.compile(r"\d[\d-]+\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaRow:
    """One row of the metadata box; `field` is the attribute's name."""

    field: str
    label: str
    values: tuple[Link, ...]
    day: Day | None = None


def metabox(shelves: Shelves, entry: Entry) -> tuple[MetaRow, ...]:
    """The rows of the box; what is not known has no row."""
    rows = [MetaRow(field=field, label=label, values=read(entry)) for field, label, read in _ROWS]
    rows = [replace(row, values=_ways(row, entry, shelves)) if row.field in _WAYS else row for row in rows]
    return tuple(row for row in (*rows[:5], *_days(entry.document), *rows[5:]) if row.values)


def _days(document: Document) -> tuple[MetaRow, ...]:
    published = document.published
    time = f" {published:%H:%M}" if published and (published.hour or published.minute) else ""
    days = (
        ("signed", "成文日期", Day.of(document.signed), ""),
        ("published", "发布日期", Day.of(published.date() if published else None), time),
        ("effective", "施行日期", Day.of(document.effective), ""),
        ("expires", "有效期至", Day.of(document.expires), ""),
    )
    return tuple(
        MetaRow(field=field, label=label, values=(Link(text=day.text + suffix),), day=day)
        for field, label, day, suffix in days
        if day
    )


def _text(attribute: str) -> Callable[[Entry], tuple[Link, ...]]:
    def read(entry: Entry) -> tuple[Link, ...]:
        value = getattr(entry.document, attribute)
        return (Link(text=value),) if value else ()

    return read


def _phone(entry: Entry) -> tuple[Link, ...]:
    """A number a phone can ring; several, or one with words, as written."""
    value = entry.document.contact_phone
    return (Link(text=value, url=f"tel:{value}" if _NUMBER.fullmatch(value) else ""),) if value else ()


def _names(attribute: str) -> Callable[[Entry], tuple[Link, ...]]:
    return lambda entry: tuple(Link(text=mention.text) for mention in getattr(entry.document, attribute))


def _span(entry: Entry) -> tuple[Link, ...]:
    span = entry.document.span
    if span is None:
        return ()
    start, end = Day.of(span.start), Day.of(span.end)
    assert start and end
    return (Link(text=start.text if start == end else f"{start.text}至{end.text}"),)


_ROWS: tuple[tuple[str, str, Callable[[Entry], tuple[Link, ...]]], ...] = (
    ("index_number", "索引号", _text("index_number")),
    ("kind", "文种", _text("kind")),
    ("issuer", "发文机关", issuer_links),
    ("number", "发文字号", _text("number")),
    ("topics", "主题", _names("topics")),
    ("span", "起止", _span),
    ("place", "地点", _text("place")),
    ("scenes", "场景", _names("scenes")),
    ("language", "语种", _text("language")),
    ("source", "来源", _text("source")),
    ("editor", "责任编辑", _text("editor")),
    ("contact", "咨询单位", _text("contact")),
    ("contact_phone", "咨询电话", _phone),
    ("imported_from", "导入自", _text("imported_from")),
)

# Rows whose values lead to the index they stand in.
_WAYS = {"kind": "kind", "topics": "topic", "place": "place", "scenes": "scene"}


def _ways(row: MetaRow, entry: Entry, shelves: Shelves) -> tuple[Link, ...]:
    index = shelves.indexes[_WAYS[row.field]]
    return tuple(Link(text=value.label, url=value_address(index.dimension, value)) for value in index.read(entry))
