"""Commands that carry a public paper to other channels: the 公众号, Word."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..channels.pictures import DRAWING, PictureFile
from ..channels.wechat import wechat_html
from ..channels.word import word_file
from .chinese import FAILED, ChineseCommand
from .handing import DOCS, POINT, URL, WANTED, into_option, points_of, take, warn, write
from .options import TODAY, day_of
from .terminal import under_way

_WECHAT_POINTS = 6
_TAKEN = ("PNG", "JPEG", "GIF", "BMP")  # what the 公众号 lets upload, each at most 10 MB
_LARGEST = 10 * 1024 * 1024


@click.command("wechat", cls=ChineseCommand, epilog="例：gazette wechat docs/policies/yangquan-guanli-banfa-2025.md --into 养犬办法.html")
@WANTED
@into_option(".html", "写到哪个文件，不写就输出到屏幕。")
@POINT
@DOCS
@URL
@TODAY
def wechat_command(wanted: str, into: Path | None, given: tuple[str, ...], docs: Path, url: str, today: datetime | None) -> None:
    """做成公众号用的网页：用浏览器打开，全选复制，粘贴到公众号编辑器。

    文件可以写路径、文号或标题。图片要自己上传，终端会列出来。
    """
    handed = take(docs, wanted, day_of(today), url)
    made = wechat_html(handed.front, handed.flow, points_of(handed, given, _WECHAT_POINTS))
    if into:
        write(into, made.encode("utf-8"))
    else:
        click.echo(made.encode("utf-8"), nl=False)  # as its charset says, whatever the terminal has
    warn(handed)
    for number, picture in enumerate(handed.pictures, 1):
        if picture.form:
            click.echo(_to_upload(number, picture), err=True)


def _to_upload(number: int, picture: PictureFile) -> str:
    line = f"请上传配图 {number}：{picture.file}（{picture.size}）{picture.picture.alt}"
    if picture.form not in _TAKEN:
        return f"{line}；公众号不收 {picture.form}，请先另存为 PNG"
    return f"{line}；超过 10 MB，请先压缩" if picture.bytes > _LARGEST else line


@click.command("docx", cls=ChineseCommand, epilog="例：gazette docx 澄政发〔2025〕6号 --into 养犬办法.docx")
@WANTED
@into_option(".docx", "写到哪个文件，默认用网址里的名字。")
@click.option("--force", is_flag=True, help="那个文件已经有了也覆盖。")
@DOCS
@URL
@TODAY
def docx_command(wanted: str, into: Path | None, force: bool, docs: Path, url: str, today: datetime | None) -> None:
    """做成 Word 文件，版面照《党政机关公文格式》（GB/T 9704—2012）。

    文件可以写路径、文号或标题。这是公开文本的副本，不是盖章的原件。
    """
    handed = take(docs, wanted, day_of(today), url)
    target = into or Path(f"{handed.stem}.docx")
    if target.exists() and not force:
        click.echo(f"{target} 已经有了，也许有人改过，没有覆盖；请用 --into 换一个名字，或加 --force", err=True)
        sys.exit(FAILED)
    with under_way("排版"):
        made = word_file(handed.front, handed.flow, handed.pictures)
    write(target, made)
    warn(handed)
    for picture in handed.pictures:
        if picture.form == DRAWING:
            click.echo(f"Word 里放不进 {picture.file}，请先另存为 PNG；那里写着图的说明", err=True)


COMMANDS = (wechat_command, docx_command)
