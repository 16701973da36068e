"""A Word file dressed as GB/T 9704-2012 has it: page, styles, folio; and the few looks python-docx has no words for."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_PPr
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from .official import BODY, FANGSONG, FOLIO, HEADINGS, LINE, MARGINS, RED, SONG, TITLE, TITLE_SONG

_FOLIO_ABOVE = 23  # mm from the lower edge: its dash stands 7 mm below the type area (7.5)
_EDGES = {"top": "top_margin", "bottom": "bottom_margin", "left": "left_margin", "right": "right_margin"}
_GRID = {"w:type": "linesAndChars", "w:linePitch": "579", "w:charSpace": "-842"}  # 22 lines of 28 characters


def dress(word: WordDocument, title: str, author: str) -> None:
    """Page, styles and properties of an empty file."""
    word.core_properties.title, word.core_properties.author, word.core_properties.comments = title, author, ""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    word.settings.odd_and_even_pages_header_footer = True
    _page(word.sections[0])
    _normal(_style(word, "Normal"))
    _title(_style(word, "Title"))
    for level, face in enumerate(HEADINGS, 1):
        _headline(_style(word, f"Heading {level}"), face, bold=level == 3)


def _style(word: WordDocument, name: str) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    for edge, name in _EDGES.items():
        setattr(section, name, Mm(MARGINS[edge]))
    section.footer_distance = Mm(_FOLIO_ABOVE)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = _add(section._sectPr, "w:docGrid")
    for name, value in _GRID.items():
        grid.set(qn(name), value)
    _folio(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _folio(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _folio(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, outside on every page, one character from the margin."""
    paragraph.alignment = side
    indent(paragraph, first=0, left=1, right=1)
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = paragraph.add_run(text)
        set_font(run, SONG, FOLIO)
        for part in ("begin", code, "end") if code else ():
            if part == code:
                _add(run._r, "w:instrText").text = code
            else:
                _add(run._r, "w:fldChar").set(qn("w:fldCharType"), part)


def _normal(style: ParagraphStyle) -> None:
    _face(style.element.get_or_add_rPr(), FANGSONG)
    style.font.size = Pt(BODY)
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    form.space_before = form.space_after = Pt(0)
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.widow_control = False
    _indents(style.element.get_or_add_pPr(), first=2)


def _title(style: ParagraphStyle) -> None:
    _headline(style, TITLE_SONG, bold=False)
    style.font.size = Pt(TITLE)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.line_spacing = Pt(TITLE * 1.6)
    _indents(style.element.get_or_add_pPr(), first=0)
    if (border := style.element.pPr.find(qn("w:pBdr"))) is not None:
        style.element.pPr.remove(border)


def _headline(style: ParagraphStyle, face: str, *, bold: bool) -> None:
    _face(style.element.get_or_add_rPr(), face)
    style.font.size, style.font.bold, style.font.italic = Pt(BODY), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.keep_with_next = True
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)


def set_font(run: WordRun, face: str, size: float) -> None:
    """A typeface for Chinese and Latin alike; size in points."""
    _face(run._r.get_or_add_rPr(), face)
    run.font.size = Pt(size)


def _face(properties: etree._Element, face: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), face)


def indent(paragraph: Paragraph, *, first: float = 2, left: float = 0, right: float = 0) -> None:
    """How far a paragraph stands in, in characters of its own size."""
    _indents(paragraph._p.get_or_add_pPr(), first=first, left=left, right=right)


def _indents(properties: CT_PPr, *, first: float, left: float = 0, right: float = 0) -> None:
    made = properties.get_or_add_ind()
    for name, characters in (("firstLine", first), ("left", left), ("right", right)):
        made.set(qn(f"w:{name}"), str(round(characters * BODY * 20)))
        made.set(qn(f"w:{name}Chars"), str(round(characters * 100)))


def red_line(paragraph: Paragraph) -> None:
    """The red line that closes a 版头 (7.2.7), below a paragraph."""
    borders = _before(paragraph, "w:pBdr", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
    line = _add(borders, "w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", RED[1:].upper())):
        line.set(qn(f"w:{name}"), value)


def free(paragraph: Paragraph) -> None:
    """Lines as high as what stands in them: of large type, a picture, a cell of a table."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _before(paragraph, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr").set(qn("w:val"), "0")


def _before(paragraph: Paragraph, tag: str, *followers: str) -> etree._Element:
    """A new property of a paragraph; Word insists on the order of the schema."""
    properties, made = paragraph._p.get_or_add_pPr(), OxmlElement(tag)
    later = [child for child in properties if child.tag in map(qn, followers)]
    properties.insert(properties.index(later[0]) if later else len(properties), made)
    return made


def _add(parent: etree._Element, tag: str) -> etree._Element:
    made = OxmlElement(tag)
    parent.append(made)
    return made
