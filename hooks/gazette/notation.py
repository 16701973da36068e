"""Signs that 公文 write in one way only (GB/T 9704-2012): found in a body, and what each should be. One table for both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .findings import Finding
from .images import without_code
from .memory import remembered
from .model import Document, Place


@dataclass(frozen=True, slots=True)
class Notation:
    """One way of writing that is wrong: its code, how it looks, how it should be, and what staff are told."""

    code: str
    pattern: re.Pattern[str]
    right: Callable[[re.Match[str]], str]
    words: str


def _plain_date(found: re.Match[str]) -> str:
    return f"{found['year']}年{int(found['month'])}月{int(found['day'])}日"


NOTATIONS = (
    Notation(
        "W101",
        re.compile(r"[\[(（［【](?<=[发办函字文令].)(?P<year>(?:19|20)\d{2})[\])）］】]\s*(?:第\s*)?0*(?P<number>[1-9]\d{0,4})\s*号"),
        lambda found: f"〔{found['year']}〕{found['number']}号",
        "文号要用六角括号〔〕，不加“第”和虚位",
    ),
    Notation("W102", re.compile(r"^(?P<number>\d{1,2})、[ \t]*", re.M), lambda found: f"{found['number']}. ", "第三层序号应写作“1. ”，不用顿号"),
    Notation("W103", re.compile(r"^(?P<label>（[一二三四五六七八九十]{1,3}）)[、．.，,][ \t]*", re.M), lambda found: found["label"], "（一）后面不加标点"),
    Notation(
        "W104",
        re.compile(r"(?P<year>(?:19|20)\d{2})年(?:(?=0\d月)|(?=\d{1,2}月0\d日))(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
        _plain_date,
        "日期不编虚位",
    ),
    Notation("W105", re.compile(r"[０-９Ａ-Ｚａ-ｚ]+"), lambda found: unicodedata.normalize("NFKC", found[0]), "数字和字母要用半角"),
)
_TARGET = re.compile(r"\]\([^)\n]*\)|<[^>\n]*>")


@remembered
def find_notations(document: Document) -> tuple[Finding, ...]:
    """One finding for each kind: the first place, what it should be, and how many there are.

    Kept between the builds of a preview: it depends on nothing but the document.
    """
    return tuple(_notations(document))


def _notations(document: Document) -> Iterator[Finding]:
    text = _searched(document.body)
    for notation in NOTATIONS:
        if found := list(notation.pattern.finditer(text)):
            at, count = found[0], f"，共 {len(found)} 处" if len(found) > 1 else ""
            line = document.body_line + document.body.count("\n", 0, at.start())
            place = Place(document.uri, line, at.start() - document.body.rfind("\n", 0, at.start()))
            yield Finding(place, notation.code, f"「{at[0].strip()}」应写作「{notation.right(at).strip()}」：{notation.words}{count}")


def corrected(body: str) -> str:
    """A body with every notation of the table put right, and nothing else touched."""
    for notation in NOTATIONS:
        for found in reversed(list(notation.pattern.finditer(_searched(body)))):
            body = body[: found.start()] + notation.right(found) + body[found.end() :]
    return body


def _searched(body: str) -> str:
    """A body without code, targets of links and tags, where every character counts; all else where it was."""
    text = without_code(body) if "`" in body or "~" in body else body
    return _TARGET.sub(lambda found: "\0" * len(found[0]), text) if "](" in text or "<" in text else text
