"""Lists of persons: a table with a column of names beside a column that belongs to each person alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NAME_HEAD = re.compile(r"(?:户主|学生|患者|申请人|受益人|本人|人员)?姓\s*名|户主|申请人|受益人")
_PRIVATE_HEAD = re.compile(
    r"身份证|证件号|手机|联系(?:电话|方式)|电话|银行|卡号|账号|开户|住址|家庭地址|户籍|出生(?:日期|年月)|残疾|病(?:情|种|名|因)|诊断|民族|宗教|信仰|监护人|健康状况"
)
_MASKED = re.compile(r"[某*×＊xX○〇]")
_NAME = re.compile(r"[\u4e00-\u9fa5·]{2,8}")


def lists_persons(rows: Iterable[Sequence[str]]) -> tuple[str, int] | None:
    """The private column of the first table that lists persons by name, and the row (from 0) its names begin; else None.

    A form to fill in has the same headings and nobody's name below them.
    """
    heads: tuple[int, int, str] | None = None
    for at, row in enumerate(rows):
        cells = ["".join(cell.split()) for cell in row]
        names = [n for n, cell in enumerate(cells) if _NAME_HEAD.fullmatch(cell)]
        private = [n for n, cell in enumerate(cells) if len(cell) <= 12 and _PRIVATE_HEAD.search(cell)]
        if names and private:
            heads = (names[0], private[0], cells[private[0]])
        elif heads and _is_person(cells, heads[0], heads[1]):
            return heads[2], at
    return None


def _is_person(cells: Sequence[str], name: int, private: int) -> bool:
    if max(name, private) >= len(cells) or not cells[private] or _MASKED.search(cells[private]):
        return False
    return bool(_NAME.fullmatch(cells[name])) and not _MASKED.search(cells[name])
