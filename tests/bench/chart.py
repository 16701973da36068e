"""Runs → a chart: seconds of processor of a cold build against the number of documents, both on scales of powers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

from .measure import Run

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _EDGE = 760, 420, 60, 240, 40
_DASHES = ("", "8 4", "2 3", "12 3 2 3", "4 8")


def chart(runs: Iterable[Run]) -> str:
    """An SVG. A line for each contender, told apart by dashes and by the name at its end."""
    cold = [run for run in runs if run.case == "cold"]
    if not cold:
        return ""
    names = list(dict.fromkeys(run.contender for run in cold))
    x = _scale([run.documents for run in cold], _LEFT, _WIDTH - _RIGHT)
    y = _scale([run.processor for run in cold], _HEIGHT - _EDGE, _EDGE)
    lines = [_line(name, _DASHES[at % len(_DASHES)], [r for r in cold if r.contender == name], x, y) for at, name in enumerate(names)]
    counts = sorted({run.documents for run in cold})
    ticks = [f'<text x="{x[0] * math.log(c) + x[1]:.0f}" y="{_HEIGHT - 12}" text-anchor="middle">{c}</text>' for c in counts]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="13">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *lines, *ticks, "</svg>"]) + "\n"


def _scale(values: Sequence[float], low: float, high: float) -> tuple[float, float]:
    """Slope and offset of the logarithm."""
    first, last = math.log(min(values)), math.log(max(values))
    slope = (high - low) / (last - first) if last > first else 0.0
    return slope, low - slope * first


def _line(name: str, dash: str, runs: list[Run], x: tuple[float, float], y: tuple[float, float]) -> str:
    points = [(x[0] * math.log(run.documents) + x[1], y[0] * math.log(run.processor) + y[1]) for run in runs]
    path = " ".join(f"{left:.1f},{top:.1f}" for left, top in points)
    left, top = points[-1]
    label = escape(f"{name} {runs[-1].processor:.1f} s")
    stroke = f'stroke="#1d4e89" stroke-width="2" stroke-dasharray="{dash}"'
    return f'<polyline points="{path}" fill="none" {stroke}/>\n<text x="{left + 8:.0f}" y="{top + 4:.0f}">{label}</text>'
