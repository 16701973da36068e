"""Every page of a folder of hostile papers opened in a real browser: nothing of theirs runs, nothing is fetched elsewhere."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser

from browser.conftest import Quiet, Visitor
from conftest import mkdocs_build, write_papers
from gazette.outputs.headers import HEADERS
from test_harmless import hostile_papers


def test_nothing_hostile_runs(browser: Browser, tmp_path: Path) -> None:
    write_papers(tmp_path / "docs", hostile_papers())
    assert mkdocs_build(tmp_path / "site", docs=tmp_path / "docs").returncode == 0
    hits: list[str] = []
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site"))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.expose_function("hit", lambda: hits.append(page.url))
        page.on("request", lambda request: asked.append(request.url))
        home = f"http://127.0.0.1:{httpd.server_address[1]}/"
        opened = sorted((tmp_path / "site").rglob("index.html"))
        for file in opened:
            page.goto(home + file.relative_to(tmp_path / "site").parent.as_posix())
        page.evaluate("hit()")  # the trap itself works
        page.close()
        httpd.shutdown()
    assert len(opened) > 20
    assert len(hits) == 1
    assert not [url for url in asked if not url.startswith(home)]


class Guarded(Quiet):
    """A server that says of every page what the configuration for nginx says."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


def test_the_sites_own_pages_need_no_more_than_the_policy_allows(browser: Browser, demo: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Guarded, directory=str(demo))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        visitor = Visitor(browser.new_page(), f"http://127.0.0.1:{httpd.server_address[1]}")
        for address in ("/", "/policies/wenming-xingwei-cujin-tiaoli-2024/", "/plans/wenming-xingdong-jihua-2026/", "/search/?q=养犬", "/browse/", "/progress/", "/timeline/"):
            visitor.open(address)
        visitor.open("/policies/zhiyuan-jiaxu-banfa-2026/")
        visitor.page.wait_for_url("**/policies/zhiyuan-fuwu-jiaxu-banfa-2026/")
        visitor.page.close()
        httpd.shutdown()
    assert visitor.errors == []
