"""docs/_data/*.yml → Vocabulary, read as strictly and kindly as front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from .findings import Finding
from .footer import look_at_footer
from .model import COLUMN_NAMES, Place
from .nodes import Items, Node, Table, Text
from .source import read_mended, read_text
from .vocabulary import Column, Door, Group, Names, Term, Unit, Vocabulary

FOLDER = "_data"
Row = Mapping[str, tuple[str, ...]]
_T = TypeVar("_T", bound=Term)


def _term(row: Row, place: Place) -> Term:
    return Term(id=one(row, "id"), names=(one(row, "名称"),), description=one(row, "说明"), place=place)


def _column(row: Row, place: Place) -> Column:
    return Column(
        id=one(row, "id"),
        names=(one(row, "名称"),),
        description=one(row, "说明") or f"{one(row, '名称')}栏目公开的文件。",
        place=place,
        keywords=row.get("关键词") or (one(row, "名称"),),
        type=one(row, "类型") or "信息公开目录",
        period=one(row, "更新周期"),
    )


def _unit(row: Row, place: Place) -> Unit:
    short, former = row.get("简称", ()), row.get("曾用名", ())
    return Unit(
        id=one(row, "id"),
        names=(one(row, "名称"), *short, *former),
        description=one(row, "职责"),
        place=place,
        short=short[0] if short else one(row, "名称"),
        former=former,
        category=one(row, "类别"),
        parent=one(row, "上级"),
        phone=one(row, "电话"),
        address=one(row, "地址"),
    )


def _group(row: Row, place: Place) -> Group:
    names = (one(row, "名称"), *row.get("别名", ()))
    return Group(id=one(row, "id"), names=names, place=place, members=row.get("成员", ()))


def read_vocabulary(root: Path) -> tuple[Vocabulary, list[Finding]]:
    """The word lists below `root/_data`, with plain defaults for columns and facts a site does not name."""
    findings: list[Finding] = []
    vocabulary = Vocabulary(
        columns=_all_columns(_read_list(root, "columns.yml", _column, findings)),
        units=_read_list(root, "units.yml", _unit, findings),
        groups=_read_list(root, "groups.yml", _group, findings),
        topics=_read_list(root, "topics.yml", _term, findings),
        scenes=_read_list(root, "scenes.yml", _term, findings),
        sayings=tuple(_read_sayings(root, findings)),
        doors=tuple(_door(item) for item in _tables(data_file(root, "doors.yml", findings), findings)),
        facts=_read_facts(root, findings),
    )
    return vocabulary, [*findings, *_check_links(vocabulary)]


def is_published(path: str) -> bool:
    """Whether a source path may stand in the site: word lists and hidden files stay at home."""
    return not path.startswith(f"{FOLDER}/") and not any(part.startswith(".") for part in path.split("/"))


def read_allowed(root: Path) -> tuple[dict[str, str], list[Finding]]:
    """Numbers that may be public (a unit's duty phone) → why, from `_data/allowed.yml`; one without a reason is not allowed."""
    findings: list[Finding] = []
    allowed: dict[str, str] = {}
    for item, row in rows_of(data_file(root, "allowed.yml", findings), findings):
        content, reason = one(row, "内容"), one(row, "理由")
        if content and reason:
            allowed[content] = reason
        else:
            message = "豁免要同时写明「内容」和「理由」，这一条没有起作用"
            findings.append(Finding(item.place, "P108", message))
    return allowed, findings


def _all_columns(named: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns staff describe, then those they left out, so that every promised address exists."""
    known = {column.id for column in named}
    missing = [
        Column(id=id_, names=(name,), description=f"{name}栏目公开的文件。", keywords=(name,), place=Place(""))
        for id_, name in COLUMN_NAMES.items()
        if id_ not in known
    ]
    return (*named, *missing)


def _read_list(
    root: Path, file: str, make: Callable[[Row, Place], _T], findings: list[Finding]
) -> tuple[_T, ...]:
    terms: list[_T] = []
    taken: dict[str, int] = {}
    for item, row in rows_of(data_file(root, file, findings), findings):
        if missing := [key for key in ("id", "名称") if not one(row, key)]:
            findings.append(Finding(item.place, "V104", f"词表条目缺少{'、'.join(f'「{m}」' for m in missing)}，请补上"))
            continue
        term = make(row, item.place)
        findings += _twice(term, taken)
        terms.append(term)
    return tuple(terms)


def _read_sayings(root: Path, findings: list[Finding]) -> Iterator[tuple[str, ...]]:
    """What is said before its writings, from rows of 说法 and 写作."""
    for item, row in rows_of(data_file(root, "sayings.yml", findings), findings):
        said, written = row.get("说法", ()), row.get("写作", ())
        if said and written:
            yield from ((each, *written) for each in said)
        else:
            findings.append(Finding(item.place, "V104", "日常说法要同时写明「说法」和「写作」，这一条没有起作用"))


def _twice(term: Term, taken: dict[str, int]) -> list[Finding]:
    findings = []
    for name in dict.fromkeys((term.id, *term.names)):
        if name in taken:
            message = f"「{name}」在第 {taken[name]} 行已经用过，请合并或改名"
            findings.append(Finding(term.place, "V105", message))
        taken.setdefault(name, term.place.line)
    return findings


def _read_facts(root: Path, findings: list[Finding]) -> Mapping[str, str]:
    node = data_file(root, "site.yml", findings)
    if isinstance(node, Table):
        findings += look_at_footer(node)
        return {entry.key: entry.value.text for entry in node.entries if isinstance(entry.value, Text)}
    if node is not None:
        findings.append(Finding(node.place, "F207", "site.yml 应当一行一个“键: 值”，不能是列表或一段话"))
    return {}


def data_file(root: Path, file: str, findings: list[Finding]) -> Node | None:
    """What stands in `root/_data/file`, slips put right and told; None where there is no such file or it cannot be read."""
    path = f"{FOLDER}/{file}"
    if not (root / path).is_file():
        return None
    text, found = read_text(root / path, path)
    findings += found
    if text is None:
        return None
    node, found = read_mended(path, text, 1)
    findings += found
    return node


def _door(item: Table) -> Door:
    values = {entry.key: entry.value for entry in item.entries}
    links = values.get("链接")
    entries = links.entries if isinstance(links, Table) else ()
    texts = {key: value.text for key, value in values.items() if isinstance(value, Text)}
    return Door(
        name=texts.get("名称", ""),
        picture=texts.get("图", ""),
        links=tuple((each.key, each.value.text, each.value.place) for each in entries if isinstance(each.value, Text)),
    )


def rows_of(node: Node | None, findings: list[Finding]) -> Iterator[tuple[Table, Row]]:
    """Each entry of a list with its keys and texts."""
    for item in _tables(node, findings):
        yield item, {entry.key: _texts(entry.value) for entry in item.entries}


def _tables(node: Node | None, findings: list[Finding]) -> Iterator[Table]:
    if node is not None and not isinstance(node, Items):
        findings.append(Finding(node.place, "V104", "词表应当是列表，每个条目以“- id: ”开头"))
    for item in node.items if isinstance(node, Items) else ():
        if isinstance(item, Table):
            yield item
        else:
            findings.append(Finding(item.place, "V104", "词表条目要写明「id」和「名称」，这里只有一个词"))


def _texts(node: Node) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, Items) else (node,)
    return tuple(item.text for item in nodes if isinstance(item, Text) and item.text)


def one(row: Row, key: str) -> str:
    """The first text under a key; empty where there is none."""
    return next(iter(row.get(key, ())), "")


def _check_links(vocabulary: Vocabulary) -> list[Finding]:
    units = Names(vocabulary.units)
    wanted = [(unit.place, unit.parent) for unit in vocabulary.units if unit.parent]
    wanted += [(group.place, member) for group in vocabulary.groups for member in group.members]
    return [
        Finding(place, "V106", f"「{name}」不在单位词表里，请核对 _data/units.yml")
        for place, name in wanted
        if units.find(name) is None
    ]
