"""A text → a sheet of lines, by the suffix of its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import yaml

from .encoding import decode
from .refusal import Refusal
from .sheet import BLANKS, Dropped, Line, Sheet, split_lines
from .webpage import read_page

_FRONT_MATTER = re.compile(r"\A---\s*\n(?P<matter>.*?)\n---\s*(?:\n|\Z)", re.S)
_NOTES_END = re.compile(r"<!--\s*INFO END\s*-->")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*")
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_FENCE = re.compile(r"(```|~~~)")
# Markdown that means something by its line breaks: tables, lists, quotes, HTML.
_BLOCK = re.compile(r"\||[-*+]\s+\S|>|<[a-zA-Z/!]|!\[|\[\^|:{3}|-{3,}$")


def decoded_sheet(data: bytes, read: Callable[[str], Sheet]) -> Sheet | Refusal:
    """The sheet of a text in whatever encoding it comes."""
    if not data.strip():
        return Refusal("D106", "空文件，没有可以导入的文字")
    decoded = decode(data)
    if decoded is None:
        return Refusal("D101", "不是文本文件，或编码无法识别，请另存为 UTF-8 编码的文本")
    text, doubt = decoded
    sheet = read(text.removeprefix("\ufeff"))
    return replace(sheet, doubts=(*sheet.doubts, doubt)) if doubt else sheet


def read_text(text: str) -> Sheet:
    return Sheet(lines=tuple(split_lines(text)))


def read_markdown(text: str) -> Sheet:
    """Markdown as it is; its own front matter and the part above `<!-- INFO END -->` are read apart."""
    fields, dropped, text = _front_matter(text)
    notes, end, body = _split_notes(text)
    lines = _markdown_lines(body)
    head = _markdown_lines(notes) if end else []
    titles = [line for line in head if line.level]
    others = tuple(line.text for line in head if not line.level)
    title = fields.pop("title", "")
    return Sheet(
        lines=(*titles[:1], *lines), notes=others, title=title, markdown=True, fields=fields, dropped=dropped
    )


def _split_notes(text: str) -> tuple[str, bool, str]:
    parts = _NOTES_END.split(text, maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) == 2 else ("", False, text)


def _front_matter(text: str) -> tuple[dict[str, str], tuple[Dropped, ...], str]:
    """Front matter of the source: its title is taken over, the rest is named in the report."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, (), text
    try:
        matter = yaml.safe_load(found["matter"])
    except yaml.YAMLError:
        matter = None
    title = matter.get("title") if isinstance(matter, Mapping) else None
    kept = tuple(
        Dropped(text=line, reason="原文件的文件头") for line in found["matter"].splitlines() if line.strip()
    )
    return ({"title": str(title)} if title else {}), kept, text[found.end() :]


def _markdown_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    fence = gap = False
    for raw in text.splitlines():
        bare = raw.strip(BLANKS)
        marks = bool(_FENCE.match(bare))
        if not fence and not gap and _underlines(bare, lines):
            lines[-1] = replace(lines[-1], level=1 if bare[0] == "=" else 2)
        elif fence or marks:
            lines.append(Line(text=raw.rstrip(), gap=gap, verbatim=True))
        elif bare:
            lines.append(_markdown_line(raw, bare, gap))
        gap = not bare
        fence = fence != marks
    return lines


def _underlines(bare: str, lines: list[Line]) -> bool:
    """Whether a rule right below a line of text makes it a heading."""
    return bool(_UNDERLINE.fullmatch(bare) and lines and not lines[-1].verbatim and not lines[-1].level)


def _markdown_line(raw: str, bare: str, gap: bool) -> Line:
    if heading := _HEADING.fullmatch(bare):
        return Line(text=heading["text"], gap=gap, level=len(heading["marks"]))
    return Line(text=raw.rstrip() if _BLOCK.match(bare) else bare, gap=gap, verbatim=bool(_BLOCK.match(bare)))


READERS: dict[str, Callable[[str], Sheet]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".html": read_page,
    ".htm": read_page,
}
