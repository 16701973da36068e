"""The `gazette` command: each subcommand reads its arguments, calls the core, and prints what it gives."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from .findings import Level
from .importers import Report, find_sources, import_papers, short_lines
from .model import KINDS
from .offline import write_offline
from .outputs.editor_schema import front_matter_schema
from .outputs.renderings import RENDERINGS, rule_page
from .site import read_site
from .skeleton import place_of, write_new
from .wordlists import read_vocabulary


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """县级政策公开站点的工具。"""


@main.command("import")
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="来源…"
)
@click.option(
    "--into", required=True, type=click.Path(file_okay=False, path_type=Path), help="写入的文档目录。"
)
@click.option("--force", is_flag=True, help="覆盖以前从同一来源导入的文件。")
def import_command(sources: tuple[Path, ...], into: Path, force: bool) -> None:
    """把公文（.md .txt .html）导入为带文件头的 Markdown。来源可以是文件或目录。"""
    report = _import_with_progress(sources, into, force)
    for line in short_lines(report):
        click.echo(line)
    click.echo(report.summary)
    sys.exit(1 if report.failed else 0)


def _import_with_progress(sources: tuple[Path, ...], into: Path, force: bool) -> Report:
    found = find_sources(sources, into)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("导入", total=len(found))
        return import_papers(found, into, force=force, tick=lambda _: progress.advance(task))


@main.command("check")
@click.argument("folder", default="docs", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[目录]")
@click.option("--format", "form", default="text", type=click.Choice(list(RENDERINGS)), help="输出格式。")
@click.option("--today", envvar="BUILD_DATE", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天检查，默认今天。")
def check_command(folder: Path, form: str, today: datetime | None) -> None:
    """检查目录里的全部文件。没有错误时返回 0，有错误时返回 1，不能运行时返回 2。"""
    site = read_site(folder, today.date() if today else date.today())
    click.echo(RENDERINGS[form](site.findings), nl=False)
    counts = {level: sum(finding.level is level for finding in site.findings) for level in Level}
    words = "、".join(f"{level.label} {counts[level]}" for level in reversed(Level))
    click.echo(f"{len(site.catalog.entries)} 份文件，{words}", err=True)
    sys.exit(1 if counts[Level.ERROR] else 0)


@main.command("rules")
def rules_command() -> None:
    """列出全部检查代码、原因和改正办法。"""
    click.echo(rule_page(), nl=False)


@main.command("schema")
@click.argument("folder", default="docs", type=click.Path(file_okay=False, path_type=Path), metavar="[目录]")
def schema_command(folder: Path) -> None:
    """输出文头的 JSON Schema，供编辑器补全和提示；词表取自目录下的 _data。"""
    click.echo(front_matter_schema(read_vocabulary(folder)[0]), nl=False)


@main.command("new")
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="文种")
@click.argument("title", metavar="标题")
@click.option("--into", default="docs", type=click.Path(file_okay=False, path_type=Path), help="文档目录，默认 docs。")
def new_command(kind: str, title: str, into: Path) -> None:
    """新建一份文件：放进文种所属的栏目，文件名用标题的拼音，文头备好。例：gazette new 通知 关于做好防汛工作的通知"""
    path = write_new(into, kind, title.strip(), date.today())
    if path is None:
        click.echo(f"{into / place_of(kind, title.strip())} 已经有了，没有改动；请换一个标题，或直接修改那份文件", err=True)
        sys.exit(1)
    click.echo(path)


@main.command("offline")
@click.argument("site", default="site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[网站目录]")
@click.option("--into", default="site.zip", type=click.Path(dir_okay=False, path_type=Path), help="写到哪个压缩包。")
def offline_command(site: Path, into: Path) -> None:
    """把建好的网站装进一个压缩包：拷到优盘，解压后打开“打开网站.html”，不联网也能看、能搜。"""
    try:
        count = write_offline(site, into)
    except FileNotFoundError as missing:
        click.echo(f"{missing} 不存在，请先运行 make site", err=True)
        sys.exit(2)
    click.echo(f"{into}：{count} 个文件")
