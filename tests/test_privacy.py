"""Nothing personal leaves the folder: attachments of every kind, archives within archives, and never the number itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from gazette.findings import Finding
from gazette.privacy.leaks import find_leaks
from gazette.site import Site, read_site

PHONE = "13800138000"
IDENTITY = "11010519491231002X"
PAPER = "---\ntitle: 公示\n文种: 公告\n发布日期: 2026-01-05\n附件: [files/{name}]\n---\n名单见附件。\n"


def spreadsheet() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["姓名", "电话"])
    book.active.append(["李甲乙", int(PHONE)])
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (IDENTITY[:6], IDENTITY[6:14], IDENTITY[14:]))
    return archive({"word/document.xml": f"<w:document {space}><w:body><w:p>{runs}</w:p></w:body></w:document>".encode()})


def pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(300, 100)
    font = {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")}
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 40 Td ({PHONE}) Tj ET".encode())
    page[NameObject("/Contents")] = stream
    writer.write(out)
    return out.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "a.xlsx": spreadsheet,
    "b.docx": word,
    "c.pdf": pdf,
    "d.csv": lambda: f"电话\n{PHONE}\n".encode("gb18030"),
    "e.txt": lambda: f"电话 {PHONE}\n".encode(),
    "f.zip": lambda: archive({"里面.zip": archive({"名单.xlsx": spreadsheet()})}),
    f"{PHONE}.txt": lambda: b"",
}


def site_of(root: Path, files: dict[str, bytes]) -> Site:
    for name, data in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return read_site(root, date(2026, 11, 1))


def private(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code.startswith("P")]


@pytest.mark.parametrize("name", FILES)
def test_an_attachment_with_personal_data_is_not_published(name: str, tmp_path: Path) -> None:
    path = f"files/{name}"
    site = site_of(tmp_path, {path: FILES[name](), "policies/a.md": PAPER.format(name=name).encode()})
    found = [finding for finding in private(site.findings) if finding.place.path == path]
    assert found
    assert path in site.withheld
    told = "".join(finding.message for finding in site.findings)
    assert PHONE not in told
    assert IDENTITY not in told


def test_a_paper_keeps_no_link_to_what_was_withheld(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"files/a.xlsx": spreadsheet(), "policies/a.md": PAPER.format(name="a.xlsx").encode()})
    assert site.catalog["policies/a.md"].document.attachments == ()


def test_an_archive_that_never_ends_is_refused(tmp_path: Path) -> None:
    data = b"x"
    for _ in range(6):
        data = archive({"again.zip": data})
    (found,) = private(site_of(tmp_path, {"files/a.zip": data}).findings)
    assert (found.code, found.place.path) == ("P107", "files/a.zip")


@pytest.mark.parametrize(
    "text",
    [
        "澄政办发〔2024〕13号、办公电话 0800-5550000、邮编 138001",
        "投资13800138000元，处理13800138000吨，面积 1380013.8000 平方米",
        "统一社会信用代码 91110105MA00000000",
        "2024-01-15 2024-02-15 09:30",
        "儿童福利机构、残疾人联合会、患者权益、学生安全，男女平等，14周岁以下的人",
        "户籍所在地人民政府、户籍管理办法第12条",
        "图片编号 1.13800138000",
        "138****8000",
    ],
)
def test_what_only_looks_private_is_left_alone(text: str) -> None:
    assert list(find_leaks(text)) == []


@pytest.mark.parametrize("text", [PHONE, "138 0013 8000", "138-0013-8000", "+86 13800138000", "８６１３８００１３８０００", f"tel:{PHONE}"])
def test_a_mobile_number_is_known_in_every_dress(text: str) -> None:
    assert [leak.code for leak in find_leaks(f"请联系{text}。")] == ["P102"]
    assert list(find_leaks(f"请联系{text}。", {PHONE})) == []
