"""The inside of a line of a Word file: runs with their looks, references to notes, pictures."""

from __future__ import annotations

import io

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image as WordImage
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph
from PIL import Image

from .flow import Runs
from .official import TYPE_AREA
from .pictures import PictureFile
from .word_notes import refer
from .word_page import free


def add_picture(paragraph: Paragraph, file: PictureFile) -> None:
    """A picture with its words for who cannot see it, no wider than the type area."""
    free(paragraph)
    shape = paragraph.add_run().add_picture(_readable(file))
    if shape.width > Mm(TYPE_AREA):
        shape.height, shape.width = Length(shape.height * Mm(TYPE_AREA) // shape.width), Mm(TYPE_AREA)
    shape._inline.docPr.set("descr", file.picture.alt)


def _readable(file: PictureFile) -> io.BytesIO:
    """A picture as python-docx takes it; one whose kind or head it does not know becomes a PNG."""
    data = io.BytesIO(file.file.read_bytes())
    try:
        WordImage.from_file(data)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        data = io.BytesIO()
        with Image.open(file.file) as image:
            image.convert("RGBA").save(data, "PNG")
    data.seek(0)
    return data


def write_runs(paragraph: Paragraph, runs: Runs) -> None:
    """The runs of a line, with their looks; a note's number is a reference to the note."""
    for run in runs:
        if run.note:
            refer(paragraph, run.note)
        elif run.text:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
            made.font.strike, made.font.superscript, made.font.subscript = run.strike or None, run.raised or None, run.lowered or None


