"""What a search finds: a document in passages, each a 条, a numbered paragraph or what stands below a heading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...catalog import Entry
from ...model import Document
from ...outline import plain_text
from ...papers import PlainPage
from ...structure import Element, Structure, read_structure
from ...values import number_spellings
from ...views.selection import Shelves
from ...views.summary import one_line

_LONGEST = 400
_BLOCK_MARKS = re.compile(r"^[ \t]*(?:[-*+>]+[ \t]|#+[ \t]|\|)|\|?[ \t]*:?-{3,}:?[ \t]*\||\|", re.M)
_MARKUP = re.compile(r"[\\`*_\[\]<>&|\n\x00-\x1f]|  ")
_TAGS = re.compile(r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>|<[^>]+>", re.S)
_WORDED = ("topic", "unit", "place", "scene")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of plain text: `label` is its number or heading, `anchor` where it stands in the page."""

    anchor: str
    label: str
    text: str


def passages(head: str, structure: Structure) -> tuple[Passage, ...]:
    """First what the paper says of itself, then its text in order."""
    return Passage(anchor="", label="", text=head), *(_passage(article, group) for article, group in _groups(structure.elements))


def page_passages(page: PlainPage) -> tuple[Passage, ...]:
    """The text of a page that is no document. Its paragraphs bear no anchors."""
    structure = read_structure(Document(uri=page.uri, title=page.title, kind="", body=page.markdown, body_line=1))
    texts = (replace(_passage(article, group), anchor="") for article, group in _groups(structure.elements))
    return Passage(anchor="", label="", text=page.title), *(passage for passage in texts if passage.text)


def head_of(shelves: Shelves, entry: Entry) -> str:
    """Number, issuer, topics in every spelling, 沿革."""
    return " ".join(_head(shelves, entry))


def _head(shelves: Shelves, entry: Entry) -> Iterator[str]:
    document = entry.document
    yield from filter(None, (document.title, *number_spellings(document.number), document.index_number, document.kind, one_line(document.description)))
    for key in _WORDED:
        for value in shelves.indexes[key].read(entry):
            yield from value.names or (value.label,)
    yield from (attachment.name for attachment in document.attachments)
    yield from (one_line(event.note) for event in document.history)


def _groups(elements: Iterable[Element]) -> Iterator[tuple[str, list[Element]]]:
    """A 条 keeps its 款 and 项; where it is very long, it is cut before one of them. Each with the number of its 条."""
    group: list[Element] = []
    article, length = "", 0
    for element in elements:
        if group and (_opens(element) or (length > _LONGEST and element.anchor)):
            yield article, group
            group, length = [], 0
        if _opens(element):
            article = ""
        group.append(element)
        length += len(element.text)
        article = element.number if element.role == "article" else article
    if group:
        yield article, group


def _opens(element: Element) -> bool:
    return element.role in ("article", "heading", "level")


def _passage(article: str, group: list[Element]) -> Passage:
    first = group[0]
    heading = first.role == "heading"
    label = f"{first.number}{first.gap}{plain_text(first.text)}" if heading else first.number
    if article and first.role != "article":
        label = article + first.number
    rest = group[1:] if heading else group
    text = "".join(_sentence(_plain(element, lead=element is not first)) for element in rest).strip()
    return Passage(anchor=first.anchor, label=one_line(_unescaped(label)), text=text)


def _sentence(text: str) -> str:
    """A blank parts what no sign parts."""
    return text if text.endswith(("。", "；", "：", "，", "、", "”")) else f"{text} "


def _plain(element: Element, lead: bool) -> str:
    text = element.text
    if not _MARKUP.search(text):
        return f"{element.number}{element.gap}{text}".strip() if lead else text.strip()
    if element.role == "other":
        text = _BLOCK_MARKS.sub(" ", _TAGS.sub(" ", text))
    number = f"{element.number}{element.gap}" if lead else ""
    return one_line(_unescaped(number + plain_text(text)))


def _unescaped(text: str) -> str:
    """Entities as the characters they stand for; one of hundreds of figures stands for none."""
    return html.unescape(_ENDLESS.sub("", text) if "&#" in text else text)


_ENDLESS = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,};?")
