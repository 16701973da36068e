"""What the commands for other channels share: the paper they are given, where they write, what they must say of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from ..catalog import Entry
from ..channels.flow import Flow
from ..channels.front import Front, front_of
from ..channels.pictures import PictureFile, picture_files
from ..channels.points import Point, Points, key_points
from ..channels.public import Public, read_public
from ..channels.setting import flow_of
from ..titles import quoted
from .chinese import CANNOT_RUN, FAILED
from .choosing import only_one
from .options import FOLDER
from .terminal import under_way

WANTED = click.argument("wanted", metavar="文件")
DOCS = click.option("--docs", default="docs", type=FOLDER, metavar="目录", help="文档目录，默认 docs。")
URL = click.option("--url", envvar="SITE_URL", default="", metavar="网址", help="网站的网址；不写就用 _data/site.yml 的域名。")
POINT = click.option("--point", "given", multiple=True, metavar="要点", help="自己写要点，可写多次；不写就取自解读、任务或正文。“小标题：内容”会分成两行。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One public paper, ready to be carried elsewhere."""

    public: Public
    entry: Entry
    flow: Flow
    front: Front
    pictures: tuple[PictureFile, ...]

    @property
    def stem(self) -> str:
        """What a file made of it is called: the name of its address."""
        return Path(self.entry.document.uri).stem


def take(docs: Path, wanted: str, today: date, url: str) -> Handed:
    """The paper a path, a 发文字号 or a title means. One that is not public ends the command with 1, and why is said."""
    with under_way("读取"):
        public = read_public(docs, today)
    uri = only_one(public.catalog, wanted, public.named(wanted))
    if uri in public.reasons:
        for finding in public.reasons[uri]:
            click.echo(finding, err=True)
        click.echo(f"{uri} 还没有公开，不能发到别处；照上面的提示处理后再试", err=True)
        sys.exit(FAILED)
    return hand(public, uri, public.home(url))


def hand(public: Public, uri: str, home: str) -> Handed:
    """A public paper by its source path."""
    entry = public.catalog[uri]
    flow = flow_of(entry)
    pictures = picture_files(public.root, flow.pictures, public.papers.withheld)
    return Handed(public=public, entry=entry, flow=flow, front=front_of(entry, flow, home), pictures=pictures)


def points_of(handed: Handed, given: tuple[str, ...], most: int) -> Points:
    """What staff wrote, else what can be told from the papers."""
    if not given:
        return key_points(handed.public.catalog, handed.entry, most)
    split = (one.partition("：") for one in given)
    return Points(points=tuple(Point(title=head.strip(), text=text.strip()) if text else Point(title="", text=head.strip()) for head, _, text in split))


def warn(handed: Handed) -> None:
    """What does not go along, and what a reader must not overlook."""
    front = handed.front
    name = quoted(front.title)
    if front.warning:
        click.echo(f"注意：{name}{front.status}。{front.warning}", err=True)
    if handed.flow.left_out:
        click.echo(f"{name}没有带出{'、'.join(handed.flow.left_out)}，请在网站上看", err=True)
    for picture in handed.pictures:
        if not picture.bytes:
            reason = f"{picture.picture.path} 找不到或没有公开" if picture.picture.path else "它不在本站"
            click.echo(f"{name}没有带出图片「{picture.picture.alt or '无说明'}」：{reason}", err=True)
        elif not picture.form:
            click.echo(f"{name}的图片 {picture.file} 打不开，请换一张", err=True)


def into_option(suffix: str, text: str) -> Callable[[Any], Any]:
    """`--into`, whose file must end as what is written does, so that no paper is overwritten by mistake."""

    def checked(context: click.Context, option: click.Parameter, into: Path | None) -> Path | None:
        if into is not None and into.suffix.lower() != suffix:
            cannot(f"--into 不对：文件名应以 {suffix} 结尾")
        return into

    return click.option("--into", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", callback=checked, help=text)


def write(into: Path, data: bytes) -> None:
    """The file whole or not at all; where that fails, the command ends with 2."""
    made = into.with_name(f".{into.name}.{os.getpid()}")
    try:
        made.write_bytes(data)
        made.replace(into)
    except OSError as fault:
        with suppress(OSError):
            made.unlink()
        cannot(f"{into} 写不进去：{_reason(fault)}")
    click.echo(f"已写入 {into}", err=True)


def cannot(words: str) -> NoReturn:
    """Say why nothing can be made, and end with 2."""
    click.echo(words, err=True)
    sys.exit(CANNOT_RUN)


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return "没有这个文件夹，请先建好"
    if isinstance(fault, PermissionError):
        return "没有写入的权限，或者文件正被别的程序打开，请关掉再试"
    return f"{fault.strerror}，请检查磁盘，或换一个地方"
