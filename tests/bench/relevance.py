"""Relevance in a real browser: is the right paper first, is it among the first five, is nonsense left unanswered.

usage: python -m bench.relevance DOCS SITE [--material SITE] [--questions FILE] [--all]

DOCS is the folder of papers, SITE what was built of it; a site of plain MkDocs Material with its search, of the same
folder, is asked the same beside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.questions import NONSENSE, Question, read_papers, read_questions, unanswerable
from browser.conftest import FLAGS, Quiet, find_browser

HERE = Path(__file__).parent
_LINKS = "links => links.map(link => new URL(link.href)).map(({ pathname, hash }) => pathname + hash)"
Ask = Callable[[Page, str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One question as one search answered it: the place of the first right answer (0: none), how many were given."""

    question: Question
    place: int
    answers: tuple[str, ...]

    @property
    def nonsense(self) -> bool:
        return self.question.kind == NONSENSE

    @property
    def good(self) -> bool:
        return not self.answers if self.nonsense else self.place == 1


def ask_ours(page: Page, words: str) -> list[str]:
    page.goto(f"/search/?q={quote(words)}")
    page.wait_for_function("document.querySelector('.gz-count').textContent && !document.querySelector('[aria-busy]')")
    links = page.locator(".gz-results > li .gz-entry-body > a:first-of-type")
    return list(links.evaluate_all(_LINKS))


def ask_material(page: Page, words: str) -> list[str]:
    """Its worker reads the whole index once, and answers keys; its head asks for words while none stand."""
    field = page.locator(".md-search__input")
    if page.url == "about:blank":
        page.goto("/")
        field.click()
        page.wait_for_function("/键入/.test(document.querySelector('.md-search-result__meta').textContent)", timeout=600_000)
    field.fill("")
    field.press("End")
    page.wait_for_function(_ASKS, timeout=60_000)
    field.fill(words)
    field.press("End")
    page.wait_for_function(f"!({_ASKS})", timeout=60_000)
    return list(page.locator(".md-search-result__item > a.md-search-result__link").evaluate_all(_LINKS))


_ASKS = "/键入|初始/.test(document.querySelector('.md-search-result__meta').textContent)"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def scores(browser: Browser, site: Path, ask: Ask, questions: list[Question], papers: Mapping[str, str]) -> list[Score]:
    with served(site) as base:
        page = browser.new_context(base_url=base, locale="zh-CN").new_page()
        found = []
        for question in questions:
            answers = ask(page, question.ask)
            found.append(Score(question=question, place=question.place(answers, papers), answers=tuple(answers)))
        page.context.close()
    return found


def tell(name: str, found: list[Score], every: bool) -> None:
    """One line a kind, one for all, and the questions that went wrong (or `every` one) with the first three answers."""
    print(f"\n{name}\n{'问法':8}\t问\t第一件对\t前五件有\t无意义而有答")
    kinds = dict.fromkeys(score.question.kind for score in found)
    for kind, rows in [*((kind, [s for s in found if s.question.kind == kind]) for kind in kinds), ("合计", found)]:
        real, empty = [s for s in rows if not s.nonsense], [s for s in rows if s.nonsense]
        first = f"{sum(s.place == 1 for s in real) / len(real):.1%}" if real else ""
        five = f"{sum(0 < s.place <= 5 for s in real) / len(real):.1%}" if real else ""
        print(f"{kind:8}\t{len(rows)}\t{first}\t{five}\t{f'{sum(not s.good for s in empty)}/{len(empty)}' if empty else ''}")
    for score in found:
        if every or not score.good:
            print(f"  {score.question.kind} {score.question.ask}: 第{score.place}件，{' '.join(score.answers[:3])}")


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench.relevance")
    wanted.add_argument("docs", type=Path)
    wanted.add_argument("site", type=Path)
    wanted.add_argument("--material", type=Path, help="a site of plain MkDocs Material, of the same papers")
    wanted.add_argument("--questions", type=Path, default=HERE / "queries.yml")
    wanted.add_argument("--all", action="store_true", help="show every answer, not only the wrong ones")
    given = wanted.parse_args()
    questions, papers = read_questions(given.questions), read_papers(given.docs)
    for question in unanswerable(questions, papers):
        sys.exit(f"no paper answers {question.ask}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        tell("本站", scores(browser, given.site, ask_ours, questions, papers), given.all)
        if given.material:
            tell("Material", scores(browser, given.material, ask_material, questions, papers), given.all)


if __name__ == "__main__":
    main()
