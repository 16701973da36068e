"""A real browser on a real server: Chromium from the system, the built demo site behind http.server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these a fresh Chromium asks its maker's hosts for updates at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the browser reports what it could not load."""


@pytest.fixture(scope="session")
def server(demo: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(demo))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def find_browser() -> str:
    found = os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "no Chromium; `make test` installs one"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """A page that remembers everything that went wrong and every address it asked for."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", lambda response: self.errors.append(f"{response.status} {response.url}") if response.status >= 400 else None)

    def open(self, address: str) -> Page:
        self.page.goto(self.server + address, wait_until="networkidle")
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _failed(self, request: Request) -> None:
        """Who follows a link breaks off what was still on its way; that is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.server, "data:", "blob:"))]


@pytest.fixture(params=[(390, 844), (1440, 900)], ids=["phone", "desk"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Visitor]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Visitor(context.new_page(), server)
    context.close()


@pytest.fixture
def scriptless(browser: Browser, server: str) -> Iterator[Visitor]:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield Visitor(context.new_page(), server)
    context.close()
