"""Plain text → Markdown that shows exactly this text."""

from __future__ import annotations

import re

# Python-Markdown takes a backslash before these; < and & need entities.
_SPECIAL = re.compile(r"[\\*_`\[\]{}]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?:[#>+\-!]|={3,}|:{3,}|~{3,})")
_FENCES = {"=": "&#61;", ":": "&#58;", "~": "&#126;"}


def escape_text(text: str) -> str:
    """`___`, `*`, `<` and the like as characters; numbers at the head of a line stay as they are."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    return _LINE_START.sub(lambda found: _FENCES.get(found[0][0], "\\" + found[0][0]) + found[0][1:], text)
