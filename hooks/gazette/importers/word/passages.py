"""The body of a Word document → its passages in order: paragraphs with their numbers and looks, tables as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..markup import escape_text
from ..sheet import BLANKS
from .changes import text_of
from .gathered import Gathered
from .inline import read_inline
from .names import MC, Element, W, child, value
from .numbering import BULLET, Numbering
from .styles import PLAIN, Look, Styles
from .tables import Row, read_rows, table_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, or a table (`verbatim`). `outline` is the level its style gives it from 1, 0 for text."""

    text: str
    gap: bool = False
    indented: bool = False
    look: Look = PLAIN
    outline: int = 0
    title: bool = False
    verbatim: bool = False


class Reader:
    """Walks a document once, for its lists count on from paragraph to paragraph."""

    def __init__(self, styles: Styles, numbering: Numbering, gathered: Gathered) -> None:
        self._styles, self._numbering, self._gathered = styles, numbering, gathered
        self._gap = self._begun = self._in_cell = False

    def read(self, container: Element) -> Iterator[Passage]:
        """The passages of a body, a text box or a note."""
        for element in container:
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield from self._table(element)
            elif element.tag == W + "altChunk":
                self._gathered.doubts.append("有一段嵌入的外部文件没有导入，请打开原文复制")
            elif element.tag == W + "sdt" and _is_contents(element):
                self._gathered.drop("\n".join(map(text_of, element.iter(W + "p"))), "目录")
            elif isinstance(element.tag, str) and element.tag not in (W + "sectPr", W + "sdtPr", W + "tcPr", MC + "Fallback"):
                yield from self.read(element)

    def _paragraph(self, element: Element) -> Iterator[Passage]:
        label = self._numbering.next(*self._styles.listed(element))
        text = read_inline(element, self._gathered)
        boxes, self._gathered.boxes = self._gathered.boxes, []
        above, below = ([], boxes) if self._begun else (boxes, [])  # the red head of a paper is often a box over its title
        yield from self._boxes(above)
        if self._styles.is_contents(element):
            self._gathered.drop(text, "目录")
        elif text.strip(BLANKS + "\n"):
            self._begun = True
            yield from self._lines(element, label, text)
        elif label and self._in_cell:
            yield Passage(text=label.rstrip("、.．"))
        else:
            self._gap = True
        yield from self._boxes(below)

    def _boxes(self, boxes: Iterable[Element]) -> Iterator[Passage]:
        for box in boxes:
            self._gathered.seen["文本框"] += 1
            yield from self.read(box)

    def _lines(self, element: Element, label: str, text: str) -> Iterator[Passage]:
        """A paragraph, or several where its author broke the line."""
        first, *more = filter(None, map(_tidy, text.split("\n")))
        lines = [BULLET + escape_text(first), *(f"  {escape_text(line)}" for line in more)] if label == BULLET else [_labelled(label, first), *more]
        outline, look = self._styles.outline(element), self._styles.look(element)
        indented = self._styles.is_indented(element) or text.startswith(("\u3000", "  "))
        for line in lines:
            yield Passage(
                text=line,
                gap=self._gap,
                indented=indented,
                look=look,
                outline=outline,
                title=self._styles.is_title(element),
                verbatim=label == BULLET,
            )
            self._gap = False

    def _table(self, element: Element) -> Iterator[Passage]:
        rows: list[Row] = read_rows(element, self._cell)
        for text, verbatim in table_lines(rows, self._gathered):
            yield Passage(text=text, gap=True, verbatim=verbatim)
        self._gap = True

    def _cell(self, element: Element) -> list[str]:
        """The lines of a cell; a table within it becomes text."""
        outside, self._in_cell = self._in_cell, True
        lines = [line for passage in self.read(element) for line in passage.text.splitlines()]
        self._in_cell = outside
        return lines


def _is_contents(element: Element) -> bool:
    gallery = child(element, "sdtPr", "docPartObj")
    return value(gallery, "docPartGallery") == "Table of Contents"


def _tidy(line: str) -> str:
    """A line without its margins; a single tab in it, which only sets things apart, as a blank."""
    bare = line.strip(BLANKS)
    return bare if bare.count("\t") > 1 else bare.replace("\t", "\u3000")


def _labelled(label: str, text: str) -> str:
    """`第一条　内容`, `一、内容`, `1.内容`, but `1. 2024年` where a figure follows."""
    if not label:
        return text
    if label[-1] in "编章节条":
        return f"{label}\u3000{text}"
    joined = label[-1] in "、）)】．" or (label[-1] == "." and not text[0].isdigit())
    return label + ("" if joined else " ") + text
