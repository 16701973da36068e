"""Text whose characters stand apart, as recognition of scans and some editors leave it: 一 、 工 作 目 标 → 一、工作目标."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .sheet import Line

_LEAST = 5  # characters in a row; fewer are a header set wide, 序 号, or names in one line
_MANY, _FEWEST = 3, 2  # a text with as many such lines has been set apart throughout, so that fewer characters tell
_HAN = re.compile(r"[\u3400-\u9fff]")


def closed_up(lines: Sequence[Line]) -> list[Line]:
    """The lines, the blanks taken out of stretches of single characters most of which are Chinese; markup as it is."""
    apart = _stretch(_LEAST)
    is_apart = sum(bool(apart.search(line.text)) for line in lines if not line.verbatim) >= _MANY
    apart = _stretch(_FEWEST) if is_apart else apart
    return [line if line.verbatim else replace(line, text=apart.sub(_closed, line.text)) for line in lines]


def _stretch(least: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)\S(?:[ \u3000]\S(?!\S)){{{least - 1},}}")


def _closed(found: re.Match[str]) -> str:
    text = found[0][::2]
    return text if len(_HAN.findall(text)) * 2 > len(text) else found[0]
