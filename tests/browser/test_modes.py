"""Those whose system asks for other colours, more contrast, no motion or four times the size: nothing is lost to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from browser.conftest import Visitor
from browser.test_access import KINDS, LAW, THIN_OUT, faults_on

FEW = ["/", "/policies/", LAW, "/progress/", "/timeline/", "/browse/", "/404.html"]
PLAN = "/plans/minzu-tuanjie-shishi-fangan-2024/"
# What shows beyond the right edge and stands in no box that scrolls or cuts on purpose.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
  .filter(e => { for (let box = e; box; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible') return false; return true })
  .map(e => e.tagName + '.' + e.className)"""
FOCUS = """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e)
  return { what: e.outerHTML.slice(0, 80), line: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth, end: e === document.body } }"""


def style(page: Page, selector: str, name: str, part: str = "") -> str:
    return str(page.locator(selector).first.evaluate("(e, [name, part]) => getComputedStyle(e, part || null)[name]", [name, part]))


@pytest.fixture
def forced(browser: Browser, server: str) -> Iterator[Visitor]:
    """A window whose system sets all colours."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active")
    yield Visitor(context.new_page(), server)
    context.close()


@pytest.fixture(scope="module")
def magnified(browser: Browser) -> Iterator[Page]:
    """A desk of 1280 pixels, everything at four times its size."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    yield page
    page.close()


@pytest.mark.parametrize("address", KINDS)
def test_nothing_is_cut_off_at_four_times_the_size(address: str, magnified: Page, server: str) -> None:
    visitor = Visitor(magnified, server)
    page = visitor.open(address)
    assert page.evaluate(CUT_OFF) == []
    page.evaluate("document.documentElement.toggleAttribute('data-elder', true)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visitor.leave()


@pytest.mark.parametrize("address", FEW)
@pytest.mark.parametrize("colours", ["active", "none"])
def test_where_the_keyboard_is_can_be_seen(colours: str, address: str, magnified: Page, server: str) -> None:
    visitor = Visitor(magnified, server)
    page = visitor.open(address)
    page.emulate_media(forced_colors="active" if colours == "active" else "none")
    for _ in range(25):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["end"] or (focus["line"] >= 2 and focus["seen"]), focus["what"]
    page.emulate_media(forced_colors="none")
    visitor.leave()


def test_what_is_chosen_is_told_where_the_system_sets_the_colours(forced: Visitor) -> None:
    page = forced.open(LAW)
    chosen, other = (style(page, f".gz-sizes button[aria-pressed={state}]", "backgroundColor") for state in ("true", "false"))
    assert chosen != other
    assert style(page, ".gz-nav a[aria-current]", "outlineStyle") == "solid"
    assert style(page, ".gz-sizes button", "borderTopStyle") == "solid"
    page.goto(f"{page.url}#art-12")
    assert style(page, "#art-12", "outlineStyle") == "dashed"
    page = forced.open("/timeline/")
    page.get_by_role("button", name="废止").click()
    chosen, other = (style(page, f".gz-events button[aria-pressed={state}]", "backgroundColor") for state in ("true", "false"))
    assert chosen != other


def test_marks_keep_their_filling_where_the_system_sets_the_colours(forced: Visitor) -> None:
    page = forced.open("/policies/")
    filled, hollow = (
        style(page, f".gz-status[data-status={status}]", "backgroundColor", "::before") for status in ("in-force", "not-yet-in-force")
    )
    assert filled != hollow
    page = forced.open(PLAN)
    bars = page.locator(".gz-map li[data-state=done] .gz-map-track > i")
    ground = style(page, "body", "backgroundColor")
    assert bars.count() and ground not in bars.evaluate_all("bars => bars.map(bar => getComputedStyle(bar).backgroundColor)")
    late = page.locator(".gz-map .gz-state[data-state=late]").first
    assert late.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_seven_to_one(scheme: str, browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, contrast="more", color_scheme="dark" if scheme == "dark" else "light")
    faults = []
    for address in FEW:
        Visitor(page, server).open(address)
        page.evaluate(THIN_OUT)
        page.evaluate(AXE_SCRIPT)
        faults += faults_on(page, runOnly={"type": "rule", "values": ["color-contrast-enhanced"]})
    assert faults == []
    page.close()


def test_nothing_moves_for_who_asks_for_less_motion(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter(e => { const style = getComputedStyle(e)
      return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior === 'smooth' }).map(e => e.className)"""
    for address in (*FEW, PLAN):
        assert Visitor(page, server).open(address).evaluate(moving) == [], address
    page.close()
