"""What a template may ask for while it shows a page: name → function of what stands in the page."""

from __future__ import annotations

from typing import Any

from ..phrases import phrases, unbroken
from .codes import qr_svg

ASKED: dict[str, Any] = {"qr": qr_svg, "phrases": phrases, "unbroken": unbroken}
