"""The few things a passer-by should take away: from a 解读 of the paper, else from its tasks, else from its own sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..model import Relation
from ..outline import plain_text, title_of
from ..structure import Element
from ..titles import quoted

_KINDS = ("问答", "文字解读", "图解")
_PROSE = ("article", "clause", "level", "text")
_ANSWER = re.compile(r"^(?:问|答|Q|A)\s*\d*[:：.、]\s*")
_FORMAL = re.compile(r"[总附]\s*则$")
_SENTENCE = re.compile(r".*?[。！？]|.+$", re.S)
_CLAUSE = re.compile(r".*[，；、]")
_LONGEST = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A short heading, and a sentence or two; either may be empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """`source` says where they are taken from, in words; empty for the paper's own sections and for what staff wrote."""

    points: tuple[Point, ...]
    source: str = ""


def key_points(catalog: Catalog, entry: Entry, most: int) -> Points:
    """At most `most` points; none for a paper that says nothing in sections, tasks or paragraphs."""
    for reading in _readings(catalog, entry):
        if len(points := tuple(_sections(reading))) > 1:
            return Points(points=points[:most], source=f"摘自解读{quoted(reading.document.title)}")
    tasks = tuple(_tasks(entry))
    if len(tasks) > 1:
        return Points(points=tasks[:most], source=f"任务共 {len(tasks)} 项" + (f"，列前 {most} 项" if len(tasks) > most else ""))
    return Points(points=(tuple(_sections(entry)) or tuple(_paragraphs(entry)))[:most])


def _readings(catalog: Catalog, entry: Entry) -> list[Entry]:
    bound = [catalog[link.uri] for link in entry.links if link.relation is Relation.INTERPRETED_BY]
    return sorted((one for one in bound if one.document.kind in _KINDS), key=lambda one: _KINDS.index(one.document.kind))


def _tasks(entry: Entry) -> Iterator[Point]:
    for task in entry.sheet.tasks:
        parts = ((task.lead, "牵头："), (task.due_text, "时限："))
        yield Point(title=task.title.rstrip("。；"), text="；".join(label + text.replace("\n", " ") for text, label in parts if text))


def _sections(entry: Entry) -> Iterator[Point]:
    """Each heading that stands right over prose, with how that begins; 总则 and 附则 of a law tell a passer-by nothing."""
    heading: Element | None = None
    for element in entry.structure.elements:
        if element.role == "heading":
            heading = element
        elif heading and element.role in _PROSE and (text := _told(element)):
            if not _FORMAL.search(heading.text):
                yield Point(title=_ANSWER.sub("", title_of(heading)), text=text)
            heading = None


def _paragraphs(entry: Entry) -> Iterator[Point]:
    for element in entry.structure.elements:
        if element.role in _PROSE and (text := _told(element)):
            yield Point(title="", text=text)


def _told(element: Element) -> str:
    """How a paragraph begins; nothing of one that only leads over to a list."""
    text = plain_text(element.text)
    return "" if text.endswith(("：", ":")) else clipped(text)


def clipped(text: str) -> str:
    """Whole sentences as far as they fit; of a first sentence too long, as many of its parts as fit, with ……."""
    text, told = _ANSWER.sub("", text).replace("\n", ""), ""
    for sentence in _SENTENCE.findall(text):
        if len(told) + len(sentence) > _LONGEST:
            break
        told += sentence
    if told or len(text) <= _LONGEST:
        return told
    cut = _CLAUSE.match(text[:_LONGEST])
    return (cut[0][:-1] if cut else text[:_LONGEST]) + "……"
