"""What plans and 督查 papers say of one unit: its late tasks, what it leads and supports, cases, honours, praise and blame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..catalog import Catalog, Entry
from ..ledger import OVERDUE, TaskState
from ..model import Honour
from ..rectification import Rectification, rectifications
from ..verdicts import Verdict, verdicts
from ..vocabulary import Column, Unit
from .address import address_of, unit_address
from .index import HOME
from .item import Day, Item, Link, items, paper_link
from .plan_tasks import state_counts
from .roll import Cell, Head, Line, Roll, RollsView, filters_of
from .selection import Shelves
from .shares import tasks_by_unit
from .tasks import Owned, current_tasks, owned_tasks, task_roll

# Of a longer list the unit's page shows what is late or due soon; the rest has a page of its own.
SHORT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPart:
    """Tasks a unit leads or supports: `total` of them, `all` leads to the whole list.

    The roll shows those that are not late already, of many only what is due soon; `note` says what it leaves out.
    """

    roll: Roll
    total: int
    note: str
    all: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLedger:
    """The sections of a unit's page beside the papers it issued; each may be empty."""

    late: Roll
    leads: TaskPart
    supports: TaskPart
    cases: tuple[Item, ...]
    honours: tuple[tuple[Honour, Link], ...]
    remarks: Roll

    @property
    def rolls(self) -> tuple[Roll, ...]:
        return (self.late, self.leads.roll, self.supports.roll, self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Everything the ledgers of all units are made from, sorted by unit once."""

    leads: Mapping[str, list[Owned]]
    supports: Mapping[str, list[Owned]]
    cases: Mapping[str, list[Entry]]
    verdicts: Mapping[str, list[Verdict]]
    problems: Mapping[str, list[Rectification]]


def unit_files(shelves: Shelves) -> Files:
    catalog = shelves.catalog
    leads, supports = tasks_by_unit(_pressing_first(owned_tasks(catalog, current_tasks(shelves))))
    said: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts(catalog):
        said[verdict.unit].append(verdict)
    problems: dict[str, list[Rectification]] = defaultdict(list)
    for problem in rectifications(catalog):
        for unit in dict.fromkeys(unit for name in problem.last.leads for unit in name.ids):
            problems[unit].append(problem)
    return Files(leads=leads, supports=supports, cases=_cases(catalog), verdicts=said, problems=problems)


def unit_ledger(shelves: Shelves, files: Files, unit: Unit) -> UnitLedger:
    leads, supports = files.leads.get(unit.id, []), files.supports.get(unit.id, [])
    cases = files.cases.get(unit.id, [])
    late = _pressing_first(one for one in (*leads, *supports) if one.standing.state in OVERDUE)
    return UnitLedger(
        late=replace(task_roll(shelves, late, "逾期", anchor="late"), filters=()),
        leads=_part(shelves, unit, leads, "牵头任务", "lead"),
        supports=_part(shelves, unit, supports, "配合任务", "support"),
        cases=items(cases),
        honours=tuple(sorted(_honours(cases), key=lambda pair: -pair[0].year)),
        remarks=_remarks(shelves.catalog, unit, files),
    )


def unit_task_page(shelves: Shelves, files: Files, unit: Unit, column: Column) -> RollsView | None:
    """All tasks of a unit with filters and downloads; None where it has none."""
    base, parts = unit_address(unit.id), (("牵头任务", "lead", files.leads), ("配合任务", "support", files.supports))
    rolls = [task_roll(shelves, held.get(unit.id, ()), title, file=f"{base}{key}", anchor=key) for title, key, held in parts]
    own = [*files.leads.get(unit.id, ()), *files.supports.get(unit.id, ())]
    if not own:
        return None
    return RollsView(
        title=f"{unit.name}任务清单",
        here="任务清单",
        intro="正在执行的方案里由这个单位牵头和配合的全部任务。写“各乡镇（街道）”等合称的，对每个成员单位都算一项。",
        crumbs=(HOME, Link(text=column.name, url=f"{column.id}/"), Link(text=unit.name, url=base)),
        rolls=tuple(roll for roll in rolls if roll.lines),
        today=Day.of(shelves.catalog.today),
        counts=state_counts(one.standing for one in own),
    )


def _part(shelves: Shelves, unit: Unit, owned: list[Owned], title: str, anchor: str) -> TaskPart:
    open_ones = [one for one in owned if one.standing.state not in OVERDUE]
    short = len(open_ones) <= SHORT
    shown = open_ones if short else [one for one in open_ones if one.standing.state is TaskState.SOON]
    late = len(owned) - len(open_ones)
    told = (f"逾期的{late}项列在上面" if late else "", "" if short else "这里只列30日内到期的" if shown else "没有30日内到期的")
    return TaskPart(
        roll=replace(task_roll(shelves, shown, title, anchor=anchor), filters=()),
        total=len(owned),
        note="，".join(filter(None, told)),
        all=Link(text=f"看全部{len(owned)}项{title}，可筛选、打印和下载", url=f"{unit_address(unit.id)}tasks/#{anchor}"),
    )


def _pressing_first(owned: Iterable[Owned]) -> list[Owned]:
    """Late first, then by deadline, what has no day last."""
    return sorted(owned, key=lambda one: (one.standing.state not in OVERDUE, one.standing.due or date.max))


def _cases(catalog: Catalog) -> dict[str, list[Entry]]:
    """Unit id → the cases it issued, and those whose place it is: a town is a place and an office."""
    names = {name: unit.id for unit in catalog.vocabulary.units for name in unit.names}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.in_column("cases"):
        own = [term.id for term in entry.issuers if term]
        place = names.get(entry.document.place)
        for unit in dict.fromkeys((*own, *((place,) if place else ()))):
            found[unit].append(entry)
    return found


def _honours(cases: Iterable[Entry]) -> list[tuple[Honour, Link]]:
    return [(honour, paper_link(case)) for case in cases for honour in case.document.honours]


_TONES = {"praised": "表扬", "named": "点名", "problem": "问题整改"}


def _remarks(catalog: Catalog, unit: Unit, files: Files) -> Roll:
    """What 督查 papers say of a unit, newest first: sentences, and problems it has to mend with how far that is."""
    said = [(verdict.day, _said(catalog, verdict)) for verdict in files.verdicts.get(unit.id, ())]
    found = [(problem.sightings[-1].day, _problem(catalog, problem)) for problem in files.problems.get(unit.id, ())]
    lines = tuple(line for _, line in sorted((*said, *found), key=lambda pair: -(pair[0] or date.min).toordinal()))
    heads = (Head(name="日期", kind="day"), Head(name="性质", kind="state"), Head(name="内容", kind="wide"), Head(name="出处", kind="wide"))
    return Roll(
        title="督查中的表扬和点名",
        heads=heads,
        lines=lines,
        filters=filters_of(lines, {"tone": ("性质", _TONES)}),
        file=f"{unit_address(unit.id)}inspections" if lines else "",
        anchor="inspections",
    )


def _said(catalog: Catalog, verdict: Verdict) -> Line:
    paper = Link(text=catalog[verdict.uri].document.title, url=_at(verdict.uri, verdict.anchor))
    day = Cell.day(verdict.day)
    tone = Cell(text=verdict.tone.label, state=verdict.tone.value)
    return Line(cells=(day, tone, Cell(text=verdict.text), Cell.of((paper,))), marks={"tone": (verdict.tone.value,)})


def _problem(catalog: Catalog, problem: Rectification) -> Line:
    last = problem.sightings[-1]
    paper = paper_link(catalog[last.uri])
    told = (f"整改时限{last.problem.due_text}" if last.problem.due_text else "", last.problem.mended_text)
    note = "；".join(filter(None, told))
    cells = (
        Cell.day(last.day),
        Cell(text=problem.stage.label, state=problem.stage.value),
        Cell(text=problem.title, note=note),
        Cell.of((paper,)),
    )
    return Line(cells=cells, marks={"tone": ("problem",)})


def _at(uri: str, anchor: str) -> str:
    return address_of(uri) + (f"#{anchor}" if anchor else "")
