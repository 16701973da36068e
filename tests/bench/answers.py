"""The same questions to one site and to a front over its parts, in a real browser: what is found, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from bench_search import NONSENSE, PHRASES
from browser.conftest import FLAGS, find_browser
from browser.origins import Origin

QUERIES = (
    *PHRASES, *NONSENSE, "道路交通安全法", "民族区域自治法 第十条", "养犬管理条例", "wenmingxingweicujintiaoli", "文明行爲促進條例", "文明行为促近条例", "消防条例 培训", "小区里能不能养狗",
)  # fmt: skip
_SEARCH = """async (words) => {
  const { Engine } = await import("/assets/gazette/search-engine.js");
  const engine = (window.engine ??= await Engine.open(new URL("/search/index.bin", location)));
  const { results } = await engine.search(words);
  return results.map(({ at }) => new URL(engine.rows[at].url, location.origin).pathname);
}"""
_PAINTED = "document.querySelector('.gz-count')?.textContent && !document.querySelector('[aria-busy]')"
_AGAIN = """async () => {
  const input = document.querySelector("#gz-q");
  input.value = "公共场所 安全";
  const start = performance.now();
  input.form.requestSubmit();
  while (document.querySelector("[aria-busy]")) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def ask_both(one: Origin, front: Origin, parts: Sequence[Origin], queries: Sequence[str]) -> None:
    """First visit each time: bytes and requests of the index, milliseconds from the address to the painted results."""
    print("words\tfound\tsame\tsame order\tone: KB\trequests\tms\tms again\tfront: KB\trequests\tms\tms again")
    same = ordered = 0
    sums = [0.0] * 8
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        alone, over = (opened(browser, origin) for origin in (one, front))
        for words in queries:
            first, second = (list(page.evaluate(_SEARCH, words)) for page in (alone, over))
            same += sorted(first) == sorted(second)
            ordered += first == second
            figures = [*visit(browser, one, [one], words), *visit(browser, front, [front, *parts], words)]
            sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
            cells = (words, len(first), sorted(first) == sorted(second), first == second, *(f"{figure:.0f}" for figure in figures))
            print("\t".join(map(str, cells)), flush=True)
        browser.close()
    means = ", ".join(f"{total / len(queries):.0f}" for total in sums)
    print(f"same found: {same} of {len(queries)}; in the same order: {ordered}; means: {means}", flush=True)


def opened(browser: Browser, origin: Origin) -> Page:
    page = browser.new_page()
    page.goto(f"{origin.address}search/")
    return page


def visit(browser: Browser, shown: Origin, asked: Sequence[Origin], words: str) -> Iterator[float]:
    """KB and requests of the index, ms to the results, ms to those of another question in the same page."""
    for origin in asked:
        origin.sent.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{shown.address}search/?q={quote(words)}", wait_until="commit")
    page.wait_for_function(_PAINTED)
    painted = page.evaluate("performance.now()")
    sent = [bytes_ for origin in asked for path, bytes_ in origin.sent if path.partition("?")[0].endswith(".bin")]
    yield sum(sent) / 1000
    yield len(sent)
    yield painted
    yield page.evaluate(_AGAIN)
    context.close()
