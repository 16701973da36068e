"""Structure → the outline a reader clicks: chapters with their articles one level below, or 一、 with its （一）."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .structure import Element, Heading, Structure

_FIRST_SENTENCE = re.compile(r"[^。；：！？]{1,40}")
_LONGEST = 28
_ARTICLE_DEPTH = 7


@dataclass(slots=True)
class _Branch:
    element: Element
    depth: int
    children: list[_Branch] = field(default_factory=list)


def outline(structure: Structure) -> tuple[Heading, ...]:
    """The tree of headings. Numbered paragraphs deeper than two levels stay out: they are text, not headings."""
    root = _Branch(Element(role="root", line=0, text=""), 0)
    path = [root]
    for element in structure.elements:
        depth = _depth(element)
        if not depth:
            continue
        while path[-1].depth >= depth:
            path.pop()
        branch = _Branch(element, depth)
        path[-1].children.append(branch)
        path.append(branch)
    return tuple(_heading(branch) for branch in root.children)


def _depth(element: Element) -> int:
    if element.role == "article":
        return _ARTICLE_DEPTH
    if element.role == "heading" or (element.role == "level" and element.depth <= 3):
        return element.depth
    return 0


def _heading(branch: _Branch) -> Heading:
    element = branch.element
    return Heading(
        anchor=element.anchor,
        number=element.number,
        title="" if element.role == "article" else title_of(element),
        article=element.role == "article",
        children=tuple(_heading(child) for child in branch.children),
    )


def title_of(element: Element) -> str:
    """What a heading says, or how a numbered paragraph begins, as plain text."""
    text = plain_text(element.text)
    if element.role == "heading":
        return text
    found = _FIRST_SENTENCE.match(text)
    title = found[0] if found else text
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"


def plain_text(markdown: str) -> str:
    """Inline Markdown without its marks: emphasis, links, code, tags, notes."""
    text = re.sub(r"(?<!\\)\[\^[^\]\s]+\]", "", markdown)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]+>", "", text)
    return re.sub(r"\\(?=[\\`*_{}\[\]()#+.!<>-])|[*`]|(?<![\w])_|_(?![\w])", "", text).strip()
