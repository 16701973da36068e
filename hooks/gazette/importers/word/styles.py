"""styles.xml → what a paragraph is and looks like: its level in the outline, its list, its font and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .names import Element, W, child, is_on, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|标题|文件标题|公文标题", re.I)
_CONTENTS = re.compile(r"toc\s*(?:[1-9]|heading)|目录\s*[1-9]?", re.I)
_MOST_STYLES = 40  # that may be based on each other; more is a circle


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the words of a paragraph look: the font of its Chinese, bold, size in half points, where it stands."""

    font: str = ""
    bold: bool = False
    size: int = 0
    place: str = ""


PLAIN = Look()

class Styles:
    """The styles of a document; asked for a paragraph, they give what it and the styles it is based on say."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {style.get(W + "styleId") or "": style for style in found}
        usual = (one for one in found if one.get(W + "type") == "paragraph" and one.get(W + "default") in ("1", "true"))
        self._default = next((one.get(W + "styleId") or "" for one in usual), "")
        self._chains: dict[str, list[Element]] = {}
        self._basis = child(root, "docDefaults", "rPrDefault", "rPr")

    def name(self, paragraph: Element) -> str:
        style = self._styles.get(value(paragraph, "pPr", "pStyle") or "")
        return value(style, "name") or ""

    def is_title(self, paragraph: Element) -> bool:
        return bool(_TITLE.fullmatch(self.name(paragraph)))

    def is_contents(self, paragraph: Element) -> bool:
        return bool(_CONTENTS.fullmatch(self.name(paragraph)))

    def outline(self, paragraph: Element) -> int:
        """The level of a heading from 1, 0 for text."""
        for source in self._sources(paragraph):
            if found := _HEADING.fullmatch(value(source, "name") or ""):
                return int(found[1])
            level = number(value(source, "pPr", "outlineLvl"))
            if level is not None:
                return level + 1 if level < 9 else 0
        return 0

    def listed(self, paragraph: Element) -> tuple[str, int]:
        """The id of the list a paragraph stands in and its depth; no id where it stands in none."""
        found = [(value(source, "pPr", "numPr", "numId"), value(source, "pPr", "numPr", "ilvl")) for source in self._sources(paragraph)]
        list_id = next((one for one, _ in found if one), None)
        depth = next((level for _, level in found if level), None)
        return ("", 0) if list_id in (None, "0") else (str(list_id), number(depth) or 0)

    def look(self, paragraph: Element) -> Look:
        """The look of most of its words."""
        looks: dict[tuple[str, bool, int], int] = {}
        for run in paragraph.iter(W + "r"):
            length = sum(len(text.text or "") for text in run.findall(W + "t"))
            if length:
                key = self._run_look(paragraph, run)
                looks[key] = looks.get(key, 0) + length
        font, bold, size = max(looks, key=lambda key: looks[key]) if looks else ("", False, 0)
        place = next((found for source in self._sources(paragraph) if (found := value(source, "pPr", "jc"))), "")
        return Look(font=font, bold=bold, size=size, place=place)

    def is_indented(self, paragraph: Element) -> bool:
        for source in self._sources(paragraph):
            indents = [number(value(source, "pPr", "ind", attribute=name)) for name in ("firstLineChars", "firstLine")]
            if any(indent is not None for indent in indents):
                return any(indent and indent > 0 for indent in indents)
        return False

    def _sources(self, paragraph: Element) -> Iterator[Element]:
        """A paragraph, its style, the style that is based on, and so on."""
        yield paragraph
        yield from self._chain(value(paragraph, "pPr", "pStyle") or self._default)

    def _chain(self, style_id: str) -> list[Element]:
        """A style and those it is based on, the nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = list(islice(self._based_on(style_id), _MOST_STYLES))
        return self._chains[style_id]

    def _based_on(self, style_id: str) -> Iterator[Element]:
        while (style := self._styles.get(style_id)) is not None:
            yield style
            style_id = value(style, "basedOn") or ""

    def _run_look(self, paragraph: Element, run: Element) -> tuple[str, bool, int]:
        styles = [*self._chain(value(run, "rPr", "rStyle") or ""), *self._chain(value(paragraph, "pPr", "pStyle") or self._default)]
        properties = [one for one in (child(source, "rPr") for source in (run, *styles)) if one is not None]
        properties += [] if self._basis is None else [self._basis]
        fonts = (value(one, "rFonts", attribute="eastAsia") for one in properties)
        bolds = (is_on(one, "b") for one in properties)
        sizes = (number(value(one, "sz")) for one in properties)
        return next(filter(None, fonts), ""), next((one for one in bolds if one is not None), False), next(filter(None, sizes), 0)
