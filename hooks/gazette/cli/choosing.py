"""Words on the command line → the one paper they mean."""

from __future__ import annotations

import sys

import click

from ..catalog import Catalog
from ..dossier import brief
from .chinese import FAILED

_SHOWN = 20


def only_one(catalog: Catalog, wanted: str, found: list[str]) -> str:
    """The one document found; where it is none or several, those it may be are named and the command ends with 1."""
    if len(found) == 1:
        return found[0]
    near = found or catalog.near(wanted)
    click.echo(f"「{wanted}」不止一份，请写全标题、文号或路径：" if found else f"没有找到「{wanted}」" + ("，是不是：" if near else ""), err=True)
    for uri in near[:_SHOWN]:
        click.echo(brief(catalog, uri) if uri in catalog.entries else uri, err=True)
    sys.exit(FAILED)
