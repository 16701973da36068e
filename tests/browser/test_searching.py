"""What a reader types is found: words without blanks, titles, numbers in any bracket, a 条, pinyin, the traditional script, a slip."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Quiet, Visitor

LAW = "/policies/wenming-xingwei-cujin-tiaoli-2024/"
DOGS = "/policies/yangquan-guanli-banfa-2025/"
OFFICE = "/units/minzongju/"


@pytest.fixture
def stranger(browser: Browser, server: str) -> Iterator[Visitor]:
    """Comes with a small screen and a page of their own, whose network a test may disturb."""
    page = browser.new_page(viewport={"width": 390, "height": 600})
    yield Visitor(page, server)
    page.close()


def answered(page: Page) -> Page:
    """The page once its answer stands."""
    page.wait_for_function("document.querySelector('.gz-count').textContent && !document.querySelector('[aria-busy]')")
    return page


def ask(visitor: Visitor, words: str) -> Page:
    return answered(visitor.open(f"/search/?q={quote(words)}"))


def found(page: Page) -> list[str]:
    """Addresses of the results, in order."""
    links = page.locator(".gz-results .gz-entry-body > a")
    return list(links.evaluate_all("links => links.map(link => new URL(link.href)).map(url => url.pathname + url.hash)"))


def show_all(page: Page) -> None:
    lines = page.locator(".gz-results > li")
    total = int(page.locator(".gz-count b").inner_text())
    while (shown := lines.count()) < total:
        page.locator(".gz-further").click()
        expect(lines).to_have_count(min(shown + 10, total))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("澄川县养犬管理办法", DOGS),
        ("养犬管理办法", DOGS),
        ("《澄川县养犬管理办法》", DOGS),
        ("澄政发〔2025〕6号", DOGS),
        ("澄政发[2025]6号", DOGS),
        ("澄政发（2025）第06号", DOGS),
        ("澄政发【2025】6", DOGS),
        ("ｙａｎｇｑｕａｎｇｕａｎｌｉｂａｎｆａ", DOGS),
        ("yangquanguanlibanfa", DOGS),
        ("ccxyqglbf", DOGS),
        ("養犬管理辦法", DOGS),
        ("养犬官理办法", DOGS),
        ("养狗", DOGS),
        ("小区里能不能养大狗", DOGS),
        ("遛狗要不要拴绳", DOGS),
        ("不使用第三方统计", "/about/"),
        ("关于本站", "/about/"),
        ("文明行为促进条例", LAW),
        ("文明行为促进条例 第十二条", f"{LAW}#art-12"),
        ("文明行为促进条例第12条", f"{LAW}#art-12"),
        ("文明行為促進條例第十二條", f"{LAW}#art-12"),
        ("不随地吐痰", "/policies/xiugai-wenming-tiaoli-jueding-2024/"),
    ],
)
def test_the_paper_meant_comes_first(words: str, first: str, desk: Visitor) -> None:
    assert found(ask(desk, words))[0] == first
    assert desk.errors == []


def test_every_document_with_the_words_is_found_and_no_other(visitor: Visitor) -> None:
    page = ask(visitor, "电动自行车")
    show_all(page)
    pages = {url: page.request.get(f"{visitor.server}{url}").text() for url in found(page)}
    assert pages and all("电动自行车" in text for text in pages.values())
    assert int(page.locator(".gz-count b").inner_text()) == len(pages)


def test_a_result_shows_the_article_and_marks_the_words(visitor: Visitor) -> None:
    page = ask(visitor, "随地吐痰")
    line = page.locator(".gz-results > li", has_text="2024年修正版")
    quotes = line.locator(".gz-quotes li")
    expect(quotes.first).to_contain_text("第十一条")
    assert set(quotes.locator("mark").all_inner_texts()) == {"随地吐痰"}
    assert line.locator("time").get_attribute("datetime") == "2024-06-05"
    expect(line.locator(".gz-status")).to_have_text("现行有效")
    quotes.first.locator("a").click()
    assert page.url == f"{visitor.server}{LAW}#art-11"
    expect(page.locator("#art-11")).to_be_in_viewport()
    assert visitor.errors == []


def test_a_line_far_below_is_quoted_when_a_reader_comes_near(stranger: Visitor) -> None:
    page = ask(stranger, "文明")
    page.wait_for_load_state("networkidle")
    lines = page.locator(".gz-results > li")
    read = texts_read(stranger)
    assert lines.count() == 10
    assert lines.locator(".gz-quotes").count() < 10
    expect(lines.first.locator(".gz-quotes mark").first).to_have_text("文明")
    lines.last.scroll_into_view_if_needed()
    expect(lines.last.locator(".gz-quotes mark").first).to_have_text("文明")
    assert texts_read(stranger) > read


def test_a_text_that_cannot_be_fetched_leaves_its_line_without_a_quote(stranger: Visitor) -> None:
    page = ask(stranger, "文明")
    page.route("**/search/text/*", lambda route: route.abort())
    last = page.locator(".gz-results > li").last
    last.scroll_into_view_if_needed()
    expect(last).not_to_have_attribute("data-unread", "")
    expect(last.locator(".gz-entry-body > a")).to_be_visible()
    expect(last.locator(".gz-quotes")).to_have_count(0)


def texts_read(visitor: Visitor) -> int:
    return sum("/search/text/" in address for address in visitor.requests)


def test_the_table_of_the_traditional_script_is_fetched_only_for_what_may_be_in_it(desk: Visitor) -> None:
    ask(desk, "小区里能不能养大狗")
    assert not any("script.bin" in address for address in desk.requests)
    ask(desk, "養犬管理辦法")
    assert any("script.bin" in address for address in desk.requests)


def test_documents_of_another_build_are_asked_for_again(stranger: Visitor) -> None:
    older = {"stamp": "of another build", "facets": {}, "documents": []}
    stranger.page.route("**/search/documents.bin", lambda route: route.fulfill(body=gzip.compress(json.dumps(older).encode())))
    assert found(ask(stranger, "养犬管理办法"))[0] == DOGS
    assert any("/search/documents.bin?v=" in address for address in stranger.requests)


def test_documents_are_asked_for_once(desk: Visitor) -> None:
    ask(desk, "养犬管理办法")
    assert sum("/search/documents.bin" in address for address in desk.requests) == 1


def test_what_has_ended_comes_last(visitor: Visitor) -> None:
    page = ask(visitor, "文明行为")
    show_all(page)
    ended = page.locator(".gz-results > li").evaluate_all("lines => lines.map(line => line.classList.contains('is-ended'))")
    assert True in ended and ended == sorted(ended)


def test_facets_narrow_and_the_address_restores_them(visitor: Visitor) -> None:
    page = ask(visitor, "民族团结")
    everything = int(page.locator(".gz-count b").inner_text())
    box = page.locator("[data-facet=kind]")
    box.locator("summary").click()
    told = int(box.locator("label", has_text="图解").locator("small").evaluate("e => parseInt(e.textContent)"))
    box.get_by_role("checkbox").first.check()
    expect(page.locator(".gz-count")).to_contain_text(f"不限条件共{everything}件")
    assert "kind=" in page.url and int(page.locator(".gz-count b").inner_text()) < everything
    titles = found(page)
    answered(page).reload()
    assert found(answered(page)) == titles
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".gz-count b")).to_have_text(str(everything))
    assert told >= 0 and visitor.errors == []


@pytest.mark.parametrize("nonsense", ["紫薯布丁", "火星移民签证", "asdfqwer", "魑魅魍魉", "量子波动速读", "澄火发〔2031〕999号"])
def test_nonsense_finds_nothing_and_says_so(nonsense: str, desk: Visitor) -> None:
    page = ask(desk, nonsense)
    assert found(page) == []
    expect(page.locator(".gz-none")).to_contain_text(f"没有找到“{nonsense}”")
    page.locator(".gz-onwards").get_by_role("link", name="按主题").click()
    assert page.locator("main h1").inner_text() == "按主题"


def test_a_reading_other_than_the_words_typed_is_told(desk: Visitor) -> None:
    for words, told in (("养狗", "也按“养犬”查找"), ("養犬管理辦法", "按简体“养犬管理办法”查到"), ("养犬官理办法", "题名或文号相近"), ("ccxyqglbf", "按拼音"), ("养犬", "")):
        assert told in (ask(desk, words).locator(".gz-how").text_content() or "")


def test_a_unit_leads_to_its_own_page(visitor: Visitor) -> None:
    page = ask(visitor, "县民宗局")
    page.locator(".gz-direct").get_by_role("link", name="澄川县民族宗教事务局").click()
    assert page.url == f"{visitor.server}{OFFICE}"


def test_results_follow_what_is_typed_and_going_back_restores_them(visitor: Visitor) -> None:
    page = visitor.open("/search/")
    expect(page.locator("#gz-q")).to_be_focused()
    page.keyboard.type("养犬")
    expect(page.locator(".gz-results mark").first).to_have_text("养犬")
    assert page.url.endswith(f"?q={quote('养犬')}")
    page.locator("#gz-q").fill("志愿服务")
    page.keyboard.press("Enter")
    expect(page.locator(".gz-results mark").first).to_have_text("志愿服务")
    page.go_back()
    expect(page.locator(".gz-results mark").first).to_have_text("养犬")
    assert visitor.errors == [] and visitor.elsewhere == []


def test_a_county_adds_its_own_sayings(visitor: Visitor) -> None:
    page = ask(visitor, "红黑榜")
    expect(page.locator(".gz-results mark").first).to_have_text("督查通报")
    expect(page.locator(".gz-how")).to_contain_text("“督查通报”")


def test_one_character_finds_titles_and_says_what_it_searched(visitor: Visitor) -> None:
    page = ask(visitor, "犬")
    titles = page.locator(".gz-results > li .gz-entry-body > a").all_inner_texts()
    assert titles and all("犬" in title for title in titles)
    expect(page.locator(".gz-partly")).to_contain_text("写两个字以上才查正文")
    expect(ask(visitor, "养犬").locator(".gz-partly")).to_be_hidden()


def test_results_are_reached_by_keys_alone(desk: Visitor) -> None:
    page = desk.open("/search/")
    page.keyboard.type("随地吐痰")
    page.keyboard.press("Enter")
    expect(page.locator(".gz-count")).to_be_focused()
    expect(page.locator(".gz-facet").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.gz-results'))"):
            break
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert desk.errors == []


def test_the_masthead_suggests_and_is_worked_by_keys_alone(desk: Visitor) -> None:
    page = desk.open("/policies/")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("养犬管理")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("养犬管理")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value("养犬管理")
    page.keyboard.type("办法")
    expect(options.first).to_contain_text("澄川县养犬管理办法")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DOGS}")
    assert desk.errors == [] and desk.elsewhere == []


def test_enter_without_a_choice_searches_the_text(desk: Visitor) -> None:
    page = desk.open("/")
    page.get_by_role("combobox").fill("随地吐痰")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert LAW in found(answered(page))


def test_an_article_is_suggested_with_its_anchor(desk: Visitor) -> None:
    page = desk.open("/")
    page.get_by_role("combobox").fill("文明行为促进条例第十二条")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"**{LAW}#art-12")


def test_a_reader_of_the_screen_is_told_how_many(desk: Visitor) -> None:
    page = desk.open("/")
    page.get_by_role("combobox").fill("养犬")
    expect(page.locator(".gz-said")).to_contain_text("件文件的题名或文号相符")
    assert ask(desk, "养犬").locator(".gz-count").get_attribute("role") == "status"


def test_without_scripts_the_page_names_other_ways(scriptless: Visitor) -> None:
    page = scriptless.open("/")
    page.locator(".gz-finder input").fill("养犬")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".gz-unsearchable")).to_be_visible()
    page.locator(".gz-onwards").get_by_role("link", name="按发文字号").click()
    assert page.locator(".gz-entry, .gz-years li").count() > 0


def test_opened_from_disk_the_page_says_why_it_cannot_search(browser: Browser, demo: Path) -> None:
    page = browser.new_page()
    page.goto((demo / "search/index.html").as_uri() + "?q=养犬")
    expect(page.locator(".gz-unsearchable")).to_be_visible()
    expect(page.locator(".gz-onwards a").first).to_be_visible()
    page.close()


def test_below_a_path_of_a_portal_everything_is_found(browser: Browser, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal/policy").symlink_to(demo)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        visitor = Visitor(browser.new_page(), f"http://127.0.0.1:{httpd.server_address[1]}/portal/policy")
        assert found(ask(visitor, "文明行为促进条例 第十二条"))[0] == f"/portal/policy{LAW}#art-12"
        page = visitor.open(LAW)
        page.get_by_role("combobox").fill("养犬管理办法")
        page.get_by_role("option").first.click()
        page.wait_for_url(f"**/portal/policy{DOGS}")
        assert visitor.errors == []
        page.close()
        httpd.shutdown()
