"""The pages of the ledgers: what plans ask for and how far it is, what proves it, what it cost, what was found wanting."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Desk, Page
from .views.accounts import ACCOUNTS
from .views.evidence_matrix import evidence_matrix, matrix_papers
from .views.plan_tasks import plan_tasks


def ledger_pages(desk: Desk) -> Iterator[Page]:
    """Every page made from typed tables."""
    for uri in desk.shelves.tasks:
        view = plan_tasks(desk.shelves, uri)
        yield Page(uri=f"{uri.removesuffix('.md')}/tasks.md", template="rolls.html", title=view.title, view=view, tags=desk.tags)
    yield from _account_pages(desk)


def _account_pages(desk: Desk) -> Iterator[Page]:
    """佐证表 of every paper with indicators, and the pages for all papers where they have rows."""
    for entry in matrix_papers(desk.shelves.catalog):
        uri = entry.document.uri
        view = evidence_matrix(desk.shelves, uri)
        yield Page(uri=f"{uri.removesuffix('.md')}/evidence.md", template="rolls.html", title=view.title, view=view, tags=desk.tags)
    for account in ACCOUNTS:
        if made := account.make(desk.shelves):
            yield Page(uri=f"{account.address.rstrip('/')}.md", template="rolls.html", title=made.title, view=made, tags=desk.tags)
