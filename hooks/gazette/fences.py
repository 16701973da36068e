"""Fenced blocks found in one pass, however many fences a text opens and never closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"^(?P<fence>`{3,}|~{3,})", re.M)
_CLOSING = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*$", re.M)


class Fences:
    """The fenced blocks of one text, by a pattern that begins with the opening fence and ends with the same one on a line.

    The pattern is tried only at a fence that is closed further down; at any other it would read the whole rest of the text.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        # Counted from the end of the text, which stays where it is when a block before it is replaced.
        self._last = {closing["fence"]: len(text) - closing.start() for closing in _CLOSING.finditer(text)}

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first block of the text behind `start`; what stands before that may have been replaced."""
        for opening in _OPENING.finditer(text, start):
            at = opening.start()
            if self._last.get(opening["fence"], len(text)) < len(text) - at and (found := self._pattern.match(text, at)):
                return found
        return None


def fenced_blocks(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every block of a text, in order."""
    fences, at = Fences(pattern, text), 0
    while found := fences.search(text, at):
        yield found
        at = found.end()
