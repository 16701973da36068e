"""How the columns of a table in a text are set: figures end under one another, days and short words are not broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as etree  # noqa: N813

Node = etree.Element

# The style sheet knows as many.
_MOST = 12
_FIGURE = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?%?|[-—–]*")
_SHORT = re.compile(r"[^\d\s]{0,5}|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日|底)?前?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日")


def set_columns(table: Node) -> None:
    """Name on the table the columns of figures and of what is short. One with merged cells has no columns to name."""
    rows = [list(row) for row in table.iter("tr")]
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        return
    names = [name for at, texts in enumerate(_columns(rows), 1) if (name := _name(at, texts))]
    if names and not table.get("class"):
        table.set("class", " ".join(names))


def _columns(rows: list[list[Node]]) -> Iterator[list[str]]:
    """The words of each column below its head."""
    width = min(map(len, rows), default=0)
    for at in range(min(width, _MOST)):
        yield ["".join(row[at].itertext()).strip() for row in rows if row[at].tag == "td"]


def _name(at: int, texts: list[str]) -> str:
    if not any(texts):
        return ""
    if any(map(str.isdigit, "".join(texts))) and all(map(_FIGURE.fullmatch, texts)):
        return f"gz-figures-{at}"
    return f"gz-short-{at}" if all(map(_SHORT.fullmatch, texts)) else ""
