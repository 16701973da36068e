"""The legal structure of a body: 编章节条款项目, or the levels 一、（一）1.（1）, with anchors that never change.

Anchors follow the usual way of citing (立法技术规范): `art-12`, `art-12-p2`, `art-12-p2-i3`, `ch-2`, `ch-2-s1`, `part-1`;
第十二条之一 is `art-12-1`, 目 is `…-m1`, levels outside a law are `sec-1-2-3`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .blocks import Block, Form, read_blocks
from .findings import Finding
from .folding import Foldable
from .labels import Label, Mark, is_portion
from .memory import remembered
from .model import Document, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One block with its place in the structure.

    `role`: `heading`, `article` (the first paragraph of a 条), `clause` (a further 款), `item` (项), `point` (目),
    `level` (a numbered paragraph outside a law), `text`, `addressees`, `signature`, `contents` (a printed table of
    contents) or `other` (Markdown as it is).
    `number` is the label as written; `depth` is the heading level, 2 to 6, also for what stands in the outline.
    """

    role: str
    line: int
    text: str
    number: str = ""
    gap: str = ""
    anchor: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One line of the outline; `children` one level below. `article` marks a 条."""

    anchor: str
    number: str
    title: str
    article: bool = False
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body(Foldable):
    """All blocks of a body, in order, and every anchor in it."""

    elements: tuple[Element, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Structure:
    """A body with its structure read. It equals itself alone: comparing two would cost as much as reading one."""

    body: Body
    articles: int
    findings: tuple[Finding, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        return self.body.elements

    @property
    def anchors(self) -> frozenset[str]:
        return self.body.anchors


@remembered
def order_of(structure: Structure) -> tuple[str, ...]:
    """The anchors of the articles, as they follow one another."""
    return tuple(element.anchor for element in structure.elements if element.role == "article")


_CITING = re.compile(r"第|之|和|与|及|至|或|的|中|规定|所|款|项|、|，")
_TITLE_END = re.compile(r"[。；，！？,;!?…]$|[：:]$")
_HEADING_LENGTH = 40
_CONTENTS = re.compile(r"目[\s\u3000]*[录次錄]")
_LEADERS = re.compile(r"(?:[.．·…‥_\-—]{2,}|\s)\s*[（(]?\d{1,3}[)）]?$")  # 第一章　总则 ………… 3
_GENERAL = re.compile(r"\s*[总總分附]\s*[则則]\s*|\s*序\s*言\s*")  # chapters that bear no number
_ANNEX = re.compile(r"附[件表录錄图][\s\u3000]*[\d一二三四五六七八九十]{0,3}[\s\u3000]*[:：]?")


@dataclass(slots=True)
class _Walk:
    """Where the reading of one body stands."""

    document: Document
    elements: list[Element] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    part: int = 0
    chapter: str = ""
    article: str = ""
    last: tuple[int, int] = (0, 0)
    articles: int = 0
    clause: int = 0
    item: str = ""
    levels: dict[Mark, int] = field(default_factory=dict)
    contents: list[str] | None = None
    has_parts: bool = False

    def anchor(self, wanted: str) -> str:
        """The anchor, or with `_2`, `_3` … where an annex numbers from the start again."""
        found, again = wanted, 2
        while found in self.taken:
            found, again = f"{wanted}_{again}", again + 1
        self.taken.add(found)
        return found

    def add(self, role: str, block: Block, *, label: Label | None = None, anchor: str = "", depth: int = 0) -> None:
        text, number, gap = (label.rest, label.text, label.gap) if label else (block.text, "", "")
        self.elements.append(
            Element(role=role, line=block.line, text=text, number=number, gap=gap, anchor=anchor, depth=depth)
        )


def read_structure(document: Document) -> Structure:
    """The structure of a document's body."""
    blocks = read_blocks(document.body)
    walk = _Walk(document=document, has_parts=any(b.label and b.label.mark is Mark.PART for b in blocks))
    for block in blocks:
        _step(walk, block)
    return Structure(
        body=Body(elements=tuple(walk.elements), anchors=frozenset(walk.taken)),
        articles=walk.articles,
        findings=tuple(walk.findings),
    )


def _step(walk: _Walk, block: Block) -> None:
    if block.form is Form.OTHER:
        walk.add("other", block)
    elif _in_contents(walk, block):
        walk.add("contents", block)
    elif block.label and _READERS[block.label.mark](walk, block, block.label):
        return
    elif block.form is Form.HEADING:
        _plain_heading(walk, block)
    else:
        _plain_paragraph(walk, block)


def _in_contents(walk: _Walk, block: Block) -> bool:
    """Whether a block belongs to a printed 目录: chapter lines until the first of them comes again."""
    if _CONTENTS.fullmatch(block.text.strip("*")):
        walk.contents = []
        return block.form is Form.PARAGRAPH
    if walk.contents is None:
        return False
    line = re.sub(r"[\s*]", "", _LEADERS.sub("", block.text))
    divides = _GENERAL.fullmatch(line) or (block.label and block.label.mark <= Mark.SECTION)
    if not divides:
        walk.contents = None
        return False
    if line in walk.contents[:1] or (line in walk.contents and not walk.has_parts):
        walk.contents = None
        return False
    walk.contents.append(line)
    return True


