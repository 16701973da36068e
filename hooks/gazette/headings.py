"""Levels of headings: a reader of the screen goes by them, and one that is left out sounds like a part that is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def stepped(depths: Iterable[int]) -> Iterator[int]:
    """Depths as written (1 to 6) → levels without a gap below the page's title, which is 1; no heading gets deeper."""
    above: list[tuple[int, int]] = []
    for depth in depths:
        while above and above[-1][0] >= depth:
            above.pop()
        level = min(depth, above[-1][1] + 1 if above else 2)
        above.append((depth, level))
        yield level
