"""The command that joins: several sites built apart as one front."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..federation import is_front, read_sites
from ..findings import has_errors
from ..outputs.renderings import RENDERINGS, tally
from ..outputs.tags import DEFAULT_FACTS
from .chinese import CANNOT_RUN, FAILED, ChineseCommand
from .options import TODAY, day_of


@click.command("portal", cls=ChineseCommand, epilog="例：gazette portal sites.yml --into portal")
@click.argument("sites", nargs=-1, required=True, metavar="站点…")
@click.option("--into", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="目录", help="写入的文件夹。")
@click.option("--url", metavar="网址", default="http://localhost:8000/", envvar="SITE_URL", help="门户自己的网址，订阅源要用。")
@TODAY
def portal_command(sites: tuple[str, ...], into: Path, url: str, today: datetime | None) -> None:
    """把几个分别生成的网站合成一个门户：首页、合并的目录和订阅源、一处搜索。站点可以是名单（.yml）、网址，或生成好的文件夹。"""
    home = url if url.endswith("/") else f"{url}/"
    listed, built, findings = read_sites(sites, home)
    click.echo(RENDERINGS["text"](findings), nl=False)
    if has_errors(findings):
        click.echo(f"{tally(findings)}；没有写入", err=True)
        sys.exit(FAILED)
    if not is_front(into):
        click.echo(f"{into} 里已经有别的文件，没有写入；请换一个文件夹", err=True)
        sys.exit(CANNOT_RUN)
    from portal_pages import write_portal  # templates stand outside the core, and only this command needs them

    write_portal(into, built, DEFAULT_FACTS | dict(listed.facts), home, day_of(today))
    click.echo(f"{len(built)} 个网站，{sum(len(site.papers) for site in built)} 份文件，{tally(findings)}；已写入 {into}", err=True)


COMMANDS = (portal_command,)
