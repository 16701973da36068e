"""For everyone: axe-core finds nothing on any kind of page, nothing widens a page, and 长者版 stays chosen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Visitor

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
KINDS = [
    "/",
    "/policies/",
    LAW,
    "/policies/wenming-xingwei-cujin-tiaoli-2021/",
    f"{LAW}compare/wenming-xingwei-cujin-tiaoli-2021/",
    "/plans/minzu-tuanjie-shishi-fangan-2024/",
    "/timeline/",
    "/search/?q=养犬",
    "/units/minzongju/",
    "/progress/",
    "/interpretations/wenming-tiaoli-wenda-2024/",
    "/sitemap/",
    "/404.html",
]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ELDER = "localStorage.setItem('gz-elder', '1')"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_on(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations"]}).response["violations"]
    return [f"{page.url}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize(("mode", "width"), [("light", 390), ("dark", 1440), ("elder", 768)])
def test_axe_finds_nothing_on_any_kind_of_page(mode: str, width: int, browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if mode == "dark" else "light")
    if mode == "elder":
        page.add_init_script(ELDER)
    visitor, faults = Visitor(page, server), []
    for address in KINDS:
        faults += faults_on(visitor.open(address))
    assert faults == []
    page.close()


def test_no_page_is_wider_than_a_screen_at_four_times_its_size(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    visitor = Visitor(page, server)
    wide = [address for address in KINDS if visitor.open(address).evaluate(TOO_WIDE) > 0]
    assert wide == []
    page.close()


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
