"""YAML → nodes with places: text, list or table. Values stay the text staff wrote; nothing is coerced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .findings import Finding
from .model import Place

MAX_DEPTH = 3
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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

    def read(self, events: Iterator[Any], event: Any) -> Node:
        """The node an event begins, and all events up to its end."""
        place = self.place(event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return Table(place=place, entries=self.entries(events))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place=place, items=tuple(self.read(events, item) for item in _inside(events)))
        return Text(place=place, text=self.scalar(event, place))

    def scalar(self, event: Any, place: Place) -> str:
        text = str(event.value)
        if _UNSEEN.search(text):
            self.findings.append(Finding(place, "F210", "值里有看不见的控制字符，请删去后重新输入"))
            text = _UNSEEN.sub("", text)
        if event.style:
            return text.strip()
        if text in ("~", "null"):
            return ""
        if _COERCED.fullmatch(text):
            message = f"「{text}」没加引号，别的工具会读成另一个值，应写作 \"{text}\""
            self.findings.append(Finding(place, "M106", message))
        return text.strip()

    def entries(self, events: Iterator[Any]) -> tuple[Entry, ...]:
        seen: dict[str, Entry] = {}
        for event in _inside(events):
            place = self.place(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self.read(events, event)
                self.read(events, next(events))
                self.findings.append(Finding(place, "F210", "冒号前面应当是一个词，这里是列表或一组“键: 值”"))
                continue
            key = " ".join(_UNSEEN.sub("", event.value).split())
            value = self.read(events, next(events))
            if key in seen:
                first = seen[key].place.line
                self.findings.append(Finding(place, "F206", f"「{key}」在第 {first} 行已经写过，请只留一个"))
            else:
                seen[key] = Entry(place=place, key=key, value=value)
        return tuple(seen.values())


def read_node(text: str, ruler: Ruler) -> tuple[Node | None, list[Finding]]:
    """The one node of a YAML text (None if it is empty) and what is wrong inside it. Raises yaml.YAMLError."""
    reader = _Reader(ruler, [])
    events: list[Any] = []
    depth = 0
    for event in _events(text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if refused := _refused(reader, event, depth):
            return None, [refused]
        events.append(event)
    if sum(isinstance(event, yaml.DocumentStartEvent) for event in events) > 1:
        yaml.compose(text, Loader=yaml.SafeLoader)  # says where the second document begins
    run = iter(events)
    root = next((event for event in run if isinstance(event, yaml.NodeEvent)), None)
    return (None if root is None else reader.read(run, root)), reader.findings


def _events(text: str) -> Iterable[Any]:
    """The events of a text, from the fast parser; where that stumbles, from the one whose complaints are known here.

    The two disagree only on tabs, and on where an empty key with `?` ends.
    """
    if "\t" in text or "?" in text:
        return yaml.parse(text, Loader=yaml.SafeLoader)
    try:
        return list(yaml.parse(text, Loader=_FAST))
    except (yaml.YAMLError, UnicodeError):
        return yaml.parse(text, Loader=yaml.SafeLoader)


def _inside(events: Iterator[Any]) -> Iterator[Any]:
    """The events that begin something, up to the end of the list or table they stand in."""
    return iter(lambda: _next(events), None)


def _next(events: Iterator[Any]) -> Any:
    event = next(events)
    return None if isinstance(event, yaml.CollectionEndEvent) else event


def _refused(reader: _Reader, event: Any, depth: int) -> Finding | None:
    """Aliases, which can unfold without end, and nesting no front matter needs: seen before anything is built."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return Finding(reader.place(event.start_mark), "F208", "不能用 & 或 * 引用别处的内容，请直接写出来；是普通文字就加半角引号")
    if getattr(event, "tag", None):
        return Finding(reader.place(event.start_mark), "F210", "值不能以 ! 开头，请给值加半角引号")
    if depth > MAX_DEPTH:
        return Finding(reader.place(event.start_mark), "F211", f"文头嵌套超过 {MAX_DEPTH} 层，请检查缩进和多余的括号")
    return None
