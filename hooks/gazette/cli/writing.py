"""Commands that write documents: import, new, fmt, mv."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from ..folder import Folder
from ..importers import Tracked, find_sources, import_papers, short_lines, suffix_of
from ..model import KINDS
from ..moving import carry_out, plan_move
from ..skeleton import place_of, write_new
from ..tidy import tidied
from .chinese import FAILED, ChineseCommand
from .terminal import coloured, under_way

_DOCS = click.option("--docs", default="docs", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="目录", help="文档目录，默认 docs。")


@click.command("import", cls=ChineseCommand, epilog="例：gazette import 来文/ 通知.docx --into docs")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=Path), metavar="来源…")
@click.option("--into", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="目录", help="写入的文档目录。")
@click.option("--force", is_flag=True, help="覆盖以前从同一来源导入的文件。")
@click.option("--tracked", default=Tracked.ACCEPT.value, type=click.Choice([one.value for one in Tracked]), help="Word 的修订：accept 接受（默认），refuse 拒绝。")
def import_command(sources: tuple[Path, ...], into: Path, force: bool, tracked: str) -> None:
    """把公文导入为带文头的 Markdown。

    来源是文件、目录，或 -（从剪贴板等标准输入读网页或文字）。

    可以是 .docx .pdf .md .txt .html；装了 LibreOffice，还可以是 .doc .wps .odt .rtf。
    """
    with _with_input(sources) as paths:
        found = find_sources(paths, into)
        with under_way("导入", len(found)) as progress:
            report = import_papers(found, into, force=force, tracked=Tracked(tracked), tick=lambda _: progress.advance(progress.task_ids[0]))
    for line in short_lines(report):
        click.echo(coloured(line))
    click.echo(report.summary)
    sys.exit(FAILED if report.failed else 0)


@contextmanager
def _with_input(sources: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The sources with a file in place of `-`, named after what it holds so that the same text comes in once."""
    with tempfile.TemporaryDirectory() as folder:
        yield [_input_file(Path(folder)) if path == Path("-") else path for path in sources]


def _input_file(folder: Path) -> Path:
    data = sys.stdin.buffer.read()
    path = folder / f"剪贴板-{sha256(data).hexdigest()[:8]}{suffix_of(data)}"
    path.write_bytes(data)
    return path


@click.command("new", cls=ChineseCommand, epilog="例：gazette new 通知 关于做好防汛工作的通知")
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="文种")
@click.argument("title", metavar="标题")
@click.option("--into", default="docs", type=click.Path(file_okay=False, path_type=Path), metavar="目录", help="文档目录，默认 docs。")
def new_command(kind: str, title: str, into: Path) -> None:
    """新建一份文件：放进文种所属的栏目，文件名用标题的拼音，文头备好。"""
    path = write_new(into, kind, title.strip(), date.today())
    if path is None:
        click.echo(f"{into / place_of(kind, title.strip())} 已经有了，没有改动；请换一个标题，或直接修改那份文件", err=True)
        sys.exit(FAILED)
    click.echo(path)


@click.command("fmt", cls=ChineseCommand, epilog="例：gazette fmt docs/policies/yangquan-banfa.md")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[文件或目录…]")
@click.option("--check", is_flag=True, help="只列出要整理的文件，不改动；有这样的文件返回 1。")
def fmt_command(paths: tuple[Path, ...], check: bool) -> None:
    """整理文头：键的顺序、日期写法、空格。正文不动；读不出来的文头不动。默认整理 docs。"""
    files = [file for path in paths or (Path("docs"),) for file in _documents(path)]
    changed = [file for file in files if _tidy(file, write=not check)]
    for file in changed:
        click.echo(file)
    click.echo(f"{len(files)} 份文件，{'要整理' if check else '整理了'} {len(changed)} 份", err=True)
    sys.exit(FAILED if check and changed else 0)


def _documents(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [path / uri for uri in Folder(path).markdown]


def _tidy(file: Path, *, write: bool) -> bool:
    """Whether a file is not, or was not, in its usual form. Bytes, so that no line end of the body changes."""
    try:
        before = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    after = tidied(before)
    if write and after != before:
        file.write_bytes(after.encode("utf-8"))
    return after != before


@click.command("mv", cls=ChineseCommand, epilog="例：gazette mv policies/a.md policies/yangquan-banfa.md")
@click.argument("old", metavar="旧路径")
@click.argument("new", metavar="新路径")
@_DOCS
def mv_command(old: str, new: str, docs: Path) -> None:
    """移动或改名一份文件：它的图片跟着走，别处指向它的路径和链接都改好，旧网址转到新网址。

    路径从文档目录算起。
    """
    move = plan_move(docs, _below(docs, old), _below(docs, new))
    if isinstance(move, str):
        click.echo(move, err=True)
        sys.exit(FAILED)
    carry_out(docs, move)
    for before, after in move.files.items():
        click.echo(f"移动 {before} → {after}")
    for path in move.texts:
        click.echo(f"改动 {path}")


def _below(docs: Path, path: str) -> str:
    """A path below the folder of documents, also where it was written with that folder."""
    return path.removeprefix("./").removeprefix(f"{docs.as_posix()}/")


COMMANDS = (import_command, new_command, fmt_command, mv_command)
