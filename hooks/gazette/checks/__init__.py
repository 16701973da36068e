"""What is looked for across the catalogue: each check is a function Catalog → findings, listed once here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from .anchors import anchors_exist
from .attachments import attachments_exist
from .dates import dates_agree
from .doors import doors_open
from .duties import duties_interpreted
from .identity import index_numbers_unique, numbers_unique
from .illustrations import pictures_told
from .notation import signs_as_prescribed
from .permanence import published_stays
from .pictures import pictures_say_what_they_show
from .reports import progress_goes_on, reports_fit
from .words import words_known

Check = Callable[[Catalog, Path], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    dates_agree,
    numbers_unique,
    index_numbers_unique,
    words_known,
    attachments_exist,
    anchors_exist,
    pictures_say_what_they_show,
    pictures_told,
    duties_interpreted,
    doors_open,
    reports_fit,
    progress_goes_on,
    published_stays,
    signs_as_prescribed,
)


def run_checks(catalog: Catalog, root: Path) -> list[Finding]:
    """All findings of all checks; `root` is the folder of documents."""
    return [finding for check in CHECKS for finding in check(catalog, root)]
