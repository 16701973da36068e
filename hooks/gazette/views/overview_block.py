"""The block 总览: how far the whole county, one plan or one unit is."""

from __future__ import annotations

from ..embeds import Embed
from ..findings import Finding
from ..nodes import Table
from .address import unit_address
from .bars import bar_of
from .item import Day, Link, paper_link
from .overview import Progress, county_progress
from .plan_tasks import named_plans, named_unit
from .selection import Options, Shelves
from .shares import tasks_by_unit
from .tasks import current_tasks, owned_tasks


def overview_block(shelves: Shelves, embed: Embed) -> tuple[Progress | None, list[Finding]]:
    """With 方案 or 单位; the county without them."""
    assert isinstance(embed.options, Table)
    options = Options.of(embed.name, embed.place, embed.options)
    view = _progress(shelves, options)
    options.refuse_rest(("方案", "单位"))
    if view is None and not options.findings:
        options.say(embed.place, "B104", "「总览」没有可以统计的任务，页面上会说明")
    return view, options.findings


def _progress(shelves: Shelves, options: Options) -> Progress | None:
    if "方案" in options.given:
        plans = named_plans(shelves, options)
        return _of_plan(shelves, plans[0]) if plans else None
    if unit := named_unit(shelves, options):
        return _of_unit(shelves, unit)
    return county_progress(shelves)


def _of_plan(shelves: Shelves, uri: str) -> Progress:
    plan = paper_link(shelves.catalog[uri])
    way = Link(text="看任务清单", url=f"{plan.url}tasks/")
    return Progress(subject=plan, plans=1, bar=bar_of(shelves.tasks[uri]), today=Day.of(shelves.catalog.today), way=way)


def _of_unit(shelves: Shelves, unit: str) -> Progress | None:
    """The tasks a unit leads."""
    leads, _ = tasks_by_unit(owned_tasks(shelves.catalog, current_tasks(shelves)))
    owned = leads.get(unit, [])
    if not owned:
        return None
    name = next(one.name for one in shelves.catalog.vocabulary.units if one.id == unit)
    return Progress(
        subject=Link(text=f"{name}牵头的任务", url=unit_address(unit)),
        plans=len({one.plan.document.uri for one in owned}),
        bar=bar_of(one.standing for one in owned),
        today=Day.of(shelves.catalog.today),
        way=Link(text="看任务清单", url=f"{unit_address(unit)}tasks/"),
    )
