"""What a text points at: the targets of its links and pictures, in Markdown and in raw HTML, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from .harmless import TAGS, scheme_of
from .images import without_code
from .model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One file of this site as a text names it. `raw`: in HTML, where it counts from the page's address; `shown`: a picture."""

    written: str
    raw: bool
    shown: bool
    place: Place


TAG = re.compile(r"<(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)(?P<end>>?)")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_LED = ("href", "src", "poster")
_TO = r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^()\n\"']|(?<=[^\s(])[\"']|\([^()\n]*\))*?))"
# A link around a picture has brackets in its words; only their end is looked at.
_INLINE = re.compile(rf"(?:(?P<image>!?)\[[^\[\]]*|(?<=[)\]]))\]\(\s*{_TO}\s*(?:[\"'][^\n]*?[\"']\s*)?\)")
_REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\]\n^][^\]\n]*)\]:[ \t]*<?(?P<to>[^\s>]*)", re.M)
_NAMED = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]+)\](?!:)(?:\[(?P<name>[^\[\]]*)\])?")
_ESCAPED = re.compile(r"\\[\\`!\[\](){}<>]")  # a sign behind a backslash is a word of the text
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SIGN = re.compile(r"\]\(|\]:|<[a-zA-Z]")


def read_targets(path: str, body: str, first_line: int) -> tuple[Target, ...]:
    """Every target on this site in the body of a file that begins on `first_line`, in order. Anchors of the page itself are none."""
    if not _SIGN.search(body):
        return ()
    text = readable(_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), body))
    found = sorted({*((*target, False) for target in markdown_targets(text)), *((*target, True) for target in _html_targets(text))})
    return tuple(
        Target(written=to, raw=raw, shown=name != "href", place=place_at(path, text, at, first_line))
        for at, name, to, raw in found
        if to and not scheme_of(to) and not to.startswith(("#", "?", "//", "\\\\"))
    )


def readable(body: str) -> str:
    """A body with blanks in place of its code and of escaped signs, every other character where it was."""
    return _ESCAPED.sub("\0\0", without_code(body))


def markdown_targets(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, the attribute it becomes (`src` of a picture, `href` of a link) and the target, without its title."""
    for found in _INLINE.finditer(text):
        group = "bare" if found["angled"] is None else "angled"
        yield found.start(group), "src" if found["image"] else "href", found[group].strip()
    references = list(_REFERENCE.finditer(text))
    named = {(name["name"] or name["words"]).lower(): name["image"] for name in _NAMED.finditer(text)} if references else {}
    for found in references:
        if (name := found["name"].lower()) in named:
            yield found.start("to"), "src" if named[name] else "href", found["to"]


def attributes(tag: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """Offset, name in small letters and value of each attribute in the `rest` of what was found."""
    for found in _ATTRIBUTE.finditer(tag["rest"]):
        yield tag.start("rest") + found.start(), found[1].lower(), found[2] or found[3] or found[4] or ""


def place_at(path: str, text: str, at: int, first_line: int) -> Place:
    return Place(path, first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))


def _html_targets(text: str) -> Iterator[tuple[int, str, str]]:
    for tag in TAG.finditer(text):
        if tag["name"].lower() in TAGS:
            yield from ((at, name, unescape(to).strip()) for at, name, to in attributes(tag) if name in _LED)
