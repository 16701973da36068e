"""Pictures that prove something: `![说明](图.jpg){ 佐证=indicators/a.md#ind-3 }` in a body → what each shows and proves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .memory import remembered
from .model import Document, Place, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: `src` as written, `proves` the tasks and indicators it names, `anchor` where it stands in its page."""

    alt: str
    src: str
    anchor: str
    place: Place
    proves: tuple[Reference, ...]


_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*(?P<src>[^)\s]+)[^)\n]*\)[ \t]*[{｛][:：]?(?P<attributes>[^{}｛｝\n]*佐证[^{}｛｝\n]*)[}｝]"
)
_PROVES = re.compile(r"佐证\s*[=＝:：]\s*(?:[\"“”'‘’](?P<quoted>[^\"“”'‘’]*)[\"“”'‘’]|(?P<bare>[^\s\"“”'‘’]+))")
_TARGET = re.compile(r"(?:《[^》]*》|[^\s、，,;；《])+")
_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[ \t]*$|\Z)|`[^`\n]+`", re.M | re.S)


@remembered
def find_pictures(document: Document) -> tuple[Picture, ...]:
    """Every picture of a body that names what it proves, in order."""
    return tuple(_picture(document, at, found) for at, found in enumerate(_found(document.body), 1))


def mark_pictures(text: str, first: int) -> tuple[str, int]:
    """A stretch of a body with the anchors of its pictures in place of 佐证, as attr_list wants it; and how many there are."""
    parts, at, count = [], 0, 0
    for count, found in enumerate(_found(text), 1):
        others = _PROVES.sub("", found["attributes"]).strip()
        opening = found.start("attributes")
        brace = max(text.rfind("{", 0, opening), text.rfind("｛", 0, opening))
        parts += [text[at:brace].rstrip(" \t"), f"{{: {others} #{_anchor(first + count - 1)} }}"]
        at = found.end()
    return "".join((*parts, text[at:])), count


def _found(text: str) -> Iterator[re.Match[str]]:
    """Not in code, where the same words are an example."""
    if "佐证" not in text or "![" not in text:
        return iter(())
    return _PICTURE.finditer(without_code(text))


def without_code(text: str) -> str:
    """A text with blanks in place of its code, every other character where it was."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def _picture(document: Document, at: int, found: re.Match[str]) -> Picture:
    return Picture(
        alt=found["alt"].strip(),
        src=found["src"].strip("<>"),
        anchor=_anchor(at),
        place=_place(document, found.start()),
        proves=tuple(_proves(document, found)),
    )


def _proves(document: Document, found: re.Match[str]) -> Iterator[Reference]:
    for named in _PROVES.finditer(found["attributes"]):
        group = "quoted" if named["quoted"] is not None else "bare"
        for target in _TARGET.finditer(named[group]):
            path, _, anchor = target[0].partition("#")
            at = found.start("attributes") + named.start(group) + target.start()
            yield Reference(target=path, anchor=anchor, place=_place(document, at))


def _place(document: Document, at: int) -> Place:
    before = document.body[:at]
    return Place(document.uri, document.body_line + before.count("\n"), at - before.rfind("\n"))


def _anchor(at: int) -> str:
    return f"img-{at}"
