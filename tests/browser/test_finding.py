"""How a reader finds a document: ways in, facets that combine, timelines with a filter, the 作战图."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.conftest import Visitor

PLAN = "/plans/minzu-tuanjie-shishi-fangan-2024/"


def tick(page: Page, facet: str, value: str) -> None:
    """Tick a value of a facet, unfolding the facet first where it is folded."""
    box = page.locator(f"[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_role("checkbox", name=re.compile(rf"^{value}\s")).check()


def count(page: Page) -> int:
    return int(page.locator(".gz-count b").inner_text())


def found(page: Page) -> list[str]:
    return page.locator(".gz-found .gz-entry-body > a").all_inner_texts()


def test_facets_combine_and_the_address_restores_them(visitor: Visitor) -> None:
    page = visitor.open("/browse/")
    everything = count(page)
    tick(page, "kind", "办法")
    expect(page.locator(".gz-count")).to_contain_text("符合条件")
    measures = count(page)
    tick(page, "status", "现行有效")
    expect(page.locator(".gz-found .gz-entry .gz-status[data-status=in-force]")).to_have_count(count(page))
    both = count(page)
    assert everything > measures > both > 0
    assert {"kind=ban-fa", "status=in-force"} <= set(page.url.partition("?")[2].split("&"))
    titles = found(page)
    page.reload()
    expect(page.locator(".gz-found .gz-entry-body > a")).to_have_text(titles)
    page.go_back()
    expect(page.locator(".gz-count b")).to_have_text(str(measures))
    assert visitor.errors == []


def test_values_of_one_facet_add_up_and_chips_take_them_away(visitor: Visitor) -> None:
    page = visitor.open("/browse/?kind=ban-fa")
    expect(page.locator(".gz-found .gz-entry").first).to_be_visible()
    alone = count(page)
    tick(page, "kind", "意见")
    expect(page.locator(".gz-chips button[data-of]")).to_have_count(2)
    assert count(page) > alone
    page.get_by_role("button", name="去掉条件：意见").click()
    expect(page.locator(".gz-count b")).to_have_text(str(alone))
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".gz-all-documents")).to_be_visible()
    assert "?" not in page.url


def test_each_value_says_how_many_it_would_give(visitor: Visitor) -> None:
    page = visitor.open("/browse/?topic=wenming")
    expect(page.locator(".gz-found .gz-entry").first).to_be_visible()
    told = page.locator("[data-facet=status] label", has_text="现行有效").locator("small").evaluate("e => parseInt(e.textContent)")
    tick(page, "status", "现行有效")
    expect(page.locator(".gz-count b")).to_have_text(str(told))


def test_words_and_numbers_narrow_the_list(visitor: Visitor) -> None:
    page = visitor.open("/browse/")
    page.get_by_label("题名或文号").fill("澄政发[2025]")
    expect(page.locator(".gz-chips button").first).to_be_visible()
    numbers = page.locator(".gz-found .gz-entry-facts").all_inner_texts()
    assert numbers and all("澄政发〔2025〕" in number for number in numbers)
    page.get_by_label("排序").select_option("old")
    days = page.locator(".gz-found time").all_inner_texts()
    assert days == sorted(days) and len(days) > 1


def test_a_found_line_is_like_every_other_line(visitor: Visitor) -> None:
    page = visitor.open("/browse/")
    outline = "e => [...e.querySelectorAll('*')].map(each => each.tagName + '.' + each.className)"
    first = page.locator(".gz-all-documents .gz-entry").first
    title, made = first.locator("a").inner_text(), first.evaluate(outline)
    page.get_by_label("题名或文号").fill(title)
    line = page.locator(".gz-found .gz-entry").first
    expect(line).to_be_visible()
    assert line.evaluate(outline) == made
    line.locator("a").click()
    assert page.locator("main h1").inner_text() == title


def test_without_scripts_a_facet_leads_to_its_own_page(scriptless: Visitor) -> None:
    page = scriptless.open("/browse/")
    page.locator("[data-facet=status] summary").click()
    page.locator("[data-facet=status] a", has_text="现行有效").click()
    assert page.locator("main h1").inner_text() == "现行有效"
    expect(page.locator(".gz-entry .gz-status[data-status=in-force]").first).to_be_visible()


def test_without_scripts_the_list_of_everything_leads_to_complete_lists(scriptless: Visitor) -> None:
    page = scriptless.open("/browse/")
    assert page.locator(".gz-entry").count() >= 30
    page.locator("[data-facet=column] summary").click()
    facet = page.locator("[data-facet=column] a").first
    count = int(facet.locator("small").inner_text().removesuffix("件"))
    facet.click()
    assert page.locator(".gz-entry").count() == count


def test_a_timeline_shows_the_kinds_of_events_asked_for(visitor: Visitor) -> None:
    page = visitor.open("/timeline/2025/")
    page.get_by_role("button", name="废止", exact=True).click()
    words = page.locator(".gz-timeline > li:visible b")
    assert set(words.all_inner_texts()) <= {"部分废止", "废止", "失效"}
    shown = words.count()
    assert shown >= 1
    page.reload()
    expect(words).to_have_count(shown)
    page.locator(".gz-years a", has_text="2024").click()
    expect(page.get_by_role("button", name="废止", exact=True)).to_have_attribute("aria-pressed", "true")
    assert set(words.all_inner_texts()) <= {"部分废止", "废止", "失效"}


def test_today_stands_between_what_comes_and_what_was(visitor: Visitor) -> None:
    page = visitor.open("/timeline/")
    today = page.locator(".gz-today time").get_attribute("datetime") or ""
    tops = [page.locator(part).first.evaluate("e => e.getBoundingClientRect().top") for part in (".gz-upcoming", ".gz-today", ".gz-month")]
    assert tops == sorted(tops)
    to_come = page.locator(".gz-upcoming li time").evaluate_all("days => days.map(day => day.dateTime)")
    been = page.locator(".gz-month li time").evaluate_all("days => days.map(day => day.dateTime)")
    assert min(to_come) > today >= max(been)


def test_a_list_and_its_timeline_lead_to_each_other(visitor: Visitor) -> None:
    for address, name in (("/policies/", "政策法规"), ("/topics/wenming/", "文明行为促进"), ("/units/minzongju/", "澄川县民族宗教事务局")):
        page = visitor.open(address)
        feeds = page.locator("link[rel=alternate]").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
        assert feeds == ["/feed.xml", f"{address}feed.xml"]
        page.locator(".gz-scope").get_by_role("link", name="时间轴").click()
        assert page.url.endswith(f"{address}timeline/")
        page.locator(".gz-scope").get_by_role("link", name=name).click()
        assert page.url.endswith(address)


def test_the_map_names_what_is_late_in_words(visitor: Visitor) -> None:
    page = visitor.open(PLAN)
    chart = page.locator("figure.gz-map")
    tasks = chart.locator("ol > li")
    assert tasks.count() >= 40
    late = chart.locator("li[data-state=late]")
    assert late.count() >= 1
    assert all("逾期未完成" in text for text in late.all_inner_texts())
    assert f"逾期未完成{late.count()}项" in chart.locator("figcaption").inner_text()
    chart.locator("[data-overdue]").click()
    left = chart.locator("ol > li:visible")
    assert set(left.evaluate_all("tasks => tasks.map(task => task.dataset.state)")) <= {"late", "unreported"}
    assert tasks.count() > left.count() >= late.count()


def test_the_map_is_whole_without_scripts(scriptless: Visitor) -> None:
    page = scriptless.open(PLAN)
    chart = page.locator("figure.gz-map")
    assert chart.locator("[data-overdue]").is_hidden()
    assert chart.locator("li .gz-state").all_inner_texts().count("逾期未完成") >= 1


def test_three_steps_lead_from_home_to_a_document(visitor: Visitor) -> None:
    for way in ("按拼音", "按年份", "按主题", "按单位", "按发文字号", "按地点", "按场景"):
        page = visitor.open("/")
        page.locator(".gz-ways").get_by_role("link", name=way).click()
        page.locator(":is(.gz-years, .gz-units) li:has(small) a").first.click()
        page.locator(".gz-entry a").first.click()
        assert page.locator("article .gz-meta").count() == 1, way
