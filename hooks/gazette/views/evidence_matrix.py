"""佐证表: the indicators of a paper, each with its score, its self score and what proves it; gaps first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ..catalog import Catalog, Entry
from ..embeds import Embed
from ..evidence import Evidence, remarks
from ..findings import Finding
from ..nodes import Table
from ..self_checks import SITE_FACT, Checked, Proof, SelfCheck, indicators_of, self_check
from .address import address_of
from .gauge import Gauge
from .index import HOME
from .item import Day, Link, paper_link
from .roll import Cell, Head, Line, Roll, RollsView, filters_of
from .selection import Options, Shelves, named_paper
from .tasks import unit_links

_HEADS = (
    Head(name="序号", kind="number"),
    Head(name="一级指标"),
    Head(name="指标", kind="wide"),
    Head(name="测评标准", kind="wide", extra=True),
    Head(name="测评方法", kind="wide", extra=True),
    Head(name="分值", kind="amount"),
    Head(name="自评", kind="amount"),
    Head(name="失分", kind="number", extra=True),
    Head(name="状态", kind="state"),
    Head(name="佐证数", kind="number", extra=True),
    Head(name="佐证材料", kind="list"),
    Head(name="自查说明", kind="wide", extra=True),
    Head(name="责任单位"),
)
_STATES = {proof.value: proof.label for proof in Proof}


def matrix_address(uri: str) -> str:
    return f"{address_of(uri)}evidence/"


def matrix_papers(catalog: Catalog) -> tuple[Entry, ...]:
    """The papers that set indicators, newest first."""
    return tuple(entry for entry in catalog.entries.values() if indicators_of(catalog, entry))


def evidence_matrix(shelves: Shelves, uri: str) -> RollsView:
    """The page of one paper: the self-check against its passing mark, then every indicator."""
    catalog = shelves.catalog
    entry, column = catalog[uri], {column.id: column for column in catalog.vocabulary.columns}[catalog[uri].document.column]
    check = self_check(catalog, entry)
    paper = paper_link(entry)
    counts = Counter(row.proof for row in check.rows)
    return RollsView(
        title=f"{entry.document.title}佐证表",
        here="佐证表",
        intro="".join(_intro(check)),
        crumbs=(HOME, Link(text=column.name, url=f"{column.id}/"), paper),
        rolls=(replace(_roll(catalog, entry, check), file=f"{paper.url}evidence"),),
        today=Day.of(catalog.today),
        counts=tuple((proof.value, proof.label, counts[proof]) for proof in Proof if counts[proof]),
        ways=(paper, *(paper_link(one) for one in (check.paper,) if one and one is not entry)),
        gauge=_gauge(catalog, check),
    )


def evidence_block(shelves: Shelves, embed: Embed) -> tuple[Roll | None, list[Finding]]:
    """The block 佐证表 with 指标 (a path, a 发文字号 or a 《title》); the newest indicators without it."""
    assert isinstance(embed.options, Table)
    options, catalog = Options.of(embed.name, embed.place, embed.options), shelves.catalog
    wanted = options.one("指标")
    options.refuse_rest(("指标",))
    entry = named_paper(catalog, options, "指标", wanted) if wanted else next(iter(matrix_papers(catalog)), None)
    if entry and indicators_of(catalog, entry):
        return _roll(catalog, entry, self_check(catalog, entry)), options.findings
    if wanted and entry:
        options.say(wanted.place, "B102", f"指标「{wanted.text}」里没有指标")
    return None, options.findings


def _intro(check: SelfCheck) -> Iterator[str]:
    yield "没有佐证、佐证有缺和失分的排在前面。"
    if check.paper is None:
        yield "还没有公布自查报告，所以没有自评得分。"
    yield "佐证取自自查报告和写明“佐证”的文件、图片。"


def _roll(catalog: Catalog, entry: Entry, check: SelfCheck) -> Roll:
    shorts = {name: unit.short for unit in catalog.vocabulary.units for name in unit.names}
    units = {unit.id: unit.name for unit in catalog.vocabulary.units}
    lines = tuple(_line(catalog, entry, check, row, shorts, units) for row in check.rows)
    areas = {mark: row.indicator.area for row in sorted(check.rows, key=_number) for mark in _area(row)}
    names = {"state": ("状态", _STATES), "area": ("一级指标", areas), "unit": ("单位", units)}
    return Roll(
        title="佐证表",
        heads=_HEADS,
        lines=lines,
        totals=tuple(_totals(check)),
        filters=filters_of(lines, names),
        empty="没有指标。",
    )


def _number(row: Checked) -> tuple[int, str]:
    number = row.indicator.number
    return (int(number) if number.isdigit() else 0, number)


def _area(row: Checked) -> tuple[str, ...]:
    return ("".join(row.indicator.area.split()),) if row.indicator.area else ()


def _line(catalog: Catalog, entry: Entry, check: SelfCheck, row: Checked, shorts: Mapping[str, str], units: Container[str]) -> Line:
    indicator, said = row.indicator, "；".join(remarks(row.told))
    lost = row.lost if row.lost and row.lost > 0 else None
    named = Link(text=indicator.title, url=f"{address_of(entry.document.uri)}#{indicator.anchor}")
    cells = (
        Cell(text=indicator.number.partition("_")[0]),
        Cell(text=indicator.area),
        Cell(text=indicator.title, links=(named,), note=indicator.standard),
        Cell(text=indicator.standard),
        Cell(text=indicator.method),
        figure(indicator.score, indicator.score_text),
        _own(check, row),
        Cell.number(lost),
        Cell(text=row.proof.label, state=row.proof.value, note=f"失{Cell.number(lost).text}分" if lost else ""),
        Cell.number(len(row.evidence)),
        Cell.listed((_evidence(catalog, one, shorts) for one in row.evidence), note=said),
        Cell(text=said),
        unit_links(units, indicator.leads, ""),
    )
    involved = dict.fromkeys(unit for name in indicator.leads for unit in name.ids)
    return Line(cells=cells, marks={"state": (row.proof.value,), "area": _area(row), "unit": tuple(involved)})


def figure(value: Decimal | None, text: str) -> Cell:
    """A figure, or what stands in its place."""
    return Cell(text=text) if value is None else Cell.number(value)


def _own(check: SelfCheck, row: Checked) -> Cell:
    if row.check is None or check.paper is None:
        return Cell()
    own = figure(row.check.self_score, row.check.self_score_text)
    return replace(own, links=(Link(text=own.text, url=f"{paper_link(check.paper).url}#{row.check.anchor}"),))


def _evidence(catalog: Catalog, piece: Evidence, shorts: Mapping[str, str]) -> Link:
    units = "、".join(shorts.get(name, name) for name in piece.units)
    note = "，".join(filter(None, (piece.kind.value, piece.date.isoformat() if piece.date else "", units)))
    held = piece.uri in catalog.entries
    address = (address_of(piece.uri) if held else piece.uri) + (f"#{piece.anchor}" if piece.anchor else "")
    return Link(text=piece.title, url=address, note=note)


def _totals(check: SelfCheck) -> Iterator[Line]:
    filled = {"序号": Cell(text="合计"), "分值": Cell.number(check.full), "自评": Cell.number(check.own)}
    filled["佐证数"] = Cell.number(sum(len(row.evidence) for row in check.rows))
    yield Line(cells=tuple(filled.get(head.name, Cell()) for head in _HEADS))


def _gauge(catalog: Catalog, check: SelfCheck) -> Gauge | None:
    if check.own is None or check.mark is None or check.paper is None:
        return None
    own, full, mark = (Cell.number(score).text for score in (check.own, check.full, check.mark.score))
    apart = Cell.number(abs(check.own - check.mark.score)).text
    verdict = f"高出{apart}分" if check.own > check.mark.score else f"还差{apart}分" if check.own < check.mark.score else "刚好达到"
    basis = catalog.entries.get(check.mark.basis)
    said = Link(text="_data/site.yml 里的“达标分”") if check.mark.basis == SITE_FACT else Link(text="文件没有写明，按满分的90%计")
    return Gauge(
        share=_percent(check.own, check.full),
        goal=_percent(check.mark.score, check.full),
        figure=f"自评 {own}",
        mark=f"达标 {mark}",
        whole=f"满分 {full}",
        label=f"自评{own}分，满分{full}分，达标分{mark}分，{verdict}。",
        basis=paper_link(basis) if basis else said,
        notes=tuple(_left_out(check)),
    )


def _left_out(check: SelfCheck) -> Iterator[str]:
    if check.unscored:
        yield f"{check.unscored}项没有能读出的自评得分，未计入。"
    if check.strays:
        yield f"自查报告中“{'”“'.join(row.title for row in check.strays)}”对不上指标，未计入。"
    if check.whole:
        yield f"另有{len(check.whole)}件材料佐证整份指标，没有写明是哪一项：{'、'.join(piece.title for piece in check.whole)}。"


def _percent(part: Decimal, whole: Decimal) -> float:
    return float(min(max(round(part / whole * 100, 2), Decimal(0)), Decimal(100)))
