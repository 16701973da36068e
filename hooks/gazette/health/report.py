"""The inspection's items as text, JSON, a spreadsheet and a page to hand on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from ..outputs.spreadsheets import roll_xlsx
from ..views.roll import Cell, Head, Line, Roll
from .answers import Item, Outcome

Rendering = Callable[[Sequence[Item], date], str]


def summary(items: Sequence[Item]) -> str:
    counts = Counter(item.answer.outcome for item in items)
    return f"{len(items)} 项：" + "，".join(f"{outcome.label} {counts[outcome]}" for outcome in Outcome)


def text(items: Sequence[Item], today: date) -> str:
    lines = [f"网站体检　{today}　{summary(items)}"]
    for part, group in groupby(items, key=lambda item: item.part):
        lines += ["", part, *(_line(item) for item in group)]
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    return f"  [{item.answer.outcome.label}] {item.name}{_left(item)}：{item.answer.evidence}"


def _left(item: Item) -> str:
    days = item.answer.days
    return "" if days is None else f"（还有 {days} 天）" if days >= 0 else f"（超过 {-days} 天）"


def as_json(items: Sequence[Item], today: date) -> str:
    """`{today, counts, items: [{part, name, source, outcome, evidence, days_left}]}`; outcomes are pass, warn, fail and na."""
    counts = Counter(item.answer.outcome.value for item in items)
    records = [
        {
            "part": item.part,
            "name": item.name,
            "source": item.source,
            "outcome": item.answer.outcome.value,
            "evidence": item.answer.evidence,
            "days_left": item.answer.days,
        }
        for item in items
    ]
    return json.dumps({"today": today.isoformat(), "counts": counts, "items": records}, ensure_ascii=False, indent=1) + "\n"


def page(items: Sequence[Item], today: date) -> str:
    """A page that stands alone, for whoever has no terminal; it is no part of the public site."""
    parts = "".join(_part(part, list(group)) for part, group in groupby(items, key=lambda item: item.part))
    return _PAGE.format(today=today, summary=escape(summary(items)), parts=parts)


def _part(part: str, items: list[Item]) -> str:
    rows = "".join(
        f'<tr data-outcome="{item.answer.outcome.value}"><td>{item.answer.outcome.label}</td><td>{escape(item.name)}{_left(item)}</td>'
        f"<td>{escape(item.answer.evidence)}</td><td>{escape(item.source)}</td></tr>\n"
        for item in items
    )
    return f"<h2>{escape(part)}</h2>\n<table><thead><tr><th>结果</th><th>项目</th><th>依据</th><th>出处</th></tr></thead>\n<tbody>{rows}</tbody></table>\n"


_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>网站体检 {today}</title>
<style>
body {{ max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.7 sans-serif; color: #182325; }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: .5rem .75rem; border-bottom: 1px solid #dbe3e2; text-align: start; vertical-align: top; overflow-wrap: anywhere; }}
td:first-child {{ white-space: nowrap; }}
[data-outcome=fail] td:first-child {{ font-weight: 700; color: #9a3021; }}
[data-outcome=warn] td:first-child {{ font-weight: 700; }}
@media (max-width: 40rem) {{ td:last-child, th:last-child {{ display: none; }} }}
</style></head>
<body><h1>网站体检</h1><p>{today}　{summary}</p>
{parts}</body></html>
"""

RENDERINGS: Mapping[str, Rendering] = {"text": text, "json": as_json}


def xlsx(items: Sequence[Item], today: date) -> bytes:
    """The items as one sheet, a row each."""
    heads = (Head(name="部分"), Head(name="项目", kind="wide"), Head(name="结果", kind="state"), Head(name="还有几天", kind="number"))
    lines = tuple(
        Line(
            cells=(
                Cell(text=item.part),
                Cell(text=item.name),
                Cell(text=item.answer.outcome.label),
                Cell.number(item.answer.days),
                Cell(text=item.answer.evidence),
                Cell(text=item.source),
            )
        )
        for item in items
    )
    roll = Roll(title=f"网站体检 {today}", heads=(*heads, Head(name="依据", kind="list"), Head(name="出处", kind="wide")), lines=lines)
    return roll_xlsx(roll, "", today)
