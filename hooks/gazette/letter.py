"""The parts of a 公文 around its text: 主送机关 at the head, 落款 (issuer and date) at the foot (GB/T 9704-2012 7.3.2, 7.3.5)."""

from __future__ import annotations

import re
from dataclasses import replace

from .structure import Body, Element, Structure
from .values import parse_chinese_date, parse_day

_ADDRESSEES = re.compile(r"[^。；！？]{2,120}[：:]")
_ISSUER = re.compile(r"[^。；：！？，,;:!?（）()]{3,40}")
_DATE = re.compile(r"(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)")
_COPIES = re.compile(r"（?(?:此件|联系人|信息公开|公开方式|抄送|附件)")


def with_letter_parts(structure: Structure) -> Structure:
    """The structure with the roles `addressees` and `signature` where a paper has these parts."""
    elements = list(structure.elements)
    if elements and _is_text(elements[0]) and _ADDRESSEES.fullmatch(elements[0].text):
        elements[0] = replace(elements[0], role="addressees")
    for at in _signature(elements):
        elements[at] = replace(elements[at], role="signature")
    return replace(structure, body=Body(elements=tuple(elements), anchors=structure.anchors))


def _signature(elements: list[Element]) -> list[int]:
    """The positions of the closing date and the lines of issuers right above it."""
    texts = [at for at, element in enumerate(elements) if _is_text(element) and not _COPIES.match(element.text)]
    dated = [at for at in texts if _DATE.fullmatch(elements[at].text) and _is_day(elements[at].text)]
    if not dated:
        return []
    first = last = dated[-1]
    while first - 1 in texts and _ISSUER.fullmatch(elements[first - 1].text):
        first -= 1
    return list(range(first, last + 1))


def _is_text(element: Element) -> bool:
    return element.role in ("text", "clause") and "<" not in element.text


def _is_day(text: str) -> bool:
    return bool(parse_day(text) or parse_chinese_date(text))
