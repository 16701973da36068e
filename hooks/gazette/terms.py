"""Definitions → marks in a page's elements: `<dfn>` where a term is defined, a link to it where an article first uses it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as etree  # noqa: N813

from .definitions import Definition

Node = etree.Element

# gz-a is a link that gets its tag last.
_CLOSED = ("a", "gz-a", "code", "pre", "dfn", "script", "style", "h1", "h2", "h3", "h4", "h5", "h6")
_CLOSED_CLASSES = ("gz-contents", "gz-signature", "gz-addressees", "gz-no", "gz-note")
_NOT = ("不", "非", "无")  # 不文明行为 is no use of 文明行为
_STASHED = "\x02wzxhzdk"  # Markdown keeps raw HTML apart under this mark: whether it is inside a link cannot be seen


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of text: an element's own, or with a `parent` the tail that follows it."""

    element: Node
    parent: Node | None = None

    @property
    def text(self) -> str:
        text = (self.element.text if self.parent is None else self.element.tail) or ""
        return "" if _STASHED in text else text

    def replace(self, first: str, marks: Iterable[Node]) -> None:
        """The text up to the first mark, and the marks with their tails behind it."""
        if self.parent is None:
            self.element.text, parent, at = first, self.element, 0
        else:
            self.element.tail, parent, at = first, self.parent, list(self.parent).index(self.element) + 1
        for offset, mark in enumerate(marks):
            parent.insert(at + offset, mark)


def mark_terms(root: Node, definitions: Sequence[Definition]) -> None:
    """Sets all marks. A use is linked once an article, never in its own, nor in a heading, a link, code or a 《title》.

    A term whose definition cannot be marked (it stands among raw HTML) is not linked either: no link leads nowhere.
    """
    paragraphs = {element.get("id"): element for element in root.iter("p")}
    defined = [definition for definition in definitions if _define_in(root, paragraphs, definition)]
    uses = _Uses(defined)
    for article, elements in _units(root):
        seen: set[str] = set()
        for element in elements:
            for run in list(_runs(element)):
                uses.mark(run, article, seen)


def _define_in(root: Node, paragraphs: Mapping[str | None, Node], definition: Definition) -> bool:
    own = paragraphs.get(definition.paragraph)
    return any(_define(paragraph, definition) for paragraph in (list(root.iter("p")) if own is None else (own,)))


def _define(paragraph: Node, definition: Definition) -> bool:
    term = definition.names[0]
    for run in _runs(paragraph):
        before, lead, after = run.text.partition(definition.lead + term)
        if lead:
            run.replace(before + definition.lead, [_element("dfn", term, after, id=definition.anchor)])
            return True
    return False


def _element(tag: str, text: str, tail: str, **attributes: str) -> Node:
    element = etree.Element(tag, attributes)
    element.text, element.tail = text, tail
    return element


def _runs(element: Node) -> Iterator[_Run]:
    """Every run of text below an element in which a mark may stand."""
    if element.tag in _CLOSED or (element.get("class") or "").startswith(_CLOSED_CLASSES):
        return
    if element.text:
        yield _Run(element)
    for child in element:
        yield from _runs(child)
        if child.tail and not child.tail.isspace():
            yield _Run(child, element)


def _units(root: Node) -> Iterator[tuple[str, list[Node]]]:
    """Stretches in which a term is linked once: an article with its anchor, or what stands between two headings."""
    between: list[Node] = []
    for child in root:
        if child.get("class") == "gz-article":
            yield child.get("id", ""), [child]
        elif child.tag in _CLOSED:
            yield "", between
            between = []
        else:
            between.append(child)
    yield "", between


class _Uses:
    """Finds uses of terms, the longest name first; a 《title》 is a name of its own."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self.named: dict[str, list[Definition]] = defaultdict(list)
        for definition in definitions:
            for name in definition.names:
                self.named[name].append(definition)
        names = sorted(self.named, key=len, reverse=True)
        self.pattern = re.compile("|".join(("《[^》]*》", *map(re.escape, names))))

    def mark(self, run: _Run, article: str, seen: set[str]) -> None:
        text = run.text
        links: list[tuple[re.Match[str], Definition]] = []
        for found in self.pattern.finditer(text):
            definition = None if text.endswith(_NOT, 0, found.start()) else self._definition(found[0], article)
            if definition and definition.anchor not in seen and (not article or article != definition.article):
                seen.add(definition.anchor)
                links.append((found, definition))
        if not links:
            return
        ends = [found.start() for found, _ in links[1:]] + [len(text)]
        marks = [_use(found, definition, text[found.end() : end]) for (found, definition), end in zip(links, ends, strict=True)]
        run.replace(text[: links[0][0].start()], marks)

    def _definition(self, name: str, article: str) -> Definition | None:
        """The definition a name stands under in an article: one of that article or chapter before one of the whole text."""
        fitting = [d for d in self.named.get(name, ()) if d.scope is None or article in d.scope]
        return min(fitting, key=lambda definition: definition.scope is None, default=None)


def _use(found: re.Match[str], definition: Definition, tail: str) -> Node:
    return _element("a", found[0], tail, **{"class": "gz-term", "href": f"#{definition.anchor}"})
