"""Who leads and who helps in one row, whether its columns say so or the words inside a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .desk import Desk
from .rosters import UnitName
from .spoken import Duty
from .table_rows import Row
from .tails import duties, split_when


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """`lead` and `support` as written, `leads` and `supports` the units in them; `person` and `due` where the cell says them."""

    lead: str
    support: str
    leads: tuple[UnitName, ...]
    supports: tuple[UnitName, ...]
    person: str = ""
    due: str = ""


_WHO = ("support", "responsible", "lead")
_LEADING = re.compile(r"[（(][^（）()]*(?:牵头|主责|主办|总责)")
_HELPING = re.compile(r"[（(][^（）()]*(?:配合|协助|协办|参与|参加)")


def who_does(desk: Desk, row: Row) -> Who:
    """What a row says of units; a unit that is not in the vocabulary is a finding at its own place in the cell."""
    row, due = _without_when(row)
    helping = (row.cell("support"), row.cell("responsible"))
    supports = tuple(name for cell in helping for name in desk.units(cell))
    support = [_list(cell.text) for cell in helping]
    cell = row.cell("lead")
    if said := duties(cell.text):
        named = {part: desk.units(cell, part.text, part.at) for part in said if part.column in ("lead", "support")}
        return Who(
            lead=_words(said, "lead"),
            support="、".join(filter(None, (_words(said, "support"), *support))),
            leads=tuple(name for part, names in named.items() if part.column == "lead" for name in names),
            supports=(*(name for part, names in named.items() if part.column == "support" for name in names), *supports),
            person=_words(said, "person"),
            due=_words(said, "due") or due,
        )
    leads, marked = _marked(cell.text, desk.units(cell))
    lead = "、".join(name.text for name in leads) if marked else _list(cell.text)
    support = [*(name.text for name in marked), *support]
    return Who(lead=lead, support="、".join(filter(None, support)), leads=leads, supports=(*marked, *supports), due=due)


def _without_when(row: Row) -> tuple[Row, str]:
    """A row of 责任单位及时限 whose cells name units alone, and the day that closed them; a row with a day of its own as it is."""
    if row.text("due") or row.text("date"):
        return row, ""
    split = {column: split_when(row.cell(column).text) for column in _WHO if row.cell(column).text}
    cells = {column: row.cell(column)._replace(text=who) for column, (who, _) in split.items()}
    return replace(row, cells={**row.cells, **cells}), next((when for _, when in split.values() if when), "")


def _marked(text: str, names: tuple[UnitName, ...]) -> tuple[tuple[UnitName, ...], tuple[UnitName, ...]]:
    """甲（牵头）、乙、丙: one that is marked as leading makes the others help, one marked as helping makes the others lead."""
    if "（" not in text and "(" not in text:
        return names, ()
    ends = [name.at + len(name.text) for name in names]
    leading = tuple(name for name, end in zip(names, ends, strict=True) if _LEADING.match(text, end))
    helping = tuple(name for name, end in zip(names, ends, strict=True) if _HELPING.match(text, end))
    if leading:
        return leading, tuple(name for name in names if name not in leading)
    return tuple(name for name in names if name not in helping), helping


def _words(said: tuple[Duty, ...], column: str) -> str:
    return "、".join(_list(part.text) for part in said if part.column == column)


def _list(text: str) -> str:
    return re.sub(r"\n(?=[（(])", "", text).replace("\n", "、")
