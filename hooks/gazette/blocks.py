"""Markdown body → blocks in order: headings, plain paragraphs, and whatever else Markdown means, left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .labels import Label, Mark, read_label


class Form(Enum):
    """How a block stands in the source."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block; `line` counts from 1 within the body. A heading has its level, a paragraph its lines joined to one."""

    form: Form
    line: int
    text: str
    level: int = 0
    label: Label | None = None


_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.+?)[ \t]*#*$")
_OTHER = re.compile(r"\s{0,3}(?:[-*+]\s|>|<[a-zA-Z/!]|\[[^\]]+\]:|!!!|\|)|\s{0,3}(?:[-*_]\s*){3,}$|:\s")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_NESTED = re.compile(r"(?:\s{2,}|\t)(?:[-*+]\s|\d+[.)]\s)")
_SENTENCE_END = "。；：！？;:!?"
_ASCII_EDGE = re.compile(r"[!-~]")


def read_blocks(body: str) -> tuple[Block, ...]:
    """All blocks of a body; nothing is lost but blank lines."""
    chunks = list(_chunks(body))
    law = any(label.mark is Mark.ARTICLE and label.spaced for label in _first_labels(chunks))
    blocks: list[Block] = []
    for line, lines in chunks:
        blocks += _read_chunk(line, lines, law, after_list=_is_list(blocks[-1]) if blocks else False)
    return tuple(blocks)


def _first_labels(chunks: list[tuple[int, list[str]]]) -> Iterator[Label]:
    lines = (line for _, lines in chunks for line in lines if not line.startswith("|"))
    return (label for line in lines if (label := read_label(_HEADING.sub(r"\2", line))))


def _chunks(body: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank lines; a fenced block is one run, blanks included; a heading stands alone."""
    run: list[str] = []
    fence = ""
    for number, line in enumerate(body.split("\n"), 1):
        opening = _FENCE.match(line)
        if fence:
            run.append(line)
            fence = "" if opening and opening[1].startswith(fence) else fence
        elif opening or _HEADING.match(line):
            if run:
                yield number - len(run), run
            fence = opening[1] if opening else ""
            run = [line]
        elif line.strip("\u3000\xa0 \t"):
            run.append(line)
            continue
        if run and not fence:
            ends_here = bool(line.strip("\u3000\xa0 \t"))
            yield number - len(run) + ends_here, run
            run = []
    if run:
        yield body.count("\n") + 2 - len(run), run


def _is_list(block: Block) -> bool:
    return block.form is Form.OTHER and bool(re.match(r"\s*(?:[-*+]|\d+[.)])\s", block.text))


def _read_chunk(line: int, lines: list[str], law: bool, after_list: bool) -> Iterator[Block]:
    if found := _HEADING.match(lines[0]):
        text = found[2].strip("\u3000\xa0 ")
        yield Block(form=Form.HEADING, line=line, text=text, level=len(found[1]), label=read_label(text))
    elif _is_other(lines) or (after_list and re.match(r" {2,}|\t", lines[0])):
        yield Block(form=Form.OTHER, line=line, text="\n".join(lines))
    else:
        yield from _paragraphs(line, lines, law)


def _is_other(lines: list[str]) -> bool:
    if _FENCE.match(lines[0]) or _OTHER.match(lines[0]):
        return True
    if len(lines) > 1 and ("|" in lines[0] and _DELIMITER.match(lines[1])):
        return True
    return any(_NESTED.match(line) for line in lines[1:]) or (len(lines) > 1 and lines[1].startswith(": "))


def _paragraphs(line: int, lines: list[str], law: bool) -> Iterator[Block]:
    start, text = line, ""
    for number, current in enumerate(lines, line):
        if text and _starts_paragraph(current, text, law):
            yield _paragraph(start, text)
            start, text = number, ""
        text = join_lines(text, current)
    yield _paragraph(start, text)


def _paragraph(line: int, text: str) -> Block:
    return Block(form=Form.PARAGRAPH, line=line, text=text, label=read_label(text))


def _starts_paragraph(line: str, before: str, law: bool) -> bool:
    if line.startswith(("\u3000", "\xa0")) or read_label(line) is not None:
        return True
    return law and before.endswith(tuple(_SENTENCE_END))


def join_lines(before: str, line: str) -> str:
    """Two lines of one paragraph as one: no blank between Chinese characters, one between two ASCII words."""
    line = line.lstrip("\u3000\xa0 \t")
    if not before:
        return _with_break(line)
    label = read_label(before)
    if label and label.mark is Mark.ARTICLE and not label.rest:
        return before + "\u3000" + _with_break(line)
    glue = " " if _ASCII_EDGE.match(before[-1]) and _ASCII_EDGE.match(line[:1]) and not before.endswith("<br>") else ""
    return before + glue + _with_break(line)


def _with_break(line: str) -> str:
    """A line whose end asks for a line break (two blanks or a backslash) with `<br>` there."""
    bare = line.rstrip(" ")
    if len(line) - len(bare) > 1:
        return bare + "<br>"
    return line[:-1] + "<br>" if line.endswith("\\") else line.rstrip()
