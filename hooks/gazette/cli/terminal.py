"""What only a terminal shows: colours, and that something is under way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ..findings import RULES, Level

_CODE = re.compile(r"(?<=: )[A-Z]\d{3}(?= )")
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
_WORDS = {"失败": "red", "存疑": "yellow"}


@contextmanager
def under_way(words: str, total: int | None = None) -> Iterator[Progress]:
    """A bar on standard error, with the time so far; nothing where that is no terminal. `total` None: nobody knows how much."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(words, total=total)
        yield progress


def coloured(text: str) -> str:
    """Findings with their codes, and lines of a report with their first word, in colour; click takes it out again off a terminal."""
    text = _CODE.sub(lambda found: click.style(found[0], fg=_COLOURS[RULES[found[0]].level]) if found[0] in RULES else found[0], text)
    words = "|".join(_WORDS)
    return re.sub(rf"^(?:{words})(?= )", lambda found: click.style(found[0], fg=_WORDS[found[0]]), text, flags=re.M)
