"""Bytes of a file → front matter whose every key and value knows its line and column, and the body under it.

MkDocs' own reader turns a YAML error into an empty page; this one names each accident and goes on to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .accidents import mend
from .findings import Finding
from .model import Place
from .nodes import Node, Table, read_node

MAX_FILE = 8 * 1024 * 1024
MAX_FRONT = 64 * 1024
FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as read. `front` is None where it could not be read; `body_line` is the file line the body starts on."""

    path: str
    front: Table | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]

    @property
    def publishable(self) -> bool:
        return self.front is not None and not any(finding.rule.holds_back for finding in self.findings)


def read_source(root: Path, path: str) -> Source:
    """The file `root/path`; `path` is what findings and references call it."""
    text, findings = read_text(root / path, path)
    if text is None:
        return Source(path=path, front=None, body="", body_line=1, findings=tuple(findings))
    return split_source(path, text, findings)


def read_text(file: Path, path: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with its line ends made `\\n`; None where it must not or cannot be read."""
    top = Place(path)
    size = file.stat().st_size
    if size > MAX_FILE:
        return None, [Finding(top, "F101", f"文件有 {size / 1048576:.0f} MB，超过 {MAX_FILE // 1048576} MB，没有读取")]
    data = file.read_bytes()
    if not data.strip():
        return None, [Finding(top, "F105", "文件是空的，请补上文头和正文，或删除文件")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_undecodable(path, data, error.start)]
    if "\x00" in text:
        return None, [Finding(top, "F109", "文件里有二进制数据，不是文本文件")]
    return _plain_lines(path, text)


def split_source(path: str, text: str, findings: list[Finding]) -> Source:
    """A text already decoded → front matter and body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        missing = Finding(Place(path), "F106", "第一行应当是 ---，下面写文头")
        return Source(path=path, front=None, body=text, body_line=1, findings=(*findings, missing))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        unclosed = Finding(Place(path), "F107", "文头没有结束，请在文头最后一行之后另起一行写 ---")
        return Source(path=path, front=None, body="", body_line=1, findings=(*findings, unclosed))
    front, found = read_front(path, "\n".join(lines[1:end]), first_line=2)
    body = "\n".join(lines[end + 1 :])
    return Source(path=path, front=front, body=body, body_line=end + 2, findings=(*findings, *found))


def read_front(path: str, text: str, first_line: int) -> tuple[Table | None, list[Finding]]:
    """A block of YAML → its top mapping and everything that is wrong with it. None where there is no mapping."""
    if len(text) > MAX_FRONT:
        return None, [Finding(Place(path, first_line), "F108", "文头超过 64 KB，请检查结束文头的 --- 是否漏写")]
    mended, findings = mend(path, text, first_line)
    node, found = read_yaml(path, mended, first_line)
    findings += found
    if node is None and not findings:
        return Table(place=Place(path, first_line), entries=()), findings
    if node is not None and not isinstance(node, Table):
        findings.append(Finding(node.place, "F207", "文头应当一行一个“键: 值”，这里是列表或一段话"))
    return (node if isinstance(node, Table) else None), findings


def read_yaml(path: str, text: str, first_line: int) -> tuple[Node | None, list[Finding]]:
    """YAML → nodes with places, or the one finding that says where it stops making sense."""
    try:
        return read_node(path, text, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, first_line + (mark.line if mark else 0), (mark.column if mark else 0) + 1)
        return None, [Finding(place, "F210", "文头从这里起读不下去，请检查这一行和上一行的缩进、冒号和引号")]
    except yaml.YAMLError:
        return None, [Finding(Place(path, first_line), "F210", "文头里有不能使用的字符，请重新输入文头")]


def _undecodable(path: str, data: bytes, offset: int) -> Finding:
    line = data.count(b"\n", 0, offset) + 1
    column = len(data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")) + 1
    if b"\x00" in data:
        return Finding(Place(path, line, column), "F109", "文件里有二进制数据，不是文本文件")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Finding(Place(path, line, column), "F102", "文件不是 UTF-8 编码，请另存为 UTF-8")
    return Finding(Place(path, line, column), "F102", "文件像是 GBK 编码，请另存为 UTF-8")


def _plain_lines(path: str, text: str) -> tuple[str, list[Finding]]:
    findings = []
    if text.startswith("\ufeff"):
        findings.append(Finding(Place(path), "F103", "文件开头有看不见的 BOM，已忽略"))
        text = text.lstrip("\ufeff")
    if "\r" in text:
        findings.append(Finding(Place(path), "F104", "换行是 Windows 格式（CRLF），已按普通换行读取"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, findings
