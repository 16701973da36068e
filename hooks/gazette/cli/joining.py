"""Commands for sites that are built: several joined as one front, one packed to be read without a network."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..federation import is_front, read_sites
from ..findings import has_errors
from ..offline import write_offline
from ..outputs.renderings import RENDERINGS, tally
from ..outputs.tags import DEFAULT_FACTS
from .chinese import CANNOT_RUN, FAILED, ChineseCommand
from .options import FOLDER, TODAY, day_of


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


@click.command("offline", cls=ChineseCommand, epilog="例：gazette offline site --into site.zip")
@click.argument("site", default="site", type=FOLDER, metavar="[网站目录]")
@click.option("--into", default="site.zip", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="写到哪个压缩包。")
def offline_command(site: Path, into: Path) -> None:
    """把建好的网站装进一个压缩包：拷到优盘，解压后打开“打开网站.html”，不联网也能看、能搜。"""
    try:
        count = write_offline(site, into)
    except FileNotFoundError as missing:
        click.echo(f"{missing} 不存在，请先运行 make site", err=True)
        sys.exit(CANNOT_RUN)
    click.echo(f"{into}：{count} 个文件")


COMMANDS = (portal_command, offline_command)
