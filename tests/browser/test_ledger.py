"""清单 in a real browser: two clicks from home to what is late, its owner and since when; filters, downloads, paper."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page

from .conftest import Visitor

UNIT = "/units/zhujianju/"


def rows(roll: Locator) -> Locator:
    return roll.locator("tbody tr:visible")


def cells(roll: Locator, label: str) -> list[str]:
    """What the visible rows say in one column."""
    return [text.strip() for text in rows(roll).locator(f'td[data-label="{label}"] > div').all_inner_texts()]


def roll_after(page: Page, heading: str) -> Locator:
    return page.locator(f"h2:text-is('{heading}') + .gz-roll")


def test_two_clicks_tell_what_is_late_who_owns_it_and_since_when(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator(".gz-band").get_by_role("link", name="逾期").click()
    page.locator(".gz-scope").get_by_role("link", name="今天逾期的任务").click()
    late = roll_after(page, "今天逾期的任务")
    assert late.is_visible()
    since, owners = cells(late, "状态"), cells(late, "牵头单位")
    assert len(since) == len(owners) >= 4
    assert all(owners)
    days = [re.search(r"自\d{4}年\d{1,2}月\d{1,2}日起逾期(\d+)天", text) for text in since]
    assert all(days)
    counted = [int(found[1]) for found in days if found]
    assert counted == sorted(counted, reverse=True)
    assert visitor.errors == []


def test_the_number_on_the_home_page_is_that_of_the_list(visitor: Visitor) -> None:
    page = visitor.open("/")
    told = page.locator(".gz-band .gz-counts li", has_text="逾期").locator("b").inner_text()
    chart = page.locator(".gz-band svg[role=img]").get_attribute("aria-label") or ""
    assert f"逾期{told}项" in chart
    page = visitor.open("/progress/")
    assert rows(roll_after(page, "今天逾期的任务")).count() == int(told)


def test_a_filter_rules_all_lists_and_stays_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("/progress/")
    late = roll_after(page, "今天逾期的任务")
    whole = rows(late).count()
    late.get_by_label("单位").select_option(label=option(late, "县住房和城乡建设局"))
    left = rows(late).count()
    assert 0 < left < whole
    assert late.locator(".gz-count b").inner_text() == str(left)
    assert all("县住建局" in led + helped for led, helped in zip(cells(late, "牵头单位"), cells(late, "配合单位"), strict=True))
    assert cells(roll_after(page, "各单位牵头任务进展"), "单位") == ["澄川县住房和城乡建设局"]
    assert "unit=zhujianju" in page.url
    page.reload()
    assert rows(roll_after(page, "今天逾期的任务")).count() == left
    roll_after(page, "今天逾期的任务").get_by_label("单位").select_option("")
    assert "unit=" not in page.url
    assert rows(roll_after(page, "今天逾期的任务")).count() == whole


def option(roll: Locator, name: str) -> str:
    return next(text for text in roll.locator("option").all_inner_texts() if name in text)


def test_a_filter_nobody_offers_hides_nothing(visitor: Visitor) -> None:
    page = visitor.open("/progress/?unit=nobody&from=wechat")
    assert rows(roll_after(page, "今天逾期的任务")).count() >= 4


def test_the_number_of_a_plan_leads_to_its_late_tasks(visitor: Visitor) -> None:
    page = visitor.open("/progress/")
    link = roll_after(page, "各方案进展").locator('td[data-label="逾期"] a').last
    number = int(link.inner_text())
    link.click()
    assert page.url.endswith("tasks/?state=overdue")
    states = cells(page.locator(".gz-roll"), "状态")
    assert len(states) == number
    assert all("逾期" in state or "到期无进展" in state for state in states)


@pytest.mark.parametrize("address", ["/progress/", "/units/zhujianju/tasks/"])
def test_the_files_hold_the_rows_of_the_page(visitor: Visitor, tmp_path: Path, address: str) -> None:
    page = visitor.open(address)
    roll = page.locator(".gz-roll").first
    names = [text.split("\n")[0] for text in cells(roll, "任务")]
    with page.expect_download() as waiting:
        roll.get_by_role("link", name="Excel").click()
    file = tmp_path / "list.xlsx"
    waiting.value.save_as(file)
    sheet = load_workbook(file).active
    assert sheet
    table = [[str(cell.value or "") for cell in row] for row in sheet.rows]
    assert [row[table[0].index("任务")] for row in table[1:]] == names
    with page.expect_download() as waiting:
        roll.get_by_role("link", name="CSV").click()
    waiting.value.save_as(tmp_path / "list.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert lines[0] == table[0]
    assert [line[lines[0].index("任务")] for line in lines[1:]] == names


def test_months_lead_to_each_other_and_back(visitor: Visitor) -> None:
    page = visitor.open("/progress/")
    page.locator(".gz-scope").get_by_role("link", name="本月任务清单").click()
    assert page.url.endswith("/progress/2026-11/")
    assert "每月和长期任务" in page.locator("main").inner_text()
    page.locator(".gz-scope").get_by_role("link", name="下个月份").click()
    assert page.url.endswith("/progress/2026-12/")
    page.locator(".gz-by-month").get_by_role("link", name="11月").last.click()
    assert page.locator(".gz-by-month [aria-current=page]").inner_text().startswith("11月")
    page.locator(".gz-crumbs").get_by_role("link", name="落实进展").click()
    assert page.locator("h1").inner_text() == "落实进展"


def test_a_unit_answers_for_its_tasks_and_for_what_was_said_of_it(visitor: Visitor) -> None:
    page = visitor.open(UNIT)
    headings = page.locator("main h2").all_inner_texts()
    assert headings == ["逾期", "牵头任务", "配合任务", "公布的文件", "督查中的表扬和点名"]
    for link in page.locator(".gz-unit > .gz-counts a").all():
        assert page.locator(link.get_attribute("href") or "#none").count() == 1
    said = roll_after(page, "督查中的表扬和点名")
    assert "点名" in cells(said, "性质")
    rows(said).filter(has_text="点名").first.locator("a").click()
    anchor = page.url.partition("#")[2]
    assert "县住建局" in page.locator(f"[id='{anchor}']").locator("xpath=..").inner_text()


@pytest.mark.parametrize("address", ["/", "/progress/", "/progress/2026-11/", UNIT, "/units/zhujianju/tasks/", "/collections/wenming/"])
def test_lists_keep_within_the_page(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    right = page.locator(".gz-roll table:visible").evaluate_all("tables => tables.map(table => table.getBoundingClientRect().right)")
    assert all(edge <= page.evaluate("innerWidth") for edge in right)
    assert visitor.errors == [] and visitor.elsewhere == []


def test_without_scripts_the_lists_are_whole(scriptless: Visitor) -> None:
    page = scriptless.open("/progress/")
    assert page.locator(".gz-roll-filter:visible").count() == 0
    assert rows(roll_after(page, "今天逾期的任务")).count() >= 4


@pytest.mark.parametrize("address", ["/progress/", UNIT])
def test_lists_lie_on_a4_landscape(scriptless: Visitor, address: str) -> None:
    paper = scriptless.open(address).pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert boxes
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(842, 595)}
