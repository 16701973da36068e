"""How each shape of value is read from its node: text, date, list, reference … A wrong value gives None and a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches

from . import values
from .findings import Finding
from .model import (
    HISTORY_EVENTS,
    KINDS,
    Attachment,
    Change,
    Exemption,
    HistoryEvent,
    Honour,
    Mention,
    Place,
    Reference,
    Span,
)
from .nodes import Items, Node, Table, Text

MAX_TEXT = 500
MAX_PATH = 250
_DATE_FORM = "应形如 2024-03-28 或 2024年3月28日"


@dataclass(slots=True)
class Desk:
    """Where findings about one file are laid down while it is read."""

    path: str
    findings: list[Finding] = field(default_factory=list)

    def say(self, place: Place, code: str, message: str) -> None:
        """Quoted words are cut short: a message is one line that can be read."""
        self.findings.append(Finding(place, code, re.sub("「([^」]{60})[^」]+」", r"「\1…」", message)))


def is_empty(node: Node) -> bool:
    if isinstance(node, Text):
        return not node.text
    return not (node.items if isinstance(node, Items) else node.entries)


def text(desk: Desk, key: str, node: Node) -> str | None:
    """One line of text."""
    if not isinstance(node, Text):
        desk.say(node.place, "M103", f"「{key}」应当是一行文字，这里是{_shape(node)}")
        return None
    return _one_line(desk, key, node).text


def texts(desk: Desk, key: str, node: Node) -> tuple[Text, ...]:
    """One text, or a list of them."""
    nodes = node.items if isinstance(node, Items) else (node,)
    good = []
    for item in nodes:
        if isinstance(item, Text):
            good.append(_one_line(desk, key, item))
        else:
            desk.say(item.place, "M103", f"「{key}」的每一项应当是一行文字，这里是{_shape(item)}")
    return tuple(item for item in good if item.text)


def _one_line(desk: Desk, key: str, node: Text) -> Text:
    """A text on one line, and no longer than any name is."""
    if len(node.text) > MAX_TEXT:
        message = f"「{key}」有 {len(node.text)} 字，超过 {MAX_TEXT} 字，请检查文头是否漏了结束的 ---"
        desk.say(node.place, "M116", message)
    return Text(place=node.place, text=re.sub(r"[\r\n\t]+", " ", node.text)[:MAX_TEXT])


def mentions(desk: Desk, key: str, node: Node) -> tuple[Mention, ...]:
    """Names from a vocabulary. One text with Chinese commas in it is a list that was mistyped."""
    found = []
    for item in texts(desk, key, node):
        parts = [part for part in re.split("[，、；,]", item.text) if part.strip()]
        if len(parts) > 1:
            desk.say(item.place, "F202", f"「{key}」有多项时应写作 [{', '.join(p.strip() for p in parts)}]")
        found += [Mention(text=part.strip(), place=item.place) for part in parts]
    return tuple(found)


def kind(desk: Desk, key: str, node: Node) -> str | None:
    """One of the kinds."""
    word = text(desk, key, node)
    if word is None or word in KINDS:
        return word
    near = get_close_matches(word, KINDS, n=3, cutoff=0.4)
    way_out = f"，是不是{'、'.join(f'「{name}」' for name in near)}？" if near else "，请从手册的文种表里选一个"
    desk.say(node.place, "M107", f"不认识的文种「{word}」{way_out}")
    return None


def number(desk: Desk, key: str, node: Node) -> str | None:
    """A 发文字号; a malformed one is shown as it stands, so that the paper can still be found by it."""
    word = text(desk, key, node)
    if word is None or values.is_number(word):
        return word
    meant = values.suggest_number(word)
    way_out = f"应写作 {meant}" if meant else "应写作“机关代字〔年份〕序号号”，如 澄政发〔2024〕3号"
    desk.say(node.place, "M108", f"发文字号「{word}」不规范，{way_out}")
    return meant or word


def index_number(desk: Desk, key: str, node: Node) -> str | None:
    word = text(desk, key, node)
    if word is not None and not values.is_index_number(word):
        desk.say(node.place, "M109", f"索引号「{word}」不规范，应形如 CC0010-04/2024-00012")
    return word


def day(desk: Desk, key: str, node: Node) -> date | None:
    word = text(desk, key, node)
    found = values.parse_day(word) if word else None
    if not word or found:
        return found
    meant = values.suggest_day(word)
    way_out = f"应写作 {meant}" if meant else _DATE_FORM
    desk.say(node.place, "M104", f"{key}「{word}」不是有效日期，{way_out}")
    return meant


def moment(desk: Desk, key: str, node: Node) -> datetime | None:
    word = text(desk, key, node)
    found = values.parse_moment(word) if word else None
    if not word or found:
        return found
    meant = values.suggest_day(word)
    way_out = f"应写作 {meant}" if meant else f"{_DATE_FORM}，可带时刻，如 2024-03-28 09:30"
    desk.say(node.place, "M104", f"{key}「{word}」不是有效日期，{way_out}")
    return datetime.combine(meant, time()) if meant else None


def span(desk: Desk, key: str, node: Node) -> Span | None:
    word = text(desk, key, node)
    found = values.parse_span(word) if word else None
    if word and found is None:
        desk.say(node.place, "M104", f"{key}「{word}」读不出来，应写作 2024-05-01 至 2024-05-31，前一天不晚于后一天")
    return found


def references(desk: Desk, key: str, node: Node) -> tuple[Reference, ...]:
    """Paths, 发文字号 or 《titles》, each perhaps with `#anchor`."""
    found = []
    for item in texts(desk, key, node):
        target, _, anchor = item.text.partition("#")
        found.append(Reference(target=target.strip(), anchor=anchor.strip(), place=item.place))
    return tuple(found)


def attachments(desk: Desk, key: str, node: Node) -> tuple[Attachment, ...]:
    """Paths below docs/, or tables with 名称 and 文件."""
    found = []
    for item, row in _rows(desk, key, node, ("名称", "文件"), bare="文件"):
        path = _word(row, "文件")
        if len(path.encode()) > MAX_PATH:
            desk.say(row["文件"].place, "M116", f"附件路径有 {len(path)} 字，文件不会有这么长的名字，请核对")
        elif path:
            name = _word(row, "名称") or path.rpartition("/")[2]
            found.append(Attachment(name=name, path=path, place=row["文件"].place))
        else:
            desk.say(item.place, "M102", "附件缺少「文件」（docs/ 下的路径），请补上")
    return tuple(found)


def honours(desk: Desk, key: str, node: Node) -> tuple[Honour, ...]:
    """Names, or tables with 名称, 授予单位 and 年份."""
    found = []
    for item, row in _rows(desk, key, node, ("名称", "授予单位", "年份"), bare="名称"):
        year = _word(row, "年份")
        if year and not re.fullmatch(r"(19|20)\d{2}年?", year):
            desk.say(row["年份"].place, "M104", f"称号的年份「{year}」不是四位年份，应形如 2024")
            year = ""
        if name := _word(row, "名称"):
            found.append(Honour(name=name, granted_by=_word(row, "授予单位"), year=int(year[:4] or 0)))
        else:
            desk.say(item.place, "M102", "称号缺少「名称」，请补上")
    return tuple(found)


def history(desk: Desk, key: str, node: Node) -> tuple[HistoryEvent, ...]:
    """A list of 日期, 事项, 说明, given back in the order of time."""
    found = [_event(desk, item, row) for item, row in _rows(desk, key, node, ("日期", "事项", "说明"))]
    return tuple(sorted((event for event in found if event), key=lambda event: event.date))


def _event(desk: Desk, item: Node, row: Row) -> HistoryEvent | None:
    if _lacks(desk, "沿革", item, row, ("日期", "事项")):
        return None
    when, event = values.parse_when(_word(row, "日期")), _word(row, "事项")
    if when is None:
        _bad_when(desk, row["日期"])
    if event not in HISTORY_EVENTS:
        message = f"不认识的沿革事项「{event}」，应为{'、'.join(HISTORY_EVENTS)}之一"
        desk.say(row["事项"].place, "M112", message)
        return None
    return HistoryEvent(date=when, event=event, note=_word(row, "说明")) if when else None


def _bad_when(desk: Desk, written: Text) -> None:
    meant = values.suggest_day(written.text)
    way_out = f"应写作 {meant}" if meant else f"{_DATE_FORM}，只知年月时写 2024-03"
    desk.say(written.place, "M104", f"沿革的日期「{written.text}」不是有效日期，{way_out}")


def changes(desk: Desk, key: str, node: Node) -> tuple[Change, ...]:
    """A list of 日期 and 说明, given back in the order of time."""
    found = [_change(desk, key, item, row) for item, row in _rows(desk, key, node, ("日期", "说明"))]
    return tuple(sorted((change for change in found if change), key=lambda change: change.day))


def _change(desk: Desk, key: str, item: Node, row: Row) -> Change | None:
    if _lacks(desk, key, item, row, ("日期", "说明")):
        return None
    made = day(desk, f"{key}的日期", row["日期"])
    return Change(day=made, note=_word(row, "说明")) if made else None


def exceptions(desk: Desk, key: str, node: Node) -> tuple[Exemption, ...]:
    """A table of codes, each with the reason."""
    if not isinstance(node, Table):
        desk.say(node.place, "M103", f"「{key}」应写作 {{R106: 原因}}，这里是{_shape(node)}")
        return ()
    texts = ((entry, entry.value.text if isinstance(entry.value, Text) else "") for entry in node.entries)
    return tuple(Exemption(code=entry.key, reason=reason.strip(), place=entry.place) for entry, reason in texts)


def _lacks(desk: Desk, key: str, item: Node, row: Row, names: tuple[str, ...]) -> bool:
    missing = [name for name in names if not _word(row, name)]
    if missing:
        desk.say(item.place, "M102", f"{key}的这一项缺少{'、'.join(f'「{name}」' for name in missing)}，请补上")
    return bool(missing)


Row = dict[str, Text]
_ROW_KEYS = {"date": "日期", "event": "事项", "note": "说明", "name": "名称", "path": "文件", "granted_by": "授予单位", "year": "年份"}


def _rows(
    desk: Desk, key: str, node: Node, keys: tuple[str, ...], bare: str = ""
) -> Iterator[tuple[Node, Row]]:
    """Each item of a list of small tables as key → text; a bare text stands for the key `bare`."""
    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, Table):
            yield item, _row(desk, key, item, keys)
        elif isinstance(item, Text) and bare:
            yield item, {bare: _one_line(desk, key, item)}
        else:
            desk.say(item.place, "M103", f"「{key}」的每一项应当写明{'、'.join(keys)}，这里是{_shape(item)}")


def _row(desk: Desk, key: str, item: Table, keys: tuple[str, ...]) -> Row:
    row: Row = {}
    for entry in item.entries:
        name = _ROW_KEYS.get(entry.key, entry.key)
        if name not in keys:
            near = get_close_matches(name, keys, n=1, cutoff=0.3)
            way_out = f"，是不是「{near[0]}」？" if near else f"，这里只用{'、'.join(keys)}"
            desk.say(entry.place, "M101", f"「{key}」里不认识的键「{entry.key}」{way_out}")
        elif isinstance(entry.value, Text):
            row[name] = _one_line(desk, entry.key, entry.value)
        else:
            desk.say(entry.value.place, "M103", f"「{entry.key}」应当是一行文字，这里是{_shape(entry.value)}")
    return row


def _word(row: Row, key: str) -> str:
    return row[key].text if key in row else ""


def _shape(node: Node) -> str:
    if isinstance(node, Text):
        return f"文字「{node.text[:20]}」"
    return "列表" if isinstance(node, Items) else "几项“键: 值”"
