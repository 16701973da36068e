"""Rows of funding tables → what each item gets and from whom."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from .cells import is_blank, money_scale, read_money
from .desk import Desk
from .money_headers import SHARE
from .statements import Fund
from .table_rows import Row, flat
from .tables import TypedTable


def read_funds(desk: Desk, table: TypedTable) -> None:
    """T108 where the table names no unit of money, T106 where the sources of a row do not make up its amount."""
    scale = _scale(desk, table)
    for row in table.rows:
        at = scale or money_scale(row.text("amount"))
        cell = row.cell("amount")
        parts = tuple(_parts(desk, row, at)) if at else ()
        given = sum((money for _, money in parts), Decimal(0))
        amount = desk.figure(cell, partial(read_money, scale=at)) if at else None
        if amount is None and is_blank(cell.text) and parts:
            amount = given
        elif at and amount is not None and parts and given != amount:
            desk.say(cell.line, cell.column, "T106", f"合计写的是 {amount / at}，各项来源相加是 {given / at}，请核对")
        desk.funds.append(
            Fund(
                project=row.text("project") or row.text("recipient"),
                place=desk.place(cell if cell.line else row.cell("project")),
                source=row.text("source") or "、".join(name for name, _ in parts),
                amount=amount,
                amount_text="" if cell.down else row.text("amount"),
                use=row.text("use"),
                parts=parts,
            )
        )


def _scale(desk: Desk, table: TypedTable) -> Decimal | None:
    """How many 元 the figures of a table count in: as a header of money says, or what stands above the table."""
    headers = [cell for column, cell in table.headers.items() if column == "amount" or column.startswith(SHARE)]
    scale = money_scale(*(cell.text for cell in headers), table.caption)
    figures = (cell.text for row in table.rows for cell in (row.cell("amount"), *(cell for _, cell in row.givers())))
    if not scale and any(not is_blank(text) and not money_scale(text) for text in figures):
        message = f"「{flat(headers[0].text)}」没写是元还是万元，读不出金额；请在表头写 金额（万元），或在表的上一行写 单位：万元"
        desk.say(headers[0].line, headers[0].column, "T108", message)
    return scale


def _parts(desk: Desk, row: Row, scale: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Each source with what it gives; those that give nothing are left out."""
    for name, cell in row.givers():
        if money := desk.figure(cell, partial(read_money, scale=scale)):
            yield name, money
