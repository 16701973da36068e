"""Search measured in a real browser on a built site: recall, precision, bytes over the wire; beside Pagefind where it is installed.

usage: bench_search.py SITE     the truth is the text of the pages; precision is of the first ten shown
"""

from __future__ import annotations

import html
import importlib.util
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from browser.conftest import FLAGS, find_browser

PHRASES = (
    "民族团结", "文明行为", "养犬管理", "垃圾分类", "电动自行车", "占道经营", "高空抛物", "未成年人保护", "见义勇为", "历史文化名城", "饮用水水源保护区", "烟花爆竹", "物业服务企业",
    "住宅专项维修资金", "红色资源", "城市轨道交通", "信访", "河长制", "广场舞", "居家养老服务", "县级以上地方人民政府", "不得随地吐痰", "网络预约出租汽车", "志愿服务", "公共场所吸烟",
)  # fmt: skip
NONSENSE = ("魑魅魍魉爨", "区块链元宇宙饭圈", "恐龙化石快递柜", "紫薯布丁", "量子波动速读", "asdfqwer", "火星移民签证", "蒙古包导弹")
_PAGEFIND = """async (words) => {
  const pagefind = (window.pagefind ??= await import("/pagefind.js"));
  const { results } = await pagefind.search(words);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  window.rest = async () => (await Promise.all(results.map((result) => result.data()))).map(({ url }) => url);
  return shown.map(({ url }) => url);
}"""
Ask = Callable[[Page, str], tuple[list[str], Callable[[], list[str]]]]


class Counting(SimpleHTTPRequestHandler):
    """A plain server that compresses nothing and counts what it sends."""

    sent: list[int] = []  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        self.sent.append(len(data))
        outputfile.write(data)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder))) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def texts(site: Path) -> dict[str, str]:
    """Address → the text of every document, without blanks."""
    found = {}
    for file in sorted(site.glob("*/*/index.html")):
        page = file.read_text("utf-8")
        body = re.search(r'<div class="gz-body.*?<div class="gz-after">', page, re.S)
        if body and '<article class="gz-paper"' in page:
            plain = html.unescape(re.sub(r"<[^>]+>", "", page.partition("<h1>")[2].partition("</h1>")[0] + "\n" + body[0]))
            found[f"/{file.parent.relative_to(site).as_posix()}/"] = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", plain))
    return found


def ask_ours(page: Page, words: str) -> tuple[list[str], Callable[[], list[str]]]:
    page.goto(f"/search/?q={quote(words)}")
    page.wait_for_function("document.querySelector('.gz-count').textContent && !document.querySelector('[aria-busy]')")
    links = page.locator(".gz-results .gz-entry-body > a")
    shown: list[str] = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")

    def rest() -> list[str]:
        while page.locator(".gz-further").is_visible():
            count = links.count()
            page.locator(".gz-further").click()
            page.wait_for_function(f"document.querySelectorAll('.gz-results > li').length > {count}")
        return list(links.evaluate_all("links => links.map(link => new URL(link.href).pathname)"))

    return shown, rest


def ask_pagefind(page: Page, words: str) -> tuple[list[str], Callable[[], list[str]]]:
    if page.url == "about:blank":
        page.goto("/blank.html")
    return page.evaluate(_PAGEFIND, words), lambda: list(page.evaluate("rest()"))


def measure(name: str, browser: Browser, folder: Path, ask: Ask, truth: dict[str, str]) -> None:
    print(f"\n{name}\n词语\t应有\t找到\t召回\t前十准确\t首次 KB\t再次 KB")
    recalls, precisions = [], []
    with served(folder) as base:
        later = browser.new_context(base_url=base).new_page()
        ask(later, PHRASES[-1])
        for words in (*PHRASES, *NONSENSE):
            wanted = {address for address, text in truth.items() if words in text}
            fresh = browser.new_context(base_url=base)
            Counting.sent.clear()
            ask(fresh.new_page(), words)
            first = sum(Counting.sent)
            fresh.close()
            Counting.sent.clear()
            shown, rest = ask(later, words)
            again, found = sum(Counting.sent), set(rest())
            recalls += [len(found & wanted) / len(wanted)] if wanted else []
            precisions += [len(set(shown) & wanted) / len(shown)] if shown else []
            row = (words, len(wanted), len(found), recalls[-1] if wanted else "", precisions[-1] if shown else "", first // 1000, again // 1000)
            print("\t".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row), flush=True)
    print(f"平均召回 {sum(recalls) / max(len(recalls), 1):.2f}，前十准确 {sum(precisions) / max(len(precisions), 1):.2f}")


def main() -> None:
    site = Path(sys.argv[1])
    truth = texts(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        measure("本站", browser, site, ask_ours, truth)
        if importlib.util.find_spec("pagefind"):
            with tempfile.TemporaryDirectory() as folder:
                leave_out = [part for name in (".gz-after", ".gz-outline", ".gz-meta") for part in ("--exclude-selectors", name)]
                command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site), "--root-selector", ".gz-paper", *leave_out]
                subprocess.run([*command, "--output-path", folder], check=True)
                (Path(folder) / "blank.html").write_text("<!doctype html>", "utf-8")
                measure("Pagefind", browser, Path(folder), ask_pagefind, truth)


if __name__ == "__main__":
    main()
