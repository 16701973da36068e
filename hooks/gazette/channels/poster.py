"""A paper for the notice board (宣传栏): one sheet with title, number, dates, key points and a code that leads to the whole text."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from ..model import When
from ..outputs.codes import qr_svg
from .front import Front
from .points import Points

SIZES = ("a3", "a4")
MOST_POINTS = 6
_DAYS = ("施行日期", "有效期至", "发布日期", "成文日期")  # which two matter most to who stands before a notice board


def poster_data(front: Front, points: Points, site: str, size: str, today: date) -> dict[str, Any]:
    """`site` is the name of the site, `size` one of SIZES, `today` the day its standing is told of; the paper's address must be known."""
    days = dict(front.days)
    dated = [(label, days[label]) for label in _DAYS if label in days][:2]
    told = (("发文机关", "\n".join(front.issuers)), ("发文字号", front.number), *dated, ("时效", "" if front.warning else front.status))
    return {
        "size": size,
        "site": site,
        "front": asdict(front),
        "facts": [{"label": label, "text": text} for label, text in told if text],
        "points": [asdict(point) for point in points.points],
        "source": points.source,
        "foot": [line for line in (front.address, f"咨询：{front.contact}" if front.contact else "", f"时效截至{When.of(today).text}，以网站公布的全文为准") if line],
        "code": qr_svg(front.address, error="M"),
    }

