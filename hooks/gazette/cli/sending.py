"""Commands that carry a public paper to other channels: the 公众号, Word, the notice board, a booklet."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..channels.booklet import booklet_data, choose
from ..channels.pictures import PictureFile
from ..channels.points import Point, Points, key_points
from ..channels.poster import MOST_POINTS, SIZES, poster_data
from ..channels.press import PressError, print_pdf
from ..channels.public import read_public
from ..channels.typeset import paper_data
from ..channels.wechat import wechat_html
from ..channels.word import SHOWN, word_file
from ..outputs.tags import facts
from .chinese import FAILED, ChineseCommand
from .handing import DOCS, URL, WANTED, Handed, cannot, hand, into_option, take, warn, write
from .options import FOLDER, TODAY, day_of
from .terminal import under_way

_POINT = click.option("--point", "given", multiple=True, metavar="要点", help="自己写要点，可写多次；不写就取自解读、任务或正文。“小标题：内容”会分成两行。")
_FONTS = click.option("--fonts", multiple=True, type=FOLDER, metavar="目录", help="另外放字体文件的文件夹，可写多次。")
_WECHAT_POINTS = 6
_TAKEN = (".png", ".jpg", ".jpeg", ".gif", ".bmp")  # what the 公众号 lets upload, each at most 10 MB
_LARGEST = 10 * 1024 * 1024


@click.command("wechat", cls=ChineseCommand, epilog="例：gazette wechat docs/policies/yangquan-guanli-banfa-2025.md --into 养犬办法.html")
@WANTED
@into_option(".html", "写到哪个文件，不写就输出到屏幕。")
@_POINT
@DOCS
@URL
@TODAY
def wechat_command(wanted: str, into: Path | None, given: tuple[str, ...], docs: Path, url: str, today: datetime | None) -> None:
    """做成公众号用的网页：用浏览器打开，全选复制，粘贴到公众号编辑器。

    文件可以写路径、文号或标题。图片要自己上传，终端会列出来。
    """
    handed = take(docs, wanted, day_of(today), url)
    made = wechat_html(handed.front, handed.flow, _points(handed, given, _WECHAT_POINTS))
    if into:
        write(into, made.encode("utf-8"))
    else:
        click.echo(made, nl=False)
    warn(handed)
    for number, picture in enumerate(handed.pictures, 1):
        if picture.bytes:
            click.echo(_to_upload(number, picture), err=True)


def _points(handed: Handed, given: tuple[str, ...], most: int) -> Points:
    """What staff wrote, else what can be told from the papers."""
    if not given:
        return key_points(handed.public.catalog, handed.entry, most)
    split = (one.partition("：") for one in given)
    return Points(points=tuple(Point(title=head.strip(), text=text.strip()) if text else Point(title="", text=head.strip()) for head, _, text in split))


def _to_upload(number: int, picture: PictureFile) -> str:
    line = f"请上传配图 {number}：{picture.file}（{picture.size}）{picture.picture.alt}"
    if picture.suffix not in _TAKEN:
        return f"{line}；公众号不收 {picture.suffix}，请先另存为 png"
    return f"{line}；超过 10 MB，请先压缩" if picture.bytes > _LARGEST else line


@click.command("docx", cls=ChineseCommand, epilog="例：gazette docx 澄政发〔2025〕6号 --into 养犬办法.docx")
@WANTED
@into_option(".docx", "写到哪个文件，默认用网址里的名字。")
@DOCS
@URL
@TODAY
def docx_command(wanted: str, into: Path | None, docs: Path, url: str, today: datetime | None) -> None:
    """做成 Word 文件，版面照《党政机关公文格式》（GB/T 9704—2012）。

    文件可以写路径、文号或标题。这是公开文本的副本，不是盖章的原件。
    """
    handed = take(docs, wanted, day_of(today), url)
    with under_way("排版"):
        made = word_file(handed.front, handed.flow, handed.pictures)
    write(into or Path(f"{handed.stem}.docx"), made)
    warn(handed)
    for picture in handed.pictures:
        if picture.bytes and picture.suffix not in SHOWN:
            click.echo(f"Word 里放不进 {picture.file}，请先另存为 png；那里写着图的说明", err=True)


@click.command("poster", cls=ChineseCommand, epilog="例：gazette poster docs/policies/yangquan-guanli-banfa-2025.md --size a4 --into 养犬办法.pdf")
@WANTED
@into_option(".pdf", "写到哪个文件，默认用网址里的名字。")
@click.option("--size", default="a3", type=click.Choice(SIZES, case_sensitive=False), help="纸张大小，默认 a3。")
@_POINT
@_FONTS
@DOCS
@URL
@TODAY
def poster_command(
    wanted: str, into: Path | None, size: str, given: tuple[str, ...], fonts: tuple[Path, ...], docs: Path, url: str, today: datetime | None
) -> None:
    """做成贴在宣传栏的一张纸（PDF）：标题、文号、日期、要点，二维码通往全文。

    文件可以写路径、文号或标题。
    """
    day = day_of(today)
    handed = take(docs, wanted, day, url)
    if not handed.front.address:
        cannot("不知道网站的网址，二维码没有地方可去：请在 _data/site.yml 写上 域名，或加 --url https://…")
    points = _points(handed, given, MOST_POINTS)
    made = _printed("poster.typ", poster_data(handed.front, points, facts(handed.public.catalog)["名称"], size), docs, day, fonts)
    write(into or Path(f"{handed.stem}.pdf"), made)
    warn(handed)


@click.command("booklet", cls=ChineseCommand, epilog="例：gazette booklet 栏目=政策法规 年份=2025 时效=现行有效 --into 汇编.pdf")
@click.argument("asked", nargs=-1, required=True, metavar="条件…")
@into_option(".pdf", "写到哪个文件，默认 汇编.pdf。")
@click.option("--title", metavar="书名", default="", help="封面上的书名，默认用专题的名字，或“政策文件汇编”。")
@_FONTS
@DOCS
@URL
@TODAY
def booklet_command(
    asked: tuple[str, ...], into: Path | None, title: str, fonts: tuple[Path, ...], docs: Path, url: str, today: datetime | None
) -> None:
    """把一批文件编成一本（PDF）：封面、目录、页码，每份另起一页，版面照 GB/T 9704—2012。

    条件写成 键=值，键和页面里的视图一样：栏目、主题、单位、年份、文种、时效、文号、地点、场景、专题、排序。
    """
    day = day_of(today)
    with under_way("读取"):
        public = read_public(docs, day)
    chosen = choose(public, asked)
    if chosen.findings:
        cannot("\n".join(finding.message for finding in chosen.findings))
    if not chosen.entries:
        click.echo("没有符合条件的文件", err=True)
        sys.exit(FAILED)
    known, papers = facts(public.catalog), []
    with under_way("编排", len(chosen.entries)) as progress:
        for entry in chosen.entries:
            handed = hand(public, entry.document.uri, public.home(url))
            papers.append(paper_data(handed.front, handed.flow, handed.pictures))
            warn(handed)
            progress.advance(progress.task_ids[0])
    data = booklet_data(chosen, papers, title or chosen.title or "政策文件汇编", known["名称"], public.catalog.vocabulary.facts.get("主办单位", ""), day)
    write(into or Path("汇编.pdf"), _printed("booklet.typ", data, docs, day, fonts))


def _printed(template: str, data: dict[str, Any], docs: Path, day: date, fonts: tuple[Path, ...]) -> bytes:
    """The PDF; where none can be made, the command ends with 2 and says what is missing."""
    try:
        with under_way("排版"):
            return print_pdf(template, data, docs, day, fonts)
    except PressError as fault:
        cannot(str(fault))


COMMANDS = (wechat_command, docx_command, poster_command, booklet_command)
