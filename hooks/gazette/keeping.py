"""The commands by which a county keeps its word: what was released."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from .findings import Finding, Level
from .publication import next_events, read_ledger, write_events
from .removals import read_removals
from .site import Site, read_site

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("release")
@click.argument("folder", default="docs", type=_FOLDER, metavar="[目录]")
@click.option("--today", envvar="BUILD_DATE", type=_DAY, help="发布的日期，默认今天。")
@click.option("--note", default="", help="没有写「修订记录」的改动，统一用这句话说明，如“统一表格格式，文字未改”。")
def release_command(folder: Path, today: datetime | None, note: str) -> None:
    """把今天公开、修改、移动、撤下的文件记进台账（_data/releases.csv）。有错误时不记，返回 1。"""
    day = today.date() if today else date.today()
    site = read_site(folder, day)
    if stopping := _stopping(site, note):
        for finding in stopping:
            click.echo(finding, err=True)
        click.echo(f"有 {len(stopping)} 处错误，没有记入台账；改好后再运行", err=True)
        sys.exit(1)
    documents = [entry.document for entry in site.catalog.entries.values()]
    events = next_events(read_ledger(folder, day), documents, folder, read_removals(folder), day, note.strip())
    write_events(folder, events)
    for event in events:
        click.echo(f"{event.deed.value}　{event.path}　{event.title}")
    click.echo(f"记入台账 {len(events)} 条，请提交 _data/releases.csv", err=True)


def _stopping(site: Site, note: str) -> list[Finding]:
    """The errors that must be mended before a release; a note speaks for texts changed without a word."""
    return [found for found in site.findings if found.level is Level.ERROR and not (note.strip() and found.code == "L102")]
