"""What a row of a paper states, typed: tasks, reports, milestones, indicators, funds, publicity figures, problems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .deadlines import Deadline
from .model import Place
from .rosters import UnitName


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task or milestone of a plan: `number` unique in its paper, `lead` and `support` as written, `leads` the names in them.

    `anchor` is what `佐证: plans/x.md#task-12` points at.
    """

    number: str
    title: str
    place: Place
    anchor: str = ""
    phase: str = ""
    goal: str = ""
    person: str = ""
    lead: str = ""
    support: str = ""
    leads: tuple[UnitName, ...] = ()
    supports: tuple[UnitName, ...] = ()
    due_text: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one row of a progress table says of a task; `percent` is None where it gives none."""

    number: str
    title: str
    place: Place
    progress: str
    state: str = ""
    note: str = ""
    percent: Decimal | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator; a self-check gives `self_score` and `evidence` in place of `standard`, `score` and `method`.

    `area` is the first level, `group` the second where `title` is the third.
    Scores are None where the cell cannot be read; `score_text` and `self_score_text` keep what stands there.
    """

    number: str
    title: str
    place: Place
    anchor: str = ""
    area: str = ""
    group: str = ""
    standard: str = ""
    score: Decimal | None = None
    score_text: str = ""
    method: str = ""
    leads: tuple[UnitName, ...] = ()
    self_score: Decimal | None = None
    self_score_text: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """One item of funding; `amount` in 元, None where the cell or the unit of money cannot be read.

    `project` is what it is for, or who gets it; `parts` is what each source gives, in 元, where columns of their own say so.
    """

    project: str
    place: Place
    source: str = ""
    amount: Decimal | None = None
    amount_text: str = ""
    use: str = ""
    parts: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of a publicity record; `day` as far as the cell names one; figures None where the cell cannot be read."""

    place: Place
    day_text: str = ""
    day: Deadline | None = None
    channel: str = ""
    form: str = ""
    content: str = ""
    quantity: Decimal | None = None
    quantity_text: str = ""
    unit: str = ""
    people: Decimal | None = None
    people_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem as one paper has it: promised where `measure` or `deadline` stand, mended where `mended` says so."""

    number: str
    title: str
    place: Place
    leads: tuple[UnitName, ...] = ()
    measure: str = ""
    due_text: str = ""
    deadline: Deadline | None = None
    mended_text: str = ""
    mended: bool = False
