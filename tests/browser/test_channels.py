"""公众号 HTML on a phone, and as it is copied from a browser into the editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from conftest import BUILD_DATE, ROOT
from gazette.cli import main

PAPERS = ("policies/yangquan-guanli-banfa-2025.md", "indicators/minzu-tuanjie-ceping-2024.md", "interpretations/wenming-tiaoli-tujie-2024.md")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def show(page: Page, wanted: str, folder: Path) -> None:
    file = folder / "a.html"
    done = CliRunner().invoke(main, ["wechat", wanted, "--docs", str(ROOT / "docs"), "--today", BUILD_DATE, "--into", str(file)])
    assert done.exit_code == 0, done.stderr
    page.goto(file.as_uri())


@pytest.mark.parametrize("wanted", PAPERS)
def test_a_phone_shows_it_without_sliding_sideways(wanted: str, phone: Page, tmp_path: Path) -> None:
    show(phone, wanted, tmp_path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = phone.eval_on_selector_all("p", "all => all.map(p => parseFloat(getComputedStyle(p).fontSize))")
    assert min(sizes) >= 13


def test_a_wide_table_slides_in_its_own_box(phone: Page, tmp_path: Path) -> None:
    show(phone, PAPERS[1], tmp_path)
    box = phone.locator("section:has(> table)").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.evaluate("box => { box.scrollLeft = 400 }")
    assert box.evaluate("box => box.scrollLeft") > 0


def test_what_is_marked_whole_holds_text_and_looks(phone: Page, tmp_path: Path) -> None:
    show(phone, PAPERS[0], tmp_path)
    copied = phone.evaluate("""() => {
        getSelection().selectAllChildren(document.body)
        const box = document.createElement('div')
        box.append(getSelection().getRangeAt(0).cloneContents())
        return [getSelection().toString(), box.innerHTML]
    }""")
    assert "第二十二条　本办法自2025年6月1日起施行" in copied[0]
    assert "color:#12505b" in copied[1] and "class=" not in copied[1]
