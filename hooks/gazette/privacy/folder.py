"""A folder of documents looked through for personal data before anything of it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..findings import Finding
from ..folder import Folder
from ..model import Place
from ..recall import Recall
from ..wordlists import read_allowed
from .leaks import bare_number, find_leaks
from .parts import Part, UnreadableError
from .rosters import lists_persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What was found, and the files (source paths) that must not be published for it."""

    findings: tuple[Finding, ...]
    withheld: frozenset[str]


def guard_folder(folder: Folder) -> Guarded:
    """Every file that would be published: text, as the folder reads it, with line and column, attachments by their parts."""
    reasons, findings = read_allowed(folder.root)
    allowed = frozenset(map(bare_number, reasons))
    paths = dict.fromkeys(name.path for name in folder.files if name.path.isprintable())
    texts = {path: (path, folder.read(path)[0] or "", allowed) for path in paths if path.endswith(".md")}
    in_texts = _TEXTS.all_made(_in_text, texts)
    for path in paths:
        findings += _NAMES.made(path, _check_name, path, allowed)
        findings += in_texts[path] if path in texts else _check_file(folder.root, path, allowed)
    for kept in (_NAMES, _TEXTS):
        kept.keep_only(paths.keys())
    held = frozenset(finding.place.path for finding in findings if finding.rule.holds_back)
    return Guarded(findings=tuple(findings), withheld=held)


_NAMES = Recall[tuple[Finding, ...]]("leaks in names")
_TEXTS = Recall[tuple[Finding, ...]]("leaks in texts")


def _check_name(path: str, allowed: frozenset[str]) -> tuple[Finding, ...]:
    leaks = find_leaks(path, allowed)
    return tuple(Finding(Place(path), leak.code, f"文件名里有{leak.words}，请给文件改名") for leak in leaks)


def _in_text(path: str, text: str, allowed: frozenset[str]) -> tuple[Finding, ...]:
    found = [
        Finding(_place(path, text, leak.start), leak.code, f"这里有{leak.words}，{_WAY_OUT}") for leak in find_leaks(text, allowed)
    ]
    return (*found, *_persons(path, text)) if "|" in text or "<t" in text else tuple(found)


def _place(path: str, text: str, at: int) -> Place:
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


_WAY_OUT = "请删去，或改写成不能认出本人的样子"


def _persons(path: str, text: str) -> list[Finding]:
    piped = [line.strip().strip("|").split("|") if "|" in line else [] for line in text.split("\n")]
    if found := lists_persons(piped):
        return [Finding(Place(path, found[1] + 1), "P105", f"这张表逐人列出姓名和「{found[0]}」，{_WAY_OUT}")]
    return [finding for table in _HTML_TABLE.finditer(text) for finding in _html_persons(path, text, table)]


_HTML_TABLE = re.compile(r"<table.*?</table>", re.S | re.I)
_HTML_ROW = re.compile(r"<tr.*?(?=<tr|</table>)", re.S | re.I)
_HTML_CELL = re.compile(r"<t[dh][^>]*>(.*?)(?=<t[dhr]|</t[dhr]|$)", re.S | re.I)


def _html_persons(path: str, text: str, table: re.Match[str]) -> Iterator[Finding]:
    rows = list(_HTML_ROW.finditer(text, table.start(), table.end()))
    cells = [[re.sub(r"<[^>]*>", "", cell) for cell in _HTML_CELL.findall(row[0])] for row in rows]
    if found := lists_persons(cells):
        line = text.count("\n", 0, rows[found[1]].start()) + 1
        yield Finding(Place(path, line), "P105", f"这张表逐人列出姓名和「{found[0]}」，{_WAY_OUT}")


def _check_file(root: Path, path: str, allowed: frozenset[str]) -> list[Finding]:
    state = (root / path).stat()
    return list(_looked_through(root / path, path, allowed, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4096)
def _looked_through(file: Path, path: str, allowed: frozenset[str], changed: int, size: int) -> tuple[Finding, ...]:
    """Remembered as long as the file is the same: a preview looks at every attachment again and again."""
    from .contents import read_parts  # it loads what reads pictures and office files

    found: dict[tuple[str, str], str] = {}
    try:
        for part in read_parts(path, file.read_bytes()):
            for code, message in _in_part(part, allowed):
                found.setdefault((code, part.where), message)
    except (UnreadableError, OSError) as fault:
        found["P107", ""] = f"附件没有检查：{fault}"
    return tuple(Finding(Place(path), code, message) for (code, _), message in found.items())


def _in_part(part: Part, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    if part.located:
        yield "P106", f"附件的{part.where}里存有拍摄地点，请去掉图片的位置信息再上传"
    for row in part.rows:
        for leak in find_leaks(" | ".join(row), allowed):
            yield leak.code, f"附件的{part.where}里有{leak.words}，请删去后重新上传"
    if persons := lists_persons(part.rows):
        yield "P105", f"附件的{part.where}逐人列出姓名和「{persons[0]}」，请删去后重新上传"


