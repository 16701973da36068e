"""资金: every item of funding with the paper it stands in, and the sources its amount comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .catalog import Entry
from .cells import is_blank, read_money
from .statements import Fund

_PARTS = re.compile(r"[、；;＋+\n]|[,，](?!\d{3}(?!\d))")
_PART = re.compile(r"(?:其中)?[:：]?(?P<name>[^\d]*[^\d约共计:：])[:：]?(?:约|共|计)*(?P<money>\d[\d,，.]*\s*[十百千万亿]*元?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundItem:
    """One row of a paper. `shares` are its sources with what each gives, in 元; they make up the amount exactly.

    A row whose amount cannot be read has no shares.
    """

    fund: Fund
    entry: Entry
    shares: tuple[tuple[str, Decimal], ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.shares) or (_plain(self.fund.source),)

    @property
    def unread(self) -> bool:
        """Whether something stands where the amount should be that is no amount."""
        return self.fund.amount is None and not is_blank(self.fund.amount_text)


def fund_items(entries: Iterable[Entry]) -> tuple[FundItem, ...]:
    """Every item of the papers given; of several versions of one text the newest that lists funding counts."""
    holding = {entry.document.uri: entry for entry in entries if entry.sheet.funds}
    newest = {[uri for uri in entry.versions if uri in holding][-1] for entry in holding.values()}
    return tuple(
        FundItem(fund=fund, entry=holding[uri], shares=shares_of(fund)) for uri in holding if uri in newest for fund in holding[uri].sheet.funds
    )


def shares_of(fund: Fund) -> tuple[tuple[str, Decimal], ...]:
    """省级补助280万元、县级财政140万元 → both, if they make up the amount; else the source as it is written, with all of it."""
    if fund.amount is None:
        return ()
    if fund.parts and sum(money for _, money in fund.parts) == fund.amount:
        return fund.parts
    parts = [_PART.fullmatch(part.strip()) for part in _PARTS.split(fund.source)]
    read = [(_plain(part["name"]), read_money(part["money"], Decimal(1))) for part in parts if part]
    shares = tuple((name, money) for name, money in read if money is not None)
    whole = len(shares) == len(parts) and sum(money for _, money in shares) == fund.amount
    return shares if whole else ((_plain(fund.source), fund.amount),)


def _plain(text: str) -> str:
    """A name as people compare it: without blanks, empty where the cell says nothing."""
    return "" if is_blank(text) else re.sub(r"\s", "", text)
