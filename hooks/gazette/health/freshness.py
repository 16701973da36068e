"""Whether the home page and every column are kept up (国办秘函〔2019〕19号检查指标)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..catalog import Entry
from ..vocabulary import Column
from .answers import Answer, Ground, Item, Outcome, Question, failed, judged, passed, unseen

_SOURCE = "国办秘函〔2019〕19号“单项否决”"
_PERIOD = re.compile(r"(?P<number>\d+)\s*(?P<unit>天|日|个月|月|年)")
_HOME_PERIOD = "14天"
_EARLY_DAYS = 4  # a fortnight's column is warned of on its tenth day
_MADE = ("units",)


def limits(newest: date, period: str) -> tuple[date, date] | None:
    """From which day a column is warned of, and after which it fails; None for a period nobody can read."""
    found = _PERIOD.search(period)
    if not found:
        return None
    number = int(found["number"])
    if found["unit"] in ("天", "日"):
        return newest + timedelta(days=max(number - _EARLY_DAYS, 0)), newest + timedelta(days=number)
    months = number * 12 if found["unit"] == "年" else number
    return _months_later(newest, months - 1), _months_later(newest, months)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(day.year + year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))


def _judge(entries: tuple[Entry, ...], period: str, today: date) -> Answer:
    """By the newest visible 发布日期: an item without one counts as not updated."""
    dated = [(entry.document.published.date(), entry.document.title) for entry in entries if entry.document.published]
    if not dated:
        return failed("没有一件写明发布日期")
    newest, title = max(dated)
    found = limits(newest, period)
    if found is None:
        return unseen(f"最新的是 {newest}「{title}」；_data/columns.yml 没有写更新周期")
    warn, end = found
    left = (end - today).days
    outcome = Outcome.FAIL if left < 0 else Outcome.WARN if today >= warn else Outcome.PASS
    return Answer(outcome, f"最新的是 {newest}「{title}」，{period}内要更新，到 {end}", left)


def _home(ground: Ground) -> Answer:
    return _judge(tuple(ground.catalog.entries.values()), _HOME_PERIOD, ground.today)


def _blank(ground: Ground) -> Answer:
    shown = [column for column in ground.catalog.vocabulary.columns if column.id not in _MADE]
    wrong = [column.name for column in shown if not ground.catalog.in_column(column.id)]
    return judged([f"「{name}」是空的" for name in wrong], f"{len(shown)} 个栏目都有内容", "个")


def _dated(ground: Ground) -> Answer:
    wrong = [entry.document.uri for entry in ground.catalog.entries.values() if not entry.document.published]
    return judged([f"{uri} 没有发布日期" for uri in wrong], "每份文件都写明发布日期", "份")


FRESHNESS_QUESTIONS = (
    Question("首页 14 天内有更新", _SOURCE, _home),
    Question("没有空白栏目", _SOURCE, _blank),
    Question("每份文件都有发布日期", _SOURCE, _dated),
)


def column_items(ground: Ground, part: str) -> list[Item]:
    """A line for each column of the navigation that staff fill."""
    return [
        Item(part=part, name=f"栏目「{column.name}」按期更新", source=_SOURCE, answer=_column(ground, column))
        for column in ground.catalog.vocabulary.columns
    ]


def _column(ground: Ground, column: Column) -> Answer:
    if column.id in _MADE:
        count = len(ground.catalog.vocabulary.units)
        return passed(f"由单位词表生成，{count} 个单位") if count else failed("单位词表是空的")
    entries = ground.catalog.in_column(column.id)
    return _judge(entries, column.period, ground.today) if entries else failed("栏目是空的")
