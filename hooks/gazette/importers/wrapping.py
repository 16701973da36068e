"""Hard-wrapped lines → paragraphs. Nothing is joined where a text is not wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.labels import Mark, is_portion, read_label
from gazette.tails import is_labelled
from gazette.values import parse_chinese_date

from .sheet import TERMINAL, Line, width

_LEAST_LINES = 4
_LEAST_BROKEN, _BROKEN_SHARE = 2, 0.2
LEAST_WIDTH, _MOST_WIDTH = 30, 140  # columns of print
_LEAST_SENTENCES, _WIDE_SHARE = 4, 0.6
_WITHIN = re.compile("[，。；,;]")
_RAGGED = 4  # columns that a line may lack because a character or a punctuation mark did not fit
_INDENT = 6  # and those a paragraph's first line lacks when its indent was lost
_SENTENCE_END = "。；！？;!?：:"
_PARAGRAPH_END = ("。", "；", "：")
_COLUMNS = re.compile(r"\S(?:\u3000{2,}| {3,}|\t)\S")  # a signature with its date, an officer with his office
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_LEADERS = re.compile(r".*[.．·…]{3,}\s*\d{1,3}")  # a line of the printed contents
_FIGURE = re.compile(r"\d{1,3}")  # the number of a page, or of a row, with nothing beside it
_DATE_LINE = re.compile(r"[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[）)]?")


def measure(lines: Sequence[Line]) -> int | None:
    """The width a text was wrapped at, in columns; None for a text that is not wrapped.

    In a wrapped text no line is much wider than the rest, and many lines at full width end in mid-sentence.
    """
    prose = [line for line in lines if not line.verbatim and not line.level]
    if len(prose) < _LEAST_LINES:
        return None
    widths = sorted(width(line.text) for line in prose)
    full = widths[int(len(widths) * 0.9)]
    if not LEAST_WIDTH <= full <= _MOST_WIDTH or widths[-1] > full + 2 * _RAGGED:
        return None
    broken = [line for line, after in pairwise(prose) if _is_broken(line, after, full)]
    return full if len(broken) >= max(_LEAST_BROKEN, len(prose) * _BROKEN_SHARE) or _is_prose(broken, prose, full) else None


def _is_prose(broken: Sequence[Line], prose: Sequence[Line], full: int) -> bool:
    """Whether most lines that reach the margin break a sentence there, however many short lines stand among them."""
    wide = sum(width(line.text) >= full - _RAGGED - _INDENT for line in prose)
    sentences = sum(bool(_WITHIN.search(line.text)) for line in broken)
    return sentences >= _LEAST_SENTENCES and len(broken) >= wide * _WIDE_SHARE


def _is_broken(line: Line, after: Line, full: int) -> bool:
    """Whether a line ends at the margin in the middle of a sentence that the next one goes on with."""
    label = read_label(after.text)
    goes_on = not after.gap and not after.indented and not (label and label.spaced)
    return goes_on and line.text[-1] not in TERMINAL and width(line.text) >= full - _RAGGED - _INDENT


def join_lines(lines: Sequence[Line], full: int | None) -> list[Line]:
    """Paragraphs of a text wrapped at `full` columns; the lines themselves where it is None."""
    if full is None:
        return list(lines)
    indents_tell = sum(line.indented for line in lines) < len(lines) * 0.6
    has_indents = sum(line.indented for line in lines) > len(lines) * 0.2
    paragraphs: list[Line] = []
    last = ""  # the last source line of the paragraph in hand
    for index, line in enumerate(lines):
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        goes_on = last and has_indents and not line.indented and _is_unfinished(last, full)
        is_own = _is_own(line, after, last) and not goes_on
        is_duty = bool(paragraphs) and _is_duty(line.text, paragraphs[-1].text, last, full)
        starts = not paragraphs or line.gap or (line.indented and indents_tell) or is_own or is_duty
        if starts or _closes(paragraphs[-1], last, full):
            paragraphs.append(line)
        else:
            paragraphs[-1] = replace(paragraphs[-1], text=_glue(paragraphs[-1].text, line.text))
        last = line.text
    return paragraphs


def _is_own(line: Line, after: str, last: str) -> bool:
    """Whether a line starts a paragraph by what it is: a heading, a label, a date, a signature above one."""
    label = read_label(line.text)
    if line.verbatim or line.level or _FIGURE.fullmatch(line.text) or _FIGURE.fullmatch(last) or (label and (label.spaced or last.endswith(_PARAGRAPH_END))):
        return True
    if any(_COLUMNS.search(text) and not re.search("[，。；]", text) for text in (line.text, last)):
        return True
    signs = _is_date(after) and not re.search(r"[，。；：,;:]", line.text)
    return signs or _is_date(line.text)


def _is_duty(text: str, paragraph: str, last: str, full: int) -> bool:
    """Whether a line says 责任单位：… by itself, and is not the rest of such a bracket that was begun before."""
    is_open = sum(map(paragraph.count, "（(〔【")) > sum(map(paragraph.count, "）)〕】"))
    return is_labelled(text) and not is_open and not (text[0] in "（(〔【" and _is_unfinished(last + "，", full))


def _is_unfinished(last: str, full: int) -> bool:
    """Whether a line runs to the margin in mid-sentence, so that （一）below it may be a citation: 本条第 / （一）项."""
    return width(last) >= full - _RAGGED - _INDENT and last[-1] not in TERMINAL and not _LEADERS.fullmatch(last)


def _is_date(text: str) -> bool:
    return bool(_DATE_LINE.fullmatch(text) or parse_chinese_date(text))


def _closes(paragraph: Line, last: str, full: int) -> bool:
    """Whether the paragraph in hand is complete: a heading, or a sentence that ends before the margin."""
    if paragraph.verbatim or paragraph.level or _is_date(last) or _LEADERS.fullmatch(last):
        return True
    first = paragraph.text == last
    short = width(last) < full - _RAGGED - (_INDENT if first else 0)
    return short and (last[-1] in _SENTENCE_END or (first and is_heading(last)) or is_labelled(paragraph.text))


def is_heading(text: str) -> bool:
    """Whether a line is a number and a name: 一、总体要求."""
    label = read_label(text)
    return is_portion(text) or bool(label and label.mark is not Mark.ARTICLE and not re.search(r"[，。；,;]", label.rest))


def _glue(before: str, after: str) -> str:
    """Two lines as one: no blank between Chinese, one between two words in Latin letters or figures."""
    blank = " " if _ASCII_WORD.match(before[-1]) and _ASCII_WORD.match(after) else ""
    return before + blank + after
