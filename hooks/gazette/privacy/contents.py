"""What stands inside an attachment: documents, spreadsheets, PDF, text, archives within archives, and where a picture was taken."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from charset_normalizer import from_bytes
from lxml import etree
from PIL import Image

_MAX_MEMBER = 64 * 1024 * 1024
_MAX_MEMBERS = 5000
_MAX_DEPTH = 3
_GPS = 0x8825  # the EXIF directory of the place a picture was taken
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a file: where it is in words, its rows of cells (a line of text is one cell), whether it tells a place."""

    where: str
    rows: tuple[tuple[str, ...], ...] = ()
    located: bool = False


class UnreadableError(Exception):
    """A file whose contents cannot be looked at, with the reason in words."""


def read_parts(name: str, data: bytes, depth: int = 0) -> Iterator[Part]:
    """All parts of a file; nothing for a kind that holds no text (a film, a font). Raises UnreadableError."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _CLOSED:
        raise UnreadableError(f"{suffix} 文件的内容没法检查")
    reader = _READERS.get(suffix)
    if reader is None:
        return
    try:
        yield from reader(data, depth)
    except UnreadableError:
        raise
    except Exception as fault:  # a broken file breaks its reader in any way it likes; none of them may end the build
        raise UnreadableError("文件损坏或加了密，内容没法检查") from fault


def _text(data: bytes, depth: int) -> Iterator[Part]:
    guess = from_bytes(data).best()
    for number, line in enumerate(str(guess or "").splitlines(), 1):
        yield Part(where=f"第{number}行", rows=((line,),))


def _markup(data: bytes, depth: int) -> Iterator[Part]:
    """The words of a page or drawing, not the figures it is drawn with."""
    root = etree.fromstring(data, etree.HTMLParser())
    texts = (str(text) for text in root.itertext() if text.strip()) if root is not None else ()
    yield Part(where="文字", rows=tuple((text,) for text in texts))


def _csv(data: bytes, depth: int) -> Iterator[Part]:
    guess = from_bytes(data).best()
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(str(guess or ""))))
    yield Part(where="表格", rows=rows)


def _sheets(data: bytes, depth: int) -> Iterator[Part]:
    from openpyxl import load_workbook  # loading it takes longer than most builds have to do with it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = tuple(tuple(_cell(value) for value in row) for row in sheet.iter_rows(values_only=True))
        yield Part(where=f"工作表“{sheet.title}”", rows=rows)
    yield from _pictures(data, depth)


def _cell(value: object) -> str:
    """A number that a spreadsheet keeps as a figure is read with all its digits."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _word(data: bytes, depth: int) -> Iterator[Part]:
    """Every XML part, comments, footnotes and properties too, and what was deleted in tracked changes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in _members(archive):
            if member.filename.endswith(".xml"):
                root = etree.fromstring(archive.read(member), etree.XMLParser(resolve_entities=False, huge_tree=False))
                yield Part(where=member.filename, rows=tuple(_paragraphs(root)))
                yield from (Part(where=member.filename, rows=_table(table)) for table in root.iter(f"{_WORD}tbl"))
    yield from _pictures(data, depth)


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, ...]]:
    found = False
    for paragraph in root.iter(f"{_WORD}p"):
        found = True
        yield ("".join(map(str, paragraph.itertext(f"{_WORD}t", f"{_WORD}delText"))),)
    if not found:
        yield (" ".join(str(text).strip() for text in root.itertext()),)


def _table(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple("".join(map(str, cell.itertext(f"{_WORD}t"))) for cell in row.iterchildren(f"{_WORD}tc")) for row in table.iter(f"{_WORD}tr")
    )


def _slides(data: bytes, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in _members(archive):
            if member.filename.endswith(".xml"):
                root = etree.fromstring(archive.read(member), etree.XMLParser(resolve_entities=False))
                yield Part(where=member.filename, rows=tuple((str(text),) for text in root.itertext() if text.strip()))
    yield from _pictures(data, depth)


def _pictures(data: bytes, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in _members(archive):
            if PurePosixPath(member.filename).suffix.lower() in _PICTURES:
                yield from _image(archive.read(member), depth)


def _pdf(data: bytes, depth: int) -> Iterator[Part]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("PDF 加了密码，内容没法检查")
    for number, page in enumerate(reader.pages, 1):
        yield Part(where=f"第{number}页", rows=tuple((line,) for line in page.extract_text().splitlines()))
    told = [str(value) for value in (reader.metadata or {}).values()]
    yield Part(where="文件属性", rows=tuple((value,) for value in told))


def _image(data: bytes, depth: int) -> Iterator[Part]:
    with Image.open(io.BytesIO(data)) as image:
        yield Part(where="图片", located=bool(image.getexif().get_ifd(_GPS)))


def _archive(data: bytes, depth: int) -> Iterator[Part]:
    if depth >= _MAX_DEPTH:
        raise UnreadableError("压缩包套得太深，内容没法检查")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in _members(archive):
            yield Part(where="压缩包里的文件名", rows=((member.filename,),))
            for part in read_parts(member.filename, archive.read(member), depth + 1):
                yield Part(where=f"压缩包里的 {PurePosixPath(member.filename).name} {part.where}", rows=part.rows, located=part.located)


def _members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive; one that would not end once unpacked is refused."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS or any(member.file_size > _MAX_MEMBER for member in members):
        raise UnreadableError("压缩包里的文件太多或太大，内容没法检查")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError("压缩包加了密码，内容没法检查")
    yield from members


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic")
_CLOSED = frozenset({".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".rar", ".7z"})
_READERS: dict[str, Callable[[bytes, int], Iterator[Part]]] = {
    ".txt": _text,
    ".csv": _csv,
    ".json": _text,
    ".xml": _markup,
    ".html": _markup,
    ".htm": _markup,
    ".svg": _markup,
    ".xlsx": _sheets,
    ".docx": _word,
    ".pptx": _slides,
    ".pdf": _pdf,
    ".zip": _archive,
    **dict.fromkeys(_PICTURES[:-1], _image),
}
