"""Bytes → an opened Word package; what is locked, broken or too large to be safe is refused with its code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docx import Document
from docx.document import Document as Opened
from lxml import etree

from ..refusal import Refusal

_LARGEST = 64 * 1024 * 1024
_LARGEST_UNPACKED = 256 * 1024 * 1024
_LARGEST_XML = 32 * 1024 * 1024
_MOST_MEMBERS = 5000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Word can save in the strict form of the standard, whose names differ (ISO/IEC 29500-1 annex A).
_STRICT: Mapping[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


def open_package(data: bytes) -> Opened | Refusal:
    """The document in a .docx; raises whatever its readers raise on what is broken."""
    if len(data) > _LARGEST:
        return Refusal("D103", f"文件有 {len(data) >> 20} MB，超过 {_LARGEST >> 20} MB，没有读取，请压缩其中的图片")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return Refusal("D101", "不是完好的 Word 文件，请用 Word 或 WPS 打开，另存为 .docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _too_much(archive.infolist()) or Document(io.BytesIO(_mended(archive)))


def _too_much(members: list[zipfile.ZipInfo]) -> Refusal | None:
    if any(member.flag_bits & 1 for member in members):
        return Refusal("D102", "文件加了密码，请解除密码后再导入")
    largest = max((one.file_size for one in members if one.filename.endswith((".xml", ".rels"))), default=0)
    whole = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or whole > _LARGEST_UNPACKED or largest > _LARGEST_XML:
        return Refusal("D103", "文件解开以后大得不正常，没有读取，请用 Word 或 WPS 打开核对，另存后再导入")
    return None


def _mended(archive: zipfile.ZipFile) -> bytes:
    """The package without relations to parts that are not there, which WPS leaves behind, and in the usual names."""
    names = {member.filename for member in archive.infolist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for name in sorted(names):
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                data = _usual(data)
            copy.writestr(name, _without_dangling(name, data, names) if name.endswith(".rels") else data)
    return out.getvalue()


def _usual(data: bytes) -> bytes:
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    return data.replace(_TEMPLATE, _MAIN).replace(_MACROS, _MAIN)


def _without_dangling(name: str, data: bytes, names: set[str]) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    folder = name.split("_rels/")[0]
    for relation in root.findall(_RELATIONS):
        target = _resolved(folder, relation.get("Target") or "")
        if relation.get("TargetMode") != "External" and target not in names:
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _resolved(folder: str, target: str) -> str:
    """`word/` and `../media/a.png` → `media/a.png`."""
    parts: list[str] = [] if target.startswith("/") else [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
