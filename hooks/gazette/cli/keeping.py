"""The commands by which a county keeps its word: what was released, how an inspection would find the site, which links answer."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from ..findings import Finding, Level
from ..health import Ground, Item, Outcome, inspect_site
from ..health.built import read_built
from ..health.report import RENDERINGS, page, summary, xlsx
from ..outlinks import CACHE, PAUSE, Known, check, outlinks, read_known, write_known
from ..publication import next_events, read_ledger, write_events
from ..removals import read_removals
from ..revisions import read_revisions
from ..site import Site, read_site
from .chinese import FAILED, ChineseCommand
from .options import FOLDER, TODAY, day_of
from .terminal import under_way


@click.command("release", cls=ChineseCommand, epilog="例：gazette release docs --note 统一表格格式，文字未改")
@click.argument("folder", default="docs", type=FOLDER, metavar="[目录]")
@TODAY
@click.option("--note", metavar="说明", default="", help="没有写「修订记录」的改动，统一用这句话说明，如“统一表格格式，文字未改”。")
def release_command(folder: Path, today: datetime | None, note: str) -> None:
    """把今天公开、修改、移动、撤下的文件记进台账（_data/releases.csv）。有错误时不记，返回 1。"""
    day = day_of(today)
    with under_way("读取"):
        site = read_site(folder, day)
    if stopping := _stopping(site, note):
        for finding in stopping:
            click.echo(finding, err=True)
        click.echo(f"有 {len(stopping)} 处错误，没有记入台账；改好后再运行", err=True)
        sys.exit(FAILED)
    documents = [entry.document for entry in site.catalog.entries.values()]
    events = next_events(read_ledger(folder, day), documents, folder, read_removals(folder), day, note.strip())
    write_events(folder, events)
    for event in events:
        click.echo(f"{event.deed.value}　{event.path}　{event.title}")
    click.echo(f"记入台账 {len(events)} 条，请提交 _data/releases.csv", err=True)


def _stopping(site: Site, note: str) -> list[Finding]:
    """The errors that must be mended before a release; a note speaks for texts changed without a word."""
    return [found for found in site.findings if found.level is Level.ERROR and not (note.strip() and found.code == "L102")]


@click.command("health", cls=ChineseCommand, epilog="例：gazette health docs --site site --xlsx 体检.xlsx")
@click.argument("folder", default="docs", type=FOLDER, metavar="[目录]")
@TODAY
@click.option("--site", type=FOLDER, metavar="目录", help="构建好的网站，用来查标签、页脚和链接。")
@click.option("--format", "form", default="text", type=click.Choice(list(RENDERINGS)), help="输出格式。")
@click.option("--page", "page_file", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="另存为网页。")
@click.option("--xlsx", "xlsx_file", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="另存为电子表格。")
@click.option("--links", default=CACHE, type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="gazette links 的记录。")
def health_command(
    folder: Path, today: datetime | None, site: Path | None, form: str, page_file: Path | None, xlsx_file: Path | None, links: Path
) -> None:
    """网站体检：照季度检查的指标逐项自查。没有不合格的返回 0，有则返回 1。"""
    day = day_of(today)
    items = _inspected(folder, day, site, links)
    click.echo(RENDERINGS[form](items, day), nl=False)
    if page_file:
        page_file.write_text(page(items, day), "utf-8")
    if xlsx_file:
        xlsx_file.write_bytes(xlsx(items, day))
    click.echo(summary(items), err=True)
    sys.exit(FAILED if any(item.answer.outcome is Outcome.FAIL for item in items) else 0)


def _inspected(folder: Path, day: date, site: Path | None, links: Path) -> tuple[Item, ...]:
    with under_way("检查"):
        made = read_site(folder, day)
    known = read_known(links)
    return inspect_site(
        Ground(
            catalog=made.catalog,
            findings=made.findings,
            root=folder,
            today=day,
            revisions=read_revisions(folder, made.catalog.entries).of,
            built=read_built(site) if site else None,
            outside={url: row.problem for url, row in known.items()} if known else None,
        )
    )


@click.command("links", cls=ChineseCommand, epilog="例：gazette links docs --pause 5")
@click.argument("folder", default="docs", type=FOLDER, metavar="[目录]")
@TODAY
@click.option("--cache", default=CACHE, type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="记录检查结果的文件。")
@click.option("--pause", default=PAUSE, type=click.FloatRange(0), metavar="秒", help="对同一个网站，两次访问之间停几秒。")
def links_command(folder: Path, today: datetime | None, cache: Path, pause: float) -> None:
    """检查通往其他网站的链接。慢慢地查，七天内查过的不再查。都打得开返回 0，否则返回 1。"""
    day = day_of(today)
    found = outlinks(entry.document for entry in read_site(folder, day).catalog.entries.values())
    known: dict[str, Known] = {}
    for link, row in check(found, read_known(cache), day, pause):
        known[link.url] = row
        if row.problem:
            click.echo(f"{link.place}: {link.url} {row.problem}")
    write_known(cache, known)
    broken = sum(bool(row.problem) for row in known.values())
    click.echo(f"{len(known)} 个外部链接，{broken} 个打不开", err=True)
    sys.exit(FAILED if broken else 0)


COMMANDS = (release_command, health_command, links_command)
