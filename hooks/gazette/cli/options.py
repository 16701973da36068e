"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
TODAY = click.option("--today", envvar="BUILD_DATE", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="按哪一天算，默认今天。")


def day_of(given: datetime | None) -> date:
    return given.date() if given else date.today()
