"""Bytes of a file → front matter whose every key and value knows its line and column, and the body under it.

MkDocs' own reader turns a YAML error into an empty page; this one names each accident and goes on to the next.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from .accidents import mend
from .findings import Finding
from .model import Place
from .nodes import Items, Node, Ruler, Table, read_node

MAX_FILE = 8 * 1024 * 1024
MAX_FRONT = 64 * 1024
FENCE = "---"

_ENDS = (FENCE, "...")
_LIKE_FENCE = re.compile(r"[-—–－─﹣−]{1,8}")
_LIKE_KEY = re.compile(r"[^:：。；]{1,40}:(?:\s|$)|[\w()（）]{1,16}\s*[:：].*\S|- |#")
# What PyYAML refuses, and what it takes for the end of a line where no editor does.
_CONTROL = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as read. `front` is None where it could not be read; `body_line` is the file line the body starts on."""

    path: str
    front: Table | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def source_of(path: str, text: str | None, findings: Sequence[Finding]) -> Source:
    """A text as `read_text` gave it → its source."""
    if not path.isprintable():
        return _unnamed(path)
    if text is None:
        return Source(path=path, front=None, body="", body_line=1, findings=tuple(findings))
    return split_source(path, text, findings)


def _unnamed(path: str) -> Source:
    shown = "".join(char if char.isprintable() else "?" for char in path)
    finding = Finding(Place(shown), "F102", "文件名不是 UTF-8 编码，或含有看不见的字符，请给文件改名")
    return Source(path=path, front=None, body="", body_line=1, findings=(finding,))


