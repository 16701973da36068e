"""Three sites on three origins, searched as one from a fourth: as one site of all their papers would answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from browser.origins import Origin, documented, served
from conftest import BUILD_DATE, write_papers
from gazette.cli import main
from gazette.site import read_site

COUNTIES = {"chengchuan": "澄川县", "qingxi": "清溪县", "nanping": "南坪县"}
QUERIES = (
    "养犬", "养犬管理办法", "清溪县养犬管理办法", "文明 养犬", "澄政发[2025]6号", "南坪县养犬管理办法 第二条", "yangquanguanlibanfa", "養犬管理辦法", "养犬官理办法", "遛狗",
    "县城怎么遛狗", "不得遛犬", "紫薯布丁", "犬", "广场舞噪声", "犬只登记", "南坪县办事指南",
)  # fmt: skip


def papers_of(county: str, name: str, number: int) -> dict[str, str]:
    """A county's rules on dogs, the older ones they replace, and what this county alone has."""
    office = f"发文机关: {name}公安局\n主题: [养犬]\n"
    new = f"---\ntitle: {name}养犬管理办法\n文种: 办法\n{office}发文字号: {name[0]}政发〔2025〕{number}号\n发布日期: 2025-0{number}-25\n施行日期: 2025-0{number}-26\n"
    return {
        f"policies/{county}-yangquan-2025.md": f"{new}替代: [policies/{county}-yangquan-2019.md]\n---\n第一条　为了规范养犬，制定本办法。\n\n第二条　在{name}县城养犬，不得遛犬不牵绳。\n",
        f"policies/{county}-yangquan-2019.md": f"---\ntitle: {name}养犬暂行规定\n文种: 规定\n{office}发布日期: 2019-0{number}-25\n---\n第一条　养犬应当登记。\n",
        f"news/{county}-guangchang.md": f"---\ntitle: {name}治理广场噪声\n文种: 动态\n发布日期: 2026-0{number}-05\n---\n{'广场舞噪声扰民' if county == 'qingxi' else '文明养犬'}有了新办法。\n",
        f"{county}-guide.md": f"---\ntitle: {name}办事指南\n---\n办理犬只登记，请到{name}政务服务中心三号窗口。\n",
        "_data/topics.yml": f"- {{id: topic-{number}, 名称: 养犬, 说明: 养犬管理。}}\n",
        "_data/units.yml": f"- {{id: gonganju, 名称: {name}公安局}}\n",
        "_data/site.yml": f"名称: {name}政策公开\n域名: {county}.example\n",
    }


def build(papers: Mapping[str, str], folder: Path, home: str) -> None:
    """What a built site shows to machines, and pages no more than their addresses."""
    docs = folder.with_name(f"{folder.name}-docs")
    write_papers(docs, papers)
    for address, content in read_site(docs, date.fromisoformat(BUILD_DATE), home).files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content.encode() if isinstance(content, str) else content)


def portal(target: Path, rows: list[dict[str, str]], home: str) -> None:
    listed = {"名称": "云岭市政策公开", "主办单位": "云岭市人民政府办公室", "站点": rows}
    target.with_suffix(".yml").write_text(json.dumps(listed, ensure_ascii=False), "utf-8")
    command = ["portal", str(target.with_suffix(".yml")), "--into", str(target), "--url", home, "--today", BUILD_DATE]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output


@dataclass(frozen=True, kw_only=True)
class Prefecture:
    """Addresses: of each county's site, of the front over all, of a front over one site that holds the papers of all."""

    sites: Mapping[str, Origin]
    front: str
    single: str


@pytest.fixture(scope="module")
def prefecture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefecture]:
    root = tmp_path_factory.mktemp("prefecture")
    held = {county: papers_of(county, name, at + 1) for at, (county, name) in enumerate(COUNTIES.items())}
    every = {path: text for papers in held.values() for path, text in papers.items()}
    every["_data/units.yml"] = "".join(papers["_data/units.yml"].replace("gonganju", county) for county, papers in held.items())
    with ExitStack() as stack:

        def serve(name: str, papers: Mapping[str, str] | None = None) -> Origin:
            origin = stack.enter_context(served(root / name))
            if papers:
                build(papers, root / name, origin.address)
            return origin

        sites = {county: serve(county, papers) for county, papers in held.items()}
        front, whole, single = serve("front"), serve("whole", every), serve("front-of-one")
        portal(root / "front", [{"名称": COUNTIES[name], "网址": site.address} for name, site in sites.items()], front.address)
        portal(root / "front-of-one", [{"网址": whole.address}], single.address)
        yield Prefecture(sites=sites, front=front.address, single=single.address)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    yield context.new_page()
    context.close()


def ask(page: Page, front: str, words: str) -> Page:
    page.goto(f"{front}search/?q={quote(words)}")
    page.wait_for_function("document.querySelector('.gz-count').textContent && !document.querySelector('[aria-busy]')")
    return page


def told(page: Page) -> dict[str, object]:
    """All that an answer says to who reads it to its end, but for where its documents stand. Of a text, what comes in one file is
    quoted: the first part always.
    """
    for line in page.locator(".gz-results > li").all():
        line.scroll_into_view_if_needed()
        expect(line).not_to_have_attribute("data-unread", "")
    links = page.locator(".gz-results .gz-entry-body > a")
    return {
        "count": page.locator(".gz-count").text_content(),
        "how": page.locator(".gz-how").text_content(),
        "titles": links.all_text_contents(),
        "paths": links.evaluate_all("links => links.map(link => new URL(link.href)).map(url => url.pathname + url.hash)"),
        "quotes": page.locator(".gz-quotes > li:first-child").all_text_contents(),
        "facets": page.locator(".gz-facet:not([data-facet=site]) label").all_text_contents(),
        "ended": page.locator(".gz-results > li").evaluate_all("lines => lines.map(line => line.classList.contains('is-ended'))"),
    }


