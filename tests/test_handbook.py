"""What the handbook says must be what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazette.cli import main
from gazette.model import DRAFT_KIND, KINDS, STATUS_LABELS
from gazette.schema import FIELDS
from gazette.views.dimensions import BY_WORD
from gazette.views.registry import BLOCKS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.attribute)
def test_every_field_stands_in_the_handbook_with_its_meaning(field: object) -> None:
    key, meaning = getattr(field, "key"), getattr(field, "meaning")  # noqa: B009
    assert re.search(rf"^\| `{key}` \| {re.escape(meaning)}(（必填）)? \|$", README, re.M)


def test_every_kind_stands_in_its_column() -> None:
    rows = dict(re.findall(r"^\| `(\w+)/` \| \S+ \| ([^|]+) \|$", README, re.M))
    told = {kind: column for column, kinds in rows.items() for kind in kinds.split() if kind in KINDS}
    internal = {"请示", "报告"}
    assert told == {kind: column for kind, column in KINDS.items() if kind not in internal}
    assert DRAFT_KIND in told


def test_every_block_has_its_line() -> None:
    assert set(re.findall(r"^\| `([^`/]+)` \| [^|]+ \| [^|]+ \|$", README, re.M)) >= set(BLOCKS)


def test_every_way_in_is_named_as_an_option() -> None:
    (line,) = re.findall(r"^筛选项：([^，]+)，", README, re.M)
    assert line.split("、") == list(BY_WORD)


def test_every_status_is_explained() -> None:
    assert all(f"| {label} | " in README for label in STATUS_LABELS.values())


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_named(name: str) -> None:
    assert f"gazette {name}" in README


def test_the_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`?make (\w+)`?", README)) <= targets


def test_every_address_promised_is_answered(demo: Path) -> None:
    addresses = re.findall(r"`(/[^`<]*)`", README)
    plain = [address for address in addresses if not re.search(r"[<*#]", address)]
    assert "/catalog.json" in plain
    missing = [a for a in plain if not ((demo / a.lstrip("/")).is_file() or (demo / a.lstrip("/") / "index.html").is_file())]
    assert missing == []
