"""问题整改: every problem papers name, found → promised → mended → looked at again, with the paper of each step; late first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from ..catalog import Catalog
from ..embeds import Embed
from ..findings import Finding
from ..nodes import Table
from ..rectification import Rectification, Sighting, Stage, rectifications
from ..rosters import UnitName
from .address import address_of
from .index import HOME
from .item import Day, Link, paper_link
from .roll import Cell, Head, Line, Roll, RollsView, filters_of
from .selection import Options, Shelves
from .tasks import unit_links

ADDRESS = "problems/"
STAGE_ORDER = (Stage.LATE, Stage.FOUND, Stage.PROMISED, Stage.MENDED, Stage.CHECKED)
_STAGES = {stage.value: stage.label for stage in STAGE_ORDER}
_HEADS = (
    Head(name="问题", kind="wide"),
    Head(name="责任单位"),
    Head(name="阶段", kind="state"),
    Head(name="逾期天数", kind="number", extra=True),
    Head(name="发现", kind="day"),
    Head(name="整改措施", kind="wide"),
    Head(name="整改时限", kind="day", extra=True),
    Head(name="整改情况", kind="wide"),
    Head(name="整改完成", kind="day", extra=True),
    Head(name="回头看", kind="day"),
    Head(name="出自", kind="wide", extra=True),
)


def problems(shelves: Shelves) -> RollsView | None:
    """The page of all problems; None where no paper names any."""
    found = rectifications(shelves.catalog)
    if not found:
        return None
    counts = Counter(one.stage for one in found)
    return RollsView(
        title="问题整改",
        here="问题整改",
        intro="督查发现的每个问题，从发现、承诺、整改到“回头看”，每一步写明出自哪份文件；逾期未整改的排在前面。",
        crumbs=(HOME,),
        rolls=(replace(problem_roll(shelves.catalog, found), file=f"{ADDRESS}list"),),
        today=Day.of(shelves.catalog.today),
        counts=tuple((stage.value, stage.label, counts[stage]) for stage in STAGE_ORDER if counts[stage]),
    )


def problem_roll(catalog: Catalog, found: Sequence[Rectification]) -> Roll:
    """The list of some problems, late first, the longest overdue before the others; within a stage the newest first."""
    late = [one for one in found if one.stage is Stage.LATE]
    rest = sorted((one for one in found if one.stage is not Stage.LATE), key=lambda one: one.sightings[-1].day, reverse=True)
    ordered = (*sorted(late, key=lambda one: one.due or date.max), *sorted(rest, key=lambda one: STAGE_ORDER.index(one.stage)))
    units = {unit.id: unit.name for unit in catalog.vocabulary.units}
    lines = tuple(_line(catalog, units, one) for one in ordered)
    filters = filters_of(lines, {"stage": ("阶段", _STAGES), "unit": ("单位", units)})
    return Roll(title="问题整改", heads=_HEADS, lines=lines, filters=filters, empty="没有这样的问题。")


def _line(catalog: Catalog, units: Container[str], one: Rectification) -> Line:
    first, last = one.sightings[0], one.sightings[-1]
    promised = next((s for s in reversed(one.sightings) if s.problem.measure), None)
    dated = next((s for s in reversed(one.sightings) if s.problem.deadline or s.problem.due_text), None)
    # A paper that looks again may find something new: that is no second look at it yet.
    again = next((s for s in reversed(one.sightings) if s.again and (s is not first or s.problem.mended)), None)
    days = (catalog.today - one.due).days if one.stage is Stage.LATE and one.due else 0
    leads = units_of(one)
    papers = [paper_link(catalog[uri]) for uri in dict.fromkeys(s.uri for s in one.sightings)]
    cells = (
        Cell(text=one.title),
        unit_links(units, leads, ""),
        Cell(text=one.stage.label, state=one.stage.value, note=f"已逾期{days}天" if days else ""),
        Cell.number(days or None),
        _step(first, one.found),
        _said(promised, promised.problem.measure, f"时限：{dated.problem.due_text}" if dated else "") if promised else Cell(),
        _due(dated),
        _said(last, last.problem.mended_text, f"{last.day.isoformat()}公布") if last.problem.mended_text else Cell(),
        Cell.day(one.mended),
        replace(_step(again, again.day), note="" if again.problem.mended else "仍未整改到位") if again else Cell(),
        Cell.of(papers),
    )
    return Line(cells=cells, marks={"stage": (one.stage.value,), "unit": tuple(dict.fromkeys(u for name in leads for u in name.ids))})


def units_of(one: Rectification) -> tuple[UnitName, ...]:
    """Who has to mend it, as the newest paper that says so has it."""
    return next((s.problem.leads for s in reversed(one.sightings) if s.problem.leads), ())


def _step(sighting: Sighting, day: date) -> Cell:
    cell = Cell.day(day)
    return replace(cell, links=(Link(text=cell.text, url=address_of(sighting.uri)),))


def _due(sighting: Sighting | None) -> Cell:
    if sighting is None:
        return Cell()
    deadline = sighting.problem.deadline
    exact = deadline is not None and deadline.when is not None and bool(deadline.when.day)
    return Cell(text=sighting.problem.due_text, value=deadline.due if deadline and exact else None)


def _said(sighting: Sighting, text: str, note: str) -> Cell:
    """What a paper says, leading to it."""
    return Cell(text=text, links=(Link(text=text, url=address_of(sighting.uri)),), note=note)


def problems_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 问题整改 with 单位 and 阶段."""
    assert isinstance(embed.options, Table)
    options, catalog = Options.of(embed.name, embed.place, embed.options), shelves.catalog
    stage, unit = options.choice("阶段", ("全部", *_STAGES.values())), options.one("单位")
    options.refuse_rest(("单位", "阶段"))
    found = [one for one in rectifications(catalog) if stage in ("全部", one.stage.label)]
    if unit:
        ids = {term.id for term in catalog.vocabulary.units if unit.text in (term.id, *term.names)}
        if catalog.vocabulary.units and not ids:
            options.say(unit.place, "B102", f"单位「{unit.text}」不在词表里")
        found = [one for one in found if any(unit.text == name.text or ids & set(name.ids) for name in units_of(one))]
    return problem_roll(catalog, found), options.findings
