"""For everyone: axe-core finds nothing on any kind of page, nothing widens a page, and 长者版 stays chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from browser.conftest import Visitor, Windows, visit

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
KINDS = [
    "/",
    "/policies/",
    LAW,
    "/policies/wenming-xingwei-cujin-tiaoli-2021/",
    f"{LAW}compare/wenming-xingwei-cujin-tiaoli-2021/",
    "/plans/minzu-tuanjie-shishi-fangan-2024/",
    "/plans/minzu-tuanjie-shishi-fangan-2024/tasks/",
    "/interpretations/wenming-tiaoli-wenda-2024/",
    "/interpretations/wenming-tiaoli-tujie-2024/",
    "/cases/qinghe-yehua/",
    "/collections/minzu-tuanjie/",
    "/indicators/minzu-tuanjie-ceping-2024/evidence/",
    "/publicity/",
    "/timeline/",
    "/search/?q=养犬",
    "/browse/",
    "/topics/",
    "/topics/minzu-tuanjie/",
    "/a-z/",
    "/units/",
    "/units/minzongju/",
    "/progress/",
    "/honours/",
    "/releases/",
    "/news/gudu-yeshi-kaijie-2026/",
    "/rules/",
    "/about/",
    "/handbook/",
    "/handbook/blocks/",
    "/handbook/kinds/policies/",
    "/sitemap/",
    "/404.html",
]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 768, 1440)
MODES = ("light", "dark", "elder")
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What is built alike and stands in the same place, as hundreds of rows do, is looked at twice.
THIN_OUT = """() => {
  const told = e => e.tagName + '.' + e.className + ['state', 'status', 'kind', 'fate'].map(key => e.dataset[key])
  const place = e => e.matches('main') ? '' : place(e.parentElement) + told(e) + '/'
  const seen = {}
  for (const part of document.querySelectorAll('main :is(li, tr, p, dt, dd, div, section, details):not([role], :has(h1))')) {
    if (!part.isConnected) continue
    const shape = place(part) + [...part.querySelectorAll('*')].map(told)
    if ((seen[shape] = (seen[shape] ?? 0) + 1) > 2) part.remove()
  }
}"""
# By far the slowest rules of axe; what is built alike has the same colours and sizes.
SLOW = {"color-contrast": {"enabled": False}, "target-size": {"enabled": False}}


def faults_on(page: Page, without: Sequence[str] = (), **options: Any) -> list[str]:
    """What axe finds on the page as it is, without some parts of it."""
    options = {"runOnly": LEVELS, "resultTypes": ["violations"]} | options
    found = page.evaluate(
        "([without, options]) => axe.run({ include: ['html'], exclude: without }, options).then(told => told.violations)", [without, options]
    )
    return [f"{page.url}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def in_mode(page: Page, mode: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if mode == "dark" else "light")
    page.evaluate("elder => document.documentElement.toggleAttribute('data-elder', elder)", mode == "elder")


@pytest.fixture
def lens(windows: Windows, server: str) -> Iterator[Visitor]:
    """A window of these tests alone, whose width and colours they change."""
    with visit(windows(1440, 901, True), server) as visitor:
        yield visitor


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_on_any_kind_of_page(address: str, lens: Visitor) -> None:
    """The page whole as it opens, then what it is built of in every mode at every width; head and foot are those of all."""
    known = [] if address in ("/", LAW) else [".gz-masthead", ".gz-footer"]
    page = lens.open(address)
    page.evaluate(AXE_SCRIPT)
    if "search" in address:
        expect(page.locator(".gz-results > li").first).to_be_visible()
    faults = faults_on(page, rules=SLOW)
    page.evaluate(THIN_OUT)
    for mode, width in product(MODES, WIDTHS):
        in_mode(page, mode, width)
        faults += [f"{mode} {width}: {fault}" for fault in faults_on(page, known)]
        assert page.evaluate(TOO_WIDE) <= 0, (mode, width)
    assert faults == []


def test_the_elders_edition_stays_chosen_and_has_room_for_a_finger(visitor: Visitor) -> None:
    page = visitor.open(LAW)
    before = page.locator("#art-9 p").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    page.get_by_role("button", name="长者版").click()
    page = visitor.open("/policies/")
    page = visitor.open(LAW)
    after = page.locator("#art-9 p").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    assert after >= max(24, before + 4)
    for button in page.locator(".gz-tools button, .gz-elder").filter(visible=True).all():
        box = button.bounding_box()
        assert box and box["height"] >= 60
    page.get_by_role("button", name="退出长者版").click()
    assert page.evaluate("localStorage.getItem('gz-elder')") is None


def test_the_first_key_leads_past_the_columns(visitor: Visitor) -> None:
    page = visitor.open(LAW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_link_to_a_site_that_is_no_governments_is_asked_about(visitor: Visitor) -> None:
    page = visitor.open("/about/")
    page.evaluate("""document.querySelector('.gz-body').insertAdjacentHTML('beforeend', '<a href="https://elsewhere.example/x">别处</a>')""")
    page.get_by_role("link", name="别处").click()
    dialog = page.get_by_role("dialog", name="您将离开本网站")
    expect(dialog).to_contain_text("https://elsewhere.example/x")
    dialog.get_by_role("button", name="留在本站").click()
    expect(dialog).to_have_count(0)
    assert page.url.endswith("/about/")
