"""What in a Markdown block is no running text: links, images, code, tags and what must not hold a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..structure import Element

HOLE = "\ufffc"

_CLOSED = "a|code|pre|script|style|button|summary|textarea|svg|h[1-6]|kbd|samp"
_NO_TEXT = re.compile(
    rf"<!--.*?-->|<(?P<tag>{_CLOSED})\b.*?</(?P=tag)\s*>|</?[A-Za-z][^<>]*>|<[a-z]+:[^<>\s]*>"
    r"|(?P<ticks>`+).+?(?P=ticks)"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\s?\[[^\[\]]*\])"
    r"|\[\^[^\]]+\]:?|\{[:#.][^{}\n]*\}",
    re.S | re.I,
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)([^\]\n]+)\]:.*$", re.M)
_SIGNS = ("`", "[", "<", "{")


def defined_links(elements: Iterable[Element]) -> frozenset[str]:
    """The names of `[name]: address` lines: `[name]` alone is a link then."""
    return frozenset(
        name for element in elements if element.role == "other" for name in _DEFINITION.findall(element.text)
    )


def running_text(element: Element, defined: frozenset[str]) -> str:
    """An element's text with holes of the same length where no citation is looked for."""
    text = element.text
    if element.role == "other":
        if _FENCE.match(text):
            return ""
        text = _DEFINITION.sub(_hole, text)
    if any(sign in text for sign in _SIGNS):
        text = _NO_TEXT.sub(_hole, text)
        for name in defined:
            text = text.replace(f"[{name}]", HOLE * (len(name) + 2))
    return text


def _hole(found: re.Match[str]) -> str:
    return HOLE * len(found[0])
