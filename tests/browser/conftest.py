"""A real browser on a real server: Chromium from the system, the built demo site behind http.server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

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
        self._ears: Mapping[str, Callable[[Any], None]] = {
            "console": self._console,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: self.requests.append(request.url),
            "requestfailed": self._failed,
            "response": self._answered,
        }
        for event, ear in self._ears.items():
            page.on(event, ear)  # type: ignore[call-overload]

    def open(self, address: str, until: Literal["load", "networkidle"] = "load") -> Page:
        """`load` is when all scripts of the page have run; `networkidle` half a second after the last of what they asked for."""
        self.page.goto(self.server + address, wait_until=until)
        return self.page

    def leave(self) -> None:
        """Go as if nobody had been here, so that the next may have the same window."""
        for event, ear in self._ears.items():
            self.page.remove_listener(event, ear)
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("Storage.clearDataForOrigin", {"origin": self.server, "storageTypes": "all"})
        devtools.detach()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _failed(self, request: Request) -> None:
        """Who follows a link breaks off what was still on its way; that is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.server, "data:", "blob:"))]


Windows = Callable[[int, int, bool], Page]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Width, height and whether scripts run → a window that stays open: to open one takes longer than most tests."""

    @cache
    def window(width: int, height: int, scripts: bool) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", java_script_enabled=scripts)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        return context.new_page()

    return window


@contextmanager
def visit(page: Page, server: str) -> Iterator[Visitor]:
    visitor = Visitor(page, server)
    yield visitor
    visitor.leave()


@pytest.fixture(params=[(390, 844), (1440, 900)], ids=["phone", "desk"])
def visitor(request: pytest.FixtureRequest, windows: Windows, server: str) -> Iterator[Visitor]:
    width, height = request.param
    with visit(windows(width, height, True), server) as visitor:
        yield visitor


@pytest.fixture
def desk(windows: Windows, server: str) -> Iterator[Visitor]:
    with visit(windows(1440, 900, True), server) as visitor:
        yield visitor


@pytest.fixture
def scriptless(windows: Windows, server: str) -> Iterator[Visitor]:
    with visit(windows(1280, 720, False), server) as visitor:
        yield visitor
