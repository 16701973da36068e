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
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bench.privacy import generate
from gazette.findings import Finding
from gazette.folder import Folder
from gazette.privacy import guard_folder
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
        "联系人：李主任，电话：0800-5550000，地址：城关镇人民路88号",
        "学生毕业、学生车票、儿童乐园，妇女儿童工作的机构，残疾人文化、康复",
        "家庭医生签约服务第12号，住宅电话安装，居住证管理办法第二十三号令",
        "村民张某患有精神病，患者申领，未成年人有显著成绩的",
    ],
)
def test_what_only_looks_private_is_left_alone(text: str) -> None:
    assert list(find_leaks(text)) == []


@pytest.mark.parametrize("text", [PHONE, "138 0013 8000", "138-0013-8000", "+86 13800138000", "８６１３８００１３８０００", f"tel:{PHONE}"])
def test_a_mobile_number_is_known_in_every_dress(text: str) -> None:
    assert [leak.code for leak in find_leaks(f"请联系{text}。")] == ["P102"]
    assert list(find_leaks(f"请联系{text}。", {PHONE})) == []


def test_at_least_99_of_a_hundred_are_found_in_every_kind_of_file(tmp_path: Path) -> None:
    items = list(generate(tmp_path, 2, seed=7))
    found = {finding.place.path for finding in guard_folder(Folder(tmp_path)).findings if finding.code != "P107"}
    missed = [(item.carrier, item.kind) for item in items if item.path not in found]
    assert len(missed) <= len(items) / 100, missed


def test_the_same_seed_makes_the_same_texts(tmp_path: Path) -> None:
    one, other = (list(generate(tmp_path / name, 1, seed=3)) for name in "ab")
    assert one == other
    texts = [item.path for item in one if item.path.endswith((".md", ".csv"))]
    assert all((tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes() for path in texts)


def test_one_file_that_cannot_be_read_hides_none_beside_it(tmp_path: Path) -> None:
    data = archive({"一.doc": b"?", "二.csv": f"电话\n{PHONE}\n".encode()})
    found = private(site_of(tmp_path, {"files/a.zip": data}).findings)
    assert {finding.code for finding in found} == {"P102", "P107"}


def test_the_name_of_a_folder_is_a_name_too(tmp_path: Path) -> None:
    assert [finding.code for finding in private(site_of(tmp_path, {f"files/{PHONE}/a.txt": b""}).findings)] == ["P102"]


def test_where_a_link_of_a_word_file_leads_is_read(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationships xmlns="{space}"><Relationship Id="r1" Type="t" TargetMode="External" Target="tel:{PHONE}"/></Relationships>'
    data = archive({"word/document.xml": b"<a/>", "word/_rels/document.xml.rels": link.encode()})
    assert [finding.code for finding in private(site_of(tmp_path, {"files/a.docx": data}).findings)] == ["P102"]


def test_where_a_link_of_a_pdf_leads_and_a_file_within_it_are_read(tmp_path: Path) -> None:
    linked, holding, out, whole = PdfWriter(), PdfWriter(), io.BytesIO(), io.BytesIO()
    linked.add_blank_page(100, 100)
    linked.add_annotation(0, Link(rect=(0, 0, 9, 9), url=f"tel:{PHONE}"))
    linked.write(out)
    holding.add_blank_page(100, 100)
    holding.add_attachment("名单.xlsx", spreadsheet())
    holding.write(whole)
    found = private(site_of(tmp_path, {"files/a.pdf": out.getvalue(), "files/b.pdf": whole.getvalue()}).findings)
    assert {finding.place.path for finding in found if finding.code == "P102"} == {"files/a.pdf", "files/b.pdf"}


FORM = "| 姓名 |  | 性别 |  | 出生年月 |  |\n|---|---|---|---|---|---|\n| 学校 |  |  |  | 年级 |  |\n\n附件2\n\n"
ROLL = "| 序号 | 姓名 | 学校 | 年级 | 推荐理由 |\n|---|---|---|---|---|\n| 1 |  |  |  |  |\n"


@pytest.mark.parametrize(("head", "told"), [("办公电话", False), ("值班电话", False), ("联系电话", True), ("家庭电话", True)])
def test_the_telephone_of_an_office_is_nobodys_own(head: str, told: bool, tmp_path: Path) -> None:
    text = f"---\ntitle: 成员名单\n文种: 通知\n发布日期: 2026-03-05\n---\n\n| 序号 | 姓名 | {head} |\n|---|---|---|\n| 1 | 王小明 | 0800-5550001 |\n"
    assert bool(private(site_of(tmp_path, {"policies/a.md": text.encode()}).findings)) is told


def test_forms_to_fill_in_list_nobody(tmp_path: Path) -> None:
    text = f"---\ntitle: 关于推荐好少年的通知\n文种: 通知\n发布日期: 2026-03-05\n---\n\n附件1\n\n{FORM}{ROLL}"
    assert not private(site_of(tmp_path, {"policies/a.md": text.encode()}).findings)
    filled = text.replace("| 1 |  |  |", "| 1 | 王小明 | 一小 |").replace("推荐理由", "出生年月").replace("|  |  |\n", "|  | 2015年3月 |\n")
    assert private(site_of(tmp_path, {"policies/a.md": filled.encode()}).findings)
