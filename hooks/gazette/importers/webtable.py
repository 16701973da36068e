"""A table of a web page → a Markdown table, or plain HTML where cells are merged."""

from __future__ import annotations

import re
from html import escape

from lxml import html

from .markup import escape_text
from .sheet import BLANKS

_CELLS = ("td", "th")
_LONG_CELL = 400


def is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only places things: one column, a table in a cell, or a whole text in a cell."""
    rows = _rows(table)
    if any(True for cell in table.iter(*_CELLS) for _ in cell.iter("table")):
        return True
    longest = max((len(cell.text_content()) for row in rows for cell in row), default=0)
    texts = any(sum(1 for _ in cell.iter("p", "div")) > 4 for row in rows for cell in row)
    return all(len(row) <= 1 for row in rows) or (longest > _LONG_CELL and texts)


def table_text(table: html.HtmlElement) -> str:
    """Markdown pipes for a plain grid; otherwise HTML with nothing but the merges."""
    rows = [row for row in _rows(table) if any(_text(cell) for cell in row)]
    if not rows:
        return ""
    merged = any(
        cell.get(name, "1").strip() not in ("1", "0", "") for row in rows for cell in row for name in _MERGES
    )
    return _html(rows) if merged else _pipes(rows)


_MERGES = ("rowspan", "colspan")


def _rows(table: html.HtmlElement) -> list[list[html.HtmlElement]]:
    return [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]


def _pipes(rows: list[list[html.HtmlElement]]) -> str:
    columns = max(map(len, rows))
    grid = [[_pipe_cell(cell) for cell in row] + [""] * (columns - len(row)) for row in rows]
    lines = [grid[0], ["---"] * columns, *grid[1:]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _pipe_cell(cell: html.HtmlElement) -> str:
    return "<br>".join(escape_text(part).replace("|", "\\|") for part in _parts(cell))


def _html(rows: list[list[html.HtmlElement]]) -> str:
    lines = ["<table>"]
    for row in rows:
        lines.append("<tr>" + "".join(map(_html_cell, row)) + "</tr>")
    return "\n".join([*lines, "</table>"])


def _html_cell(cell: html.HtmlElement) -> str:
    spans = ((name, cell.get(name, "").strip()) for name in _MERGES)
    merges = "".join(f' {name}="{value}"' for name, value in spans if value.isdigit() and value != "1")
    return f"<{cell.tag}{merges}>" + "<br>".join(map(escape, _parts(cell))) + f"</{cell.tag}>"


def _text(cell: html.HtmlElement) -> str:
    return "".join(_parts(cell))


def _parts(cell: html.HtmlElement) -> list[str]:
    """The lines of a cell."""
    marked = "".join(_flow(cell))
    parts = (re.sub(r"[ \t\r\n]+", " ", part).strip(BLANKS) for part in marked.split("\x00"))
    return [part for part in parts if part]


def _flow(element: html.HtmlElement) -> list[str]:
    pieces = ["\x00" if element.tag in ("br", "p", "div", "li") else "", element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            pieces += _flow(child)
        pieces.append(child.tail or "")
    return pieces
