"""The pages of the ledgers: what plans ask for and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Desk, Page
from .views.plan_tasks import plan_tasks


def ledger_pages(desk: Desk) -> Iterator[Page]:
    """Every page made from typed tables."""
    for uri in desk.shelves.tasks:
        view = plan_tasks(desk.shelves, uri)
        yield Page(uri=f"{uri.removesuffix('.md')}/tasks.md", template="rolls.html", title=view.title, view=view, tags=desk.tags)
