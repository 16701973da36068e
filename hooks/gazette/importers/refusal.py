"""A source that gives no paper, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """The code of the rule (see `findings.RULES`) and the reason in Chinese, with the way out."""

    code: str
    reason: str
