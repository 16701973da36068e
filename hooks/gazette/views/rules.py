"""All rules by family, for staff to look up and the public to know what is looked at before a paper appears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..findings import RULES, Level, Rule
from .index import HOME
from .item import Link

FAMILIES: Mapping[str, str] = {
    "P": "个人信息",
    "H": "粘贴和上传的内容",
    "L": "公开过的文件",
    "F": "文件和文头的写法",
    "M": "文头的内容",
    "W": "公文的写法",
    "S": "条文结构",
    "R": "关联、链接和附件",
    "I": "政策解读",
    "T": "任务、进展、资金的表格",
    "E": "佐证",
    "V": "词表",
    "B": "视图、首页和页脚",
    "G": "git 历史",
    "D": "导入",
    "N": "门户",
    "C": "级别和例外",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A rule and the level it has on this site."""

    rule: Rule
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """The families in order, each with its letter, name and rules."""

    families: tuple[tuple[str, str, tuple[RuleRow, ...]], ...]
    crumbs: tuple[Link, ...] = (HOME,)

    @property
    def total(self) -> int:
        return sum(len(rows) for _, _, rows in self.families)


def rules_view(levels: Mapping[str, Level]) -> RulesView:
    """`levels` are those the site has set."""
    rows = {code: RuleRow(rule=rule, level=levels.get(code, rule.level)) for code, rule in RULES.items()}
    return RulesView(
        families=tuple(
            (letter, name, tuple(row for code, row in rows.items() if code.startswith(letter))) for letter, name in FAMILIES.items()
        )
    )
