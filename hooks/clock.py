"""The day a site stands for: today, or the one named in `BUILD_DATE`."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    return date.fromisoformat(os.environ["BUILD_DATE"]) if os.environ.get("BUILD_DATE") else date.today()


def stop_clock() -> None:
    """MkDocs writes the hour of a build into it; all builds of one day are the same."""
    midnight = datetime.combine(today(), datetime.min.time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
