"""Names of WordprocessingML (ECMA-376 part 1, chapter 17) and small readings of its elements."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
VML = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = ("0", "false", "off", "none")


def child(element: Element | None, *names: str) -> Element | None:
    """The element down a path of local names, None where the path breaks off."""
    for name in names:
        element = None if element is None else next(element.iterchildren(W + name), None)
    return element


def value(element: Element | None, *names: str, attribute: str = "val") -> str | None:
    """An attribute of the element down a path."""
    found = child(element, *names)
    return None if found is None else found.get(W + attribute)


def number(text: str | None) -> int | None:
    """A whole number as Word writes it; None for anything else."""
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else None


def is_on(element: Element | None, *names: str) -> bool | None:
    """A property that is there or not, and may be switched off; None where nothing is said."""
    found = child(element, *names)
    return None if found is None else (found.get(W + "val") or "1").lower() not in _OFF