def read_text(file: Path, path: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with its line ends made `\\n`; None where it must not or cannot be read."""
    top = Place(path)
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            return None, [Finding(top, "F110", "这是文件夹，不是文件，请去掉名称末尾的 .md")]
        if state.st_size > MAX_FILE:
            size = f"{state.st_size / 1048576:.1f} MB，超过 {MAX_FILE // 1048576} MB"
            return None, [Finding(top, "F101", f"文件有 {size}，没有读取，请把图片、表格另存为附件")]
        text, faults = _decode(path, file.read_bytes())
        return text, [*faults]
    except OSError:
        return None, [Finding(top, "F110", "文件打不开，请检查它是不是失效的快捷方式（链接）、有没有读取权限")]


def split_source(path: str, text: str, findings: Sequence[Finding]) -> Source:
    """A text already decoded → front matter and body. Front matter with a wrong fence is read on as far as it goes."""
    lines = text.split("\n")
    start, found = _opening(path, lines)
    if start is None:
        return Source(path=path, front=None, body=text, body_line=1, findings=(*findings, *found))
    end, unclosed = _closing(path, lines, start)
    front, faults = read_front(path, "\n".join(lines[start + 1 : end]), first_line=start + 2)
    body_start = end if unclosed and not _LIKE_FENCE.fullmatch(lines[min(end, len(lines) - 1)].strip()) else end + 1
    body = "\n".join(lines[body_start:])
    every = (*findings, *found, *unclosed, *faults)
    return Source(path=path, front=front, body=body, body_line=min(body_start, len(lines) - 1) + 1, findings=every)


def _opening(path: str, lines: list[str]) -> tuple[int | None, list[Finding]]:
    """Where the front matter opens, counted from 0; a fence that is only nearly right counts where a true one closes."""
    at = next((n for n, line in enumerate(lines) if line.strip()), 0)
    first = lines[at].strip()
    if at == 0 and lines[0].rstrip() == FENCE:
        return 0, []
    if first == FENCE:
        return at, [Finding(Place(path, at + 1), "F106", "--- 要顶格写在文件第一行，请删去它前面的空行和空格")]
    if _LIKE_FENCE.fullmatch(first):
        wrong = [Finding(Place(path, at + 1), "F106", f"第一行是「{first}」，应写作三个半角减号 ---")]
        return (at if any(line.rstrip() in _ENDS for line in lines[at + 1 :]) else None), wrong
    if first.startswith(FENCE):
        return None, [Finding(Place(path, at + 1), "F106", "第一行只写 ---，文头的各项要从第二行起，一行一项")]
    return None, [Finding(Place(path), "F106", "没有文头：第一行应当是 ---，下面写 title、文种等，再以 --- 结束")]


def _closing(path: str, lines: list[str], start: int) -> tuple[int, list[Finding]]:
    """The line that closes the front matter, counted from 0, or the line before which it should have been closed."""
    fence = next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() in _ENDS), None)
    for n in range(start + 1, len(lines) if fence is None else fence):
        line = lines[n].rstrip()
        if len(line) > 1 and _LIKE_FENCE.fullmatch(line):
            return n, [Finding(Place(path, n + 1), "F107", f"结束文头的一行是「{line}」，应写作三个半角减号 ---")]
        if _is_body(lines, n, start, sure=fence is not None):
            return n, [Finding(Place(path, n + 1), "F107", "从这一行起像是正文，请在它前面另起一行写 ---，结束文头")]
    if fence is not None:
        return fence, []
    last = next((n for n in range(len(lines) - 1, 0, -1) if lines[n].strip()), 0)
    return len(lines), [Finding(Place(path, last + 1), "F107", "文头没有结束，请在这一行之后另起一行写 ---")]


def _is_body(lines: list[str], at: int, start: int, sure: bool) -> bool:
    """Whether a line cannot belong to front matter. With a fence still to come (`sure`) a blank line must stand before."""
    line, after_blank = lines[at], at > start + 1 and not lines[at - 1].strip()
    if not line.strip() or (line[0].isspace() and line[0] != "\u3000"):
        return False
    if line.startswith("#"):
        return not sure and after_blank
    keys_below = any(re.match(r"[\w]{2,8}: ", below) for below in lines[at + 1 : at + 3])
    return (after_blank or not sure) and not _LIKE_KEY.match(line) and not keys_below


def read_front(path: str, text: str, first_line: int) -> tuple[Table | None, list[Finding]]:
    """A block of YAML → its top mapping and everything that is wrong with it. None where there is no mapping."""
    if len(text) > MAX_FRONT:
        return None, [Finding(Place(path, first_line), "F108", "文头超过 64 KB，请检查结束文头的 --- 是否漏写")]
    mended, findings = mend(path, text, first_line)
    node, found = read_yaml(path, mended, first_line, text)
    findings += found
    if node is None and not any(finding.rule.holds_back for finding in found):
        return Table(place=Place(path, first_line), entries=()), findings
    if node is not None and not isinstance(node, Table):
        what = "列表，请去掉行首的“- ”" if isinstance(node, Items) else "一段话，请写成 title: 标题"
        findings.append(Finding(node.place, "F207", f"文头应当一行一个“键: 值”，这里是{what}"))
    return (node if isinstance(node, Table) else None), findings


def read_mended(path: str, text: str, first_line: int) -> tuple[Node | None, list[Finding]]:
    """YAML as staff wrote it → nodes, slips put right, and every finding."""
    mended, slips = mend(path, text, first_line)
    node, faults = read_yaml(path, mended, first_line, text)
    return node, [*slips, *faults]


def read_yaml(path: str, text: str, first_line: int, written: str) -> tuple[Node | None, list[Finding]]:
    """YAML → nodes with places, or the finding that says where it stops making sense. `written` is the text unmended."""
    ruler = Ruler(path, first_line, tuple(written.split("\n")), tuple(text.split("\n")))
    controls = [_control(ruler, text[: found.start()]) for found in _CONTROL.finditer(text)]
    try:
        node, findings = read_node(_CONTROL.sub(" ", text), ruler)
        return node, [*controls, *findings]
    except yaml.MarkedYAMLError as error:
        return None, [*controls, _broken(ruler, error)]
    except (yaml.YAMLError, ValueError, OverflowError):
        return None, [*controls, Finding(ruler.place(0, 0), "F210", "文头里有 \\U 开头的无效字符，请重新输入文头")]


def _control(ruler: Ruler, before: str) -> Finding:
    place = ruler.place(before.count("\n"), len(before) - before.rfind("\n") - 1)
    return Finding(place, "F210", "这里有看不见的控制字符，请删去后重新输入这一行")


# What PyYAML says (in context or problem) → what staff are told.
_CAUSES = (
    ("escape", "F210", "半角双引号里的 \\ 另有含义，请把外面的引号改成半角单引号"),
    ("a quoted scalar", "F205", "这里的引号没有配对，请在值的末尾补上同样的半角引号"),
    ("flow sequence", "F210", "方括号没有配对，或各项之间缺半角逗号，应写作 [甲, 乙]"),
    ("flow mapping", "F210", "花括号没有配对，请补上；只是普通文字就给值加半角引号"),
    ("an alias", "F208", "值以 * 开头会被当作引用，只是普通文字就给值加半角引号"),
    ("an anchor", "F208", "值以 & 开头会被当作引用，只是普通文字就给值加半角引号"),
    ("a tag", "F210", "值不能以 ! 开头，请给值加半角引号"),
    ("a block scalar", "F210", "值不能以 | 或 > 开头，请给值加半角引号"),
    ("mapping values", "F210", "值里又有“: ”：是新的一项就与上一项对齐，是内容就给整个值加半角引号"),
    ("cannot start any token", "F210", "值不能以这个符号开头，请给值加半角引号"),
    ("sequence entries", "F210", "列表的“- ”要另起一行，缩进两个空格"),
    ("found '<scalar>'", "F210", "引号后面还有文字，请去掉引号，或把里面的引号改成中文引号“”"),
    ("<block end>", "F210", "这一行的缩进与上面对不齐，请与同一层的各行对齐"),
    ("node content", "F210", "值不能以标点开头，请给值加半角引号"),
    ("another document", "F210", "文头里不能再有 ---，请删去"),
)


def _broken(ruler: Ruler, error: yaml.MarkedYAMLError) -> Finding:
    """PyYAML notices an open quote or bracket only lines later: then the place is where it was opened."""
    context = error.context or ""
    outer = any(word in context for word in ("block mapping", "block collection", "document"))
    mark = error.problem_mark if outer or not error.context_mark else error.context_mark
    place = ruler.place(mark.line, mark.column) if mark else ruler.place(0, 0)
    said = f"{context} {error.problem}"
    general = ("", "F210", "文头从这里起读不下去，请检查这一行和上一行的缩进、冒号和引号")
    _, code, message = next((cause for cause in _CAUSES if cause[0] in said), general)
    return Finding(place, code, message)


def _place(path: str, text: str, offset: int) -> Place:
    return Place(path, 1 + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


@lru_cache(maxsize=1 << 15)
def _decode(path: str, data: bytes) -> tuple[str | None, Sequence[Finding]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Finding(Place(path), "F102", "文件是 UTF-16 编码（记事本里叫“Unicode”），请另存为 UTF-8")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_undecodable(path, data, error.start)]
    if "\x00" in text:
        return None, [_binary(_place(path, text, text.index("\x00")))]
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        return None, [Finding(Place(path), "F105", "文件是空的，请补上文头和正文，或删除文件")]
    return _plain_lines(path, text)


def _undecodable(path: str, data: bytes, offset: int) -> Finding:
    line = data.count(b"\n", 0, offset) + 1
    column = len(data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")) + 1
    place = Place(path, line, column)
    if b"\x00" in data:
        return _binary(place)
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") < sum("\u3000" <= char <= "\u9fff" for char in lenient):
        return Finding(place, "F102", "文件里混进了不是 UTF-8 的字节，请重新输入这里的文字，再另存为 UTF-8")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Finding(place, "F102", "文件不是 UTF-8 编码，请另存为 UTF-8")
    return Finding(place, "F102", "文件像是 GBK 编码，请另存为 UTF-8")


def _binary(place: Place) -> Finding:
    return Finding(place, "F109", "文件里有二进制数据，不是文本文件；Word 等文件请用 gazette import 导入")


def _plain_lines(path: str, text: str) -> tuple[str, list[Finding]]:
    findings = []
    if text.startswith("\ufeff"):
        findings.append(Finding(Place(path), "F103", "文件开头有看不见的 BOM，已忽略"))
        text = text.lstrip("\ufeff")
    if "\r" in text:
        kind = "Windows 格式（CRLF）" if "\r\n" in text else "旧式 Mac 格式（CR）"
        findings.append(Finding(Place(path), "F104", f"换行是 {kind}，已按普通换行读取"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, findings