@pytest.fixture(scope="module")
def pages(browser: Browser, prefecture: Prefecture) -> Iterator[tuple[Page, Page]]:
    """The search over three sites and the search over one, opened once for all questions."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    pair = context.new_page(), context.new_page()
    for page, front in zip(pair, (prefecture.front, prefecture.single), strict=True):
        page.goto(f"{front}search/")
    yield pair
    context.close()


@pytest.mark.parametrize("words", QUERIES)
def test_three_sites_answer_as_one_would(words: str, pages: tuple[Page, Page]) -> None:
    for page in pages:
        page.locator("#gz-q").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_function("words => document.title.startsWith(words) && !document.querySelector('[aria-busy]')", arg=words)
    assert told(pages[0]) == told(pages[1])


def test_a_result_names_its_site_and_leads_there(page: Page, prefecture: Prefecture) -> None:
    ask(page, prefecture.front, "养犬")
    lines = page.locator(".gz-results > li")
    expect(lines).to_have_count(8)
    homes = {COUNTIES[county]: site.address for county, site in prefecture.sites.items()}
    named = [(line.locator(".gz-site").inner_text(), str(line.locator("a").first.get_attribute("href"))) for line in lines.all()]
    assert {name for name, _ in named} == set(homes)
    assert all(address.startswith(homes[name]) for name, address in named)
    ended = told(page)["ended"]
    assert isinstance(ended, list) and True in ended and ended == sorted(ended)


def test_facets_are_summed_and_the_sites_are_one(page: Page, prefecture: Prefecture) -> None:
    ask(page, prefecture.front, "养犬")
    facet = page.locator("[data-facet=site]")
    assert facet.locator("label").all_text_contents() == ["澄川县 3件", "清溪县 2件", "南坪县 3件"]
    expect(page.locator("[data-facet=topic] label")).to_have_count(1)
    expect(page.locator("[data-facet=unit] label")).to_have_count(3)
    facet.get_by_role("checkbox").first.check()
    expect(page.locator(".gz-count")).to_have_text("找到3件，不限条件共8件")


def test_a_name_typed_in_the_masthead_leads_to_its_site(page: Page, prefecture: Prefecture) -> None:
    page.goto(prefecture.front)
    page.get_by_role("combobox").fill("清溪县养犬管理办法")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("清溪县")
    assert option.get_attribute("data-href") == f"{prefecture.sites['qingxi'].address}policies/qingxi-yangquan-2025/"


def test_a_site_that_does_not_answer_is_named_and_the_others_are_searched(page: Page, prefecture: Prefecture) -> None:
    prefecture.sites["qingxi"].down = True
    try:
        ask(page, prefecture.front, "养犬")
        expect(page.locator(".gz-partly")).to_have_text("清溪县暂时连不上，没有搜索它。")
        assert page.locator(".gz-count").inner_text() == "找到6件"
    finally:
        prefecture.sites["qingxi"].down = False


def test_a_site_lost_on_the_way_is_named_too(page: Page, prefecture: Prefecture) -> None:
    page.route(f"{prefecture.sites['qingxi'].address}search/words/*", lambda route: route.abort())
    ask(page, prefecture.front, "不得遛犬")
    expect(page.locator(".gz-partly")).to_have_text("清溪县中途断了线，它的正文没有搜全。")
    assert set(page.locator(".gz-site").all_inner_texts()) == {"澄川县", "南坪县"}


def test_a_site_without_the_documented_headers_is_told_as_unreachable(page: Page, prefecture: Prefecture, tmp_path: Path) -> None:
    with served(tmp_path / "closed", open_to_others=False) as closed, served(tmp_path / "front") as front:
        build(papers_of("dongshan", "东山县", 4), tmp_path / "closed", closed.address)
        rows = [{"名称": "东山县", "网址": closed.address}, {"名称": "澄川县", "网址": prefecture.sites["chengchuan"].address}]
        portal(tmp_path / "front", rows, front.address)
        ask(page, front.address, "养犬")
        expect(page.locator(".gz-partly")).to_have_text("东山县暂时连不上，没有搜索它。")
        assert page.locator(".gz-site").all_inner_texts() == ["澄川县"] * 3


def test_the_headers_open_what_a_front_reads_and_nothing_else(page: Page, prefecture: Prefecture) -> None:
    page.goto(prefecture.front)
    site = prefecture.sites["chengchuan"].address
    read = "address => fetch(address).then(answer => answer.ok, () => false)"
    assert all(page.evaluate(read, site + path) for path in ("catalog.json", "feed.json", "feed.xml", "search/index.bin", "search/words/0.bin"))
    assert not page.evaluate(read, f"{site}calendar.ics")
    assert documented()[1] == {"Access-Control-Allow-Origin": "*"}


def test_without_scripts_the_front_lists_sites_and_papers(browser: Browser, prefecture: Prefecture) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(prefecture.front)
    homes = [site.address for site in prefecture.sites.values()]
    assert page.locator(".gz-column h3 a").evaluate_all("links => links.map(link => link.href)") == homes
    newest = page.locator(".gz-newest .gz-entry").all_inner_texts()
    assert "南坪县治理广场噪声" in newest[0] and "2026-03-05" in newest[0] and "清溪县治理广场噪声" in newest[1]
    page.goto(f"{prefecture.front}search/")
    expect(page.locator(".gz-unsearchable")).to_be_visible()
    assert page.locator(".gz-onwards a", has_text="清溪县全部文件").get_attribute("href") == f"{homes[1]}browse/"
    context.close()
