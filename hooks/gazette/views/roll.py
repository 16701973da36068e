"""清单: a list that is shown, filtered, printed and handed over as a spreadsheet, the same rows everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .bars import Bar
from .gauge import Gauge
from .item import Day, Link

# So few rows are seen at a glance.
_GLANCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column. `kind` is how it is set: text, wide, list, number, amount, day, state, bar; an `extra` is only in the spreadsheet."""

    name: str
    kind: str = "text"
    extra: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell: `text` as people read it, `value` where a spreadsheet can reckon with it.

    `links` are shown in place of the text they make up; `state` is a mark for the style sheet; `note` is a smaller second line;
    `bar` is drawn before the text.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    value: Decimal | date | None = None
    state: str = ""
    note: str = ""
    bar: Bar | None = None

    @classmethod
    def of(cls, links: Iterable[Link], glue: str = "、") -> Cell:
        """A cell of links; a spreadsheet shows their texts joined by `glue`."""
        found = tuple(links)
        return cls(text=glue.join(link.text for link in found), links=found)

    @classmethod
    def listed(cls, links: Iterable[Link], note: str = "") -> Cell:
        """A cell with a line for each link and its note."""
        found = tuple(links)
        lines = [f"{link.text}（{link.note}）" if link.note else link.text for link in found]
        return cls(text="\n".join(lines), links=found, note=note)

    @classmethod
    def day(cls, day: date | None) -> Cell:
        """A day in figures; empty where there is none."""
        return cls(text=day.isoformat(), value=day) if day else cls()

    @classmethod
    def number(cls, value: Decimal | int | None, unit: str = "") -> Cell:
        """A figure as people write it; empty where there is none."""
        if value is None:
            return cls()
        exact = Decimal(value)
        plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
        return cls(text=f"{plain:,f}{unit}", value=exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row, a cell for each column. `marks` are its values in each filter; `anchor` its id in the page, if it has one."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def tokens(self) -> str:
        """All marks as one attribute: `state:late unit:wenming`."""
        return " ".join(f"{key}:{value}" for key, values in self.marks.items() for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A way to fewer rows: each value with its words and the number of rows that have it."""

    key: str
    name: str
    values: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """One list. `totals` close it; `file` is the address of its downloads without an ending, empty where it has none.

    `anchor` is that of its heading among the lists of a page.
    """

    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    totals: tuple[Line, ...] = ()
    filters: tuple[Filter, ...] = ()
    file: str = ""
    empty: str = "没有内容。"
    anchor: str = ""

    @property
    def rolls(self) -> tuple[Roll, ...]:
        return (self,)

    @property
    def offered(self) -> tuple[Filter, ...]:
        """The filters the page offers: none over a short list."""
        return self.filters if len(self.lines) > _GLANCE else ()

    @property
    def shown(self) -> tuple[tuple[int, Head], ...]:
        """The columns of the page, each with its place among all."""
        return tuple((at, head) for at, head in enumerate(self.heads) if not head.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLinks:
    """The months of one year that have a page, each with its number of tasks."""

    year: int
    months: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollsView:
    """A page of lists. `here` is its name below its `crumbs`; `ways` lead on, `months` to lists by month.

    `counts` tell how many rows are in which state: its mark, its words, the number; `bar` draws the same.
    `gauge` is one figure against its mark.
    """

    title: str
    here: str
    intro: str
    crumbs: tuple[Link, ...]
    rolls: tuple[Roll, ...]
    today: Day | None
    counts: tuple[tuple[str, str, int], ...] = ()
    ways: tuple[Link, ...] = ()
    gauge: Gauge | None = None
    bar: Bar | None = None
    months: tuple[MonthLinks, ...] = ()


def filters_of(lines: Iterable[Line], names: Mapping[str, tuple[str, Mapping[str, str]]]) -> tuple[Filter, ...]:
    """Filters over lines: key → its name and the words for each value, in the order they are to be offered.

    A filter that leaves no choice is left out.
    """
    counts = Counter((key, value) for line in lines for key, values in line.marks.items() for value in set(values))
    made = []
    for key, (name, words) in names.items():
        values = tuple((value, label, counts[key, value]) for value, label in words.items() if counts[key, value])
        if len(values) > 1:
            made.append(Filter(key=key, name=name, values=values))
    return tuple(made)
