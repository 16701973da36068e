"""Headers that name who gives money: 中央, 省级, 县级配套 below 资金来源 or beside 合计 → columns, one for each giver."""

from __future__ import annotations

import re

SHARE = "share "  # the column of one giver; its name follows
_LEVEL = "level "  # 省级 alone: a giver only where the table speaks of money
_SUM = "sum"  # 合计: the amount only beside givers
UNSURE = (_LEVEL, _SUM)  # beginnings of columns that their neighbours decide

_GIVER = (
    r"(?:中央|国家|自治区|[省市州盟县区旗镇乡村]|乡镇|街道|上级|本级|地方|各级|社会|企业|单位|个人|群众|村集体|东西部?协作|对口支?援?|定点|帮扶|援[藏疆青]"
    r"|地方政府|政府|一般|专项|债券|银行|贷款|自筹|财政|其他)"
)
_MONEY = r"(?:财政|预算内?|专项|补助|补贴|配套|自筹|筹资|衔接|奖补|帮扶|协作|统筹|整合|债券?|贷款|捐[助赠款]|援助|支持|投入|投资|资金|经费|拨款)"
_SPOKEN = r"(?:(?:资金|经费|投资|预算)(?:来源|构成|安排|规模|投入|筹措|渠道|分配|计划|拼盘)?|其中)"
_SHARE = re.compile(rf"(?P<spoken>{_SPOKEN})?(?P<name>{_GIVER}{{1,3}}级?(?P<money>{_MONEY}{{0,4}}))")
_TOTAL = re.compile(r"(?P<spoken>资金|经费|投资)?(?:来源|安排|投入|规模)?(?:合计|小计|总计|总额|总量|总金额|共计)")
_NAMES_MONEY = re.compile(r"[(（][十百千万亿]*元[)）]")


def money_column(header: str, plain: str) -> str:
    """The column of a header as it stands and without brackets; empty for one that names neither a giver nor a total."""
    if found := _TOTAL.fullmatch(plain):
        return "amount" if found["spoken"] or _NAMES_MONEY.search(header) else _SUM
    if not (found := _SHARE.fullmatch(plain)):
        return ""
    is_sure = found["money"] or (found["spoken"] or "").startswith(("资金", "经费", "投资", "预算")) or _NAMES_MONEY.search(header)
    return (SHARE if is_sure else _LEVEL) + found["name"]


def settle_money(found: list[str], *, is_money: bool) -> None:
    """中央, 省级, 县级 give where money is spoken of: by the caption, an amount or another giver; 合计 beside them is the amount.

    单位 beside an amount, where nothing is counted, is who gets it.
    """
    is_money = is_money or any(column == "amount" or column.startswith(SHARE) for column in found)
    if is_money:
        found[:] = [SHARE + column.removeprefix(_LEVEL) if column.startswith(_LEVEL) else column for column in found]
    if "amount" not in found and _SUM in found and any(column.startswith(SHARE) for column in found):
        found[found.index(_SUM)] = "amount"
    if "amount" in found and "recipient" not in found and "quantity" not in found and "measure_unit" in found:
        found[found.index("measure_unit")] = "recipient"
    found[:] = ["" if column == _SUM or column.startswith(_LEVEL) else column for column in found]
