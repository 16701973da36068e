"""Commands that tell: check, show, rules, schema."""

from __future__ import annotations

import sys
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from ..dossier import candidates, dossier, read_catalog
from ..findings import RULES, has_errors
from ..fixes import fix_files
from ..outputs.editor_schema import front_matter_schema
from ..outputs.editor_snippets import key_snippets
from ..outputs.renderings import RENDERINGS, rule_page, tally
from ..publication import read_ledger
from ..site import read_site
from ..wordlists import read_vocabulary
from .chinese import FAILED, ChineseCommand
from .choosing import only_one
from .options import FOLDER, TODAY, day_of
from .terminal import coloured, under_way


@click.command("check", cls=ChineseCommand, epilog="例：gazette check docs --today 2026-11-15")
@click.argument("folder", default="docs", type=FOLDER, metavar="[目录]")
@click.option("--format", "form", default="text", type=click.Choice(list(RENDERINGS)), help="输出格式。")
@TODAY
@click.option("--fix", is_flag=True, help="能确定的写法自动改好：〔〕、日期、序号、全角半角、文头的冒号和逗号；公开过的文件不改。")
def check_command(folder: Path, form: str, today: datetime | None, fix: bool) -> None:
    """检查目录里的全部文件。没有错误返回 0，有错误返回 1，不能运行返回 2。"""
    with under_way("检查"):
        site = read_site(folder, day_of(today))
        if fix and (fixed := fix_files(folder, site.findings, read_ledger(folder, day_of(today)).last.keys())):
            click.echo("".join(f"改好 {path}\n" for path in fixed), nl=False, err=True)
            site = read_site(folder, day_of(today))
    text = RENDERINGS[form](site.findings)
    click.echo(coloured(text) if form == "text" else text, nl=False)
    click.echo(f"{len(site.catalog.entries)} 份文件，{tally(site.findings)}", err=True)
    sys.exit(FAILED if has_errors(site.findings) else 0)


@click.command("show", cls=ChineseCommand, epilog="例：gazette show 澄政发〔2025〕6号")
@click.argument("wanted", metavar="文号、标题或路径")
@click.option("--docs", default="docs", type=FOLDER, metavar="目录", help="文档目录，默认 docs。")
@TODAY
def show_command(wanted: str, docs: Path, today: datetime | None) -> None:
    """查一份文件：时效、版本、关联、引用、任务和网址。标题可以只写一部分。"""
    with under_way("读取"):
        catalog = read_catalog(docs, day_of(today))
    uri = only_one(catalog, wanted, candidates(catalog, wanted))
    for label, rows in groupby(dossier(catalog, uri), key=lambda row: row[0]):
        for at, (_, text) in enumerate(rows):
            click.echo(f"{click.style(label, bold=True)}：{text}" if at == 0 else f"{'　' * (len(label) + 1)}{text}")


@click.command("rules", cls=ChineseCommand, epilog="例：gazette rules | less")
@click.argument("code", default="", metavar="[代码]")
def rules_command(code: str) -> None:
    """列出全部检查代码、原因和改正办法；写了代码就只列这一条，如 M108，或这一类，如 M。"""
    if not (rules := [rule for rule in RULES.values() if rule.code.startswith(code.upper())]):
        raise click.BadParameter(f"没有「{code}」这个检查代码")
    click.echo(rule_page(rules), nl=False)


@click.command("schema", cls=ChineseCommand, epilog="例：gazette schema > .vscode/gazette.schema.json")
@click.argument("folder", default="docs", type=click.Path(file_okay=False, path_type=Path), metavar="[目录]")
@click.option("--snippets", is_flag=True, help="改为输出 VS Code 的代码片段：输入键名就能补全。")
def schema_command(folder: Path, snippets: bool) -> None:
    """输出文头的 JSON Schema，供编辑器补全和提示；词表取自目录下的 _data。"""
    made = key_snippets if snippets else front_matter_schema
    click.echo(made(read_vocabulary(folder)[0]), nl=False)


COMMANDS = (check_command, show_command, rules_command, schema_command)
