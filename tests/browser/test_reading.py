"""What a reader sees and does: every page kind opens clean on a phone and a desk, and anchors lead to their 条."""

from __future__ import annotations

import re

import pytest

from browser.conftest import Visitor

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
PLAN = "/plans/minzu-tuanjie-shishi-fangan-2024/"
TIMELINES = ["/timeline/", "/timeline/2025/", "/policies/timeline/", "/topics/minzu-tuanjie/timeline/", "/units/minzongju/timeline/"]
WAYS = ["/topics/", "/years/", "/kinds/", "/status/", "/numbers/", "/a-z/", "/places/", "/scenes/", "/topics/minzu-tuanjie/", "/browse/", "/search/"]
GATHERED = ["/honours/", "/collections/minzu-tuanjie/", "/collections/wenming/"]
COMPARISON = f"{LAW}compare/wenming-xingwei-cujin-tiaoli-2021/"
PAGES = ["/", "/policies/", "/units/", "/units/minzongju/", "/about/", LAW, COMPARISON, PLAN, "/404.html", *TIMELINES, *WAYS, *GATHERED]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_clean(address: str, visitor: Visitor) -> None:
    page = visitor.open(address, until="networkidle" if address in ("/browse/", "/search/") else "load")
    assert visitor.errors == []
    assert visitor.elsewhere == []
    assert page.locator("main h1").count() == 1
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, "the page scrolls sideways"


@pytest.mark.parametrize("anchor", ["art-1", "art-30", "art-60", "art-5-p1", "ch-3"])
def test_an_anchor_scrolls_to_its_article(anchor: str, visitor: Visitor) -> None:
    page = visitor.open(f"{LAW}#{anchor}")
    top = page.locator(f"[id='{anchor}']").evaluate("element => element.getBoundingClientRect().top")
    height = page.evaluate("window.innerHeight")
    at_end = page.evaluate("window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2")
    assert 0 <= top < height
    assert top < height / 2 or at_end


def test_the_link_beside_an_article_copies_its_address(visitor: Visitor) -> None:
    page = visitor.open(LAW)
    link = page.locator("#art-12 > a.gz-link")
    assert link.is_visible()
    box = link.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24
    link.click()
    page.wait_for_function("document.querySelector('[aria-live]')?.textContent.includes('已复制')")
    assert page.evaluate("navigator.clipboard.readText()") == f"{visitor.server}{LAW}#art-12"


def test_a_selected_article_is_its_text_and_nothing_else(visitor: Visitor) -> None:
    page = visitor.open(LAW)
    text = page.locator("#art-2 > p").first.evaluate(
        "p => { getSelection().selectAllChildren(p); return getSelection().toString() }"
    )
    assert text.startswith("第二条")
    assert text.rstrip().endswith(("。", "：", "；"))
    assert "复制" not in text


def test_a_document_says_what_it_is(visitor: Visitor) -> None:
    page = visitor.open("/policies/wenming-xingwei-cujin-tiaoli-2021/")
    assert page.locator("[data-status=amended]").first.is_visible()
    cause = page.locator("main a", has_text="澄川县文明行为促进条例").first
    assert cause.is_visible()
    fields = page.locator(".gz-meta [data-field]").evaluate_all("rows => rows.map(row => row.dataset.field)")
    assert {"kind", "issuer", "number", "signed", "published", "effective"} <= set(fields)
    assert page.locator("ol.gz-timeline > li > time[datetime]").count() >= 4
    related = page.locator(".gz-relations [data-relation]").evaluate_all("groups => groups.map(g => g.dataset.relation)")
    assert "amended-by" in related


def test_a_plan_table_scrolls_in_its_own_box(visitor: Visitor) -> None:
    page = visitor.open(PLAN)
    box = page.locator(".gz-table", has_text="配合单位").first
    rows = box.locator("tbody tr")
    assert rows.count() >= 40
    assert box.evaluate("box => box.clientWidth <= document.documentElement.clientWidth")


def test_the_outline_leads_through_a_law(visitor: Visitor) -> None:
    page = visitor.open(LAW)
    links = page.locator("nav a[href='#ch-2'], nav a[href$='#ch-2']")
    assert links.count() >= 1
    articles = page.locator("nav a[href$='#art-12']")
    assert articles.count() >= 1


@pytest.mark.parametrize("address", PAGES)
def test_everything_can_be_read_without_scripts(address: str, scriptless: Visitor) -> None:
    page = scriptless.open(address)
    assert page.locator("main").inner_text().strip()
    assert page.locator("nav a").count() >= 7


def test_lists_page_and_lead_to_documents_without_scripts(scriptless: Visitor) -> None:
    page = scriptless.open("/policies/")
    titles = page.locator("main a", has_text="澄川县文明行为促进条例")
    titles.first.click()
    assert page.locator("main h1").inner_text().startswith("澄川县文明行为促进条例")


def test_two_versions_stand_beside_each_other_or_one_below_the_other(visitor: Visitor) -> None:
    page = visitor.open(COMPARISON)
    old, new = (page.locator(f"#art-9 > [data-side={side}]").bounding_box() for side in ("old", "new"))
    assert old and new
    if page.viewport_size and page.viewport_size["width"] < 500:
        assert new["y"] >= old["y"] + old["height"]
        assert page.locator("#art-9 .gz-half-version").first.is_visible()
    else:
        assert new["y"] == old["y"] and new["x"] >= old["x"] + old["width"]


def test_marks_of_change_do_not_rest_on_colour(visitor: Visitor) -> None:
    page = visitor.open(COMPARISON)
    for tag, line, word in (("del", "line-through", "删"), ("ins", "underline", "增")):
        mark = page.locator(f".gz-pair {tag}:not(.is-whole)").first
        assert line in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
        assert word in mark.evaluate("mark => getComputedStyle(mark, '::before').content")


def test_what_did_not_change_is_folded_and_opens_without_scripts(scriptless: Visitor) -> None:
    page = scriptless.open(COMPARISON)
    folded = page.locator(".gz-same", has_text="第二条至第四条")
    assert not folded.locator("p").first.is_visible()
    folded.locator("summary").click()
    assert folded.locator("p", has_text="本县行政区域内的文明行为促进工作，适用本条例。").is_visible()


def test_one_press_opens_all_that_did_not_change(visitor: Visitor) -> None:
    page = visitor.open(COMPARISON)
    page.locator("[data-unfold]").click()
    assert page.locator(".gz-same:not([open])").count() == 0


def test_a_comparison_is_printed_on_wide_paper(desk: Visitor) -> None:
    sheet = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", desk.open(COMPARISON).pdf(prefer_css_page_size=True))
    assert sheet and [round(float(side)) for side in sheet.groups()] == [842, 595]


@pytest.mark.parametrize(
    ("day", "version"), [("2023-05-01", "2021年版"), ("2024-06-30", "2021年版"), ("2024-07-01", "2024年修正版"), ("2020-01-01", "没有")]
)
def test_a_day_finds_the_version_in_force_on_it(day: str, version: str, visitor: Visitor) -> None:
    page = visitor.open(LAW)
    page.locator(".gz-on-day input").fill(day)
    assert version in page.locator(".gz-on-day output").inner_text()
