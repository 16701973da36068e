"""YAML → nodes with places: text, list or table. Values stay the text staff wrote; nothing is coerced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .findings import Finding
from .model import Place

MAX_DEPTH = 3

# Plain scalars that YAML 1.1 would not read as the text they are; dates and whole decimal numbers mean the same either way.
_COERCED = re.compile(
    r"y|n|yes|no|on|off|true|false|0\d+|0x[0-9a-f]+|0o?[0-7]+|\d+(?::[0-5]?\d)+|\d[\d_]*_[\d_]*|[\d.]+e[+-]?\d+",
    re.I,
)
# Control characters and halves of characters, which a quoted `\\x07` or `\\ud800` can still bring in.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar as written, quotes taken off."""

    place: Place = field(compare=False)
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    place: Place = field(compare=False)
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key with its value; `place` is the key's."""

    place: Place = field(compare=False)
    key: str
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A mapping, in the order written, each key once."""

    place: Place = field(compare=False)
    entries: tuple[Entry, ...]


Node = Text | Items | Table


@dataclass(frozen=True, slots=True)
class Ruler:
    """Finds the place in the file of a place in the text as mended: what was put right moved what stands behind it."""

    path: str
    first_line: int
    written: tuple[str, ...]
    mended: tuple[str, ...]

    def place(self, line: int, column: int) -> Place:
        written, mended = ("".join(lines[line : line + 1]) for lines in (self.written, self.mended))
        if written[:column] != mended[:column]:
            column = max(0, len(written.rstrip()) - len(mended) + column)
        return Place(self.path, self.first_line + line, column + 1)


@dataclass(slots=True)
class _Reader:
    ruler: Ruler
    findings: list[Finding]

    def place(self, mark: Any) -> Place:
        return self.ruler.place(mark.line, mark.column)

    def read(self, node: yaml.Node) -> Node:
        place = self.place(node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return Table(place=place, entries=self.entries(node))
        if isinstance(node, yaml.SequenceNode):
            return Items(place=place, items=tuple(self.read(item) for item in node.value))
        return Text(place=place, text=self.scalar(node, place))

    def scalar(self, node: yaml.Node, place: Place) -> str:
        text = str(node.value)
        if _UNSEEN.search(text):
            self.findings.append(Finding(place, "F210", "值里有看不见的控制字符，请删去后重新输入"))
            text = _UNSEEN.sub("", text)
        if getattr(node, "style", None) is not None:
            return text.strip()
        if text in ("~", "null"):
            return ""
        if _COERCED.fullmatch(text):
            message = f"「{text}」没加引号，别的工具会读成另一个值，应写作 \"{text}\""
            self.findings.append(Finding(place, "M106", message))
        return text.strip()

    def entries(self, node: yaml.MappingNode) -> tuple[Entry, ...]:
        seen: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(Finding(place, "F210", "冒号前面应当是一个词，这里是列表或一组“键: 值”"))
                continue
            key = " ".join(_UNSEEN.sub("", key_node.value).split())
            if key in seen:
                first = seen[key].place.line
                self.findings.append(Finding(place, "F206", f"「{key}」在第 {first} 行已经写过，请只留一个"))
            else:
                seen[key] = Entry(place=place, key=key, value=self.read(value_node))
        return tuple(seen.values())


def read_node(text: str, ruler: Ruler) -> tuple[Node | None, list[Finding]]:
    """The one node of a YAML text (None if it is empty) and what is wrong inside it. Raises yaml.YAMLError."""
    reader = _Reader(ruler, [])
    if refused := _refused(reader, text):
        return None, [refused]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return (None if root is None else reader.read(root)), reader.findings


def _refused(reader: _Reader, text: str) -> Finding | None:
    """Aliases, which can unfold without end, and nesting no front matter needs: seen before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Finding(reader.place(event.start_mark), "F208", "不能用 & 或 * 引用别处的内容，请直接写出来；是普通文字就加半角引号")
        if getattr(event, "tag", None):
            return Finding(reader.place(event.start_mark), "F210", "值不能以 ! 开头，请给值加半角引号")
        if depth > MAX_DEPTH:
            return Finding(reader.place(event.start_mark), "F211", f"文头嵌套超过 {MAX_DEPTH} 层，请检查缩进和多余的括号")
    return None
