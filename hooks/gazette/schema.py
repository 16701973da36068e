"""The one table of fields: front matter as nodes → Document, with a finding for every value that is not what it must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from . import shapes
from .findings import Finding
from .model import COLUMN_NAMES, KINDS, Document, Place
from .nodes import Entry, Node, Table
from .shapes import Desk
from .source import Source

# Keys of MkDocs and its theme that a document may carry; they say how a page looks, not what it is.
MKDOCS_KEYS = ("template", "hide", "search", "tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One row: the Chinese key staff write, the attribute of Document, how the value is read, what it means."""

    key: str
    attribute: str
    read: Callable[[Desk, str, Node], Any]
    meaning: str
    required: bool = False


FIELDS = (
    Field(key="title", attribute="title", read=shapes.text, meaning="标题", required=True),
    Field(key="description", attribute="description", read=shapes.text, meaning="一两句话的摘要"),
    Field(key="文种", attribute="kind", read=shapes.kind, meaning="文种，决定所属栏目", required=True),
    Field(key="发文机关", attribute="issuer", read=shapes.mentions, meaning="发文单位；联合发文写成列表，牵头单位在前"),
    Field(key="发文字号", attribute="number", read=shapes.number, meaning="如 澄政发〔2024〕3号，全站唯一"),
    Field(key="索引号", attribute="index_number", read=shapes.index_number, meaning="政府信息公开目录的编号，全站唯一"),
    Field(key="主题", attribute="topics", read=shapes.mentions, meaning="主题词表里的名称，可多个"),
    Field(key="成文日期", attribute="signed", read=shapes.day, meaning="文件签署或会议通过的日期"),
    Field(key="发布日期", attribute="published", read=shapes.moment, meaning="向社会公开的日期，可带时刻；未到则不公开"),
    Field(key="施行日期", attribute="effective", read=shapes.day, meaning="开始施行的日期"),
    Field(key="有效期至", attribute="expires", read=shapes.day, meaning="最后有效的一天"),
    Field(key="沿革", attribute="history", read=shapes.history, meaning="通过、批准、公布、施行、修正、修订、废止的经过"),
    Field(key="修订记录", attribute="changes", read=shapes.changes, meaning="本页面的改动，如更正附件；每项写日期、说明"),
    Field(key="依据", attribute="based_on", read=shapes.references, meaning="制定所依据的文件"),
    Field(key="落实", attribute="implements", read=shapes.references, meaning="本文件落实的文件"),
    Field(key="解读", attribute="interprets", read=shapes.references, meaning="本文件解读的文件"),
    Field(key="修改", attribute="amends", read=shapes.references, meaning="本文件修改的文件"),
    Field(key="废止", attribute="repeals", read=shapes.references, meaning="本文件废止的文件；写 #art-9 只废止该条"),
    Field(key="替代", attribute="replaces", read=shapes.references, meaning="本文件替代的文件"),
    Field(key="佐证", attribute="evidences", read=shapes.references, meaning="本文件证明的任务或指标"),
    Field(key="原文", attribute="original", read=shapes.references, meaning="译文所译的文件"),
    Field(key="附件", attribute="attachments", read=shapes.attachments, meaning="docs/ 下的文件，大小和类型自动读取"),
    Field(key="主送", attribute="addressees", read=shapes.text, meaning="主送机关或称谓"),
    Field(key="来源", attribute="source", read=shapes.text, meaning="信息来源"),
    Field(key="责任编辑", attribute="editor", read=shapes.text, meaning="责任编辑（单位或岗位）"),
    Field(key="咨询单位", attribute="contact", read=shapes.text, meaning="解答本文件的单位"),
    Field(key="咨询电话", attribute="contact_phone", read=shapes.text, meaning="解答本文件的公开电话"),
    Field(key="地点", attribute="place", read=shapes.text, meaning="案例或活动的地点"),
    Field(key="场景", attribute="scenes", read=shapes.mentions, meaning="场景词表里的名称，如 进社区"),
    Field(key="称号", attribute="honours", read=shapes.honours, meaning="获得的称号，带授予单位和年份"),
    Field(key="起止", attribute="span", read=shapes.span, meaning="活动的起止日期，如 2024-05-01 至 2024-05-31"),
    Field(key="语种", attribute="language", read=shapes.text, meaning="非汉语文本的语种"),
    Field(key="例外", attribute="exceptions", read=shapes.exceptions, meaning="不适用的检查代码和原因，如 {R106: 上级尚未公开}"),
    Field(key="导入自", attribute="imported_from", read=shapes.text, meaning="gazette import 记下的原文件名"),
)
_LONGEST_KEY = 30
BY_NAME = {field.key: field for field in FIELDS} | {field.attribute: field for field in FIELDS} | {"标题": FIELDS[0]}


