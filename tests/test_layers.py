"""The two promises: imports run one way, and the core knows nothing of MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
CORE = HOOKS / "gazette"

# Each layer may import itself and what stands before it; layers in one row do not know each other.
LAYERS = (
    ("model", "store", "folding", "garbage", "listing", "offline"),
    ("memory", "inventory", "spare"),
    ("staging", "apart"),
    ("recall",),
    ("pinyin",),
    ("findings", "values", "titles", "phrases"),
    ("nodes", "labels", "headings", "accidents", "table_columns", "commits", "images", "harmless", "workdays", "fences", "definition_lists"),
    ("targets",),
    ("pasted", "outlinks", "notation", "footer"),
    ("source",),
    ("shapes", "blocks", "money_headers"),
    ("schema", "structure", "vocabulary", "day_words"),
    ("embeds", "grids", "deadlines", "headers", "letter", "cells", "rosters"),
    ("spoken", "column_cells", "table_rows"),
    ("table_headers",),
    ("tables", "statements", "tails", "marked"),
    ("wordlists", "outline", "markup", "links", "works", "prose", "sums", "definitions", "mentions"),
    ("folder",),
    ("terms", "surround", "belongings"),
    ("desk", "privacy"),
    ("uploads",),
    ("duties", "fund_rows"),
    ("readings", "reading", "passages"),
    ("straight",),
    ("differences", "likeness"),
    ("pairing",),
    ("alignment",),
    ("sheets",),
    ("papers",),
    ("standing", "revisions", "citations"),
    ("removals", "policy", "fixes"),
    ("publication",),
    ("losses",),
    ("catalog",),
    ("ledger", "rectification", "evidence", "funds", "verdicts", "bindings"),
    ("self_checks",),
    ("checks", "views", "importers"),
    ("outputs", "skeleton", "tidy", "moving", "dossier"),
    ("page", "federation", "channels"),
    ("ledger_pages", "document_pages", "permanence_pages"),
    ("pages", "preview", "dead_ends"),
    ("site",),
    ("health",),
    ("cli",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def modules() -> list[Path]:
    return sorted(file for file in CORE.rglob("*.py") if file != CORE / "__init__.py")


def layer_of(file: Path) -> str:
    return file.relative_to(CORE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[tuple[str, ...]]:
    """Absolute dotted names a module imports, as parts."""
    package = ("gazette", *file.relative_to(CORE).parent.parts)
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield (*above, *(node.module or "").split("."))


@pytest.mark.parametrize("file", modules(), ids=lambda f: f.relative_to(CORE).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    own = layer_of(file)
    assert own in RANK, f"{own} stands in no layer"
    for parts in imports(file):
        if parts[0] == "gazette" and len(parts) > 1 and parts[1] and parts[1] != own:
            assert RANK[parts[1]] < RANK[own], f"{own} imports {parts[1]}"


@pytest.mark.parametrize("file", modules(), ids=lambda f: f.relative_to(CORE).as_posix())
def test_the_core_does_not_know_the_generator(file: Path) -> None:
    assert not {"mkdocs", "material", "jinja2"} & {parts[0] for parts in imports(file)}


def test_the_shell_stays_a_shell() -> None:
    lines = (HOOKS / "events.py").read_text("utf-8").splitlines()
    assert len(lines) <= 120
    tree = ast.parse("\n".join(lines))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert all((node.end_lineno or 0) - node.lineno < 15 for node in functions)


def test_no_module_grows_beyond_what_its_name_holds() -> None:
    long = {file.name: n for file in modules() if (n := len(file.read_text("utf-8").splitlines())) > 300}
    assert not long
