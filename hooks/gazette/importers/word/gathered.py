"""What is laid aside while a Word document is read: notes, pictures, links, what was left out, what was noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..sheet import Dropped, Picture, mark
from .names import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a package that a text points into: notes by kind and id, pictures and addresses by relation."""

    notes: Mapping[tuple[str, str], Element]
    pictures: Mapping[str, bytes]
    links: Mapping[str, str]


@dataclass(slots=True)
class Gathered:
    """`inserts` are Markdown; `plain` says the same where Markdown means nothing, inside an HTML table."""

    parts: Parts
    inserts: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def insert(self, markdown: str, plain: str) -> str:
        """The mark that stands for a piece of Markdown in a line."""
        self.inserts.append(markdown)
        self.plain.append(plain)
        return mark(len(self.inserts) - 1)

    def drop(self, text: str, reason: str) -> None:
        if text.strip():
            self.dropped.append(Dropped(text=text.strip(), reason=reason))
