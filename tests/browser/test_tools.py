"""What a reader can do with a page: its size, its address, its code, its voice, its paper."""

from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from browser.conftest import Visitor

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
VOICE = """Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  getVoices: () => [{ lang: 'zh-CN' }], cancel() {}, speak(words) { (window.spoken ??= []).push(words.text) } }) });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text } }"""


def opened(visitor: Visitor, address: str = LAW) -> Page:
    page = visitor.open(address)
    expect(page.locator("html[data-ready]")).to_be_attached()
    return page


def test_the_address_of_the_page_is_copied_without_its_anchor(visitor: Visitor) -> None:
    page = opened(visitor, f"{LAW}#art-9")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[aria-live]")).to_have_text("已复制链接")
    assert page.evaluate("navigator.clipboard.readText()") == f"{visitor.server}{LAW}"


def test_the_code_opens_within_the_page_and_closes_but_not_on_a_phone(visitor: Visitor) -> None:
    page = opened(visitor)
    if page.evaluate("innerWidth") < 500:
        expect(page.locator(".gz-code")).to_be_hidden()
        return
    page.get_by_text("扫一扫", exact=True).click()
    box = page.locator(".gz-code svg").bounding_box()
    assert box and box["width"] >= 120 and box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("document.documentElement.clientWidth")
    page.keyboard.press("Escape")
    expect(page.locator(".gz-code svg")).to_be_hidden()


@pytest.mark.parametrize("voice", [VOICE, VOICE.replace("zh-CN", "en-US")], ids=["chinese", "english"])
def test_a_page_is_read_aloud_only_in_chinese(voice: str, browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.add_init_script(voice)
    opened(Visitor(page, server))
    button = page.get_by_role("button", name="朗读")
    if "en-US" in voice:
        expect(button).to_have_count(0)
    else:
        button.click()
        assert page.evaluate("window.spoken") == ["澄川县文明行为促进条例"]
        expect(page.locator("h1.is-read")).to_be_visible()
        page.get_by_role("button", name="停止朗读").click()
        expect(page.locator(".is-read")).to_have_count(0)
    page.close()


def test_a_paper_is_printed_as_an_office_prints_it(desk: Visitor) -> None:
    content = desk.open(LAW).pdf(prefer_css_page_size=True)
    # Chromium writes some characters as the radicals they look like.
    pages = [normalize("NFKC", sheet.extract_text()).replace(" ", "") for sheet in PdfReader(BytesIO(content)).pages]
    assert 10 <= len(pages) <= 18
    assert pages[0].index("澄人发〔2024〕5号") < pages[0].index("澄川县文明行为促进条例") < pages[0].index("第一条")
    assert [f"—{number}—" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)
    assert "政策解读" not in "".join(pages)
    assert "扫一扫" in pages[-1]
