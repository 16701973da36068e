"""One cell of a table → its value: a number in any numbering, an amount, a percentage, a score. None for what is no such thing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from .values import NUMERAL, parse_numeral

_DECORATION = re.compile(r"[\s()（）〔〕【】\[\]*＊、.．。,，:：\\]+")
_COUNTED = re.compile(rf"(?:第|任务|事项|序号|编号|No)*(\d{{1,9}}|{NUMERAL})[项条号件个款]?")
_FIGURE = re.compile(r"(?:约|共|计|人民币|¥|￥)*(-?\d[\d,，]*(?:\.\d+)?)\s*(%|‰|[十百千万亿]*)(元|余)?\D{0,3}")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MONEY_UNIT = re.compile(r"([十百千万亿]*)元")
_BLANK = re.compile(r"[\s\-—–_/\\*·.…无]*")
_DONE = re.compile(
    r"(?:均|都|全部|现)*已?(?:均|全部|全面|按期|按时|如期|提前|逾期|整改|整治|落实)*"
    r"(?:完成(?:整改|销号|办结)?|办结|销号|整改到位|整改完毕|到位|办理完毕|(?:通过)?验收合格|通过验收|建成|(?:建成)?并?投(?:入使用|入运[行营]|用|产)|竣工(?:验收)?|印发(?:实施|执行)|√|✓|是)(?:$|[了，。；、,;（( ])|100%|完成率?100%"
)
_CLAUSE = re.compile(r"[，。；,;]\s*")
_NOT_DONE = re.compile(r"推进|进行中|未|滞后|在建|整改中|正在|启动|持续|部分|基本")


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a dash in one of its shapes."""
    return bool(_BLANK.fullmatch(text))


@lru_cache(maxsize=4096)
def read_number(text: str) -> str:
    """序号 in any numbering → `12`, `3-2`; what counts nothing (`A1`) as written, without blanks."""
    plain = unicodedata.normalize("NFKC", text).strip()
    bare = _DECORATION.sub("", plain)
    if found := _COUNTED.fullmatch(bare):
        joined = re.fullmatch(r"\D*(\d+(?:[.\-]\d+)+)\D*", plain)
        if joined:
            return re.sub(r"[.\-]", "-", joined[1])
        value = int(found[1]) if found[1].isdigit() else parse_numeral(found[1])
        return str(value)
    return re.sub(r"[—–.]", "-", re.sub(r"\s", "", plain)).strip("-")


def read_figure(text: str) -> Decimal | None:
    """The plain figure of a quantity or score: `1,234.5`, `4分`, `3.5万`; None where the cell is no one figure."""
    found = _FIGURE.fullmatch(_plain(text))
    if not found or found[2] in ("%", "‰"):
        return None
    return Decimal(re.sub("[,，]", "", found[1])) * _scale(found[2])


def read_money(text: str, scale: Decimal) -> Decimal | None:
    """An amount in 元; `scale` is the unit of the column (10000 for 万元), for cells that name none."""
    found = _FIGURE.fullmatch(_plain(text))
    if not found or found[2] in ("%", "‰"):
        return None
    own = _scale(found[2]) if found[2] or found[3] == "元" else scale
    return Decimal(re.sub("[,，]", "", found[1])) * own


def money_scale(*texts: str) -> Decimal | None:
    """万元, 亿元, 元 in a header or caption (单位：万元) → how many 元; None where none of the texts names it."""
    for text in texts:
        if found := _MONEY_UNIT.search(text):
            return _scale(found[1])
    return None


@lru_cache(maxsize=4096)
def read_percent(text: str) -> Decimal | None:
    """The percentage in a cell (`完成80%`); 完成 alone is 100."""
    found = _PERCENT.search(unicodedata.normalize("NFKC", text))
    return Decimal(found[1]) if found else Decimal(100) if is_done("", text) else None


@lru_cache(maxsize=4096)
def is_done(state: str, progress: str) -> bool:
    """Whether a report says done: its 状态 decides; where that is silent, its 进展."""
    state, progress = (unicodedata.normalize("NFKC", text).strip() for text in (state, progress))
    if _DONE.match(state):
        return True
    return not _NOT_DONE.search(state) and bool(_DONE.match(progress) or _is_done_at_last(progress))


def _is_done_at_last(progress: str) -> bool:
    """Whether the last words of what was done say so, and none before says else: 已建成24公里，完成整改."""
    *before, last = _CLAUSE.split(progress.rstrip("。；; "))
    found = _DONE.match(last)
    return bool(before and found and found.end() == len(last) and not _NOT_DONE.search(progress) and not _PERCENT.search(progress))


def _plain(text: str) -> str:
    """Without widths, emphasis, and brackets around the whole."""
    plain = unicodedata.normalize("NFKC", text).strip(" *_")
    return plain[1:-1].strip() if re.fullmatch(r"\([^()]*\)", plain) else plain


def _scale(text: str) -> Decimal:
    value = Decimal(1)
    for char in text:
        value *= _SCALES[char]
    return value
