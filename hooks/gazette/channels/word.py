"""A paper back as a Word file, in the layout of GB/T 9704-2012; `gazette import` reads it again as the paper it was."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from ..values import NUMBER
from .flow import Flow, Line, Picture, Run, Runs, Table
from .front import Front
from .official import BODY, HEADINGS, KAI, RED, TITLE_SONG, TYPE_AREA, closing_indents, is_centred, width
from .order import Attached, Closing, Part, lead_of, parts_of_paper
from .pictures import PictureFile
from .word_inline import add_picture, write_runs
from .word_notes import add_notes
from .word_page import dress, free, indent, red_line, set_font
from .word_tables import add_table

_HEAD_LINES, _HEAD_SIZE = 2, 48.0


@dataclass(slots=True)
class _Sheet:
    """The Word file as far as it is written."""

    word: WordDocument
    pictures: Mapping[Picture, PictureFile]

    def paragraph(self, runs: Runs | str = "", style: str = "Normal") -> Paragraph:
        made = self.word.add_paragraph(style=style)
        write_runs(made, (Run(text=runs),) if isinstance(runs, str) else runs)
        return made

    def centred(self, text: str, style: str = "Normal") -> Paragraph:
        made = self.paragraph(text, style)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        indent(made, first=0)
        return made


def word_file(front: Front, flow: Flow, pictures: tuple[PictureFile, ...]) -> bytes:
    """The .docx of a paper. A drawing, which Word files hold only beside a picture of it, leaves its words in its place."""
    sheet = _Sheet(docx.Document(), {one.picture: one for one in pictures})
    dress(sheet.word, front.title, "、".join(front.issuers))
    _head(sheet, front)
    for part in parts_of_paper(front, flow):
        _write(sheet, part)
    add_notes(sheet.word, flow.notes, write_runs)
    data = io.BytesIO()
    sheet.word.save(data)
    return data.getvalue()


def _write(sheet: _Sheet, part: Part) -> None:
    match part:
        case Line():
            _LINES.get(part.role, _text)(sheet, part)
        case Table():
            add_table(sheet.word, part, write_runs)
        case Picture():
            _picture(sheet, part)
        case Attached():
            _attached(sheet, part)
        case Closing():
            _closing(sheet, part)


def _head(sheet: _Sheet, front: Front) -> None:
    """版头 of a paper with a 发文字号 (7.2), title, 题注 of a law, 主送."""
    if front.issuers and NUMBER.fullmatch(front.number) and not front.origin:
        name = f"{front.issuers[0]}文件"
        for _ in range(_HEAD_LINES):
            sheet.paragraph()
        made = sheet.centred("")
        run = made.add_run(name)
        set_font(run, TITLE_SONG, min(_HEAD_SIZE, TYPE_AREA / 0.3528 / width(name)))
        run.font.color.rgb = RGBColor.from_string(RED[1:].upper())
        free(made)
        sheet.paragraph()
        red_line(sheet.centred(front.number))
        sheet.paragraph()
    sheet.paragraph(front.title, "Title")
    if front.origin:
        made = sheet.centred("")
        set_font(made.add_run(front.origin), KAI, BODY)
    sheet.paragraph()
    if front.addressees:
        indent(sheet.paragraph(front.addressees), first=0)


def _text(sheet: _Sheet, line: Line) -> None:
    lead, rest = lead_of(line)
    made = sheet.paragraph()
    if lead:
        set_font(made.add_run(lead), HEADINGS[line.depth - 2], BODY)
    write_runs(made, rest)


def _flush(sheet: _Sheet, line: Line) -> None:
    indent(sheet.paragraph(line.runs), first=0)


def _heading(sheet: _Sheet, line: Line) -> None:
    made = sheet.paragraph((Run(text=line.number), *line.runs), f"Heading {min(line.depth - 1, 5)}")
    if is_centred(line.number):
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        indent(made, first=0)


def _listed(sheet: _Sheet, line: Line) -> None:
    made = sheet.paragraph((Run(text=line.number), *line.runs))
    indent(made, left=2 * line.depth, first=0)


def _set_in(sheet: _Sheet, line: Line) -> None:
    indent(sheet.paragraph((Run(text=line.number), *line.runs)), left=2, first=0)


_LINES: Mapping[str, Callable[[_Sheet, Line], None]] = {
    "heading": _heading,
    "addressees": _flush,
    "list": _listed,
    "quote": _set_in,
    "code": _set_in,
    "definition": _set_in,
}


def _attached(sheet: _Sheet, part: Attached) -> None:
    """附件说明 (7.3.4): one line down, two characters in; numbered where there are several."""
    sheet.paragraph()
    for at, name in enumerate(part.names, 1):
        number = f"{at}. " if len(part.names) > 1 else ""
        made = sheet.paragraph(("附件：" if at == 1 else "") + number + name)
        indent(made, left=2 if at == 1 else 5, first=0)


def _closing(sheet: _Sheet, part: Closing) -> None:
    sheet.paragraph()
    for text, right in zip(part.lines, closing_indents(part.lines), strict=True):
        made = sheet.paragraph(text)
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        indent(made, first=0, right=right)
    if part.more:
        sheet.paragraph().add_run().add_break(WD_BREAK.PAGE)


def _picture(sheet: _Sheet, picture: Picture) -> None:
    """A drawing, or what nobody can read, leaves its words in its place."""
    file = sheet.pictures[picture]
    if file.pixels:
        add_picture(sheet.centred(""), file)
    else:
        sheet.centred(f"（图：{picture.alt or '见网站'}）")