def read_document(source: Source) -> tuple[Document, list[Finding]]:
    """A readable source → Document. A bad value is left out and found; the rest stands."""
    assert source.front is not None
    desk = Desk(source.path)
    values, places = _read_fields(desk, source.front)
    body, title = lift_title(source.body)
    values.setdefault("title", title)
    _require(desk, values, places)
    values["kind"] = values.get("kind") or _default_kind(source.path)
    document = Document(
        uri=source.path, body=body, body_line=source.body_line, places=tuple(places.items()), **_present(values)
    )
    return document, [*desk.findings, *_check_column(document)]


def _read_fields(desk: Desk, front: Table) -> tuple[dict[str, Any], dict[str, Place]]:
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for entry in front.entries:
        field = BY_NAME.get(entry.key)
        if field is None:
            _unknown_key(desk, entry)
        elif field.attribute in places:
            line = places[field.attribute].line
            desk.say(entry.place, "F206", f"「{entry.key}」与第 {line} 行是同一项，请只留一个")
        elif shapes.is_empty(entry.value):
            places[field.attribute] = entry.place
            _empty(desk, entry, field)
        else:
            places[field.attribute] = entry.value.place
            values[field.attribute] = field.read(desk, entry.key, entry.value)
    return values, places


def _empty(desk: Desk, entry: Entry, field: Field) -> None:
    if field.required:
        desk.say(entry.place, "M102", f"「{entry.key}」是必填项，后面却没有内容，请填上")
    else:
        desk.say(entry.place, "M111", f"「{entry.key}」后面没有内容，请填上或删去这一行")


def _unknown_key(desk: Desk, entry: Entry) -> None:
    if entry.key not in MKDOCS_KEYS:
        desk.say(entry.place, "M101", _unknown(entry.key))


def _unknown(key: str) -> str:
    if not key:
        return "冒号前面没有键，请补上或删去这一行"
    seen = "".join(char for char in key if char.isprintable() and not char.isspace())
    if seen in BY_NAME:
        return f"「{seen}」里夹着看不见的字符或空格，请删去这个键后重新输入"
    near = get_close_matches(key, BY_NAME, n=1, cutoff=0.5) if len(key) <= _LONGEST_KEY else []
    way_out = f"，是不是「{BY_NAME[near[0]].key}」？" if near else "，请删去或对照手册的字段表"
    return f"不认识的键「{key}」{way_out}"


def _require(desk: Desk, values: dict[str, Any], places: dict[str, Place]) -> None:
    for field in FIELDS:
        if field.required and not values.get(field.attribute) and field.attribute not in places:
            desk.say(Place(desk.path), "M102", f"缺少「{field.key}」（{field.meaning}），请在文头补上")
    values["title"] = values.get("title") or "（无标题）"


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _default_kind(path: str) -> str:
    column = path.partition("/")[0]
    return next((kind for kind, home in KINDS.items() if home == column), "通知")


def _check_column(document: Document) -> list[Finding]:
    home = KINDS[document.kind]
    if document.column == home or "kind" not in dict(document.places):
        return []
    here = COLUMN_NAMES.get(document.column, document.column)
    message = f"「{document.kind}」属于栏目「{COLUMN_NAMES[home]}」（{home}/），文件却在「{here}」"
    return [Finding(document.place_of("kind"), "M110", message)]


def lift_title(body: str) -> tuple[str, str]:
    """The body without the `# 标题` staff may have repeated at its head, and that title."""
    found = re.match(r"\s*#[ \t]+(?P<title>[^\n]+)(?:\n|$)", body)
    if not found:
        return body, ""
    blank = "\n" * found[0].count("\n")
    return blank + body[found.end() :], found["title"].strip()
