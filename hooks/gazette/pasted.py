"""What staff pasted with a text and no page may carry: found where it stands, in Markdown and in raw HTML alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding
from .harmless import TAGS, fault_of, scheme_of
from .targets import TAG, attributes, markdown_targets, place_at, readable

_SIGN = re.compile(r"[<\[{]")
_BRACES = re.compile(r"\{:?(?P<rest>[^{}\n]*=[^{}\n]*)\}")

_WORDS = {
    "H101": "网页标签 <{0}> 不能用在正文里，页面上已去掉，请删去",
    "H102": "「{0}」会在读者的浏览器里运行程序，已去掉，请删去",
    "H103": "链接「{0}」不是网址，已去掉，请改成 http、https 开头的网址或本站文件的路径",
    "H104": "「{0}」在别的网站上，页面不会显示，请把文件下载到 docs/files/ 再引用",
    "H105": "从别处带来的格式「{0}」没有保留，同样的共 {1} 处，可以删去",
}
_SHOWN = 60


def find_pasted(path: str, body: str, first_line: int) -> list[Finding]:
    """H101–H105 for the body of a file that begins on `first_line`. What is only format is told once for each kind."""
    if not _SIGN.search(body):
        return []
    text = readable(body)
    faults = sorted(set(_faults(text)))
    formats = [what for _, code, what in faults if code == "H105"]
    findings = []
    for at, code, what in faults:
        if code == "H105" and what not in formats:
            continue
        message = _WORDS[code].format(_shown(what), formats.count(what))
        formats = [other for other in formats if other != what]
        findings.append(Finding(place_at(path, text, at, first_line), code, message))
    return findings


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, code and the words at fault."""
    for found in TAG.finditer(text):
        yield from _in_tag(found)
    for at, name, target in markdown_targets(text):
        yield from _at(at, name, target)
    for found in _BRACES.finditer(text):
        yield from _attributes(found, "", at_fault=("H102", "H103", "H104"))


def _in_tag(found: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    name = found["name"].lower()
    if "@" in name or (scheme_of(name) and not fault_of("a", "href", name)):
        return  # <name@host> and <https://host> are links
    if name in TAGS:
        yield from _attributes(found, name)
    elif found["end"] or found["rest"]:
        yield found.start(), "H101", name
        yield from _attributes(found, name, at_fault=("H102", "H103"))


def _attributes(
    found: re.Match[str], tag: str, at_fault: tuple[str, ...] = ("H102", "H103", "H104", "H105")
) -> Iterator[tuple[int, str, str]]:
    for at, name, value in attributes(found):
        code = "" if name == "markdown" else fault_of(tag, name, value)
        if code in at_fault:
            yield at, code, value if code in ("H103", "H104") else name


def _at(offset: int, name: str, target: str) -> Iterator[tuple[int, str, str]]:
    if code := fault_of("", name, target):
        yield offset, code, target


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
