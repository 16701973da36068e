"""The pictures of the handbook, taken anew: `make handbook`. They show a preview of the demo county on one fixed day.

A copy of the documents gets a paper with two slips, and a page for each block that the handbook's page of blocks gives as an
example; a real browser looks at what `mkdocs serve` makes of them. Type is drawn with the fonts of the machine.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PICTURES = DOCS / "handbook" / "img"
DAY = "2026-11-15"
WIDTH = 1000  # pixels, of the window and of every picture
MOST = 60_000  # bytes
EDGE = "#dbe3e2"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")

SLIPS = "policies/tiyu-qicai-tongzhi-2026.md"
PAPER = """---
title: 关于检查室外健身器材的通知
文种: 通知
发文机关: 澄川县文化广电和旅游局
发文字号: 澄文旅发[2026]38号
主题: [公共文化, 全民健身]
成文日期: 2026-11-09
发布日期: 2026-11-10 09:00
来源: 县文旅局
责任编辑: 县政务公开办
咨询单位: 县文旅局
咨询电话: 0800-5551232
---

各乡镇人民政府、街道办事处：

为保障群众健身安全，现就检查室外健身器材通知如下。

一、检查范围是公园、广场和小区里的全部室外健身器材。

二、器材损坏的，当日停用并挂牌说明，十日内修好。
"""

# Picture → address of the preview, height in pixels.
PAGES = {
    "preview": ("policies/tiyu-qicai-tongzhi-2026/", 640),
    "checks": ("checks/", 560),
    "paper": ("policies/wenming-xingwei-jili-banfa-2024/", 760),
    "tasks": ("plans/wenming-xingdong-jihua-2026/tasks/", 1000),
}
# Picture → the block shown.
BLOCKS = {"block-timeline": "时间轴", "block-collection": "专题", "block-map": "作战图", "block-overview": "总览"}
TALLEST = 520  # pixels, of a block's picture


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, preview(prepared(Path(folder))) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for name, (path, height) in PAGES.items():
            keep(name, page_picture(browser, address + path, height))
        for name in BLOCKS:
            keep(name, block_picture(browser, f"{address}shown/{name}/"))
        browser.close()


def prepared(folder: Path) -> Path:
    """A copy of the documents with what is to be shown."""
    docs = folder / "docs"
    shutil.copytree(DOCS, docs)
    (docs / SLIPS).write_text(PAPER, "utf-8")
    (docs / "shown").mkdir()
    examples = (DOCS / "handbook" / "blocks.md").read_text("utf-8")
    for name, block in BLOCKS.items():
        (text,) = re.findall(rf"^````markdown\n(```{block}\n.*?)^````$", examples, re.M | re.S)
        (docs / "shown" / f"{name}.md").write_text(f"---\ntitle: {block}\n---\n\n{text}", "utf-8")
    return docs


@contextmanager
def preview(docs: Path) -> Iterator[str]:
    """The address of a live preview of `docs`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {"DOCS_DIR": str(docs), "SITE_DIR": str(docs.parent / "site"), "BUILD_DATE": DAY, "GAZETTE_CACHE": "0"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--no-livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | places) as server:
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address, server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            urlopen(address).close()
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    sys.exit("the preview did not start")


def find_browser() -> str:
    found = os.environ.get("CHROMIUM") or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or sys.exit("no Chromium; `make test` installs one")


def page_picture(browser: Browser, address: str, height: int) -> bytes:
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
    page.goto(address)
    picture = page.screenshot()
    page.close()
    return picture


def block_picture(browser: Browser, address: str) -> bytes:
    page = browser.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme="light")
    page.goto(address)
    box = page.locator(".gz-body").bounding_box() or sys.exit(f"no block at {address}")
    picture = page.screenshot(full_page=True, clip={"x": 0, "y": box["y"] - 16, "width": WIDTH, "height": min(box["height"] + 32, TALLEST)})
    page.close()
    return picture


def trimmed(image: Image.Image) -> Image.Image:
    """A picture cut where the page is empty down to its end."""
    empty = Image.new("RGB", image.size, image.getpixel((0, 0)))
    _, _, _, end = ImageChops.difference(image, empty).getbbox() or (0, 0, *image.size)
    return image.crop((0, 0, image.width, min(image.height, end + 24)))


def keep(name: str, picture: bytes) -> None:
    """As WebP with a thin edge, without what is empty below, in the best quality that fits."""
    image = trimmed(Image.open(io.BytesIO(picture)).convert("RGB"))
    image = ImageOps.expand(image.crop((1, 1, image.width - 1, image.height - 1)), 1, EDGE)
    for quality in range(90, 20, -10):
        packed = io.BytesIO()
        image.save(packed, "WEBP", quality=quality, method=6)
        if len(packed.getvalue()) <= MOST:
            break
    (PICTURES / f"{name}.webp").write_bytes(packed.getvalue())
    print(f"{name}.webp {image.width}×{image.height} {len(packed.getvalue()) // 1000} KB")


if __name__ == "__main__":
    main()
