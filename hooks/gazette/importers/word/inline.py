"""What stands in a paragraph → its text, with a mark for each note, link and picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from ..markup import escape_text
from .gathered import Gathered
from .names import CHART, DIAGRAM, DRAWN, MATH, MC, OFFICE, VML, A, Element, R, W, is_on, value
from .pictures import clean

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ADDRESS = re.compile(r"(?:https?|mailto):", re.I)
_PRIVATE = re.compile("[\U00100000-\U0010fffd\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_inline(element: Element, gathered: Gathered) -> str:
    """The text below an element; a line break in it is a newline. Text boxes are laid aside in `gathered`."""
    reader = _READERS.get(element.tag)
    return reader(element, gathered) if reader else _children(element, gathered)


def _children(element: Element, gathered: Gathered) -> str:
    return "".join(read_inline(one, gathered) for one in element if isinstance(one.tag, str))


def _text(element: Element, gathered: Gathered) -> str:
    return _PRIVATE.sub("", (element.text or "").replace("\n", " "))


def _run(element: Element, gathered: Gathered) -> str:
    text = _children(element, gathered)
    if is_on(element, "rPr", "vanish"):
        gathered.drop(text, "隐藏文字")
        return ""
    raised = value(element, "rPr", "vertAlign") == "superscript" and re.fullmatch(r"[-+\d]+", text)
    return text.translate(_RAISED) if raised else text


def _break(element: Element, gathered: Gathered) -> str:
    return "" if element.get(W + "type") in ("page", "column") else "\n"


def _symbol(element: Element, gathered: Gathered) -> str:
    """A character of a symbol font; those of private planes mean nothing elsewhere."""
    code = element.get(W + "char") or ""
    char = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
    if not char or "\ue000" <= char <= "\uf8ff" or "\ud800" <= char <= "\udfff":
        gathered.seen["符号字体里的字符"] += 1
        return "□"
    return char


def _note(element: Element, gathered: Gathered) -> str:
    key = element.tag.removeprefix(W).removesuffix("Reference"), element.get(W + "id") or ""
    if key not in gathered.parts.notes:
        return ""
    if key not in gathered.notes:
        gathered.notes.append(key)
    number = gathered.notes.index(key) + 1
    return gathered.insert(f"[^{number}]", f"（注{number}）")


def _link(element: Element, gathered: Gathered) -> str:
    text = _children(element, gathered)
    address = gathered.parts.links.get(element.get(R + "id") or "", "")
    if not _ADDRESS.match(address) or not text.strip():
        return text
    safe = quote(address, safe="/:?#@!$&'*+,;=%~-._")
    return gathered.insert("[", "") + text + gathered.insert(f"]({safe})", "")


def _drawing(element: Element, gathered: Gathered) -> str:
    """Pictures of a drawing; its text boxes are laid aside."""
    gathered.boxes += element.iter(W + "txbxContent")
    for namespace, name in ((CHART, "图表"), (DIAGRAM, "SmartArt 图形")):
        gathered.seen[name] += any(True for _ in element.iter(f"{namespace}*"))
    told = next(element.iter(DRAWN + "docPr"), None)
    alt = "" if told is None else told.get("descr") or ""
    inside = {one for box in element.iter(W + "txbxContent") for one in box.iter(A + "blip")}
    return "".join(_picture(one.get(R + "embed"), alt, gathered) for one in element.iter(A + "blip") if one not in inside)


def _drawing_of_old(element: Element, gathered: Gathered) -> str:
    """A drawing as Word 97 kept it, or an embedded object with the picture that stands for it."""
    objects = [one.get("ProgID") or "对象" for one in element.iter(OFFICE + "OLEObject")]
    gathered.doubts += [f"嵌入的对象没有导入，请另存为附件：{name}" for name in objects]
    gathered.boxes += element.iter(W + "txbxContent")
    if objects:
        return ""
    shapes = [(one, one.getparent()) for one in element.iter(VML + "imagedata")]
    return "".join(_picture(one.get(R + "id"), (shape.get("alt") if shape is not None else "") or "", gathered) for one, shape in shapes)


def _picture(relation: str | None, alt: str, gathered: Gathered) -> str:
    data = gathered.parts.pictures.get(relation or "")
    if data is None:
        gathered.doubts.append("有一张图片只是链接，文件里没有，未导入")
        return ""
    found = clean(data)
    alt = " ".join(alt.split())
    if isinstance(found, str):
        gathered.doubts.append(f"图片没有导入：{alt + '，' if alt else ''}{found}")
        return ""
    gathered.pictures.append(found)
    number = len(gathered.pictures)
    if not alt:
        gathered.doubts.append(f"图{number}没有替代文字，请在 ![ ] 的方括号里写明图上说了什么")
    words = re.sub(r"[\[\]]", "", escape_text(_PRIVATE.sub("", alt)))
    return gathered.insert(f"![{words}](image:{number})", f"（图{number}）")


def _either(element: Element, gathered: Gathered) -> str:
    """The same content in several forms: the first, which is the newest; the old one where it is empty."""
    first, old = element.find(MC + "Choice"), element.find(MC + "Fallback")
    usable = first is not None and any(True for _ in first.iter(W + "drawing", W + "t", W + "txbxContent", MATH + "t"))
    chosen = first if usable else old
    return "" if chosen is None else _children(chosen, gathered)


def _formula(element: Element, gathered: Gathered) -> str:
    gathered.seen["公式"] += 1
    return "".join(map(str, element.itertext(MATH + "t")))


def _nothing(element: Element, gathered: Gathered) -> str:
    return ""


_SILENT = ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "softHyphen", "annotationRef", "footnoteRef", "tbl")
_READERS: Mapping[str, Callable[[Element, Gathered], str]] = {
    **{W + name: _nothing for name in _SILENT},
    W + "t": _text,
    W + "r": _run,
    W + "tab": lambda element, gathered: "\t",
    W + "ptab": lambda element, gathered: "\t",
    W + "br": _break,
    W + "cr": lambda element, gathered: "\n",
    W + "noBreakHyphen": lambda element, gathered: "-",
    W + "sym": _symbol,
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "hyperlink": _link,
    W + "drawing": _drawing,
    W + "pict": _drawing_of_old,
    W + "object": _drawing_of_old,
    MC + "AlternateContent": _either,
    MATH + "oMath": _formula,
}
