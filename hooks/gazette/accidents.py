"""The everyday slips of a Chinese input method in YAML: found line by line, named, and mended for reading on.

Mending serves only to find every problem of a file at once; a file with such a slip is still held back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .findings import Finding
from .model import Place

Slip = tuple[int, str, str, str]  # offset in the line, code, message, the line as it should be

# A list item is a small table only where it starts with a short key; `- 关于…的通知：…` is a title.
_NAME = r"\s*(?:- (?=\w{2,4}\s*[：﹕∶:]))?[\w()（）]{1,16}\s*"
_FULL_COLON = re.compile(rf"(?P<head>{_NAME})(?P<colon>[：﹕∶])(?P<rest>.*)")
_TIGHT_COLON = re.compile(r"(?P<head>\s*(?:- )?[\u4e00-\u9fff]{2,8}|[a-z_]{2,16}):(?P<rest>[^\s:].*|[^\S ].*)")
_KEY = re.compile(r"\s*(?:- )?[^\s'\"#:：\[{][^:：'\"]*:\s+(?=\S)")
_ANY_KEY = re.compile(r"\s*(?:- )?[^\s#].*?:(?:\s|$)")
_QUOTED = r"(?P<open>[“‘「『])(?P<inner>[^“”‘’「」『』\"]*)(?P<close>[”’」』\"])"
_CURLY = re.compile(rf"{_QUOTED}\s*$")
_CURLY_ITEM = re.compile(rf"(?<=[\[,，、；\s]){_QUOTED}(?=\s*[\],，、；])")
_FLOW = re.compile(r"\[.*\]\s*")
_WIDE_FLOW = re.compile(r"[［【〔](?P<inner>[^\[\]［］【】〔〕]*[,，、；][^\[\]［］【】〔〕]*)[］】〕]\s*")
_COMMA = re.compile("[，、；]")
_COMMA_BETWEEN = re.compile(r"(?<=[》\"'])[，、；](?=\s*[《\"'])")
_CLOSED_EARLY = re.compile(r"""(?P<quote>["'])(?:(?!(?P=quote)).)*(?P=quote)(?P<rest>\s*[^\s#:].*)""")
_OPENS = re.compile(r":\s*(?:[|>][+-]?\d?)?\s*$")


def _bad_indent(line: str, above: list[str]) -> Slip | None:
    """A tab or a full-width blank in the indent; the line goes as deep as what it belongs to."""
    body = line.lstrip()
    found = re.search(r"[^ ]", line[: len(line) - len(body)])
    if not found or not body:
        return None
    what = {"\t": " Tab ", "\u3000": "全角空格"}.get(found[0], "特殊空格")
    return found.start(), "F204", f"这一行用{what}缩进，应换成半角空格", " " * _depth(body, above) + body


def _depth(body: str, above: list[str]) -> int:
    """How far a line whose own indent says nothing stands in, judged by the lines above it."""
    previous = next((line for line in reversed(above) if line.strip()), "")
    if _OPENS.search(previous):
        return _indent(previous) + 2
    if body.startswith("- "):
        return next((_indent(line) for line in reversed(above) if line.lstrip().startswith("- ")), 0)
    return _indent(previous, " -") + (0 if re.match(_NAME + "[:：]", body) else 2)


def _indent(line: str, blanks: str = " ") -> int:
    return len(line) - len(line.lstrip(blanks))


def _full_colon(line: str) -> Slip | None:
    found = _FULL_COLON.fullmatch(line)
    if not found:
        return None
    key = found["head"].strip("- ")
    good = f"{found['head'].rstrip()}: {found['rest'].lstrip()}"
    return found.start("colon"), "F201", f"「{key}」后面是全角冒号“{found['colon']}”，应写作“{key}: ”", good


def _tight_colon(line: str) -> Slip | None:
    found = _TIGHT_COLON.fullmatch(line)
    if not found or found["rest"].startswith("//") or not found["rest"].strip():
        return None
    key = found["head"].strip("- ")
    good = f"{found['head']}: {found['rest'].lstrip()}"
    return len(found["head"]), "F209", f"「{key}:」后面缺一个半角空格，应写作“{key}: ”", good


def _inner_tab(line: str) -> Slip | None:
    at = line.rstrip().find("\t")
    if at < 0 or line[_value_start(line) :].startswith(("'", '"')):
        return None
    return at, "F204", "这一行里有 Tab，应换成半角空格", line.rstrip().replace("\t", " ")


def _wide_brackets(line: str) -> Slip | None:
    start = _value_start(line)
    found = _WIDE_FLOW.fullmatch(line, start)
    if not found:
        return None
    wide = line[start] + line.rstrip()[-1]
    return start, "F202", f"列表外面的「{wide}」是中文括号，应写作半角方括号 [ ]", f"{line[:start]}[{found['inner']}]"


def _unclosed_quote(line: str) -> Slip | None:
    start = _value_start(line)
    quote = line[start : start + 1]
    if quote not in ("'", '"') or not quote:
        return None
    inner = line[start + 1 :].replace("\\" + quote, "").replace(quote * 2, "")
    if quote in inner or line[start + 1 :].strip() == quote:
        return None
    bare = line.rstrip()
    if bare[-1] in "”’":
        return len(bare) - 1, "F205", f"值以 {quote} 开头，末尾却是中文引号{bare[-1]}，应改成 {quote}", bare[:-1] + quote
    return start, "F205", f"值以 {quote} 开头却没有配对的 {quote}，请在末尾补上", bare + quote


def _inner_quote(line: str) -> Slip | None:
    """`"关于"加强"管理的通知"`: the value ends at the second quote."""
    start = _value_start(line)
    found = _CLOSED_EARLY.fullmatch(line, start)
    if not found or found["rest"].startswith(found["quote"]) or "\\" in line[start:]:
        return None
    quote, value = found["quote"], line[start:].rstrip()
    inner = value.strip(quote).replace(quote, "＂")
    message = f"值里面又有半角引号 {quote}，到这里就断了，里面的引号请改成中文引号“”"
    return found.start("rest") - 1, "F205", message, f"{line[:start]}{quote}{inner}{quote}"


def _curly_quotes(line: str) -> Slip | None:
    start = _value_start(line)
    pattern = _CURLY_ITEM if _FLOW.fullmatch(line, start) else _CURLY
    found = pattern.search(line, start) if pattern is _CURLY_ITEM else pattern.match(line, start)
    if not found:
        return None
    good = line[:start] + pattern.sub(r"\g<inner>", line[start:])
    pair = found["open"] + found["close"]
    return found.start(), "F203", f"值的外面是中文引号{pair}，会成为内容的一部分，请去掉", good


def _full_comma(line: str) -> Slip | None:
    start = _value_start(line)
    if not _FLOW.fullmatch(line, start):
        return None
    comma = _COMMA_BETWEEN if re.search("[,“\"《‘']", line[start:]) else _COMMA
    found = comma.search(line, start)
    if not found:
        return None
    good = line[:start] + re.sub(" +", " ", comma.sub(", ", line[start:]))
    return found.start(), "F202", f"列表里的「{found[0]}」是中文标点，应写作半角逗号“, ”", good


def _lost_comment(line: str) -> Slip | None:
    """` #art-9`: YAML drops what follows a blank and `#`. A comment with a blank after the sign is meant as one."""
    start = _value_start(line)
    found = re.compile(r"\s+#(?=\S)").search(line, start)
    if not found or line[start] in "'\"" or ("[" in line[start] and not _FLOW.fullmatch(line, start)):
        return None
    value = line[start:]
    good = re.sub(r"\s+#", "#", value) if value.startswith("[") else "'" + value.replace("'", "''") + "'"
    message = f"从「{line[found.end() - 1 :][:20]}」起会被当作注释丢掉，请给整个值加半角引号，路径和 # 之间不要空格"
    return found.end() - 1, "M106", message, line[:start] + good


def _value_start(line: str) -> int:
    """Offset of the value of `key: value` or `- value`; the line's length where there is none."""
    found = _KEY.match(line) or re.match(r"\s*- (?=\S)", line)
    return found.end() if found else len(line)


SLIPS: tuple[Callable[[str], Slip | None], ...] = (
    _full_colon,
    _tight_colon,
    _inner_tab,
    _unclosed_quote,
    _inner_quote,
    _wide_brackets,
    _curly_quotes,
    _full_comma,
    _lost_comment,
)


def mend(path: str, text: str, first_line: int) -> tuple[str, list[Finding]]:
    """The text with every slip put right, and a finding for each. The further lines of a longer value are left alone."""
    findings: list[Finding] = []
    lines: list[str] = []
    given = text.split("\n")
    holder: int | None = None
    for number, (line, below) in enumerate(zip(given, [*given[1:], ""], strict=True), first_line):
        place = Place(path, number)
        if slip := _bad_indent(line, lines):
            findings.append(_finding(place, slip))
            line = slip[-1]
        if holder is None or (line.strip() and _indent(line) <= holder):
            line, found = _mend_line(line, place, below)
            findings += found
            holder = None if _is_open(line) else _indent(line, " -")
        lines.append(line)
    return _without_strays(path, lines, first_line, findings)


def _is_open(line: str) -> bool:
    """Whether what follows is not the rest of this line's value: a blank, a comment, a bare key."""
    return not line.strip() or line.lstrip().startswith("#") or line.rstrip().endswith(":")


def _mend_line(line: str, place: Place, below: str) -> tuple[str, list[Finding]]:
    """A quote may be closed on a line below that stands further in."""
    if line.lstrip().startswith("#"):
        return line, []
    goes_on = bool(below.strip()) and _indent(below) > _indent(line)
    slips = tuple(slip for slip in SLIPS if not (goes_on and slip is _unclosed_quote))
    return _apply(slips, line.rstrip(), place)


def _apply(slips: tuple[Callable[[str], Slip | None], ...], line: str, place: Place) -> tuple[str, list[Finding]]:
    findings = []
    for slip in slips:
        if found := slip(line):
            findings.append(_finding(place, found))
            line = found[-1]
    return line, findings


def _finding(line: Place, slip: Slip) -> Finding:
    return Finding(Place(line.path, line.line, slip[0] + 1), slip[1], slip[2])


def _without_strays(path: str, lines: list[str], first_line: int, findings: list[Finding]) -> tuple[str, list[Finding]]:
    """A line without a colon among `key: value` lines is named and set aside: YAML would blame the line below."""
    if not any(_ANY_KEY.match(line) for line in lines):
        return "\n".join(lines), findings
    for at, line in enumerate(lines):
        above = lines[at - 1].rstrip() if at else ""
        if re.match(r"[\w（《“]", line) and not _ANY_KEY.match(line) and not above.endswith((",", "[", "{")):
            message = f"「{line.strip()[:20]}」不是“键: 值”，请补上键和半角冒号，或删去这一行"
            findings.append(Finding(Place(path, first_line + at), "F210", message))
            lines[at] = "#"
    return "\n".join(lines), findings
