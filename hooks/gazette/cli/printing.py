"""Commands that make PDFs: one sheet for the notice board, a booklet of many papers."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..channels.booklet import Chosen, booklet_data, choose
from ..channels.poster import MOST_POINTS, SIZES, poster_data
from ..channels.press import PressError, print_pdf
from ..channels.public import Public, read_public
from ..channels.typeset import paper_data
from ..outputs.tags import facts
from .chinese import FAILED, ChineseCommand
from .handing import DOCS, POINT, URL, WANTED, cannot, hand, into_option, points_of, take, warn, write
from .options import FOLDER, TODAY, day_of
from .terminal import under_way

_FONTS = click.option("--fonts", multiple=True, type=FOLDER, metavar="目录", help="另外放字体文件的文件夹，可写多次。")


@click.command("poster", cls=ChineseCommand, epilog="例：gazette poster docs/policies/yangquan-guanli-banfa-2025.md --size a4 --into 养犬办法.pdf")
@WANTED
@into_option(".pdf", "写到哪个文件，默认用网址里的名字。")
@click.option("--size", default="a3", type=click.Choice(SIZES, case_sensitive=False), help="纸张大小，默认 a3。")
@POINT
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
    points = points_of(handed, given, MOST_POINTS)
    data = poster_data(handed.front, points, facts(handed.public.catalog)["名称"], size, day)
    write(into or Path(f"{handed.stem}.pdf"), _printed("poster.typ", data, docs, day, fonts))
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
    known, papers = facts(public.catalog), _papers(public, chosen, public.home(url))
    data = booklet_data(chosen, papers, title or chosen.title or "政策文件汇编", known["名称"], public.catalog.vocabulary.facts.get("主办单位", ""), day)
    write(into or Path("汇编.pdf"), _printed("booklet.typ", data, docs, day, fonts))


def _papers(public: Public, chosen: Chosen, home: str) -> list[dict[str, Any]]:
    """The papers chosen, as data; what does not go along is said."""
    papers = []
    with under_way("编排", len(chosen.entries)) as progress:
        for entry in chosen.entries:
            handed = hand(public, entry.document.uri, home)
            papers.append(paper_data(handed.front, handed.flow, handed.pictures))
            warn(handed)
            progress.advance(progress.task_ids[0])
    return papers


def _printed(template: str, data: dict[str, Any], docs: Path, day: date, fonts: tuple[Path, ...]) -> bytes:
    """The PDF; where none can be made, the command ends with 2 and says what is missing."""
    try:
        with under_way("排版"):
            return print_pdf(template, data, docs, day, fonts)
    except PressError as fault:
        cannot(str(fault))


COMMANDS = (poster_command, booklet_command)
