"""What became of papers that no longer stand at their address: moved (`_data/moved.yml`), withdrawn (`_data/withdrawn.yml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .findings import Finding
from .model import Place
from .nodes import Table, Text
from .values import parse_day
from .wordlists import data_file, one, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A paper that stands at `new` and stood at `old`, both source paths."""

    old: str
    new: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A paper taken back: what it was called, when and why it went, and the source path of what stands for it, if any."""

    path: str
    title: str
    day: date
    reason: str
    instead: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Removals:
    """All that left its address, by source path. Of several moves one after another each leads to the last."""

    moved: Mapping[str, Move]
    withdrawn: Mapping[str, Withdrawal]
    findings: tuple[Finding, ...]

    def __contains__(self, path: str) -> bool:
        return path in self.moved or path in self.withdrawn


def read_removals(root: Path) -> Removals:
    """The two lists below `root`; what is wrong with their rows is found, and the row then does nothing."""
    findings: list[Finding] = []
    withdrawn = {row.path: row for row in _withdrawals(root, findings)}
    moved = {move.old: move for move in _moves(root, findings)}
    led = {old: Move(old=old, new=_end(moved, move, findings), place=move.place) for old, move in moved.items()}
    return Removals(moved={old: move for old, move in led.items() if move.new}, withdrawn=withdrawn, findings=tuple(findings))


def _moves(root: Path, findings: list[Finding]) -> Iterator[Move]:
    node = data_file(root, "moved.yml", findings)
    if node is not None and not isinstance(node, Table):
        findings.append(Finding(node.place, "L103", "moved.yml 应当一行一个“旧路径: 新路径”"))
    for entry in node.entries if isinstance(node, Table) else ():
        new = entry.value.text if isinstance(entry.value, Text) else ""
        if _is_path(entry.key) and _is_path(new) and entry.key != new:
            yield Move(old=entry.key, new=new, place=entry.place)
        else:
            message = f"「{entry.key}: {new}」应写作“旧路径: 新路径”，两边都是从 docs/ 算起的 .md 文件"
            findings.append(Finding(entry.place, "L103", message))


def _is_path(text: str) -> bool:
    return text.endswith(".md") and not text.startswith(("/", ".")) and ".." not in text.split("/")


def _end(moved: Mapping[str, Move], move: Move, findings: list[Finding]) -> str:
    """Where a chain of moves leads; empty where it goes in a circle."""
    seen, new = {move.old}, move.new
    while new in moved and new not in seen:
        seen.add(new)
        new = moved[new].new
    if new in seen:
        findings.append(Finding(move.place, "L103", f"「{move.old}」移来移去又回到自己，请只留下最后一次移动"))
        return ""
    return new


def _withdrawals(root: Path, findings: list[Finding]) -> Iterator[Withdrawal]:
    for item, row in rows_of(data_file(root, "withdrawn.yml", findings), findings):
        path, title, reason = one(row, "路径"), one(row, "标题"), one(row, "原因")
        day = parse_day(one(row, "日期"))
        if _is_path(path) and title and reason and day:
            yield Withdrawal(path=path, title=title, day=day, reason=reason, instead=one(row, "代替"), place=item.place)
        else:
            message = "撤下的文件要写明「路径」「标题」「日期」「原因」，这一条没有起作用，请补全"
            findings.append(Finding(item.place, "L104", message))
