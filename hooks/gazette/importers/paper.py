"""A sheet → a paper: front matter, body, and what is unsure about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from .body import with_inserts, write_body
from .covers import Head
from .edges import read_page_fields, strip_furniture
from .expiry import read_expiry
from .head import read_head
from .history import Event, History, read_history
from .kinds import guess_kind
from .making import day_of, read_making
from .number import is_regular, normal_number, number_enacted, take_number
from .provenance import Found
from .radicals import with_characters
from .refusal import Refusal
from .salutation import take_addressees
from .sheet import Dropped, Line, Picture, Sheet, squeeze, without_marks
from .spread import closed_up
from .tables import with_drawings, with_tables
from .tail import commences_with, read_commencement
from .title import subject_title
from .wrapping import join_lines, measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to be written. Empty fields are left out of its front matter."""

    title: str
    kind: str
    body: str
    issuer: tuple[str, ...] = ()
    number: str = ""
    addressees: str = ""
    signed: date | None = None
    published: date | None = None
    effective: date | None = None
    expires: date | None = None
    history: tuple[Event, ...] = ()
    source: str = ""
    origin: str = ""
    doubts: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    pictures: tuple[Picture, ...] = ()
    found: tuple[Found, ...] = ()


def understand(sheet: Sheet, origin: str) -> Paper | Refusal:
    """The paper on a sheet; `origin` is its file name. A refusal where there is no paper."""
    sheet = with_characters(sheet)
    page = _read_page(sheet)
    addressees, body = take_addressees(join_lines(page.head.rest, page.full))
    history, repeated = _history(page.head, page.notes)
    if not body and not history.rest:
        return Refusal("D106", "没有正文，请核对是不是拿错了文件")
    texts = tuple(line.text for line in body)
    title, titled, unsure = _title(page.head, texts, origin)
    kind, is_named = guess_kind(title, texts)
    # A 题注 that stands in the text itself is printed with it; of one that the source parts from it, what tells no event.
    printed = [note for note in page.head.notes if note not in {line.text for line in repeated}]
    effective = read_commencement(texts) or _in_force(history, texts)
    kept_notes = [Line(text=note, gap=True) for note in printed or history.rest]
    paper = Paper(
        title=title,
        kind=kind,
        body=with_inserts(write_body([*kept_notes, *body], sheet.markdown, wrapped=page.full is not None), sheet),
        addressees=without_marks(addressees),
        number=page.number or _enacted(history),
        published=day_of(page.fields.get("发布日期", "")),
        effective=effective,
        expires=read_expiry(texts, effective),
        history=history.events,
        source=page.fields.get("来源", ""),
        origin=origin,
        pictures=sheet.pictures,
        dropped=tuple(_unmarked((*sheet.dropped, *page.dropped, *page.head.dropped, *repeated))),
    )
    doubts = [*sheet.doubts, *unsure, *history.doubts, *_doubts(paper, texts)]
    told = (
        Found(field="标题", value=title, where=titled),
        Found(field="文种", value=kind, where="标题结尾的字" if is_named else "猜测"),
    )
    making = read_making(title, page.head, history.events, page.fields, texts)
    return replace(
        paper,
        issuer=making.issuer,
        signed=making.signed,
        doubts=tuple(dict.fromkeys(doubts)),
        found=(*told, *_taken(paper, page), *making.found),
    )


def _unmarked(dropped: Sequence[Dropped]) -> Iterator[Dropped]:
    """What was left out, as it reads where no note or picture can stand."""
    return (replace(line, text=text) for line in dropped if (text := without_marks(line.text)))


def _taken(paper: Paper, page: _Page) -> Iterator[Found]:
    """The fields that stand in the head of a paper, or in its text."""
    if paper.number:
        yield Found(field="发文字号", value=paper.number, where="文号行" if page.head.number else "网页" if page.number else "题注")
    if paper.addressees:
        yield Found(field="主送", value=paper.addressees, where="正文开头")
    if paper.effective:
        yield Found(field="施行日期", value=str(paper.effective), where="正文")
    if paper.expires:
        yield Found(field="有效期至", value=str(paper.expires), where="正文")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A sheet without its furniture: head, notes, the fields of the page, the width its lines were wrapped at."""

    head: Head
    notes: tuple[str, ...]
    number: str
    fields: dict[str, str]
    dropped: tuple[Dropped, ...]
    full: int | None


def _read_page(sheet: Sheet) -> _Page:
    lines, dropped = strip_furniture(closed_up(with_drawings(sheet.lines) if sheet.markdown else with_tables(sheet.lines)))
    fields = read_page_fields([*dropped, *sheet.dropped]) | sheet.fields
    head = read_head(lines, sheet.title, has_notes=bool(sheet.notes))
    numbered, notes = take_number(sheet.notes)
    number = head.number or numbered or normal_number(fields.get("发文字号", ""))
    full = measure(head.rest)
    return _Page(head=head, notes=notes, number=number, fields=fields, dropped=tuple(dropped), full=full)


def _doubts(paper: Paper, texts: Sequence[str]) -> Iterator[str]:
    if paper.number and not is_regular(paper.number):
        yield f"发文字号不合规范：{paper.number}"
    if paper.published:
        yield f"发布日期 {paper.published} 取自网页，请核对是不是本机关公开的日期"
    if not guess_kind(paper.title, tuple(texts))[1]:
        yield f"文种是猜测的：{paper.kind}"


def _history(head: Head, notes: Sequence[str]) -> tuple[History, tuple[Dropped, ...]]:
    """沿革 of head and sheet; a title that the 题注 repeats is left out."""
    left, repeated = _without_title(head, [without_marks(note) for note in (*head.notes, *notes)])
    return read_history(left), repeated


def _without_title(head: Head, notes: list[str]) -> tuple[list[str], tuple[Dropped, ...]]:
    for size in range(min(4, len(notes)), 0, -1):
        if squeeze("".join(notes[:size])) == squeeze(head.title):
            return notes[size:], tuple(Dropped(text=note, reason="重复的标题") for note in notes[:size])
    return notes, ()


def _title(head: Head, texts: Sequence[str], origin: str) -> tuple[str, str, list[str]]:
    """The title, where it was read, and what to say of it."""
    if head.title:
        return re.sub(r"^《([^《》]+)》$", r"\1", without_marks(head.title)), "标题行", list(head.doubts)
    if derived := subject_title(texts):
        return derived, "文中自述", [f"原文没有标题，按文中自述拟为：{derived}"]
    stem = PurePath(origin).stem
    return stem, "文件名", [f"原文没有标题，用了文件名：{stem}"]


def _enacted(history: History) -> str:
    """The number of the order that published a text, or its last revision as a whole."""
    return next((number for event in reversed(history.events) if (number := number_enacted(event.note))), "")


def _in_force(history: History, texts: Sequence[str]) -> date | None:
    """The day the 题注 gives for it, or that of the event the text commences with."""
    days = [event.date for event in history.events if event.event == "施行"]
    if not days and (commencing := commences_with(texts)):
        days = [event.date for event in history.events if event.event == commencing][:1]
    return days[-1] if days else None
