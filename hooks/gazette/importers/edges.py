"""A sheet without what its page put around the paper, and what those lines say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gazette.labels import read_label

from .furniture import DAY, TIME, Furniture, Where, match
from .kinds import kind_of_title
from .sheet import TERMINAL, Dropped, Line, squeeze
from .tail import is_unit, read_stamp

_HEAD_LINES, _TAIL_LINES = 20, 20
_BODY = 40


def _match(line: Line, *places: Where) -> Furniture | None:
    """The row of a line; tables and other markup are never furniture, lists may be."""
    is_markup = line.verbatim and not re.match(r"[-*+]\s", line.text)
    return None if is_markup else match(line.text, *places)


def strip_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines of the paper, and those that only its page had, in their order."""
    out = _page_breaks(lines) | _above_crumb(lines) | _head(lines) | _tail(lines)
    kept = [_rejoined(lines, index, out) for index in range(len(lines)) if index not in out]
    return kept, [Dropped(text=lines[index].text, reason=out[index]) for index in sorted(out)]


def _page_breaks(lines: Sequence[Line]) -> dict[int, str]:
    """Page numbers, and the running heads beside them: lines that the paper has said before."""
    short = ((index, line) for index, line in enumerate(lines) if len(line.text) <= _BODY)
    found = ((index, _match(line, Where.ANYWHERE)) for index, line in short)
    out = {index: row.reason for index, row in found if row}
    for index in list(out):
        for beside in (index - 1, index + 1):
            if 0 < beside < len(lines) and beside not in out and _is_running_head(lines, beside):
                out[beside] = "页眉"
    return out


def _is_running_head(lines: Sequence[Line], index: int) -> bool:
    text = squeeze(lines[index].text)
    short = not lines[index].verbatim and len(text) <= _BODY and text[-1] not in TERMINAL
    return short and any(squeeze(line.text) == text for line in lines[:index])


def _rejoined(lines: Sequence[Line], index: int, out: dict[int, str]) -> Line:
    """The line, without the gap that a page break has put into a sentence."""
    above = index - 1
    while above in out and out[above] in ("页码", "页眉"):
        above -= 1
    goes_on = 0 <= above < index - 1 and lines[above].text[-1] not in TERMINAL
    return replace(lines[index], gap=False) if goes_on else lines[index]


def _above_crumb(lines: Sequence[Line]) -> dict[int, str]:
    """The menu of a site: short lines that all stand above its breadcrumb."""
    for index, line in enumerate(lines[: 2 * _HEAD_LINES]):
        row = _match(line, Where.HEAD, Where.EDGES)
        if row and row.reason == "面包屑":
            return dict.fromkeys(range(index), "页面导航")
        if not _is_menu(line):
            break
    return {}


def _is_menu(line: Line) -> bool:
    name = bool(re.fullmatch(r"(?:[\u4e00-\u9fff]{2}){1,2}", line.text)) or not kind_of_title(line.text)
    return name and not line.verbatim and len(line.text) <= _BODY and not re.search(r"[。；，：]", line.text)


def _head(lines: Sequence[Line]) -> dict[int, str]:
    """Furniture above the first line that is clearly text of the paper."""
    found: dict[int, Furniture] = {}
    for index, line in enumerate(lines[:_HEAD_LINES]):
        row = _match(line, Where.HEAD, Where.EDGES)
        if row and not _is_own_date(row, lines, index):
            found[index] = row
        elif line.linked and not kind_of_title(line.text):
            found[index] = _LINKS
        elif _is_body(line):
            break
    return _reasons(found, lines)


def _tail(lines: Sequence[Line]) -> dict[int, str]:
    """Furniture below the last line that is clearly text of the paper."""
    end = _reading_list(lines)
    found = dict.fromkeys(range(end, len(lines)), _LINKS)
    for index in range(end - 1, max(-1, end - 1 - _TAIL_LINES), -1):
        row = _match(lines[index], Where.TAIL, Where.EDGES)
        if row and not _is_own_date(row, lines, index):
            found[index] = row
        elif lines[index].linked and not _is_attachment(lines, index):
            found[index] = _LINKS
        elif _is_body(lines[index]):
            break
    return _reasons(found, lines)


_LINKS = Furniture("页面链接", re.compile(""))


