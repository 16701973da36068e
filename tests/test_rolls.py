"""Lists that are handed over: the page, the spreadsheet and the CSV have the same rows."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import lxml.html
from openpyxl import load_workbook

from gazette.outputs.spreadsheets import roll_files, roll_xlsx
from gazette.views.item import Link
from gazette.views.roll import Cell, Head, Line, Roll

PLAN = "plans/minzu-tuanjie-shishi-fangan-2024"
HEADS = (Head(name="事项", kind="wide"), Head(name="数", kind="number"), Head(name="日期", kind="day"), Head(name="出处", extra=True))
ROLL = Roll(
    title="表：甲/乙",
    heads=HEADS,
    lines=(
        Line(cells=(Cell(text="=1+1"), Cell.number(Decimal("1234.50")), Cell(text="3月底", value=date(2026, 3, 31)), Cell())),
        Line(cells=(Cell(text="两行\n字"), Cell(text="若干"), Cell(), Cell.of([Link(text="方案", url="plans/a/#task-1")]))),
    ),
    totals=(Line(cells=(Cell(text="合计"), Cell.number(Decimal("1234.50")), Cell(), Cell())),),
    file="lists/one",
)


def sheet_of(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).active


def made(ending: str) -> bytes:
    content = roll_files([ROLL], "https://county.example/policy/", date(2026, 11, 1))[f"lists/one.{ending}"]
    return content if isinstance(content, bytes) else content.encode("utf-8")


def test_a_figure_can_be_reckoned_with_and_a_text_is_never_a_formula() -> None:
    sheet = sheet_of(made("xlsx"))
    assert [cell.value for cell in sheet[2]] == ["=1+1", 1234.5, datetime(2026, 3, 31), None]
    assert sheet["A2"].data_type == "s"
    assert [cell.value for cell in sheet[3]] == ["两行\n字", "若干", None, "方案"]
    assert sheet["D3"].hyperlink.target + "#" + sheet["D3"].hyperlink.location == "https://county.example/policy/plans/a/#task-1"
    assert [cell.value for cell in sheet[4]][:2] == ["合计", 1234.5]


def test_a_list_prints_across_a4_with_its_heads_on_every_page() -> None:
    sheet = sheet_of(made("xlsx"))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.fitToHeight) == ("$1:$1", "A2", 0)


def test_the_same_rows_give_the_same_bytes() -> None:
    once = made("xlsx")
    assert roll_xlsx(ROLL, "https://county.example/policy/", date(2026, 11, 1)) == once


def test_csv_says_the_same() -> None:
    rows = list(csv.reader(io.StringIO(made("csv").decode("utf-8-sig"))))
    assert rows == [
        ["事项", "数", "日期", "出处"],
        ["'=1+1", "1234.50", "2026-03-31", ""],
        ["两行\n字", "若干", "", "方案"],
        ["合计", "1234.50", "", ""],
    ]


def test_page_and_downloads_of_a_plan_have_the_same_rows(demo: Path) -> None:
    page = lxml.html.fromstring((demo / PLAN / "tasks" / "index.html").read_text("utf-8"))
    heads = [head.text for head in page.iterfind(".//table/thead/tr/th")]
    shown = [[_words(cell) for cell in row.iterfind("td")] for row in page.iterfind(".//table/tbody/tr")]
    sheet = list(sheet_of((demo / PLAN / "tasks.xlsx").read_bytes()).iter_rows(values_only=True))
    at = [sheet[0].index(head) for head in heads]
    assert len(shown) == 50
    assert [[row[n] or "" for n in at] for row in sheet[1:]] == shown
    lines = list(csv.reader(io.StringIO((demo / PLAN / "tasks.csv").read_text("utf-8-sig"))))
    assert [[row[n] for n in at] for row in lines[1:]] == shown


def _words(cell: lxml.html.HtmlElement) -> str:
    """What a cell says, without its smaller second line."""
    for note in list(cell.iterfind(".//small")):
        note.drop_tree()
    return str(cell.text_content()).strip()
