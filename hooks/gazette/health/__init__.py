"""体检: the quarterly inspection rehearsed. Every requirement is a row of a table, answered from the papers and the built site."""

from __future__ import annotations

from .answers import Answer, Ground, Item, Outcome, Question
from .conduct import CONDUCT_QUESTIONS, LAW_QUESTIONS
from .freshness import FRESHNESS_QUESTIONS, column_items
from .marks import FOOTER_QUESTIONS, PAGE_QUESTIONS, TAG_QUESTIONS

__all__ = ["PARTS", "Answer", "Ground", "Item", "Outcome", "inspect_site"]

_COLUMNS = "栏目更新"
PARTS: tuple[tuple[str, tuple[Question, ...]], ...] = (
    (_COLUMNS, FRESHNESS_QUESTIONS),
    ("安全与链接", CONDUCT_QUESTIONS),
    ("公开要求", LAW_QUESTIONS),
    ("网页标签", TAG_QUESTIONS),
    ("底部功能区", FOOTER_QUESTIONS),
    ("页面设计", PAGE_QUESTIONS),
)


def inspect_site(ground: Ground) -> tuple[Item, ...]:
    """All items, part by part; every column of the site has one of its own."""
    items: list[Item] = []
    for part, questions in PARTS:
        items += [Item(part=part, name=q.name, source=q.source, answer=q.look(ground)) for q in questions]
        items += column_items(ground, part) if part == _COLUMNS else []
    return tuple(items)