def _is_body(line: Line) -> bool:
    return line.verbatim or len(line.text) > _BODY or bool(read_label(line.text)) or line.text[-1] in "。；"


def _reasons(found: dict[int, Furniture], lines: Sequence[Line]) -> dict[int, str]:
    """A row without the one it needs beside it gives way to what its line is by itself: 发布日期：… 来源：…"""
    reasons = {row.reason for row in found.values() if not row.beside}
    own = {
        index: match(lines[index].text, row.where, Where.EDGES, alone=True) if row.beside and row.beside not in reasons else row
        for index, row in found.items()
    }
    return {index: row.reason for index, row in own.items() if row}


def _reading_list(lines: Sequence[Line]) -> int:
    """Where 相关阅读 and the links below it begin; the end where there is none."""
    for index in range(max(0, len(lines) - 2 * _TAIL_LINES), len(lines)):
        row = None if _is_body(lines[index]) else _match(lines[index], Where.TAIL, Where.EDGES)
        if row and row.opens and _only_links(lines[index + 1 :]):
            return index
    return len(lines)


def _is_attachment(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that is a link names an attachment: by its words, or below one that does."""
    above = index
    while above > 0 and lines[above].linked and not lines[above].text.startswith("附件"):
        above -= 1
    return bool(re.match(r"附件|https?:|www\.", lines[above].text) or re.match(r"https?:|www\.", lines[index].text))


def _is_own_date(row: Furniture, lines: Sequence[Line], index: int) -> bool:
    """A date as papers write it (2024年3月5日), alone or after 时间：, is the paper's and not its page's.

    So is any date below the unit that signs: 2024.3.5.
    """
    if row.reason != "发布日期":
        return False
    text = lines[index].text
    is_signed = index > 0 and is_unit(lines[index - 1].text) and bool(read_stamp(text))
    return is_signed or bool(re.fullmatch(r"(?:(?:时间|日期)\s*[:：])?[\d年月日\s]+", text))


def _only_links(lines: Iterable[Line]) -> bool:
    return all(
        _match(line, Where.TAIL, Where.EDGES)
        or (len(line.text) <= _BODY and not line.text.endswith(("。", "；")))
        for line in lines
    )


_SOURCE = re.compile(
    r"(?:信息|文章|稿件|文稿|内容)?(?:来源|出处)\s*[:：]\s*(?P<value>[^|丨:：]+?)(?=\s+\S{2,8}[:：]|\s+\d{4}[-年/.]|\s*[|丨]|\s{2,}|$)"
)
_NOBODY = ("本站", "本网", "本网站", "原创", "网络", "未知", "佚名")  # as the source of a page
_PUBLISHED = re.compile(rf"(?:发[布文]|公开|发表|上传|更新)(?:日期|时间|于)?\s*[:：]?\s*(?P<value>{DAY}{TIME})")
_DATED = re.compile(rf"(?P<value>{DAY}{TIME})")
_TABLE_FIELDS = {
    "发文机关": re.compile(r"(?:发\s*文\s*机\s*关|发布机[构关])\s*[:：]\s*(?P<value>.+)"),
    "发文字号": re.compile(r"(?:发\s*文\s*字\s*号|文\s*号)\s*[:：]\s*(?P<value>.+)"),
    "成文日期": re.compile(rf"成\s*文\s*日\s*期\s*[:：]\s*(?P<value>{DAY})"),
    "索引号": re.compile(r"索\s*引\s*号\s*[:：]\s*(?P<value>\S+)"),
}


def read_page_fields(dropped: Iterable[Dropped]) -> dict[str, str]:
    """来源, 发布日期 and the rows of a 信息公开 table (as written) from the lines around a paper."""
    fields: dict[str, str] = {}
    for line in dropped:
        patterns = {"来源": _SOURCE, "发布日期": _published(line.reason)}
        if line.reason == "信息公开表头":
            patterns |= _TABLE_FIELDS
        for name, pattern in patterns.items():
            if (found := pattern.search(line.text.replace("**", ""))) and found["value"].strip() not in _NOBODY:
                fields.setdefault(name, found["value"].strip())
    return fields


def _published(reason: str) -> re.Pattern[str]:
    """A date alone counts only where the line is known to be about the article."""
    return _DATED if reason in ("发布日期", "来源") else _PUBLISHED
