"""Whether the pictures of a 图解 say in words what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ..catalog import Catalog
from ..findings import Finding
from ..model import Document, Place

_PICTURE_KIND = "图解"
_FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.M | re.S)
_MARKDOWN = re.compile(r"!\[(?P<alt>[^\]]*)\](?:\((?P<source>[^)\s]*)[^)]*\)|\[(?P<name>[^\]]*)\])")
_HTML = re.compile(r"<img\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""\b(?P<name>alt|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))""", re.I)
# What says nothing of the picture: that it is one, which one it is, or what a camera or chat program called it.
_EMPTY_WORDS = re.compile(
    r"(?:图片|图像|图|插图|配图|图解|截图|照片|长图|海报|微信图片|未命名|image|img|picture|pic|photo|dsc|screenshot)?[\W_\d一二三四五六七八九十]*"
    r"|[\w\-.() （）]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)|[\W_]*",
    re.I,
)
_TOLD = re.compile(r"(?:<summary[^>]*>|^#{1,6}\s)[^\n<]*(?:文字版|文字说明|文字内容|图片说明|无障碍|替代文字)", re.M)


def pictures_told(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """I101 for each picture in the text of a 图解 without words of its own, unless the text has a section 文字版."""
    for entry in catalog.entries.values():
        document = entry.document
        if document.kind == _PICTURE_KIND and not _TOLD.search(document.body):
            yield from _silent(document)


def _silent(document: Document) -> Iterator[Finding]:
    body = _FENCED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), document.body)
    for start, alt, source in sorted([*_markdown(body), *_html(body)]):
        if _says_nothing(alt, source):
            shown = f"「{alt}」没有说明图上的内容" if alt else "没有替代文字"
            message = f"图片 {source} {shown}，请写成 ![图上说了什么]({source})，或在正文里加一节“文字版”"
            yield Finding(_place(document, start), "I101", message)


def _markdown(body: str) -> Iterator[tuple[int, str, str]]:
    for found in _MARKDOWN.finditer(body):
        yield found.start(), found["alt"].strip(), found["source"] or found["name"] or found["alt"]


def _html(body: str) -> Iterator[tuple[int, str, str]]:
    for found in _HTML.finditer(body):
        attributes = {a["name"].lower(): a["double"] or a["single"] or a["bare"] or "" for a in _ATTRIBUTE.finditer(found[0])}
        yield found.start(), attributes.get("alt", "").strip(), attributes.get("src", "")


def _says_nothing(alt: str, source: str) -> bool:
    return bool(_EMPTY_WORDS.fullmatch(alt)) or alt in (PurePosixPath(unquote(source)).name, PurePosixPath(unquote(source)).stem)


def _place(document: Document, offset: int) -> Place:
    before = document.body[:offset]
    return Place(document.uri, document.body_line + before.count("\n"), offset - before.rfind("\n"))
