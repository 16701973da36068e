"""A paper back as a Word file, in the layout of GB/T 9704-2012; `gazette import` reads it again as the paper it was."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from ..values import NUMBER
from .flow import Flow, Line, Picture, Run, Runs, Table
from .front import Front
from .official import BODY, KAI, RED, TITLE_SONG, TYPE_AREA, closing_indents, is_centred, width
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
    closing = [line for line in flow.lines if line.role == "signature"]
    for block in flow.blocks:
        if closing and block is closing[0]:
            _attached(sheet, front)
        if isinstance(block, Line):
            _LINES.get(block.role, _text)(sheet, block)
        elif isinstance(block, Table):
            add_table(sheet.word, block, write_runs)
        else:
            _picture(sheet, block)
        if closing and block is closing[-1]:
            _closing(sheet, tuple(line.text for line in closing))
    if not closing:
        _attached(sheet, front)
        _closing(sheet, front.closing)
    add_notes(sheet.word, flow.notes, write_runs)
    data = io.BytesIO()
    sheet.word.save(data)
    return data.getvalue()


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
    sheet.paragraph((Run(text=line.number), *line.runs))


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


def _waits(sheet: _Sheet, line: Line) -> None:
    """The lines of a 落款 are set together, when the last is reached."""


_LINES: Mapping[str, Callable[[_Sheet, Line], None]] = {
    "heading": _heading,
    "addressees": _flush,
    "signature": _waits,
    "list": _listed,
    "quote": _set_in,
    "code": _set_in,
    "definition": _set_in,
}


def _attached(sheet: _Sheet, front: Front) -> None:
    """附件说明 (7.3.4): one line down, two characters in; numbered where there are several."""
    if front.attached:
        sheet.paragraph()
    for at, name in enumerate(front.attached, 1):
        number = f"{at}. " if len(front.attached) > 1 else ""
        made = sheet.paragraph(("附件：" if at == 1 else "") + number + name)
        indent(made, left=2 if at == 1 else 5, first=0)


def _closing(sheet: _Sheet, lines: tuple[str, ...]) -> None:
    if lines:
        sheet.paragraph()
    for text, right in zip(lines, closing_indents(lines), strict=True):
        made = sheet.paragraph(text)
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        indent(made, first=0, right=right)


def _picture(sheet: _Sheet, picture: Picture) -> None:
    """A drawing, or what nobody can read, leaves its words in its place."""
    file = sheet.pictures[picture]
    if file.pixels:
        add_picture(sheet.centred(""), file)
    else:
        sheet.centred(f"（图：{picture.alt or '见网站'}）")
