"""One paper being read: its cells → units, figures and days, and what is wrong with them, each at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from .cells import is_blank, read_figure
from .deadlines import Deadline, parse_deadline
from .findings import Finding
from .grids import Cell
from .model import Document, Place
from .rosters import Roster, UnitName
from .statements import Figure, Fund, Indicator, Problem, Report, Task
from .table_rows import Row, flat

# 县教育局 张某: beside a unit, a short word that ends like no unit is the person in charge.
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?<![局办委部镇乡道处心院站所队会社司府校厅团联行馆组室网台村区园厂店统位门业班市县署库])")
_SCHOOL_YEAR = re.compile(r"20\d{2}\s*[-—–至]+\s*(?:20)?\d{2}学年度?")
_TERM = re.compile(r"^第?[一二上下秋春]季?学期")


@dataclass(slots=True)
class Desk:
    """Where the statements and findings of one paper are laid down while it is read; `year` is what its dates leave out."""

    document: Document
    roster: Roster
    year: int
    tasks: list[Task] = field(default_factory=list)
    milestones: list[Task] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    self_checks: list[Indicator] = field(default_factory=list)
    funds: list[Fund] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: set[tuple[str, str]] = field(default_factory=set)
    anchors: dict[str, Place] = field(default_factory=dict)

    def say(self, line: int, column: int, code: str, message: str) -> None:
        self.findings.append(Finding(Place(self.document.uri, line, column), code, message))

    def place(self, cell: Cell) -> Place:
        return Place(self.document.uri, cell.line, cell.column)

    def number(self, kind: str, wanted: str) -> str:
        """The number, or with `_2`, `_3` … where an annex numbers from the start again."""
        number, again = wanted, 2
        while (kind, number) in self.numbers:
            number, again = f"{wanted}_{again}", again + 1
        self.numbers.add((kind, number))
        return number

    def anchor(self, start: str, number: str, row: Row) -> str:
        """The anchor of a row, and where the row begins."""
        anchor = f"{start}-{number}"
        self.anchors.setdefault(anchor, Place(self.document.uri, row.line, row.column))
        return anchor

    def units(self, cell: Cell, text: str | None = None, at: int = 0) -> tuple[UnitName, ...]:
        """The units a cell names, or the part of it that begins at an offset."""
        names = self.roster.read(cell.text if text is None else text)
        unknown = [name for name in names if self.roster.keeps and not (name.ids or name.known)]
        people = [name for name in unknown if len(unknown) < len(names) and _PERSON.fullmatch(name.text)]
        for name in unknown if not cell.down else ():
            if name not in people:
                near = self.roster.near(name.text)
                hint = f"，是不是{'、'.join(f'「{n}」' for n in near)}？" if near else "，请改正，或补进 _data/units.yml"
                self.say(*cell.at(at + name.at), "T101", f"单位「{name.text}」不在词表里{hint}")
        return tuple(name for name in names if name not in people) if people else names

    def figure(self, cell: Cell, read: Callable[[str], Decimal | None] = read_figure) -> Decimal | None:
        """The figure of a cell, in the sense of `read`; a finding where it says something else.

        None in the rows a merged cell only covers, or it would be counted again.
        """
        text = "" if cell.down else flat(cell.text)
        value = read(text)
        if value is None and not is_blank(text):
            self.say(cell.line, cell.column, "T109", f"「{text}」读不成一个数，请只写一个数，其余的话写进说明")
        return value

    def _read(self, text: str) -> Deadline | None:
        """A deadline; a term of no year is one of the school year in the title of the paper."""
        school = _SCHOOL_YEAR.search(self.document.title) if _TERM.search(text) else None
        read = parse_deadline(f"{school[0]}{text}" if school else text, self.year)
        return replace(read, text=text) if read else None

    def deadline(self, cell: Cell) -> Deadline | None:
        text = flat(cell.text)
        read = self._read(text) if text else None
        if text and read is None and not cell.down:
            self.say(cell.line, cell.column, "T102", f"完成时限「{text}」读不出来，应写作 2024年6月底前、第二季度 或 长期坚持")
        if read and read.due and read.due.year <= date.min.year + 1:
            return Deadline(text=text)
        return read
