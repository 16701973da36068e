"""The everyday slips of a Chinese input method in YAML: found line by line, named, and mended for reading on.

Mending serves only to find every problem of a file at once; a file with such a slip is still held back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .findings import Finding
from .model import Place

Slip = tuple[int, str, str, str]  # offset in the line, code, message, the line as it should be

_FULL_COLON = re.compile(r"(?P<head>\s*(?:- )?[\w()（）]{1,16})：(?P<rest>.*)")
_TIGHT_COLON = re.compile(r"(?P<head>\s*(?:- )?[\u4e00-\u9fff]{2,8}):(?P<rest>[^\s:].*)")
_KEY = re.compile(r"\s*(?:- )?[^\s'\"#:：][^:：'\"]*:\s+(?=\S)")
_CURLY = re.compile(r"(?P<open>[“‘「『])(?P<inner>[^“”‘’「」『』]*)(?P<close>[”’」』])\s*")
_FLOW = re.compile(r"\[.*\]\s*")


def _tab(line: str, previous: str) -> Slip | None:
    """A tab in the indent; the line goes as deep as the one above, or one level deeper under a bare key."""
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    if "\t" not in indent:
        return None
    depth = len(previous) - len(previous.lstrip()) + (2 if previous.rstrip().endswith(":") else 0)
    return indent.index("\t"), "F204", "这一行用 Tab 缩进，应换成空格", " " * depth + body


def _full_colon(line: str) -> Slip | None:
    found = _FULL_COLON.fullmatch(line)
    if not found or ": " in found["head"]:
        return None
    key = found["head"].strip("- ")
    good = f"{found['head']}: {found['rest'].lstrip()}"
    return len(found["head"]), "F201", f"「{key}」后面是全角冒号“：”，应写作“{key}: ”", good


def _tight_colon(line: str) -> Slip | None:
    found = _TIGHT_COLON.fullmatch(line)
    if not found:
        return None
    key = found["head"].strip("- ")
    return len(found["head"]), "F209", f"「{key}:」后面缺一个空格，应写作“{key}: ”", f"{found['head']}: {found['rest']}"


def _unclosed_quote(line: str) -> Slip | None:
    start = _value_start(line)
    quote = line[start : start + 1]
    if quote not in ("'", '"') or not quote:
        return None
    inner = line[start + 1 :].replace("\\" + quote, "").replace(quote * 2, "")
    if quote in inner:
        return None
    return start, "F205", f"值以 {quote} 开头却没有配对的 {quote}，请在末尾补上", line.rstrip() + quote


def _curly_quotes(line: str) -> Slip | None:
    start = _value_start(line)
    found = _CURLY.fullmatch(line, start)
    if not found:
        return None
    good = line[:start] + found["inner"]
    return start, "F203", f"值的外面是中文引号{found['open']}{found['close']}，会成为内容的一部分，请去掉", good


def _full_comma(line: str) -> Slip | None:
    start = _value_start(line)
    if not _FLOW.fullmatch(line, start):
        return None
    at = next((n for n in range(start, len(line)) if line[n] in "，、；"), None)
    if at is None or re.search("[,“\"《‘']", line[start:]):
        return None
    good = line[:start] + re.sub("[，、；]", ", ", line[start:])
    return at, "F202", f"列表里的「{line[at]}」是中文标点，应写作半角逗号“, ”", good


def _value_start(line: str) -> int:
    """Offset of the value of `key: value` or `- value`; the line's length where there is none."""
    found = _KEY.match(line) or re.match(r"\s*- (?=\S)", line)
    return found.end() if found else len(line)


SLIPS: tuple[Callable[[str], Slip | None], ...] = (
    _full_colon,
    _tight_colon,
    _unclosed_quote,
    _curly_quotes,
    _full_comma,
)


def mend(path: str, text: str, first_line: int) -> tuple[str, list[Finding]]:
    """The text with every slip put right, and a finding for each. Block scalars (`|`, `>`) are left alone."""
    findings: list[Finding] = []
    lines: list[str] = []
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n"), first_line):
        indent = len(line) - len(line.lstrip())
        if block_indent is not None and (not line.strip() or indent > block_indent):
            lines.append(line)
            continue
        block_indent = indent if re.search(r":\s+[|>][+-]?\d?\s*$", line) else None
        line, found = _mend_line(line, Place(path, number), lines[-1] if lines else "")
        findings += found
        lines.append(line)
    return "\n".join(lines), findings


def _mend_line(line: str, place: Place, previous: str) -> tuple[str, list[Finding]]:
    findings = []
    if found := _tab(line, previous):
        offset, code, message, line = found
        findings.append(Finding(Place(place.path, place.line, offset + 1), code, message))
    for slip in SLIPS:
        if found := slip(line):
            offset, code, message, line = found
            findings.append(Finding(Place(place.path, place.line, offset + 1), code, message))
    return line, findings
