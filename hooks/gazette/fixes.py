"""`gazette check --fix`: slips whose mending is certain, mended in the file; every other byte stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from pathlib import Path

from .findings import Finding
from .notation import NOTATIONS, corrected
from .source import FENCE
from .values import suggest_day, suggest_number

Edit = tuple[int, int, str]  # from, to, what stands there instead
_BLANK = re.compile(r"\s*")
_DAY = re.compile(r"[\"']?(?P<value>[^\"'#,\]}\r\n]+)")
_NUMBER = re.compile(r"[\"']?(?P<value>[^\"'#\r\n]+)")
_IN_BODY = frozenset(notation.code for notation in NOTATIONS)


def _sign(signs: str, right: str) -> Callable[[str, int], Edit | None]:
    """A sign with the blanks behind it."""

    def edit(line: str, at: int) -> Edit | None:
        end = _BLANK.match(line, at + 1)
        return (at, end.end(), right) if end and line[at : at + 1] and line[at] in signs else None

    return edit


def _value(shape: re.Pattern[str], right: Callable[[str], object]) -> Callable[[str, int], Edit | None]:
    """A value of front matter, where what it means is known."""

    def edit(line: str, at: int) -> Edit | None:
        found = shape.match(line, at)
        meant = right(found["value"].strip()) if found else None
        return (found.start("value"), found.start("value") + len(found["value"].rstrip()), str(meant)) if found and meant else None

    return edit


_EDITS: Mapping[str, Callable[[str, int], Edit | None]] = {
    "F201": _sign("：﹕∶", ": "),
    "F202": _sign("，、；", ", "),
    "F209": _sign(":", ": "),
    "M104": _value(_DAY, suggest_day),
    "M108": _value(_NUMBER, suggest_number),
}
FIXABLE = frozenset(_EDITS) | _IN_BODY


def fix_files(root: Path, findings: Iterable[Finding], issued: Set[str]) -> list[str]:
    """Mend what can be mended of these findings; the paths of the files written.

    A paper that is `issued` is left as it is: it must not change, not even for the better.
    """
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code in FIXABLE and finding.place.path.endswith(".md") and finding.place.path not in issued:
            by_path[finding.place.path].append(finding)
    return [path for path, found in by_path.items() if _fix(root / path, found)]


def _fix(file: Path, findings: list[Finding]) -> bool:
    try:
        before = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    if before.startswith("\ufeff") or "\r" in before.replace("\r\n", ""):
        return False  # columns and lines would not be those of the findings
    lines = _front_fixed(before.split("\n"), findings)
    if any(finding.code in _IN_BODY for finding in findings):
        start = _body_start(lines)
        lines = [*lines[:start], *corrected("\n".join(lines[start:])).split("\n")]
    after = "\n".join(lines)
    if after != before:
        file.write_bytes(after.encode())
    return after != before


def _front_fixed(lines: list[str], findings: list[Finding]) -> list[str]:
    """From the last place to the first, so that no edit moves another."""
    fixed = list(lines)
    for finding in sorted(findings, key=lambda f: (f.place.line, f.place.column), reverse=True):
        number, edit = finding.place.line - 1, _EDITS.get(finding.code)
        if edit and number < len(fixed) and (found := edit(fixed[number], finding.place.column - 1)):
            start, end, right = found
            fixed[number] = fixed[number][:start] + right + fixed[number][end:]
    return fixed


def _body_start(lines: list[str]) -> int:
    """The line behind the fence that closes the front matter; all of the file where there is none."""
    fences = [at for at, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    return fences[1] + 1 if len(fences) > 1 and fences[0] == 0 else 0
