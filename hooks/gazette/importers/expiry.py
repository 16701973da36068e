"""The last day a text holds, as its last articles say: 有效期至2029年10月31日, 自2025年2月1日起施行，有效期5年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from gazette.values import NUMERAL, make_date, parse_numeral

from .tail import DATE, read_day

_EXPIRY = re.compile(
    rf"本[^。；第]{{1,60}}?(?:施行|实施|执行|生效)[^。；第]{{0,3}}?有效期\s*(?:(?:[至到](?P<day>{DATE})止?)|(?:限?为)?\s*(?P<years>\d{{1,2}}|{NUMERAL})年(?![^。；，]))"
)


def read_expiry(paragraphs: Sequence[str], effective: date | None) -> date | None:
    """The day a text names, or the last of the years it gives itself from the day it holds; None where it says neither."""
    for text in reversed(paragraphs):
        if found := _EXPIRY.search(text):
            return read_day(found["day"]) if found["day"] else _after(effective, found["years"])
    return None


def _after(effective: date | None, years: str) -> date | None:
    """Five years from 1 February end on 31 January."""
    count = int(years) if years.isdigit() else parse_numeral(years)
    if effective is None or count is None:
        return None
    ends = make_date(effective.year + count, effective.month, effective.day)
    return ends - timedelta(days=1) if ends else None
