"""What a page costs its visitor: few requests, few bytes, nothing that jumps."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

from browser.conftest import Visitor
from conftest import write_papers
from gazette.outputs.assets import bundle

PAPERS = ["/cases/qinghe-yehua/", "/policies/yangquan-guanli-banfa-2025/", "/plans/minzu-tuanjie-shishi-fangan-2024/"]
SHIFTS = "new PerformanceObserver(list => list.getEntries().forEach(e => { window.shifted = (window.shifted ?? 0) + e.value }))"


def answers_to(page: Page) -> list[Response]:
    """All that the page will be sent."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    return answers


def test_a_paper_is_light(browser: Browser, server: str) -> None:
    for address in PAPERS:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        answers = answers_to(page)
        page.add_init_script(f"{SHIFTS}.observe({{ type: 'layout-shift', buffered: true }})")
        Visitor(page, server).open(address)
        packed = sum(len(gzip.compress(answer.body())) for answer in answers)
        text = len(gzip.compress(page.locator("main").inner_text().encode()))
        assert len(answers) <= 8
        assert packed - text <= 60_000
        assert page.evaluate("window.shifted ?? 0") < 0.005
        page.close()


def test_modules_put_together_keep_their_names_apart(tmp_path: Path, browser: Browser) -> None:
    sources = {
        "a.js": 'const KEY = "a";\nexport function name() {\n  return KEY;\n}',
        "b.js": 'import { name as other } from "./a.js";\nconst KEY = "b";\nexport const names = () => other() + KEY;',
        "list.js": 'import { names } from "./b.js";\nexport class Told {\n  static words = names();\n}',
    }
    write_papers(tmp_path, sources)
    made = bundle(tmp_path)
    page = browser.new_page()
    page.add_script_tag(content=made.files[made.addresses["list.js"]].decode())
    assert page.evaluate('globalThis.gazette["list.js"].Told.words') == "ab"
    page.close()
