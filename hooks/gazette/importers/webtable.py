"""A table of a web page → a Markdown table, or plain HTML where cells are merged."""

from __future__ import annotations

import re
from html import escape

from lxml import html

from .markup import escape_text
from .sheet import BLANKS, squeeze

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


def metadata_rows(table: html.HtmlElement) -> list[str]:
    """`发文字号：云政发〔2024〕1号` of the table that a 信息公开 page puts above a paper; nothing for any other table."""
    cells = [" ".join(_parts(cell)) for row in _rows(table) for cell in row]
    names = [index for index, cell in enumerate(cells) if _METADATA.fullmatch(squeeze(cell))]
    if len(names) < _LEAST_METADATA or len(names) * 3 < len(cells):
        return []
    starts = sorted({0, *names})
    ends = [*starts[1:], len(cells)]
    rows = [cells[start:end] for start, end in zip(starts, ends, strict=True)]
    return [_metadata_row(row) for row in rows if any(row)]


def is_metadata_name(text: str) -> bool:
    """Whether a page has set a name of its 信息公开 table apart from the value by layout only: <b>索引号</b><span>…."""
    return len(text) < 16 and bool(_BARE_NAME.fullmatch(squeeze(text)))


_BARE_NAME = re.compile(r"索引号|发文字号|文号|主题分类|发文机关|发布机构|成文日期|发文日期|发布日期|公开日期|信息来源|来源|有效性|公开方式")


def _metadata_row(cells: list[str]) -> str:
    name, value = squeeze(cells[0]).rstrip(":："), " ".join(filter(None, cells[1:]))
    return f"{name}：{value}"


_LEAST_METADATA = 3
_METADATA = re.compile(
    r"[\[【]?(?:索引号|信息索引号|主题分类|主题词|发文机关|发布机构|公开机构|成文日期|发文日期|生成日期|发布日期|公开日期|标题|名称|信息名称|"
    r"发文字号|文号|有效性|时效|公文时效|效力状态|公开方式|公开类别|公开范围|公开时限|组配分类|体裁|体裁分类|信息来源|关键词)[\]】]?[:：]?"
)


def table_text(table: html.HtmlElement) -> str:
    """Markdown pipes for a plain grid; otherwise HTML with nothing but the merges."""
    rows = [row for row in _rows(table) if any(_text(cell) for cell in row)]
    return rows_text(rows) if rows else ""


def rows_text(rows: list[list[html.HtmlElement]]) -> str:
    """Rows of td and th as Markdown, or as HTML where a cell spans several."""
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
