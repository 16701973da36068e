"""One figure against the mark it has to reach, as a bar and in words."""

from __future__ import annotations

from dataclasses import dataclass

from .item import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """`share` and `goal` are where figure and mark stand, in per cent of the whole; `label` says the same without the picture.

    `basis` says where the mark is written; `notes` what the figure leaves out.
    """

    share: float
    goal: float
    figure: str
    mark: str
    whole: str
    label: str
    basis: Link
    notes: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        return self.share >= self.goal
