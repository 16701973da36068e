"""The headers of a typed table, which may stand in two rows."""

from __future__ import annotations

from collections.abc import Sequence

from .cells import read_figure
from .grids import Cell
from .headers import column_of
from .money_headers import SHARE, UNSURE
from .table_rows import BAND, SECTION


def read_headers(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """The headers of one row, or of two where the lower only divides the upper; empty where the lower row is data."""
    if not lower:
        return list(upper)
    if any(BAND.match(cell.text) or SECTION.fullmatch(cell.text) or read_figure(cell.text) is not None for cell in lower):
        return []
    own = [bool(low.text) and not low.down for low in lower]
    upper = _over(upper, own)
    joined = [_joined(up.text, low.text) for up, low in zip(upper, lower, strict=False)]
    known = [bool(column_of(text)) for text in joined]
    kept = any(column_of(up.text) for up, mine in zip(upper, own, strict=False) if not mine)
    if not (kept and any(own) and all(k for k, mine in zip(known, own, strict=True) if mine)):
        return []
    return [low._replace(text=text) if mine else up for up, low, text, mine in zip(upper, lower, joined, own, strict=False)]


def _joined(upper: str, lower: str) -> str:
    """A header below another: by itself where it is known, but 中央 below 资金来源 is money of the 中央."""
    both = column_of(upper + lower)
    is_money = column_of(lower).startswith(UNSURE) and (both == "amount" or both.startswith(SHARE))
    return lower if column_of(lower) and not is_money else upper + lower


def _over(upper: Sequence[Cell], own: Sequence[bool]) -> list[Cell]:
    """The upper row with a header that was merged across in every cell it was merged from, which a typed table leaves blank."""
    filled: list[Cell] = []
    for at, cell in enumerate(upper):
        goes_on = at and not cell.text and own[at] and own[at - 1]
        filled.append(filled[-1] if goes_on else cell)
    return filled
