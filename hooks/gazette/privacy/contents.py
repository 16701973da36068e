"""What stands inside an attachment: documents, spreadsheets, PDF, text, archives within archives, and where a picture was taken."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from charset_normalizer import from_bytes
from lxml import etree
from PIL import Image

from .office import asides, office
from .parts import Part, UnreadableError, members, name_of
from .portable import read_pdf

_MAX_DEPTH = 3
_GPS = 0x8825  # the EXIF directory of the place a picture was taken
_PLACED = b"GPSLatitude"  # the same in XMP


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
    for number, line in enumerate(_decoded(data).splitlines(), 1):
        yield Part(where=f"第{number}行", rows=((line,),))


def _decoded(data: bytes) -> str:
    """Nearly all that staff save is UTF-8 or GB 18030, which a guess from a short text may miss."""
    for encoding in ("utf-8-sig", "gb18030") if b"\0" not in data else ():
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return str(from_bytes(data).best() or "")


def _markup(data: bytes, depth: int) -> Iterator[Part]:
    """The words of a page or drawing, not the figures it is drawn with."""
    root = etree.fromstring(data, etree.HTMLParser())
    texts = (str(text) for text in root.itertext() if text.strip()) if root is not None else ()
    yield Part(where="文字", rows=tuple((text,) for text in texts))


def _csv(data: bytes, depth: int) -> Iterator[Part]:
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(_decoded(data))))
    yield Part(where="表格", rows=rows)


def _sheets(data: bytes, depth: int) -> Iterator[Part]:
    from openpyxl import load_workbook  # loading it takes longer than most builds have to do with it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = tuple(tuple(_cell(value) for value in row) for row in sheet.iter_rows(values_only=True))
        yield Part(where=f"工作表“{sheet.title}”", rows=rows)
    yield from asides(data)
    yield from _pictures(data, depth)


def _cell(value: object) -> str:
    """A number that a spreadsheet keeps as a figure is read with all its digits."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _office(data: bytes, depth: int) -> Iterator[Part]:
    yield from office(data)
    yield from _pictures(data, depth)


def _pictures(data: bytes, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in members(archive):
            if PurePosixPath(member.filename).suffix.lower() in _PICTURES:
                yield from _image(archive.read(member), depth)


def _pdf(data: bytes, depth: int) -> Iterator[Part]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("PDF 加了密码，内容没法检查")
    yield from read_pdf(reader)
    for name, copies in reader.attachments.items():
        for copy in copies:
            yield from _packed(name, copy, depth)


def _image(data: bytes, depth: int) -> Iterator[Part]:
    with Image.open(io.BytesIO(data)) as image:
        yield Part(where="图片", located=bool(image.getexif().get_ifd(_GPS)) or _PLACED in data)


def _archive(data: bytes, depth: int) -> Iterator[Part]:
    """What cannot be read in an archive is said when all the rest has been looked at."""
    faults: list[UnreadableError] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in members(archive):
            name = name_of(member)
            yield Part(where="压缩包里的文件名", rows=((name,),))
            try:
                yield from _packed(name, archive.read(member), depth)
            except UnreadableError as fault:
                faults.append(fault)
    if faults:
        raise faults[0]


def _packed(name: str, data: bytes, depth: int) -> Iterator[Part]:
    """The parts of a file within a file."""
    if depth >= _MAX_DEPTH:
        raise UnreadableError("压缩包套得太深，内容没法检查")
    for part in read_parts(name, data, depth + 1):
        yield Part(where=f"压缩包里的 {PurePosixPath(name).name} {part.where}", rows=part.rows, located=part.located)


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_OFFICE = (".docx", ".pptx", ".odt", ".ods", ".odp", ".ofd")
_CLOSED = frozenset(
    (".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".rtf", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".heic", ".heif")
)
_READERS: dict[str, Callable[[bytes, int], Iterator[Part]]] = {
    ".txt": _text,
    ".csv": _csv,
    ".json": _text,
    ".xml": _markup,
    ".html": _markup,
    ".htm": _markup,
    ".svg": _markup,
    ".xlsx": _sheets,
    ".pdf": _pdf,
    ".zip": _archive,
    **dict.fromkeys(_OFFICE, _office),
    **dict.fromkeys(_PICTURES, _image),
}
