"""Footnotes of a Word file, which python-docx does not write: the part that holds them, and the references in the text."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from .flow import Run, Runs
from .official import FANGSONG, FOLIO
from .word_page import indent, set_font

# The two lines every such part must hold: what parts notes from text, on the first page and where a note goes on.
_LINES = (("separator", -1), ("continuationSeparator", 0))


def refer(paragraph: Paragraph, number: int) -> None:
    """The raised number of a note, in the text or before the note itself."""
    run = paragraph.add_run()
    run.font.superscript = True
    made = OxmlElement("w:footnoteReference")
    made.set(qn("w:id"), str(number))
    run._r.append(made)


def add_notes(word: WordDocument, notes: tuple[Runs, ...], write_runs: Callable[[Paragraph, Runs], None]) -> None:
    """The notes at the foot of the pages that refer to them; no part where there are none."""
    if not notes:
        return
    lines = "".join(f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for kind, at in _LINES)
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{lines}</w:footnotes>")
    for number, runs in enumerate(notes, 1):
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(number))
        root.append(note)
        body = OxmlElement("w:p")
        assert isinstance(body, CT_P)
        note.append(body)
        paragraph = Paragraph(body, word._body)
        _mark(paragraph)
        write_runs(paragraph, (Run(text=" "), *runs))
        indent(paragraph, first=0)
        for run in paragraph.runs:
            set_font(run, FANGSONG, FOLIO)
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _mark(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(OxmlElement("w:footnoteRef"))
