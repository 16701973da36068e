"""台账: the pages that bring together what the tables of all papers state, and the ways to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..self_checks import checked_by, indicators_of
from ..sheets import Sheet
from . import funding, problems, publicity
from .evidence_matrix import matrix_address, matrix_papers
from .item import Link
from .roll import RollsView
from .selection import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One page for the whole site: which column it belongs to, which papers give it rows, and what makes its view."""

    title: str
    address: str
    column: str
    holds: Callable[[Sheet], bool]
    make: Callable[[Shelves], RollsView | None]

    @property
    def link(self) -> Link:
        return Link(text=self.title, url=self.address)


ACCOUNTS = (
    Account(title="资金安排", address=funding.ADDRESS, column="plans", holds=lambda sheet: bool(sheet.funds), make=funding.funding),
    Account(title="宣传台账", address=publicity.ADDRESS, column="events", holds=lambda sheet: bool(sheet.figures), make=publicity.publicity),
    Account(title="问题整改", address=problems.ADDRESS, column="news", holds=lambda sheet: bool(sheet.problems), make=problems.problems),
)


def account_links(catalog: Catalog, column: str = "") -> tuple[Link, ...]:
    """The pages there are, of one column or of the site; a page without rows does not exist."""
    sheets = [entry.sheet for entry in catalog.entries.values()]
    return tuple(one.link for one in ACCOUNTS if column in ("", one.column) and any(map(one.holds, sheets)))


def column_accounts(catalog: Catalog, column: str) -> tuple[Link, ...]:
    """What the page of a column leads to besides its papers."""
    papers = [entry for entry in matrix_papers(catalog) if entry.document.column == column]
    name = "佐证表" if len(papers) == 1 else "《{}》佐证表"
    matrices = (Link(text=name.format(entry.document.title), url=matrix_address(entry.document.uri)) for entry in papers[:3])
    return (*matrices, *account_links(catalog, column))


def document_accounts(catalog: Catalog, entry: Entry) -> tuple[Link, ...]:
    """The lists that the tables of one paper are part of."""
    papers = (entry,) if indicators_of(catalog, entry) else checked_by(catalog, entry)
    matrices = (Link(text="佐证表：每项指标的得分和佐证", url=matrix_address(paper.document.uri)) for paper in papers)
    return (*matrices, *(Link(text=f"全部{one.title}", url=one.address) for one in ACCOUNTS if one.holds(entry.sheet)))
