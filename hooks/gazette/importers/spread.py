"""Text whose characters stand apart, as recognition of scans and some editors leave it: 一 、 工 作 目 标 → 一、工作目标."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .sheet import Line

_LEAST = 4  # Chinese characters in a row; fewer are a header set wide, 序 号, or a day, 2025 年 1 月 8 日
_MANY = 3  # a text with as many such lines has been set apart throughout, so that fewer characters tell
_APART = re.compile(r"(?<!\S)\S(?:[ \u3000]\S(?!\S))+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORDS = re.compile(rf"[\u3400-\u9fff]{{{_LEAST}}}")


def closed_up(lines: Sequence[Line]) -> list[Line]:
    """The lines, the blanks taken out of stretches of single characters most of which are Chinese; markup as it is."""
    closed = _with(lines, _words_closed)
    is_apart = sum(line.text != one.text for line, one in zip(lines, closed, strict=True)) >= _MANY
    return _with(closed, _closed) if is_apart else closed


def _with(lines: Sequence[Line], close: Callable[[re.Match[str]], str]) -> list[Line]:
    return [line if line.verbatim else replace(line, text=_APART.sub(close, line.text)) for line in lines]


def _words_closed(found: re.Match[str]) -> str:
    return _closed(found) if _WORDS.search(found[0][::2]) else found[0]


def _closed(found: re.Match[str]) -> str:
    text = found[0][::2]
    return text if len(_HAN.findall(text)) * 2 > len(text) else found[0]
