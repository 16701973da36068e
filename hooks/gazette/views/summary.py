"""What a document says first, for places that have no room for its text."""

from __future__ import annotations

import html
import re

from ..catalog import Entry
from ..memory import remembered
from ..outline import plain_text

_LONGEST = 120
_ENOUGH = 30
_PROSE = ("article", "clause", "item", "point", "level", "text")
# What neither XML nor a calendar may carry, and what a line of its own would break.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")


def one_line(text: str) -> str:
    """A text on one line, without control characters; a line break between two Chinese characters was no blank."""
    return " ".join(_BREAK.sub("", _FORBIDDEN.sub("", text)).split())


@remembered
def summary_of(entry: Entry) -> str:
    """The description staff wrote, else the first words of the text, without its numbered parts where others come first; empty where
    there is no running text.
    """
    return one_line(entry.document.description) or _beginning(entry)


def _beginning(entry: Entry) -> str:
    text = ""
    for element in entry.structure.elements:
        if element.number and len(text) >= _ENOUGH:
            break
        if element.role in _PROSE and len(text) <= _LONGEST:
            text += one_line(html.unescape(plain_text(f"{element.number}{element.gap}{element.text}")))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
