"""The offline edition, unpacked on a disk: pages, links and search without a server."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from gazette.offline import START, write_offline


def test_everything_works_from_a_disk(browser: Browser, demo: Path, tmp_path: Path) -> None:
    write_offline(demo, tmp_path / "site.zip")
    with ZipFile(tmp_path / "site.zip") as archive:
        archive.extractall(tmp_path / "stick")
    page, errors = browser.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto((tmp_path / "stick" / START).as_uri())
    page.wait_for_url("**/site/index.html")
    page.get_by_role("link", name="政策法规").first.click()
    expect(page.locator("h1")).to_have_text("政策法规")
    page.get_by_role("combobox").fill("养犬")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".gz-unsearchable")).to_be_hidden()
    page.locator(".gz-results a").first.click()
    expect(page.locator("h1")).to_contain_text("养犬")
    assert errors == []
    page.close()


def test_the_same_site_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_offline(demo, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"index\.html"):
        write_offline(tmp_path, tmp_path / "site.zip")
