"""Many papers as one site and as sites built apart: time, memory, and whether both find the same in a real browser.

usage: python -m bench.federation PAPERS [--counts 2000,20000] [--parts 10] [--queries 20]     from the folder `tests`
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote
from zlib import crc32

from playwright.sync_api import Browser, Page, sync_playwright

from bench_search import NONSENSE, PHRASES
from browser.conftest import FLAGS, find_browser
from browser.origins import Origin, served

from .contenders import ROOT, Job
from .measure import size, timed
from .papers import imported, take

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build: `seconds` of wall clock and of processor, `memory_mb` at the peak."""

    origin: Origin
    site: Path
    documents: int
    seconds: float
    processor: float
    memory_mb: float


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench.federation")
    wanted.add_argument("papers", type=Path)
    wanted.add_argument("--counts", default="2000")
    wanted.add_argument("--parts", type=int, default=3)
    wanted.add_argument("--queries", type=int, default=len(QUERIES))
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        papers = imported(given.papers.resolve(), Path(folder) / "imported")
        for count in map(int, given.counts.split(",")):
            compare(papers, Path(folder) / str(count), count, given.parts, QUERIES[: given.queries])


def compare(papers: Path, work: Path, count: int, parts: int, queries: Sequence[str]) -> None:
    take(papers, work / "all/docs", count)
    deal(work / "all/docs", work, parts)
    with ExitStack() as stack:
        one = build(work / "all", stack)
        told(f"{count} documents as one site", [one])
        built = [build(work / f"part{number}", stack) for number in range(parts)]
        told(f"{count} documents in {parts} parts", built)
        front = front_over(built, work / "front", stack)
        ask_both(one.origin, front, built, queries)


def deal(docs: Path, work: Path, parts: int) -> None:
    """Versions of one text share their title, and so their part; that is all a part must hold together."""
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text("utf-8")
        title = next((line for line in text.splitlines() if line.startswith("title:")), path.name)
        target = work / f"part{crc32(title.encode()) % parts}/docs" / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(path)


def build(work: Path, stack: ExitStack) -> Built:
    site = work / "site"
    origin = stack.enter_context(served(site))
    env = {"DOCS_DIR": str(work / "docs"), "SITE_DIR": str(site), "SITE_URL": origin.address, "GAZETTE_CACHE": "0"}
    job = Job(command=(sys.executable, "-m", "mkdocs", "build", "-q"), folder=ROOT, site=site, env=env)
    seconds, processor, memory_mb = timed(job)
    documents = sum(1 for _ in (work / "docs").rglob("*.md"))
    return Built(origin=origin, site=site, documents=documents, seconds=seconds, processor=processor, memory_mb=memory_mb)


def told(title: str, built: Sequence[Built]) -> None:
    seconds = [each.seconds for each in built]
    print(
        f"\n{title}: {min(e.documents for e in built)} to {max(e.documents for e in built)} a build;"
        f" {sum(seconds):.0f} s in all ({sum(e.processor for e in built):.0f} s of processor), {max(seconds):.0f} s the longest; {max(e.memory_mb for e in built):.0f} MB at the peak;"
        f" {sum(size(e.site) for e in built) / 1e6:.0f} MB of output, {sum(size(e.site / 'search') for e in built) / 1e6:.1f} of it search",
        flush=True,
    )


def front_over(built: Sequence[Built], target: Path, stack: ExitStack) -> Origin:
    origin = stack.enter_context(served(target))
    listed = "".join(f"- {{名称: 第{at}部分, 目录: {each.site}, 网址: '{each.origin.address}'}}\n" for at, each in enumerate(built, 1))
    target.with_suffix(".yml").write_text(listed, "utf-8")
    program = "from gazette.cli import main; main()"
    command = (sys.executable, "-c", program, "portal", str(target.with_suffix(".yml")), "--into", str(target), "--url", origin.address)
    seconds, _, memory_mb = timed(Job(command=command, folder=ROOT, site=target))
    print(f"front over {len(built)}: {seconds:.1f} s, {memory_mb:.0f} MB, {size(target) / 1e6:.1f} MB of output")
    return origin


def ask_both(one: Origin, front: Origin, parts: Sequence[Built], queries: Sequence[str]) -> None:
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
            figures = [*visit(browser, one, [one], words), *visit(browser, front, [front, *(part.origin for part in parts)], words)]
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
    sent = [bytes_ for origin in asked for path, bytes_ in origin.sent if unquote(path).partition("?")[0].endswith(".bin")]
    yield sum(sent) / 1000
    yield len(sent)
    yield painted
    yield page.evaluate(_AGAIN)
    context.close()


_AGAIN = """async () => {
  const input = document.querySelector("#gz-q");
  input.value = "公共场所 安全";
  const start = performance.now();
  input.form.requestSubmit();
  while (document.querySelector("[aria-busy]")) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


if __name__ == "__main__":
    main()
