"""Plain text → Markdown that shows exactly this text."""

from __future__ import annotations

import re

# Only what Markdown would take for markup: [2024] and 《甲<乙>》 stay readable in the source.
_SPECIAL = re.compile(r"[\\*_`]|\[(?=[^\]]*\]\s?[(\[:]|\^)|\{(?=:)|!(?=\[)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_START = re.compile(r"^(?:[#>+\-!]|={3,}|:{3,}|~{3,})")
_FENCES = {"=": "&#61;", ":": "&#58;", "~": "&#126;"}


def escape_text(text: str) -> str:
    """`___`, `*`, `<` and the like as characters; numbers at the head of a line stay as they are."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], _ENTITY.sub("&amp;", text))
    text = _TAG.sub("&lt;", text)
    return _LINE_START.sub(lambda found: _FENCES.get(found[0][0], "\\" + found[0][0]) + found[0][1:], text)
