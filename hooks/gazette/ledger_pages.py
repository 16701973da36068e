"""The pages of the ledgers: what plans ask for and how far it is, what proves it, what it cost, what was found wanting."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Desk, Page
from .views.accounts import ACCOUNTS
from .views.address import page_uri
from .views.evidence_matrix import evidence_matrix, matrix_papers
from .views.months import month_pages
from .views.overview import overview
from .views.plan_tasks import plan_tasks
from .views.roll import RollsView
from .views.tasks import PROGRESS


def ledger_pages(desk: Desk) -> Iterator[Page]:
    """Every page made from typed tables."""
    for uri in desk.shelves.tasks:
        yield _rolls_page(desk, f"{uri.removesuffix('.md')}/tasks/", plan_tasks(desk.shelves, uri))
    yield from _progress_pages(desk)
    yield from _account_pages(desk)


def _progress_pages(desk: Desk) -> Iterator[Page]:
    """How far everything is: the overview and a page a month. None where no plan that binds lists a task."""
    view = overview(desk.shelves)
    if not view.rolls:
        return
    yield _rolls_page(desk, PROGRESS.url, view)
    for address, month in month_pages(desk.shelves).items():
        yield _rolls_page(desk, address, month)


def _account_pages(desk: Desk) -> Iterator[Page]:
    """佐证表 of every paper with indicators, and the pages for all papers where they have rows."""
    for entry in matrix_papers(desk.shelves.catalog):
        uri = entry.document.uri
        yield _rolls_page(desk, f"{uri.removesuffix('.md')}/evidence/", evidence_matrix(desk.shelves, uri))
    for account in ACCOUNTS:
        if made := account.make(desk.shelves):
            yield _rolls_page(desk, account.address, made)


def _rolls_page(desk: Desk, address: str, view: RollsView) -> Page:
    return Page(uri=page_uri(address), template="rolls.html", title=view.title, view=view, tags=desk.tags)
