"""Word files written by hand, part by part, as WordprocessingML has them; nothing of the library that reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
    for n in range(1, 6)
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>' + _HEADINGS
)


def run(text: str, *, font: str = "", bold: bool = False, size: int = 0, extra: str = "") -> str:
    look = (f'<w:rFonts w:eastAsia="{font}"/>' if font else "") + ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    return f'<w:r><w:rPr>{look}{extra}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(
    *content: str, style: str = "", place: str = "", font: str = "", bold: bool = False, size: int = 0, listed: tuple[int, int] | None = None, properties: str = ""
) -> str:
    """A paragraph: plain texts become runs of one look, what begins with `<` is markup. `listed` is list id and depth."""
    runs = (one if one.startswith("<") else run(one, font=font, bold=bold, size=size) for one in content)
    made = f'<w:pStyle w:val="{style}"/>' if style else ""
    made += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    made += f'<w:jc w:val="{place}"/>' if place else ""
    return f"<w:p><w:pPr>{made}{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*content: str, across: int = 1, merge: str = "") -> str:
    """A cell; `merge` is `restart` or `continue` for one merged with those below or above."""
    made = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    made += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    paragraphs = "".join(one if one.startswith("<") else p(one) for one in content) or p()
    return f"<w:tc><w:tcPr>{made}</w:tcPr>{paragraphs}</w:tc>"


def table(*rows: Sequence[str], heads: int = 0) -> str:
    """Rows of cells; plain texts become cells."""
    made = []
    for at, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if at < heads else ""
        made.append(f"<w:tr>{head}{''.join(one if one.startswith('<') else cell(one) for one in row)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(made)}</w:tbl>"


def note(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def picture(relation: str, alt: str = "") -> str:
    told = f"<wp:docPr id=\"1\" name=\"图片 1\" descr={quoteattr(alt)}/>" if alt else '<wp:docPr id="1" name="图片 1"/>'
    blip = f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:inline>{told}{blip}</wp:inline></w:drawing></w:r>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: twice, for new readers and for old."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def levels(*texts: tuple[str, str]) -> str:
    """One list: format and text of each depth."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>' for at, (form, text) in enumerate(texts)
    )


def numbering(*lists: str, again: Mapping[int, int] | None = None) -> str:
    """Lists 1, 2 …; `again` maps the id of a further list to the one whose levels it takes, starting from 1 anew."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(lists, 1))
    concrete = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    concrete += "".join(f'<w:num w:numId="{new}"><w:abstractNumId w:val="{old}"/>{override}</w:num>' for new, old in (again or {}).items())
    return abstract + concrete


@dataclass(kw_only=True)
class WordFile:
    """The parts of one file; `links` and `pictures` by relation id."""

    body: Sequence[str]
    styles: str = STYLES
    numbering: str = ""
    footnotes: Mapping[int, str] = field(default_factory=dict)
    endnotes: Mapping[int, str] = field(default_factory=dict)
    comments: Sequence[str] = ()
    header: str = ""
    footer: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def data(self) -> bytes:
        parts = {"document": f"<w:body>{''.join(self.body)}<w:sectPr/></w:body>", "styles": self.styles}
        parts |= {"numbering": self.numbering} if self.numbering else {}
        parts |= {"footnotes": _notes("footnote", self.footnotes)} if self.footnotes else {}
        parts |= {"endnotes": _notes("endnote", self.endnotes)} if self.endnotes else {}
        parts |= {"comments": "".join(f'<w:comment w:id="{at}" w:author="某人">{p(text)}</w:comment>' for at, text in enumerate(self.comments))}
        parts |= {"header": p(self.header)} if self.header else {}
        parts |= {"footer": p(self.footer)} if self.footer else {}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _types(parts))
            archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "word/document.xml")}))
            for name, inner in parts.items():
                root = _ROOTS.get(name, name)
                archive.writestr(f"word/{name}.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMES}>{inner}</w:{root}>')
            related = {f"p{at}": (name, f"{name}.xml") for at, name in enumerate(parts) if name != "document"}
            related |= {key: ("image", f"media/{key}.bin") for key in self.pictures}
            archive.writestr("word/_rels/document.xml.rels", _relations(related, self.links))
            for key, data in self.pictures.items():
                archive.writestr(f"word/media/{key}.bin", data)
        return out.getvalue()


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _notes(kind: str, notes: Mapping[int, str]) -> str:
    own = f'<w:{kind} w:type="separator" w:id="-1">{p()}</w:{kind}>'
    return own + "".join(f'<w:{kind} w:id="{at}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>' for at, text in notes.items())


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{"document.main" if name == "document" else name}+xml"/>' for name in parts)
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="image/png"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'


def _relations(parts: Mapping[str, tuple[str, str]], links: Mapping[str, str] | None = None) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{_OFFICE}{kind}" Target="{target}"/>' for key, (kind, target) in parts.items())
    made += "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}hyperlink" Target={quoteattr(target)} TargetMode="External"/>' for key, target in (links or {}).items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'
