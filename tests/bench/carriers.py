"""Everything a paper can carry a person's data in: one file a find, its source path and its bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

import typst
from docx import Document
from openpyxl import Workbook
from PIL import Image

from .persons import Kind, person

_FRONT = "---\ntitle: 关于工作的通知\n文种: 通知\n发布日期: 2026-01-05\n{}---\n"
_BEFORE = ("各乡镇人民政府，县直各部门：\n\n", "现将有关情况公示如下。\n\n", "## 一、基本情况\n\n1. ", "（一）走访慰问。", "> ")
_GPS = 0x8825
_OTHERS = ("序号", "性别", "备注", "金额（元）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person: `said` in a sentence, as `rows` of a table, in an address (`linked`), in a file's name (`named`)."""

    said: str
    rows: tuple[tuple[str, ...], ...]
    linked: str
    named: str


def tell(kind: Kind, chance: Random) -> Told:
    value = kind.value(chance)
    facts = {"name": person(chance), "value": value}
    said, linked, named = (chance.choice(forms).format(**facts) for forms in (kind.said, kind.linked, kind.named))
    return Told(said=said, rows=_rows(kind, facts["name"], value, chance), linked=linked, named=named)


def _rows(kind: Kind, name: str, value: str, chance: Random) -> tuple[tuple[str, ...], ...]:
    """A list of persons (one in three a form of headings at the left), the columns in some order, the first perhaps a title."""
    whose = chance.choice(("学生姓名", "儿童姓名", "姓名") if kind.name == "未成年人" else ("姓名", "姓 名", "户主姓名", "申请人"))
    columns = [(whose, name), (chance.choice(kind.heads), value), *((head, "1") for head in chance.sample(_OTHERS, 2))]
    if kind.name == "未成年人":
        columns[0] = (columns[0][0].replace("姓名", "学生姓名") if whose == "姓名" else whose, name)
    chance.shuffle(columns)
    if not chance.randrange(3):
        return tuple(columns)
    heads, row = zip(*columns, strict=True)
    return (heads, row)


def _body(told: Told, chance: Random) -> tuple[str, bytes]:
    return ".md", (_FRONT.format("") + chance.choice(_BEFORE) + told.said + "\n").encode()


def _front(told: Told, chance: Random) -> tuple[str, bytes]:
    key = chance.choice(("来源", "责任编辑", "咨询电话", "description", "备注"))
    return ".md", (_FRONT.format(f'{key}: "{told.said}"\n') + "正文。\n").encode()


def _piped(told: Told, chance: Random) -> tuple[str, bytes]:
    lines = ["| " + " | ".join(row) + " |" for row in told.rows]
    lines.insert(1, "|" + "---|" * len(told.rows[0]))
    return ".md", (_FRONT.format("") + "名单如下：\n\n" + "\n".join(lines) + "\n").encode()


def _tagged(told: Told, chance: Random) -> tuple[str, bytes]:
    opened, closed = chance.choice((("<td>", "</td>"), ('<td style="width:120px">', "</td>"), ("<td><p>", "</p></td>"), ("<td>\n<span>", "</span>\n</td>")))
    rows = "\n".join("<tr>" + "".join(f"{opened}{cell}{closed}" for cell in row) + "</tr>" for row in told.rows)
    return ".md", (_FRONT.format("") + f"<table>\n{rows}\n</table>\n").encode()


def _link(told: Told, chance: Random) -> tuple[str, bytes]:
    target = chance.choice((told.linked, quote(told.linked, safe=":/?&=#+.-")))
    form = chance.choice(("详见[这里](<{}>)。", '<a href="{}">详见这里</a>', "详见[这里][1]。\n\n[1]: <{}>"))
    return ".md", (_FRONT.format("") + form.format(target) + "\n").encode()


def _named(told: Told, chance: Random) -> tuple[str, bytes]:
    return f"-{told.named}{chance.choice(('.md', '.txt', '.jpg'))}", b""


