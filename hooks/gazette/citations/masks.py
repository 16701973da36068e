"""What in a Markdown block is no running text: links, images, code, tags and what must not hold a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..structure import Element

HOLE = "\ufffc"

# A link, code or heading of tags: nothing in it is looked at, up to its end.
_CLOSED = frozenset(["a", "code", "pre", "script", "style", "button", "summary", "textarea", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "samp", "option"])
_TAG = re.compile(
    r"""<!--|-->|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:[\s/](?:[^<>"']|"[^"<>]{0,999}"|'[^'<>]{0,999}')*)?>|<[a-z]+:[^<>\s]*>"""
)
_NO_TEXT = re.compile(
    r"(?P<ticks>`+)(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\s?\[[^\[\]]*\])"
    r"|\[\^[^\[\]]+\]:?|\{[:#.][^{}\n]*\}|(?<=\))[ \t]*[{｛][^{}｛｝\n]*[}｝]",
    re.S,
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)([^\]\n]+)\]:.*$", re.M)
_SIGNS = ("`", "[", "{", "｛")


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
    if "<" in text:
        text = _without(text, _tagged(text))
    if any(sign in text for sign in _SIGNS):
        text = _NO_TEXT.sub(_hole, text)
        for name in defined:
            text = text.replace(f"[{name}]", HOLE * (len(name) + 2))
    return text


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], HOLE * (end - start)]
        last = end
    return "".join((*pieces, text[last:]))


def _tagged(text: str) -> Iterator[tuple[int, int]]:
    """Where tags stand, and what the closed ones hold; one that is left open holds all that follows."""
    start, until = 0, ""
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if until:
            if tag[0] == until or (tag["end"] and name == until):
                yield start, tag.end()
                until = ""
        elif tag[0] == "<!--" or (name in _CLOSED and not tag["end"]):
            start, until = tag.start(), name or "-->"
        else:
            yield tag.span()
    if until:
        yield start, len(text)


def _hole(found: re.Match[str]) -> str:
    return HOLE * len(found[0])
