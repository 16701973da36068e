"""QR codes (扫一扫): the address of a page as a small drawing, made without asking any service."""

from __future__ import annotations

from functools import lru_cache

import segno

# To try all eight masks takes three times as long; a reader program copes with any of them.
_MASK = 2


@lru_cache(maxsize=4096)
def qr_svg(address: str, error: str = "l") -> str:
    """An `<svg>` to stand in a page, about 2 KB: dark squares on nothing, with the quiet zone of ISO/IEC 18004.

    `error` is the level of redundancy: `l` for a screen, `m` for paper that hangs out in the weather.
    """
    code = segno.make_qr(address, error=error, mask=_MASK, boost_error=False)
    return code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None)