def _word(told: Told, chance: Random) -> tuple[str, bytes]:
    """A sentence in runs that Word has cut anywhere, as it does; in one of three the footer."""
    document, out = Document(), io.BytesIO()
    place = chance.choice((document, document, document.sections[0].footer))
    paragraph, cut = place.add_paragraph(), chance.randrange(1, len(told.said))
    paragraph.add_run(told.said[:cut]).bold = True
    paragraph.add_run(told.said[cut:])
    document.save(out)
    return ".docx", out.getvalue()


def _word_table(told: Told, chance: Random) -> tuple[str, bytes]:
    document, out = Document(), io.BytesIO()
    table = document.add_table(len(told.rows), len(told.rows[0]))
    for at, row in enumerate(told.rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    document.save(out)
    return ".docx", out.getvalue()


def _sheet(told: Told, chance: Random) -> tuple[str, bytes]:
    """Numbers of up to fifteen figures are kept as figures, the way a spreadsheet likes them."""
    book, out = Workbook(), io.BytesIO()
    page = book.create_sheet("名单") if chance.randrange(2) else book.active
    page.append(["公示名单"])
    for row in told.rows:
        page.append([int(cell) if cell.isdigit() and len(cell) < 16 and cell[0] != "0" else cell for cell in row])
    book.save(out)
    return ".xlsx", out.getvalue()


def _pdf(told: Told, chance: Random) -> tuple[str, bytes]:
    """A sentence that the line may end in, or a ruled table."""
    if chance.randrange(2):
        text = "各村要进一步加强管理。" * chance.randint(0, 4) + told.said
        inner = f"#text({_quoted(text)})"
    else:
        cells = ", ".join(f"[#text({_quoted(cell)})]" for row in told.rows for cell in row)
        inner = f"#table(columns: {len(told.rows[0])}, {cells})"
    return ".pdf", typst.compile(f'#set text(lang: "zh", font: "Noto Serif CJK SC")\n{inner}'.encode(), format="pdf")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _csv(told: Told, chance: Random) -> tuple[str, bytes]:
    out = io.StringIO()
    csv.writer(out).writerows(told.rows)
    return ".csv", out.getvalue().encode(chance.choice(("utf-8", "utf-8-sig", "gb18030")))


def _zip(told: Told, chance: Random) -> tuple[str, bytes]:
    """Any other attachment, within one archive or two; or the file's name alone."""
    made = {f"里面{suffix}": data for suffix, data in [chance.choice((_word, _word_table, _sheet, _csv, _pdf))(told, chance)]}
    if not chance.randrange(4):
        made = {f"{told.named}.doc.txt": b""}
    for _ in range(chance.randint(1, 2)):
        made = {"材料.zip": _packed(made)}
    return ".zip", made["材料.zip"]


def _packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def photograph(chance: Random) -> tuple[str, bytes]:
    """A picture that knows where it was taken; in one of three inside a Word file."""
    suffix, form = chance.choice(((".jpg", "JPEG"), (".jpeg", "JPEG"), (".png", "PNG"), (".webp", "WEBP"), (".tif", "TIFF")))
    image, exif, out = Image.new("RGB", (8, 8)), Image.Exif(), io.BytesIO()
    exif.get_ifd(_GPS).update({1: "N", 2: (30.0, float(chance.randrange(60)), 0.0), 3: "E", 4: (110.0, 0.0, 0.0)})
    image.save(out, form, exif=exif.tobytes())
    if suffix == ".webp" or chance.randrange(3):
        return suffix, out.getvalue()
    document, whole = Document(), io.BytesIO()
    document.add_picture(io.BytesIO(out.getvalue()))
    document.save(whole)
    return ".docx", whole.getvalue()


CARRIERS: dict[str, Callable[[Told, Random], tuple[str, bytes]]] = {
    "正文": _body,
    "文头": _front,
    "Markdown 表格": _piped,
    "HTML 表格": _tagged,
    "链接": _link,
    "文件名": _named,
    "docx": _word,
    "docx 表格": _word_table,
    "xlsx": _sheet,
    "pdf": _pdf,
    "csv": _csv,
    "zip": _zip,
}
