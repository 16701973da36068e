"""台账 in the browser: from home to the evidence of any indicator, filters, sums that lead to their rows, a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visitor

MATRIX = "/indicators/minzu-tuanjie-ceping-2024/evidence/"
PAGES = (MATRIX, "/funding/", "/publicity/", "/problems/")


def rows(page: Page) -> int:
    return page.locator(".gz-roll tbody tr:visible").count()


def test_the_evidence_of_an_indicator_is_two_clicks_from_home(visitor: Visitor) -> None:
    page = visitor.open("/")
    if page.locator(".gz-menu summary").is_visible():
        page.locator(".gz-menu summary").click()
    page.locator("nav:visible").get_by_role("link", name="测评指标", exact=True).click()
    page.get_by_role("link", name="佐证表", exact=True).click()
    row = page.locator(".gz-roll tbody tr", has_text="宣传品发放")
    expect(row.get_by_role("link", name="2026年民族团结进步宣传月")).to_be_visible()
    row.get_by_role("link", name="2024年至2026年宣传月发放宣传品数量").click()
    expect(page.locator("#img-1")).to_be_in_viewport()
    assert visitor.errors == []


def test_the_bar_says_in_words_what_it_shows(visitor: Visitor) -> None:
    page = visitor.open(MATRIX)
    bar = page.locator(".gz-gauge svg")
    said = bar.get_attribute("aria-label") or ""
    assert said.startswith("自评90.5分，满分100分，达标分90分") and page.locator(".gz-gauge figcaption").inner_text().startswith(said)
    whole, share = (bar.locator(name).bounding_box() for name in (".is-whole", ".is-share"))
    assert whole and share and abs(share["width"] / whole["width"] - 0.905) < 0.01


def test_gaps_stand_first_and_filters_narrow(visitor: Visitor) -> None:
    page = visitor.open(MATRIX)
    states = page.locator(".gz-roll tbody [data-state]").evaluate_all("found => found.map(e => e.dataset.state)")
    order = ["missing", "lacking", "lost", "proven"]
    assert states == sorted(states, key=order.index) and set(states) == set(order)
    everything = rows(page)
    page.get_by_label("一级指标").select_option(label="依法治理（3）")
    assert rows(page) == 3 < everything
    page.get_by_label("状态").select_option(value="missing")
    expect(page.locator(".gz-roll tbody tr:visible")).to_have_count(1)
    assert {"state=missing"} <= set(page.url.partition("?")[2].split("&"))
    assert visitor.errors == []


def test_a_sum_leads_to_its_rows(visitor: Visitor) -> None:
    page = visitor.open("/publicity/")
    row = page.locator(".gz-roll").nth(1).locator("tbody tr", has_text="宣传一条街").first
    row.get_by_role("link", name="宣传一条街").click()
    listed = page.locator(".gz-roll").nth(2).locator("tbody tr:visible")
    expect(listed.first).to_be_in_viewport()
    assert all("宣传一条街" in text for text in listed.all_inner_texts())
    expect(page.locator("[data-filter=channel]")).to_have_value("宣传一条街")
    expect(page.locator(".gz-roll").nth(2).locator("tfoot")).to_be_hidden()


def test_problems_are_narrowed_by_stage(visitor: Visitor) -> None:
    page = visitor.open("/problems/")
    late = int(page.locator(".gz-counts li", has_text="逾期未整改").locator("b").inner_text())
    page.get_by_label("阶段").select_option(value="late")
    assert rows(page) == late > 0
    first = page.locator(".gz-roll tbody tr:visible").first
    first.locator("td[data-label=发现] a").click()
    expect(page.locator("h1")).to_contain_text("督查")


@pytest.mark.parametrize("address", PAGES)
def test_no_list_is_wider_than_its_page(address: str, visitor: Visitor) -> None:
    page = visitor.open(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    beyond = "t => t.getBoundingClientRect().right - t.closest('.gz-roll').getBoundingClientRect().right"
    assert all(page.locator(".gz-roll table").evaluate_all(f"found => found.map({beyond}).map(n => n < 1)"))
    assert visitor.errors == [] and visitor.elsewhere == []


@pytest.mark.parametrize("address", PAGES)
def test_the_lists_are_there_without_scripts(address: str, scriptless: Visitor) -> None:
    page = scriptless.open(address)
    assert rows(page) > 5
    expect(page.locator(".gz-roll-filter:visible")).to_have_count(0)
