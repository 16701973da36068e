"""Working days in China: weekends and holidays by the State Council's yearly notices, moved working days included."""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar import is_workday

_WEEKEND = 5  # Monday is 0


def working_days(start: date, end: date) -> int:
    """Working days after `start`, up to and including `end`; 0 where `end` is not later.

    Years whose holidays are not yet announced (or are older than 2004) count Monday to Friday.
    """
    return sum(_works(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def is_certain(day: date) -> bool:
    """Whether the holidays of that year are known."""
    try:
        is_workday(day)
    except NotImplementedError:
        return False
    return True


def _works(day: date) -> bool:
    return bool(is_workday(day)) if is_certain(day) else day.weekday() < _WEEKEND
