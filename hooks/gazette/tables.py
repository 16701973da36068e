"""Typed tables: a Markdown table whose header says what its rows are. Staff write it once, in the paper it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .structure import Element

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL = re.compile(r"(?<!\\)\|")

# Column → the headers real plans use for it. What stands in brackets in a header does not count.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "任务序号", "任务编号"),
    "task": ("任务", "任务内容", "工作任务", "重点任务", "主要任务", "工作内容", "标志性成果", "节点任务", "主要节点"),
    "lead": ("牵头单位", "责任单位", "责任部门", "牵头部门"),
    "support": ("配合单位", "参加单位", "协办单位"),
    "due": ("完成时限", "完成时间", "时间节点", "时限", "整改时限", "完成期限"),
    "progress": ("进展", "进度", "完成情况", "落实情况", "进展情况"),
    "state": ("状态", "完成状态"),
    "note": ("说明", "备注", "情况说明"),
    "problem": ("问题", "存在问题"),
    "phase": ("阶段",),
}
_COLUMNS = {name: column for column, names in SYNONYMS.items() for name in names}

# Kind → the columns its header must have; the first that fits is it.
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("progress", frozenset({"number", "task", "progress"})),
    ("milestones", frozenset({"phase", "task", "due"})),
    ("tasks", frozenset({"task", "lead", "due"})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: column → the cell's text; `line` counts from 1 within the body."""

    cells: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table that was recognised: `kind` is one of KINDS."""

    kind: str
    rows: tuple[Row, ...]


def find_tables(elements: tuple[Element, ...]) -> Iterator[TypedTable]:
    """Every recognised pipe table of a body, in order."""
    for element in elements:
        lines = element.text.split("\n")
        if element.role == "other" and len(lines) > 2 and _DELIMITER.fullmatch(lines[1]):
            columns = [_COLUMNS.get(_header(cell), "") for cell in cells(lines[0])]
            kind = next((kind for kind, needed in KINDS if needed <= set(columns)), "")
            if kind:
                yield TypedTable(kind=kind, rows=tuple(_rows(lines[2:], columns, element.line + 2)))


def cells(line: str) -> list[str]:
    """The cells of one line of a pipe table, blanks around them taken off."""
    parts = _CELL.split(line.strip())
    inner = parts[1 if not parts[0] else 0 : -1 if len(parts) > 1 and not parts[-1] else None]
    return [cell.replace("\\|", "|").strip() for cell in inner]


def _header(cell: str) -> str:
    return re.sub(r"[（(].*?[）)]|[\s\u3000*]", "", cell)


def _rows(lines: list[str], columns: list[str], first_line: int) -> Iterator[Row]:
    for line, text in enumerate(lines, first_line):
        pairs = zip(columns, cells(text), strict=False)
        yield Row(cells={column: cell for column, cell in pairs if column}, line=line)
