"""What comes out of the printer."""

from __future__ import annotations

import re

from .conftest import Visitor

MEDIA_BOX = re.compile(rb"/MediaBox *\[([^\]]*)\]")


def paper(visitor: Visitor, address: str) -> set[tuple[int, int]]:
    """The sizes of the printed pages, in points."""
    content = visitor.open(address).pdf(prefer_css_page_size=True)
    boxes = [[float(number) for number in found.split()] for found in MEDIA_BOX.findall(content)]
    assert boxes
    return {(round(width), round(height)) for _, _, width, height in boxes}


def test_a_list_lies_on_its_side_and_a_paper_stands(desk: Visitor) -> None:
    assert paper(desk, "/plans/minzu-tuanjie-shishi-fangan-2024/tasks/") == {(842, 595)}
    assert paper(desk, "/plans/minzu-tuanjie-shishi-fangan-2024/") == {(595, 842)}
