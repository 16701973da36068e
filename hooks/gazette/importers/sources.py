"""A source of any kind → a sheet of lines: by what its bytes are, then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from .office import convert
from .portable import read_pdf
from .readers import READERS, decoded_sheet
from .refusal import Refusal
from .sheet import Sheet
from .word import Tracked, read_word

OLD_FORMATS = (".doc", ".wps", ".wpt", ".dot", ".odt", ".rtf")
SUFFIXES = frozenset({*READERS, *OLD_FORMATS, ".docx", ".docm", ".pdf"})
_LARGEST = 64 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|body|div|p|table|span|h\d)\b", re.I)

# A heading, or the line below the head of a table: no other text has either.
_MARKDOWN = re.compile(rb"^#{1,6} +\S|^\s*\|(?: *:?-{3,}:? *\|)+\s*$", re.M)


def read_source(path: Path, tracked: Tracked = Tracked.ACCEPT) -> Sheet | Refusal:
    """The sheet of a file, or why there is none."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            return Refusal("D103", f"文件有 {size >> 20} MB，超过 {_LARGEST >> 20} MB，没有读取，请压缩其中的图片")
        return read_bytes(path.read_bytes(), path.suffix.lower(), tracked)
    except OSError as error:
        return Refusal("D101", f"无法读取：{error.strerror}")


def read_bytes(data: bytes, suffix: str, tracked: Tracked) -> Sheet | Refusal:
    """The sheet of what a file holds: offices save web pages as .doc, and call an old .doc a .docx."""
    if _LOCKED in data and data.startswith(_OLE):
        return Refusal("D102", "文件加了密码，请解除密码后再导入")
    kind = _kind(data, suffix)
    if kind in OLD_FORMATS:
        converted = convert(data, kind)
        return converted if isinstance(converted, Refusal) else read_word(converted, tracked)
    return _BINARY.get(kind, partial(_text, kind))(data, tracked)


def suffix_of(data: bytes) -> str:
    """The suffix a file of these bytes should bear; `.txt` for any text that is neither a web page nor Markdown."""
    return _kind(data, "") or (".md" if _MARKDOWN.search(data) else ".txt")


def _kind(data: bytes, suffix: str) -> str:
    """The suffix that fits the bytes; the file's own where they say nothing else."""
    if data.startswith(b"PK\x03\x04"):
        return suffix if suffix == ".odt" else ".docx"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_OLE):
        return suffix if suffix in OLD_FORMATS else ".doc"
    return ".html" if _HTML.match(data) and suffix not in READERS else suffix


def _text(kind: str, data: bytes, tracked: Tracked) -> Sheet | Refusal:
    return decoded_sheet(data, READERS.get(kind, READERS[".txt"]))


_BINARY: Mapping[str, Callable[[bytes, Tracked], Sheet | Refusal]] = {
    ".docx": read_word,
    ".docm": read_word,
    ".pdf": lambda data, tracked: read_pdf(data),
}
