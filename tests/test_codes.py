"""扫一扫: the drawing on a page, read the way a phone reads it, leads to the page."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from gazette.outputs.codes import qr_svg


def read(drawing: str) -> str:
    """What a reader program sees in the `<svg>`: dark strokes on white, each square eight points wide."""
    size = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])  # type: ignore[index]
    squares = np.full((size, size), 255, np.uint8)
    x = y = 0
    for right, down, length in re.findall(r"m(-?\d+) (\d+)h(\d+)", drawing):
        x, y = x + int(right), y + int(down)
        squares[y, x : x + int(length)] = 0
        x += int(length)
    found = zxingcpp.read_barcode(np.kron(squares, np.ones((8, 8), np.uint8)))
    return found.text if found else ""


@pytest.mark.parametrize("paper", ["policies/wenming-xingwei-cujin-tiaoli-2024", "plans/minzu-tuanjie-gongzuo-yaodian-2025"])
def test_the_code_on_a_page_is_the_address_of_the_page(demo: Path, paper: str) -> None:
    page = (demo / paper / "index.html").read_text("utf-8")
    address = re.search(r'rel="canonical" href="([^"]+)"', page)
    drawing = re.search(r"<figure>(<svg.*?</svg>)<figcaption>用手机扫一扫", page)
    assert address and drawing
    assert read(drawing[1]) == address[1]


def test_an_address_in_chinese_is_read_back() -> None:
    address = "https://example.gov.cn/专题/文明创建/?页=2&x=1"
    assert read(qr_svg(address)) == read(qr_svg(address, error="M")) == address
