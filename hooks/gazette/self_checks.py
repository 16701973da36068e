"""自查自评: every indicator with its own score and its evidence, what is missing, and whether the total passes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from .catalog import Catalog, Entry, public_date
from .cells import read_figure
from .evidence import Evidence, anchor_of, checkers, evidence_of, lacking
from .statements import Indicator


class Proof(Enum):
    """How well an indicator is proved, worst first."""

    MISSING = "missing"
    LACKING = "lacking"
    LOST = "lost"
    PROVEN = "proven"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {Proof.MISSING: "没有佐证", Proof.LACKING: "佐证有缺", Proof.LOST: "有失分", Proof.PROVEN: "有佐证"}
SITE_FACT = "达标分"
_SHARE = Decimal("0.9")  # standards: 90 of 100 for a 示范 county; the share holds where the marks are not 100
_MARK = re.compile(r"(?:不低于|不少于|达到|达|满|超过)\s*(\d+(?:\.\d+)?)\s*分(?!钟)|(\d+(?:\.\d+)?)\s*分(?:[（(]?含[^）)。；]{0,4}[）)]?)?\s*及?以上")
_CLAUSE = re.compile(r"[^。；;\n]+")
_PASSES = re.compile(r"合格|达标|通过|申请|申报|验收|命名|要求")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One indicator: the row of the self-check about it (None where it has none), and its evidence."""

    indicator: Indicator
    check: Indicator | None
    evidence: tuple[Evidence, ...]

    @property
    def told(self) -> str:
        """The 佐证材料 cell as written."""
        return (self.check or self.indicator).evidence

    @property
    def proof(self) -> Proof:
        gaps = ((not self.evidence, Proof.MISSING), (lacking(self.told), Proof.LACKING), ((self.lost or 0) > 0, Proof.LOST))
        return next((proof for so, proof in gaps if so), Proof.PROVEN)

    @property
    def lost(self) -> Decimal | None:
        """Full marks less the self score; None where either cannot be read."""
        full, own = self.indicator.score, self.check.self_score if self.check else None
        return None if full is None or own is None else full - own


@dataclass(frozen=True, slots=True, kw_only=True)
class PassMark:
    """The score that passes; `basis` is the uri of the paper that says so, SITE_FACT, or empty for 90 % of the full marks."""

    score: Decimal
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """The indicators of a paper, gaps first. `own` is the sum of the self scores `paper` gives, None where there is none.

    `unscored` indicators have no self score that can be read; `strays` are rows of the self-check that fit no indicator;
    `whole` is evidence for the paper as such.
    """

    rows: tuple[Checked, ...]
    paper: Entry | None
    full: Decimal
    own: Decimal | None
    unscored: int
    strays: tuple[Indicator, ...]
    mark: PassMark | None
    whole: tuple[Evidence, ...]


def indicators_of(catalog: Catalog, entry: Entry) -> tuple[Indicator, ...]:
    """The indicators a paper sets; a self-check that names no such paper stands for itself."""
    if entry.sheet.indicators or not entry.sheet.self_checks:
        return entry.sheet.indicators
    return () if checked_by(catalog, entry) else entry.sheet.self_checks


def checked_by(catalog: Catalog, checker: Entry) -> tuple[Entry, ...]:
    """The papers whose indicators a self-check goes through."""
    found = dict.fromkeys(link.uri for link in checker.links) if checker.sheet.self_checks else {}
    papers = (catalog[uri] for uri in found if catalog[uri].sheet.indicators)
    return tuple(paper for paper in papers if checker in checkers(catalog, paper))


def self_check(catalog: Catalog, entry: Entry) -> SelfCheck:
    """The newest self-check of a paper's indicators, row by row."""
    indicators, evidence = indicators_of(catalog, entry), evidence_of(catalog, entry)
    paper = _newest(catalog, entry)
    checks = [(row.anchor if paper is entry else anchor_of(entry, row), row) for row in paper.sheet.self_checks] if paper else []
    scored = dict(checks)
    rows = [Checked(indicator=one, check=scored.get(one.anchor), evidence=evidence.get(one.anchor, ())) for one in indicators]
    own = [row.check.self_score for row in rows if row.check and row.check.self_score is not None]
    full = sum((one.score for one in indicators if one.score is not None), Decimal(0))
    order = {proof: at for at, proof in enumerate(Proof)}
    return SelfCheck(
        rows=tuple(sorted(rows, key=lambda row: order[row.proof])),
        paper=paper,
        full=full,
        own=sum(own, Decimal(0)) if own else None,
        unscored=len(rows) - len(own),
        strays=tuple(row for anchor, row in checks if not anchor),
        mark=_pass_mark(catalog, [one for one in (entry, paper) if one], full) if full else None,
        whole=evidence.get("", ()),
    )


def _newest(catalog: Catalog, entry: Entry) -> Entry | None:
    papers = [one for one in (entry, *checkers(catalog, entry)) if one.sheet.self_checks]
    return max(papers, key=lambda one: (public_date(one.document) or date.min, one.document.uri), default=None)


def _pass_mark(catalog: Catalog, papers: list[Entry], full: Decimal) -> PassMark:
    """What the papers say, else the fact of the site, else 90 % of the full marks."""
    for paper in papers:
        if score := stated_mark(paper.document.body, full):
            return PassMark(score=score, basis=paper.document.uri)
    fact = read_figure(catalog.vocabulary.facts.get(SITE_FACT, ""))
    if fact is not None and 0 < fact <= full:
        return PassMark(score=fact, basis=SITE_FACT)
    return PassMark(score=full * _SHARE)


def stated_mark(text: str, full: Decimal) -> Decimal | None:
    """The one passing mark a text states (自评得分不低于90分的，按程序申请验收), more than half of the full marks; None where
    it states none or several."""
    found = [(_figure(mark), clause) for clause in _CLAUSE.findall(text) for mark in _MARK.finditer(clause)]
    likely = [(score, clause) for score, clause in found if full / 2 < score <= full]
    passing = {score for score, clause in likely if _PASSES.search(clause)} or {score for score, _ in likely}
    return passing.pop() if len(passing) == 1 else None


def _figure(found: re.Match[str]) -> Decimal:
    return Decimal(found[1] or found[2])
