"""Where each field of a paper was read, and so how sure it is: what the report of an import tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gazette.labels import Mark, read_label

Value = TypeVar("Value")

# A place in a paper → how far what stands there can be trusted. What is not listed was guessed.
_SURENESS = {"标题行": "高", "标题结尾的字": "高", "落款": "高", "题注": "高", "文号行": "高", "正文开头": "高", "正文": "高", "红头": "高", "标题": "中", "标题下": "中", "网页": "中"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One field as it was read: `where` in words, `sureness` 高, 中 or 低."""

    field: str
    value: str
    where: str

    @property
    def sureness(self) -> str:
        return _SURENESS.get(self.where, "低")

    def __str__(self) -> str:
        return f"{self.field}「{self.value}」（{self.where}，把握{self.sureness}）"


def first_found(places: Iterable[tuple[str, Value]]) -> tuple[str, Value | None]:
    """The first place that says something, and what it says."""
    return next(((where, value) for where, value in places if value), ("", None))


_HEADING = re.compile(r"(#{2,6}) ")
_TABLE = re.compile(r"<table>|\| -{3}")
_LEVELS = "零一二三四五六"


def shape_of(body: str) -> str:
    """`二级标题 3、条 12、表格 1、脚注 2、图片 1`: what a body is made of; only what there is."""
    counts = Counter(_shapes(body))
    return "、".join(f"{name} {counts[name]}" for name in sorted(counts, key=_ORDER.index))


_ORDER = [*(f"{level}级标题" for level in _LEVELS), "条", "表格", "图片", "脚注"]


def _shapes(body: str) -> Iterator[str]:
    for line in body.splitlines():
        label = read_label(line)
        if heading := _HEADING.match(line):
            yield f"{_LEVELS[len(heading[1])]}级标题"
        elif _TABLE.match(line):
            yield "表格"
        elif re.match(r"\[\^\d+\]:", line):
            yield "脚注"
        elif label and label.mark is Mark.ARTICLE and label.spaced:
            yield "条"
        yield from ("图片" for _ in re.finditer(r"!\[[^\]]*\]\(image:", line))
