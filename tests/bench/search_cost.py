"""What a search costs a visitor: bytes over the wire from a cold browser, and the time until results are painted.

usage: python -m bench.search_cost SITE… [--slow 4] [--rounds 5] [--words 养犬管理条例 …]

The browser is Chromium with nothing kept, its processor slowed down; the server is local and compresses nothing. Bytes are all
that was asked for: page, styles, scripts, index. Times run from Enter, and for words that stand in the address from the opening
of the page: to the frame that shows the first lines, with what they quote, and to the last change of the page. Several sites are
asked in turn, so that what else the machine does slows each alike.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.relevance import served
from browser.conftest import FLAGS, find_browser

TYPICAL = ("工伤保险条例", "垃圾分类", "小区里能不能养大狗")
# A task that was asked for in a frame runs when that frame is painted.
_WATCH = """
window.asked = window.first = window.last = 0;
new MutationObserver((changes) => {
  if (!document.querySelector(".gz-results > li")) return;
  const drawn = changes.some(({ target, addedNodes }) => target.matches?.(".gz-results") && addedNodes.length);
  requestAnimationFrame(() => setTimeout(() => {
    window.last = performance.now();
    if (drawn) window.first ||= window.last;
  }));
}).observe(document, { childList: true, subtree: true });
"""
_TYPE = """words => {
  const field = document.querySelector("#gz-q");
  window.asked = performance.now();
  window.first = window.last = 0;
  field.value = words;
  field.form.requestSubmit();
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds until the first lines are painted and until nothing changes any more, kilobytes (of 1,000) and files since
    the question before.
    """

    words: str
    first: float
    last: float
    kilobytes: float
    files: int


class Wire:
    """Counts what a page loads, with heads, as the browser counts it."""

    def __init__(self, session: CDPSession) -> None:
        self.sizes: list[float] = []
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self.sizes.append(event["encodedDataLength"]))

    def take(self) -> tuple[float, int]:
        kilobytes, files = sum(self.sizes) / 1000, len(self.sizes)
        self.sizes.clear()
        return kilobytes, files


def typed(browser: Browser, base: str, words: tuple[str, ...], slow: float) -> list[Cost]:
    """Words typed one after another into the search page of a cold browser; the first bear the bytes of the page."""
    page, wire = _cold(browser, base, slow)
    page.goto("/search/", wait_until="networkidle")
    found = []
    for each in words:
        page.evaluate(_TYPE, each)
        found.append(_cost(page, wire, each))
    page.context.close()
    return found


def followed(browser: Browser, base: str, words: str, slow: float) -> Cost:
    """A cold browser opens the search page with words in its address, as from the masthead without scripts or from a link."""
    page, wire = _cold(browser, base, slow)
    page.goto(f"/search/?q={quote(words)}")
    cost = _cost(page, wire, words)
    page.context.close()
    return cost


def _cold(browser: Browser, base: str, slow: float) -> tuple[Page, Wire]:
    context = browser.new_context(base_url=base, locale="zh-CN", viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.add_init_script(_WATCH)
    return page, Wire(session)


def _cost(page: Page, wire: Wire, words: str) -> Cost:
    page.wait_for_function("window.first && !document.querySelector('[aria-busy]')")
    page.wait_for_load_state("networkidle")
    kilobytes, files = wire.take()
    first, last = page.evaluate("[first - asked, last - asked]")
    return Cost(words=words, first=first, last=last, kilobytes=kilobytes, files=files)


def one_round(browser: Browser, site: Path, words: tuple[str, ...], slow: float) -> list[Cost]:
    with served(site) as base:
        return [*typed(browser, base, words, slow), followed(browser, base, words[0], slow)]


def tell(site: Path, rounds: list[list[Cost]]) -> None:
    """Medians of all rounds, the quickest in brackets; the last line of a round is that of the words in the address."""
    print(f"\n{site}（{len(rounds)}次的中位数，括号里是最快）\n词语\t首批结果毫秒\t全部毫秒\tKB\t文件")
    for each in zip(*rounds, strict=True):
        name = each[0].words if each[0] is not rounds[0][-1] else f"{each[0].words}（写在网址里，从打开页面算起）"
        times = ("\t".join(f"{statistics.median(found):.0f}（{min(found):.0f}）" for found in ([c.first for c in each], [c.last for c in each])))
        print(f"{name}\t{times}\t{each[0].kilobytes:.1f}\t{each[0].files}")
    print(f"输入合计\t\t\t{sum(cost.kilobytes for cost in rounds[0][:-1]):.1f}\t{sum(cost.files for cost in rounds[0][:-1])}")


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench.search_cost")
    wanted.add_argument("sites", type=Path, nargs="+", metavar="SITE")
    wanted.add_argument("--slow", type=float, default=4)
    wanted.add_argument("--rounds", type=int, default=5)
    wanted.add_argument("--words", nargs="+", default=TYPICAL)
    given = wanted.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        asked = [[one_round(browser, site, tuple(given.words), given.slow) for site in given.sites] for _ in range(given.rounds)]
    for site, rounds in zip(given.sites, zip(*asked, strict=True), strict=True):
        tell(site, list(rounds))


if __name__ == "__main__":
    main()
