"""A paper for the 公众号: HTML whose every look stands in the element itself, for its editor strips styles, classes and ids.

Opened in a browser, marked whole, copied, pasted into the editor. Links are words there and pictures are uploaded by hand: what
stands in their place says which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import count, groupby

from .flow import Box, Flow, Line, Picture, Run, Runs, Table
from .front import Front
from .look import ALERT, ALERT_WASH, INK, LINE, MAIN, MAIN_WASH, SOFT, WASH
from .points import Points

_WIDEST = 4  # columns that stand side by side on a phone
_COLUMN = 92  # px that one column of a wider table gets
_PAGE = f"margin:0 auto;max-width:640px;padding:16px;background:#ffffff;color:{INK};font-size:16px;line-height:1.8;letter-spacing:0.5px;word-break:break-word"
_SCROLL = "overflow-x:auto;-webkit-overflow-scrolling:touch;margin:16px 0"
_TEXT = "margin:0 0 14px;text-align:justify"
_INDENTED = f"{_TEXT};text-indent:2em"
_BOX = f"margin:20px 0;padding:14px 16px;background:{MAIN_WASH};border-left:4px solid {MAIN}"
_HEADINGS = {
    2: f"margin:32px 0 14px;padding:0 0 8px;border-bottom:1px solid {LINE};font-size:19px;line-height:1.5;font-weight:bold;color:{MAIN}",
    3: f"margin:24px 0 10px;font-size:17px;line-height:1.5;font-weight:bold;color:{MAIN}",
    4: "margin:18px 0 8px;font-size:16px;line-height:1.6;font-weight:bold",
}
_LINES = {
    "item": f"{_TEXT};padding-left:2em",
    "point": f"{_TEXT};padding-left:3em",
    "addressees": _TEXT,
    "signature": "margin:0 0 4px;text-align:right",
    "contents": f"margin:0 0 4px;color:{SOFT}",
    "quote": f"{_TEXT};padding:8px 12px;background:{WASH};color:{SOFT}",
    "code": f"margin:0;padding:0 12px;background:{WASH};font-size:14px;white-space:pre-wrap",
    "term": f"margin:14px 0 4px;font-weight:bold;color:{MAIN}",
    "article": _TEXT,
}
_NUMBERED = ("article", "level", "item")


def wechat_html(front: Front, flow: Flow, points: Points) -> str:
    """A whole page, so that a browser shows it; the editor takes what stands in its body."""
    body = "\n".join((*_head(front), *_points(front, points), *_text(flow), *_notes(flow), *_foot(front)))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<title>{escape(front.title)}</title>\n</head>\n<body style="margin:0;background:#ffffff">\n<section style="{_PAGE}">\n{body}\n</section>\n</body>\n</html>\n'
    )


def _p(style: str, inside: str, tag: str = "p") -> str:
    return f'<{tag} style="{style}">{inside}</{tag}>'


def _head(front: Front) -> Iterator[str]:
    yield _p(f"margin:0 0 16px;padding:0 0 14px;border-bottom:2px solid {MAIN};font-size:23px;line-height:1.45;font-weight:bold;text-align:left", escape(front.title), "h1")
    facts = (("、".join(front.issuers), "发文机关"), (front.number, "发文字号"), *((text, label) for label, text in front.days), (front.status, "时效"))
    rows = "<br>".join(f'<span style="color:{SOFT}">{_wide(label)}</span>\u3000{escape(text)}' for text, label in facts if text)
    yield _p("margin:0 0 16px;font-size:14px;line-height:1.9", rows)
    if front.warning:
        yield _p(f"margin:0 0 16px;padding:10px 14px;background:{ALERT_WASH};border-left:4px solid {ALERT};color:{ALERT}", escape(front.warning))
    if front.origin:
        yield _p(f"margin:0 0 16px;font-size:14px;color:{SOFT}", escape(front.origin))


def _wide(label: str) -> str:
    """A label of two characters as wide as one of four."""
    return "\u3000\u3000".join(label) if len(label) == 2 else label


def _points(front: Front, points: Points) -> Iterator[str]:
    """导语 and 要点 in one box; none where there is neither."""
    if not front.lead and not points.points:
        return
    lead = _p("margin:0 0 8px", escape(front.lead)) if front.lead else ""
    title = _p(f"margin:0 0 8px;font-weight:bold;color:{MAIN}", "要点") if points.points else ""
    told = "".join(_p("margin:0 0 8px;font-size:15px;line-height:1.7", _point(point.title, point.text)) for point in points.points)
    source = _p(f"margin:0;font-size:13px;color:{SOFT}", escape(points.source)) if points.source else ""
    yield _p(_BOX, lead + title + told + source, "section")


def _point(title: str, text: str) -> str:
    mark = f'<span style="color:{MAIN}">■</span> '
    head = f"<strong>{escape(title)}</strong>" if title else ""
    return mark + head + ("<br>" if title and text else "") + escape(text)


def _text(flow: Flow) -> Iterator[str]:
    numbers = count(1)
    for block in flow.blocks:
        if isinstance(block, Line):
            yield _line(block)
        elif isinstance(block, Table):
            yield _table(block)
        else:
            yield _picture(block, next(numbers))


def _line(line: Line) -> str:
    if line.role == "heading":
        level = min(line.depth, 4)
        return _p(_HEADINGS[level], escape(line.number) + _runs(line.runs), f"h{level}")
    style = f"{_TEXT};padding-left:{line.depth + 0.5}em;text-indent:-1em" if line.role == "list" else _LINES.get(line.role, _INDENTED)
    number = escape(line.number)
    return _p(style, (f'<strong style="color:{MAIN}">{number}</strong>' if number and line.role in _NUMBERED else number) + _runs(line.runs))


_MARKS: tuple[tuple[Callable[[Run], bool], str], ...] = (
    (lambda run: run.bold, "strong"),
    (lambda run: run.italic, "em"),
    (lambda run: run.strike, "s"),
    (lambda run: run.raised or bool(run.note), "sup"),
    (lambda run: run.lowered, "sub"),
)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(f"[{run.note}]" if run.note else run.text).replace("\n", "<br>")
    for has, tag in _MARKS:
        text = f"<{tag}>{text}</{tag}>" if has(run) else text
    return text


def _table(table: Table) -> str:
    wide = table.width > _WIDEST
    width = f"min-width:{table.width * _COLUMN}px" if wide else "width:100%"
    rows = "".join(f"<tr>{''.join(_cell(box) for _, _, box in row)}</tr>" for _, row in groupby(table.placed, key=lambda one: one[0]))
    hint = _p(f"margin:0 0 4px;font-size:13px;color:{SOFT}", "← 左右滑动看全表 →") if wide else ""
    return _p(_SCROLL, f'{hint}<table style="border-collapse:collapse;{width};font-size:14px;line-height:1.6">{rows}</table>', "section")


def _cell(box: Box) -> str:
    look = f"background:{MAIN_WASH};color:{MAIN};font-weight:bold;text-align:center" if box.head else "vertical-align:top;text-align:left"
    spans = (f' colspan="{box.across}"' if box.across > 1 else "") + (f' rowspan="{box.down}"' if box.down > 1 else "")
    tag = "th" if box.head else "td"
    return f'<{tag}{spans} style="border:1px solid {LINE};padding:6px 8px;{look}">{"<br>".join(map(_runs, box.lines))}</{tag}>'


def _picture(picture: Picture, number: int) -> str:
    told = f"配图 {number}" + (f"　{escape(picture.alt)}" if picture.alt else "")
    return _p(f"margin:16px 0;padding:24px 12px;border:1px dashed {SOFT};text-align:center;font-size:14px;color:{SOFT}", f"【{told}】<br>上传后放在这里，并删去这几个字")


def _notes(flow: Flow) -> Iterator[str]:
    for number, runs in enumerate(flow.notes, 1):
        yield _p(f"margin:0 0 4px;font-size:13px;color:{SOFT}", f"[{number}] {_runs(runs)}")


def _foot(front: Front) -> Iterator[str]:
    attached = "；".join(front.attached)
    rows = (("附件（见网站）", attached), ("咨询", front.contact), ("原文", front.address))
    told = "<br>".join(f"{label}：{escape(text)}" for label, text in rows if text)
    if told:
        yield _p(f"margin:28px 0 0;padding:12px 0 0;border-top:1px solid {LINE};font-size:14px;color:{SOFT};word-break:break-all", told)
