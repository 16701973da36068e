"""Help for a reader of law: what can be copied of an article, what a term means, how far one has read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from browser.conftest import Visitor

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
DOGS = "/policies/yangquan-guanli-banfa-2025/"
SHORT = "/policies/wenming-pinggu-tongzhi-2026/"
TITLE = "《澄川县文明行为促进条例》（2024年修正版）"
PHONE = ViewportSize(width=390, height=844)


def opened(visitor: Visitor, address: str) -> Page:
    """The page once its scripts have run."""
    page = visitor.open(address)
    expect(page.locator("html[data-ready]")).to_be_attached()
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def press(page: Page, name: str) -> str:
    """Press a button of the offer; what the clipboard holds once the page says it is copied."""
    page.locator(".gz-offer").get_by_role("button", name=f"复制{name}").click()
    expect(page.locator("[aria-live]")).to_have_text(f"已复制{name}")
    return clipboard(page)


def test_citation_text_and_address_of_an_article_are_copied_in_one_press_each(visitor: Visitor) -> None:
    page = opened(visitor, LAW)
    page.locator("#art-9 > .gz-link").click()
    expect(page.locator("[aria-live]")).to_have_text("已复制链接")
    assert clipboard(page) == f"{visitor.server}{LAW}#art-9"
    assert press(page, "引用") == f"{TITLE}第九条"
    assert press(page, "条文").startswith("第九条　公民应当热爱祖国")
    assert visitor.errors == []


CHOICES = [
    ("art-12", "第（三）项", "第十二条第（三）项", "（三）行人通过路口"),
    ("art-4", "第二款", "第四条第二款", "县精神文明建设指导委员会办公室承担"),
]


@pytest.mark.parametrize(("article", "choice", "cited", "text"), CHOICES)
def test_a_paragraph_is_cited_as_law_is(article: str, choice: str, cited: str, text: str, visitor: Visitor) -> None:
    page = opened(visitor, LAW)
    page.locator(f"#{article} > .gz-link").click()
    page.get_by_label("范围").select_option(label=choice)
    assert press(page, "引用") == TITLE + cited
    assert press(page, "条文").startswith(text)
    assert press(page, "链接").startswith(f"{visitor.server}{LAW}#{article}-p")


def test_whole_articles_are_copied_without_what_the_page_adds(visitor: Visitor) -> None:
    page = opened(visitor, LAW)
    page.locator("#art-12 > .gz-link").click()
    lines = press(page, "条文").split("\n")
    assert lines[0] == "第十二条　公民应当遵守下列交通出行规范："
    assert lines[-1] == "（六）使用互联网租赁自行车后停放到指定区域。"
    assert len(lines) == 7


def test_the_offer_is_worked_by_keyboard(visitor: Visitor) -> None:
    page = opened(visitor, LAW)
    mark = page.locator("#art-12 > .gz-link")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="复制第十二条")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("范围")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-live]")).to_have_text("已复制引用")
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="复制第十二条")).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_term_says_what_it_means_to_the_keyboard(visitor: Visitor) -> None:
    page = opened(visitor, DOGS)
    term = page.locator("#art-6 .gz-term").first
    term.focus()
    tip = page.get_by_role("note")
    expect(tip).to_contain_text("本办法所称养犬人，是指")
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    width = page.evaluate("document.documentElement.clientWidth")
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#def-养犬人"


def test_the_pointer_may_rest_on_a_definition(browser: Browser, server: str) -> None:
    page = opened(Visitor(browser.new_page(viewport={"width": 1440, "height": 900}), server), DOGS)
    page.locator("#art-6 .gz-term").first.hover()
    tip = page.get_by_role("note")
    expect(tip).to_be_visible()
    tip.hover()
    tip.get_by_role("link").click()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#def-养犬人"
    page.close()


def test_a_tap_shows_a_definition_and_stays(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = opened(Visitor(context.new_page(), server), DOGS)
    page.locator("#art-6 .gz-term").first.tap()
    expect(page.get_by_role("note")).to_contain_text("养犬人，是指")
    assert page.evaluate("location.hash") == ""
    page.get_by_role("note").get_by_role("link").tap()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#def-养犬人"
    context.close()


def test_without_scripts_a_term_leads_to_its_definition(scriptless: Visitor) -> None:
    page = scriptless.open(DOGS)
    page.locator("#art-6 .gz-term").first.click()
    assert page.locator("dfn:target").inner_text() == "养犬人"


def test_a_phone_shows_how_far_a_long_text_is_read(browser: Browser, server: str) -> None:
    page = opened(Visitor(browser.new_page(viewport=PHONE), server), LAW)
    bar = page.locator(".gz-how-far")
    expect(bar).to_be_hidden()
    page.evaluate("document.getElementById('art-30').scrollIntoView()")
    expect(bar).to_be_visible()
    expect(bar.locator("span")).to_have_text("第三十条 / 共60条")
    page.evaluate("document.getElementById('art-45').scrollIntoView()")
    expect(bar.locator("span")).to_have_text("第四十五条 / 共60条")
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    page.close()


@pytest.mark.parametrize(("address", "width"), [(LAW, 1440), (SHORT, 390)])
def test_no_progress_on_a_desk_or_a_short_text(address: str, width: int, browser: Browser, server: str) -> None:
    page = opened(Visitor(browser.new_page(viewport={"width": width, "height": 900}), server), address)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator(".gz-how-far").filter(visible=True)).to_have_count(0)
    page.close()
