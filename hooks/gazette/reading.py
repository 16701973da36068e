"""What a reader is given inside a text: terms marked where they are defined and used, and notes under its articles.

The marks travel to the page as one block of JSON behind the Markdown, and are set when the text has become elements:
so no mark ever stands in a link, in code or in a heading, and a text without marks costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .definitions import Definition
from .marked import MARKS
from .terms import mark_terms

Node = etree.Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line under the article `anchor`: a label, and links as (text, target)."""

    anchor: str
    label: str
    links: tuple[tuple[str, str], ...]


_TAG = "gz-marks"
# Nothing that Markdown would take for HTML before the block is read back.
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def reading_marks(definitions: Iterable[Definition], notes: Iterable[Note]) -> str:
    """The block to put behind a text's Markdown; empty where there is nothing to mark."""
    marks = {"terms": [asdict(definition) for definition in definitions], "notes": [asdict(note) for note in notes]}
    return f"\n{MARKS}{json.dumps(marks, default=sorted).translate(_SAFE)}\n" if any(marks.values()) else ""


class Marks(BlockProcessor):
    """The block of marks → an element that waits for the tree to be complete."""

    def test(self, parent: Node, block: str) -> bool:
        return block.startswith(MARKS)

    def run(self, parent: Node, blocks: list[str]) -> bool:
        etree.SubElement(parent, _TAG).text = AtomicString(blocks.pop(0)[1:])
        return True


class Marking(Treeprocessor):
    """Sets the marks of a page on its elements."""

    def run(self, root: Node) -> None:
        carrier = root.find(_TAG)
        if carrier is None:
            return
        root.remove(carrier)
        set_marks(root, carrier.text or "")


def leads_elsewhere(written: str) -> bool:
    """Whether the marks of a block hold links to other pages, whose addresses only the generator knows."""
    return bool(json.loads(written)["notes"])


def set_marks(root: Node, written: str) -> None:
    """Set the marks of a block, as `reading_marks` wrote it, on the elements of a page."""
    marks = json.loads(written)
    if marks["terms"]:
        mark_terms(root, [_definition(**term) for term in marks["terms"]])
    articles = {element.get("id"): element for element in root if element.get("class") == "gz-article"}
    for note in marks["notes"]:
        if note["anchor"] in articles:
            _add_note(articles[note["anchor"]], note["label"], note["links"])


def _definition(names: list[str], scope: list[str] | None, **rest: Any) -> Definition:
    return Definition(names=tuple(names), scope=None if scope is None else frozenset(scope), **rest)


def _add_note(article: Node, label: str, links: list[tuple[str, str]]) -> None:
    line = etree.SubElement(article, "p", {"class": "gz-note"})
    line.text = label
    for text, target in links:
        link = etree.SubElement(line, "a", {"href": target})
        link.text = text


class GazetteReading(Extension):
    """The extension MkDocs is given; it holds no state between pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(Marks(md.parser), "gazette-marks", 201)
        md.treeprocessors.register(Marking(md), "gazette-marking", 6)


def makeExtension(**options: Any) -> GazetteReading:  # noqa: N802
    """The name Python-Markdown looks for."""
    return GazetteReading(**options)
