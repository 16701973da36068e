"""Views that staff place in their own pages: fenced blocks with YAML options, found in the text and marked for filling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fences import fenced_blocks
from .findings import Finding
from .model import Place
from .nodes import Items, Table
from .source import read_mended

NAMES = ("时间轴", "索引", "专题", "作战图", "荣誉", "任务清单", "月任务清单", "总览", "佐证表", "资金", "宣传台账", "问题整改")
_NAMED = re.compile(rf"^(?:```+|~~~+)[ \t]*(?:{'|'.join(NAMES)})[ \t]*$", re.M)
# Any fenced block: one that stands in another, longer one is an example of how it is written.
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[ \t]*(?P<name>[^`\n]*?)[ \t]*\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.M | re.S)
_MARK = re.compile(r'<div class="gz-embed" data-embed="(\d+)"></div>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """One block: which view, with which options (a table, or a list for a collection), and where it stands."""

    name: str
    options: Table | Items
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a page's HTML, and the number of the block that follows it (-1 after the last)."""

    html: str
    embed: int = -1


def take_embeds(path: str, text: str, first_line: int) -> tuple[str, tuple[Embed, ...], list[Finding]]:
    """The text with a mark for each block, the blocks, and what is wrong with their YAML."""
    if not _NAMED.search(text):
        return text, (), []
    embeds: list[Embed] = []
    findings: list[Finding] = []
    pieces, at = [], 0
    for found in fenced_blocks(_FENCE, text):
        if found["name"] in NAMES:
            mark = f'<div class="gz-embed" data-embed="{len(embeds)}"></div>\n' + "\n" * (found[0].count("\n") - 1)
            pieces += [text[at : found.start()], mark]
            at = found.end()
            embeds.append(_read(path, found, first_line + text.count("\n", 0, found.start()), findings))
    return "".join((*pieces, text[at:])), tuple(embeds), findings


def _read(path: str, found: re.Match[str], line: int, findings: list[Finding]) -> Embed:
    place = Place(path, line)
    node, faults = read_mended(path, found["text"], line + 1)
    findings += faults
    empty = Table(place=place, entries=())
    if node is not None and not isinstance(node, Table | Items):
        findings.append(Finding(node.place, "B106", f"「{found['name']}」里应当一行一个“键: 值”"))
    return Embed(name=found["name"], options=node if isinstance(node, Table | Items) else empty, place=place)


def split_html(html: str) -> tuple[Piece, ...]:
    """A page's HTML cut at the marks, so that a template can fill in the views."""
    parts = _MARK.split(html)
    pairs = zip(parts[::2], [*parts[1::2], "-1"], strict=True)
    return tuple(Piece(html=text, embed=int(number)) for text, number in pairs)
