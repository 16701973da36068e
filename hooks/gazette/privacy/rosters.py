"""Lists of persons: a table with a column of names beside a column that belongs to each person alone, or a form filled in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

_CHILD_HEAD = re.compile(r"(?:学生|儿童|孩子|幼儿|婴儿|子女|未成年人)姓名")
_NAME_HEAD = re.compile(
    r"(?:户主|学生|儿童|孩子|幼儿|婴儿|子女|未成年人|家长|监护人|患者|残疾人|老人|申请人|受益人|本人|人员|持卡人|收款人|领款人|(?:救助|补贴|保障)?对象)?姓名"
    r"|户主|申请人|受益人|持卡人|收款人|领款人"
)
_PRIVATE_HEAD = re.compile(
    r"身份证|身份号|证件号|手机|联系(?:电话|方式)|(?<!办公)(?<!单位)(?<!值班)(?<!咨询)(?<!监督)(?<!服务)(?<!举报)电话|宅电|银行|卡号|账号|开户|住址|家庭地址|居住地|户籍|出生(?:日期|年月)|残疾|病(?:情|种|名|因)|诊断|民族|宗教|信仰|监护人"
    r"|健康状况"
)
_SCHOOL_HEAD = re.compile(r"学校|班级|年级|园所|幼儿园")
_ANY_HEAD = re.compile(r".{0,4}(?:[码址话别称类额量位注型务龄式况校项绩]|[学班年]级|姓名|时间|日期|备注|结果|民族|人口|乡镇|村组|班组)")
_MASKED = re.compile(r"[某*×＊xX○〇]")
_NAME = re.compile(r"[\u4e00-\u9fa5·]{2,8}")


def lists_persons(rows: Iterable[Sequence[str]]) -> tuple[str, int] | None:
    """The private column of the first table that lists persons by name, and the row (from 0) its names begin; else None.

    A form to fill in has the same headings and nobody's name below or beside them. An empty row ends a form.
    """
    heads: tuple[int, int, str] | None = None
    form: dict[str, str] = {}
    for at, row in enumerate(rows):
        cells = ["".join(cell.split()) for cell in row]
        form = form | dict(_filled(cells)) if cells else {}
        if told := _told(form):
            return told, at
        names, private = [n for n, cell in enumerate(cells) if _NAME_HEAD.fullmatch(cell)], list(_private(cells))
        if names:
            heads = (names[0], private[0], cells[private[0]]) if private else None
        elif heads and _is_person(cells, heads[0], heads[1]):
            return heads[2], at
    return None


def _private(heads: Collection[str]) -> Iterator[int]:
    """Which headings are of what is private; where a child goes to school tells who it is."""
    child = any(map(_CHILD_HEAD.fullmatch, heads))
    for at, head in enumerate(heads):
        if len(head) <= 12 and not _NAME_HEAD.fullmatch(head) and (_PRIVATE_HEAD.search(head) or (child and _SCHOOL_HEAD.search(head))):
            yield at


def _filled(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Headings of a form with the values at their right; of a row of headings there are none."""
    for head, value in pairwise(cells):
        known = _NAME_HEAD.fullmatch(head) or (len(head) <= 12 and (_PRIVATE_HEAD.search(head) or _SCHOOL_HEAD.search(head)))
        if known and value and not _MASKED.search(value) and not _ANY_HEAD.fullmatch(value):
            yield head, value


def _told(form: dict[str, str]) -> str:
    """The private heading of a form that says of whom it is; empty where it does not."""
    heads = list(form)
    named = any(_NAME_HEAD.fullmatch(head) and _NAME.fullmatch(form[head]) for head in heads)
    return next((heads[at] for at in _private(heads)), "") if named else ""


def _is_person(cells: Sequence[str], name: int, private: int) -> bool:
    if max(name, private) >= len(cells) or not cells[private] or _MASKED.search(cells[private]) or _ANY_HEAD.fullmatch(cells[private]):
        return False
    return bool(_NAME.fullmatch(cells[name])) and not _MASKED.search(cells[name])
