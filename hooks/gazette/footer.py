"""What the foot of a government site's pages must say (政府网站发展指引, 国办发〔2017〕47号, 底部功能区), read from `_data/site.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .findings import Finding
from .nodes import Table, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a value must be written, and the same in words with an example."""

    pattern: re.Pattern[str]
    words: str


# Keys of site.yml; None where any words will do.
FOOTER: Mapping[str, Shape | None] = {
    "主办单位": None,
    "联系电话": None,
    "标识码": Shape(pattern=re.compile(r"\d{10}|bm\d{8}|N\d{9}"), words="10位数字（部门网站是 bm 加8位，其他是 N 加9位）"),
    "ICP备案号": Shape(pattern=re.compile(r"[\u4e00-\u9fff]ICP备\d{8}号(-\d+)?"), words="省的简称加“ICP备”、8位数字和“号”，如 某ICP备12345678号-1"),
    "公安备案号": Shape(pattern=re.compile(r"[\u4e00-\u9fff]公网安备\s*\d{14}号"), words="省的简称加“公网安备”、14位数字和“号”，如 某公网安备 12345678901234号"),
    "党政机关标识": None,
    "找错": None,
}
_STAND_IN = "演示"


def is_stand_in(value: str) -> bool:
    """Whether a value only says that there is none yet; none may be invented."""
    return _STAND_IN in value


def is_well_formed(key: str, value: str) -> bool:
    shape = FOOTER.get(key)
    return shape is None or bool(shape.pattern.fullmatch(value))


def look_at_footer(table: Table) -> Iterator[Finding]:
    """B110 once for all that is missing, B111 at each value that is not as prescribed."""
    texts = {entry.key: entry.value for entry in table.entries if isinstance(entry.value, Text)}
    if missing := [key for key in FOOTER if key not in texts or not texts[key].text]:
        yield Finding(table.place, "B110", f"页脚缺少{''.join(f'「{key}」' for key in missing)}，请补上；还没有的写明原因，不要编造")
    for key, shape in FOOTER.items():
        value = texts.get(key)
        if shape and value and value.text and not is_stand_in(value.text) and not is_well_formed(key, value.text):
            yield Finding(value.place, "B111", f"「{key}」写的是「{value.text}」，应为{shape.words}")
