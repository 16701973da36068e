"""Structure → passages, the pieces two versions of a text are compared by: a 条 with its 款项目, a heading, a paragraph."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .outline import plain_text
from .structure import Element, Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, figure or character. `key` is what it has in common with other ways of printing it."""

    text: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph (款, 项, a row of a table), with the label of its own where it has one."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`role` is `article`, `heading` or `text`; `number` its label as written, which is no part of `lines`.

    `anchor` is its own, or that of the nearest passage before it that has one. `key` is the whole text as compared:
    without widths, blanks, breaks, and the kinds of quotes, brackets and marks after numbers.
    """

    role: str
    number: str
    anchor: str
    lines: tuple[Line, ...]
    key: str

    @property
    def text(self) -> str:
        """One line a paragraph."""
        return "\n".join(line.number + line.text for line in self.lines)


_INSIDE = ("clause", "item", "point", "other")
_ROLES = {"article": "article", "heading": "heading"}
_SKIPPED = ("contents",)

# Quotes, brackets, dashes and dots of one meaning, after NFKC has made the widths equal.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟＂「」『』‘’'", '"'),
        **dict.fromkeys("〔〖【[", "("),
        **dict.fromkeys("〕〗】]", ")"),
        **dict.fromkeys("〈<", "《"),
        **dict.fromkeys("〉>", "》"),
        **dict.fromkeys("—–―─‐‑−~", "-"),
        **dict.fromkeys("•・‧∙⋅", "·"),
        "○": "〇",
        "｡": "。",
    }
)
_NUMERAL = "零〇○一二三四五六七八九十百千万亿两"
_TOKEN = re.compile(
    rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|第[{_NUMERAL}]+[编章节条款项](?:之[{_NUMERAL}]+)?|[{_NUMERAL}]+"
    r"|\d+(?:[.．]\d+)?[%％]?|[A-Za-zＡ-Ｚａ-ｚ]+|\S)\s*|\s+"
)
_BREAK = re.compile(r"<br\s*/?>|</(?:tr|p|li|h\d)>|\n")
_CELL = re.compile(r"</t[dh]>|(?<!\\)\|")
_RULE = re.compile(r"[\s|:—–-]*")
_LABEL_MARKS = re.compile(r"[\s()（）、.．。,，:：]")


def passages(structure: Structure) -> tuple[Passage, ...]:
    """All passages in order. A printed table of contents is left out: the outline says it better."""
    return tuple(_passages(structure))


def _passages(structure: Structure) -> Iterator[Passage]:
    anchor, group = "", list[Element]()
    for element in structure.elements:
        if element.role in _SKIPPED:
            continue
        if group and not (group[0].role == "article" and element.role in _INSIDE):
            yield _passage(group, anchor)
            group = []
        anchor = element.anchor if not group and element.anchor else anchor
        group.append(element)
    if group:
        yield _passage(group, anchor)


def _passage(group: list[Element], anchor: str) -> Passage:
    first, *inside = group
    lines = (*_lines("", first.text), *(line for element in inside for line in _lines(element.number, element.text)))
    return Passage(
        role=_ROLES.get(first.role, "text"),
        number=first.number,
        anchor=anchor,
        lines=lines,
        key="".join(_label(line.number) + _key("".join(line.text.split())) for line in lines),
    )


def _lines(number: str, markdown: str) -> Iterator[Line]:
    """The lines of a paragraph or table as a reader sees them, cells apart."""
    for line in _BREAK.split(markdown):
        if not _RULE.fullmatch(line):
            yield Line(number=number, text=plain_text(html.unescape(_CELL.sub("　", line.strip().strip("|")))))
            number = ""


def tokens(passage: Passage) -> Iterator[Token]:
    """The whole text in words, a line break after each line; blanks and breaks go with the word before them."""
    for line in passage.lines:
        if line.number:
            yield Token(text=line.number, key=_label(line.number))
        for word in _TOKEN.findall(f"{line.text}\n"):
            yield Token(text=word, key=_word_key(word))


def _label(number: str) -> str:
    return f"#{number_key(number)}" if number else ""


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_ALIKE)


@lru_cache(4096)
def _word_key(word: str) -> str:
    return _key(word.rstrip())


@lru_cache(1024)
def number_key(number: str) -> str:
    """What a label counts, without the marks around it: `（一）`, `(一)` and `一、` are one."""
    return _LABEL_MARKS.sub("", unicodedata.normalize("NFKC", number))
