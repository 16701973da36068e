"""清单 to hand over: the rows of a page as `.xlsx` and `.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from ..recall import Recall
from ..views.address import absolute
from ..views.roll import Cell, Roll
from .formulas import no_formula

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"text": 18, "wide": 44, "list": 60, "amount": 14, "number": 12, "day": 14, "state": 16, "bar": 14}
_A4 = 9
_SHEET_NAME = 31
_LONGEST_URL, _LONGEST_TEXT = 2079, 32767  # what a spreadsheet program takes
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def roll_files(rolls: Iterable[Roll], home: str, today: date) -> dict[str, str | bytes]:
    """Address → content of every list that may be downloaded; `home` is the absolute address of the site's root."""
    made: dict[str, str | bytes] = {}
    files = {roll.file: roll for roll in rolls if roll.file}  # a list may stand on several pages
    for file, roll in files.items():
        made[f"{file}.csv"] = roll_csv(roll)
        made[f"{file}.xlsx"] = _BOOKS.made(file, roll_xlsx, roll, home, today)
    _BOOKS.keep_only(files.keys())
    return made


_BOOKS = Recall[bytes]("spreadsheets")


def roll_csv(roll: Roll) -> str:
    """A line a row, with a BOM so that spreadsheet programs read it as UTF-8; figures and days bare."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([no_formula(head.name) for head in roll.heads])
    writer.writerows([plain(cell) for cell in line.cells] for line in (*roll.lines, *roll.totals))
    return "\ufeff" + out.getvalue()


def plain(cell: Cell) -> str:
    """What a cell says without its markup; a text that a spreadsheet would take for a formula is quoted."""
    if isinstance(cell.value, Decimal):
        return f"{cell.value:f}"
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return no_formula(cell.text)


def roll_xlsx(roll: Roll, home: str, today: date) -> bytes:
    """One sheet, A4 landscape: the heads stay in sight and are repeated on every printed page."""
    import xlsxwriter  # takes long to load for what is seldom made anew

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": roll.title, "created": datetime.combine(today, time())})
        sheet = book.add_worksheet(roll.title.translate(_NOT_IN_NAMES)[:_SHEET_NAME] or "清单")
        text = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top", "border": 1}
        styles = {kind: book.add_format(text | more) for kind, more in _STYLES.items()}
        _page(sheet, roll, styles["head"])
        for row, line in enumerate((*roll.lines, *roll.totals), 1):
            for column, cell in enumerate(line.cells):
                _write(sheet, (row, column), cell, styles, home)
    return out.getvalue()


_STYLES: dict[str, dict[str, object]] = {
    "head": {"bold": True, "align": "center", "valign": "vcenter"},
    "text": {},
    "link": {"font_color": "#12505B", "underline": 1},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "number": {"num_format": "#,##0.##########"},
    "whole": {"num_format": "#,##0"},
}


def _page(sheet: Worksheet, roll: Roll, style: Format) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.set_header("&C" + roll.title.replace("&", "&&")[:200])
    sheet.set_footer("&C第 &P 页，共 &N 页")
    for column, head in enumerate(roll.heads):
        sheet.set_column(column, column, _WIDTHS[head.kind])
        sheet.write_string(0, column, head.name, style)
    if roll.lines:
        sheet.autofilter(0, 0, len(roll.lines), len(roll.heads) - 1)


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, styles: dict[str, Format], home: str) -> None:
    if isinstance(cell.value, Decimal):
        sheet.write_number(*at, float(cell.value), styles["whole" if cell.value == int(cell.value) else "number"])
    elif isinstance(cell.value, date):
        sheet.write_datetime(*at, datetime.combine(cell.value, time()), styles["day"])
    elif len(cell.links) == 1 and cell.links[0].url and len(url := absolute(home, cell.links[0].url)) <= _LONGEST_URL:
        sheet.write_url(*at, url, styles["link"], cell.text[:_LONGEST_TEXT])
    elif cell.text:
        sheet.write_string(*at, cell.text[:_LONGEST_TEXT], styles["text"])
    else:
        sheet.write_blank(*at, None, styles["text"])
