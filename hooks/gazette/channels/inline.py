"""The inside of one line: an element of a page → its runs, and runs as they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from lxml import html

from ..harmless import scheme_of
from .flow import Run, Runs

Aside = Callable[[html.HtmlElement], None]

INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"]
)
# What stands in a line and yet is no text: whoever reads the page takes it aside.
ASIDE = ("img", "video", "audio")
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "strong": {"bold": True}, "b": {"bold": True}, "em": {"italic": True}, "i": {"italic": True}, "del": {"strike": True},
    "s": {"strike": True}, "sup": {"raised": True}, "sub": {"lowered": True},
}  # fmt: skip
_PLAIN = Run(text="")
_LINE = "\v"  # a line break that is meant; those of the source are mere white space
_SOURCE_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_UNPRINTED = re.compile("[^\\t\\n\\r\\v\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # what neither XML nor paper holds
_WIDE = re.compile(r"[^\x00-\x7f]")
_BLANKS = " \t\r\n\v"  # an ideographic space is text


def parts_of(node: html.HtmlElement, skip: html.HtmlElement | None = None) -> list[str | html.HtmlElement]:
    """The texts and elements of a node in order; the words behind `skip` stay."""
    parts: list[str | html.HtmlElement] = [node.text or ""]
    for child in node:
        if child is not skip and isinstance(child.tag, str):
            parts.append(child)
        parts.append(child.tail or "")
    return parts


def runs_of(parts: Iterable[str | html.HtmlElement], aside: Aside, look: Run = _PLAIN) -> list[Run]:
    """What stands in a line, not yet trimmed; what is no text goes to `aside`."""
    return [run for part in parts for run in (_runs(part, aside, look) if not isinstance(part, str) else [replace(look, text=part)])]


def _runs(node: html.HtmlElement, aside: Aside, look: Run) -> list[Run]:
    if node.tag in ASIDE:
        aside(node)
        return []
    if node.tag == "br":
        return [replace(look, text=_LINE)]
    if note := _note_number(node):
        return [replace(look, note=note)]
    if "footnote-backref" in node.get("class", ""):
        return []
    look = replace(look, **_LOOKS.get(node.tag, {}))
    if node.tag == "a" and scheme_of(node.get("href", "")):
        look = replace(look, href=node.get("href", ""))
    runs = runs_of(parts_of(node), aside, look)
    return runs if node.tag in INLINE else [*runs, replace(look, text=_LINE)]


def _note_number(node: html.HtmlElement) -> int:
    link = node.find("a[@class='footnote-ref']") if node.tag == "sup" else None
    text = link.text_content() if link is not None else ""
    return int(text) if text.isdecimal() else 0


def lines_of(runs: Iterable[Run]) -> tuple[Runs, ...]:
    """Runs cut at their line breaks, each line trimmed, none empty."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split(_LINE)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=piece)] for piece in rest]
    return tuple(line for pieces in lines if (line := trimmed(pieces)))


def trimmed(runs: Iterable[Run]) -> Runs:
    """Runs as printed: breaks of the source closed, those meant as newlines, no blank at either end, none empty."""
    told = [replace(run, text=_SOURCE_BREAK.sub(_glue, printed(run.text))) for run in runs]
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while told and not told[at].note and not (text := strip(told[at].text, _BLANKS)):
            told.pop(at)
        if told and not told[at].note:
            told[at] = replace(told[at], text=text)
    return tuple(replace(run, text=run.text.replace(_LINE, "\n")) for run in told if run.text or run.note)


def printed(text: str) -> str:
    """A text without control characters."""
    return _UNPRINTED.sub("", text)


def _glue(found: re.Match[str]) -> str:
    """No blank between Chinese characters, one between words."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return "" if _WIDE.match(before) or _WIDE.match(after) else " "