def _division(walk: _Walk, block: Block, label: Label) -> bool:
    """编, 章 or 节; a sentence that merely starts with one is no heading."""
    if block.form is Form.PARAGRAPH and (len(block.text) > _HEADING_LENGTH or _TITLE_END.search(block.text)):
        return False
    number = f"{label.number}-{label.sub}" if label.sub else str(label.number)
    if label.mark is Mark.PART:
        walk.part, walk.chapter, wanted = label.number, "", f"part-{number}"
    elif label.mark is Mark.CHAPTER:
        wanted = f"ch-{number}"
        if wanted in walk.taken and walk.part:
            wanted = f"part-{walk.part}-{wanted}"
    else:
        wanted = f"{walk.chapter}-s{number}" if walk.chapter else f"s{number}"
    anchor = walk.anchor(wanted)
    if label.mark is Mark.CHAPTER:
        walk.chapter = anchor
    depth = 1 + label.mark - (0 if walk.has_parts else 1)
    _leave_article(walk)
    walk.add("heading", block, label=label, anchor=anchor, depth=max(depth, 2))
    return True


def _article(walk: _Walk, block: Block, label: Label) -> bool:
    number = (label.number, label.sub)
    follows = number in ((walk.last[0] + 1, 0), (walk.last[0], walk.last[1] + 1))
    if not label.spaced and (not follows or _CITING.match(label.rest)):
        return False
    if not follows and walk.articles and number > (1, 0):
        place = Place(walk.document.uri, walk.document.body_line + block.line - 1)
        expected = f"应为第 {walk.last[0] + 1} 条"
        walk.findings.append(Finding(place, "S101", f"「{label.text}」与上一条的序号不连续，{expected}，请对照原件"))
    walk.last, walk.articles = number, walk.articles + 1
    walk.article = walk.anchor(f"art-{label.number}" + (f"-{label.sub}" if label.sub else ""))
    walk.clause, walk.item = (1 if label.rest else 0), ""
    walk.levels.clear()
    if label.rest:
        walk.taken.add(f"{walk.article}-p1")
    walk.add("article", block, label=label, anchor=walk.article)
    return True


def _numbered(walk: _Walk, block: Block, label: Label) -> bool:
    """一、（一）1.（1）: 项 and 目 inside a 条, levels of the outline elsewhere."""
    if walk.article and block.form is Form.PARAGRAPH:
        _item(walk, block, label)
    else:
        _leave_article(walk)
        _level(walk, block, label)
    return True


def _item(walk: _Walk, block: Block, label: Label) -> None:
    clause = f"{walk.article}-p{max(walk.clause, 1)}"
    if label.mark in (Mark.FIRST, Mark.SECOND):
        walk.item = walk.anchor(f"{clause}-i{label.number}")
        walk.add("item", block, label=label, anchor=walk.item)
    else:
        walk.add("point", block, label=label, anchor=walk.anchor(f"{walk.item or clause}-m{label.number}"))


def _level(walk: _Walk, block: Block, label: Label) -> None:
    walk.levels = {mark: n for mark, n in walk.levels.items() if mark < label.mark} | {label.mark: label.number}
    anchor = walk.anchor("sec-" + "-".join(str(number) for number in walk.levels.values()))
    depth = label.mark - Mark.FIRST + 2
    role = "heading" if block.form is Form.HEADING or _is_title(block, label) else "level"
    walk.add(role, block, label=label, anchor=anchor, depth=depth)


def _is_title(block: Block, label: Label) -> bool:
    short = len(block.text) <= _HEADING_LENGTH and not _TITLE_END.search(block.text) and "。" not in block.text
    return label.mark in (Mark.FIRST, Mark.SECOND) and short and "<" not in block.text


def _plain_heading(walk: _Walk, block: Block) -> None:
    _leave_article(walk)
    walk.levels.clear()
    anchor = walk.anchor(_named(block.text))
    walk.add("heading", block, anchor=anchor, depth=max(block.level, 2))


def _named(text: str) -> str:
    """The anchor of a heading without a number."""
    return re.sub(r"[^\w]+", "-", text).strip("-").lower() or "section"


def _plain_paragraph(walk: _Walk, block: Block) -> None:
    if _ANNEX.fullmatch(block.text):
        _leave_article(walk)
        walk.last = (0, 0)
    if walk.articles and _GENERAL.fullmatch(block.text):
        _leave_article(walk)
        walk.add("heading", block, anchor=walk.anchor(re.sub(r"\s", "", block.text)), depth=2)
        return
    if not walk.article and is_portion(block.text):
        walk.add("heading", block, anchor=walk.anchor(_named(block.text)), depth=2)
        return
    if not walk.article:
        walk.add("text", block)
        return
    walk.clause, walk.item = walk.clause + 1, ""
    walk.add("clause", block, anchor=walk.anchor(f"{walk.article}-p{walk.clause}"))


def _leave_article(walk: _Walk) -> None:
    walk.article, walk.clause, walk.item = "", 0, ""


_READERS: dict[Mark, Callable[[_Walk, Block, Label], bool]] = {
    Mark.PART: _division,
    Mark.CHAPTER: _division,
    Mark.SECTION: _division,
    Mark.ARTICLE: _article,
    Mark.FIRST: _numbered,
    Mark.SECOND: _numbered,
    Mark.THIRD: _numbered,
    Mark.FOURTH: _numbered,
}
