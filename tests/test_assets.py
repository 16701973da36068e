"""Sources of scripts and styles, put together as pages carry them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import ROOT, write_papers
from gazette.outputs.assets import STYLES, Assets, bundle

SOURCES = ROOT / "overrides/assets/gazette"
_WITHIN = re.compile(r"(?<=[\w*)\]]) :(?:is|where|not|has)\(")


def bundled(folder: Path, sources: Mapping[str, str]) -> Assets:
    write_papers(folder, sources)
    return bundle(folder)


def content(assets: Assets, name: str) -> str:
    return assets.files[assets.addresses[name]].decode()


def test_an_entry_is_one_file_with_all_it_imports_once_and_in_order(tmp_path: Path) -> None:
    styles = {"list.css": '@import "./a.css";\n@import "./b.css" print;\nh1 {\n  color: red;\n}', "a.css": "a :is(b, i) { top: 0 }", "b.css": "p { top: 0 }"}
    assert content(bundled(tmp_path, styles), "list.css") == "a :is(b,i){top:0}@media print{p{top:0}}h1{color:red}"


def sources_of(name: str) -> list[str]:
    """A style sheet and all it imports."""
    text = (SOURCES / name).read_text("utf-8")
    return [text, *(part for found in re.findall(r'@import "\./([\w-]+\.css)"', text) for part in sources_of(found))]


@pytest.mark.parametrize("name", STYLES)
def test_what_is_within_stays_within(name: str) -> None:
    """`a :is(b)` is not `a:is(b)`, in whatever rules the two stand."""
    written = sum(len(_WITHIN.findall(text)) for text in sources_of(name))
    assert len(_WITHIN.findall(content(bundle(SOURCES), name))) == written > 10


def test_an_address_changes_with_what_it_imports_and_with_nothing_else(tmp_path: Path) -> None:
    sources = {"list.js": 'import { a } from "./a.js";\na();', "a.js": "export function a() {}", "early.js": "1;"}
    before = bundled(tmp_path, sources).addresses
    after = bundled(tmp_path, {"a.js": "export function a() { return 1; }"}).addresses
    assert re.fullmatch(r"assets/list-[0-9a-f]{10}\.js", before["list.js"])
    assert before["list.js"] != after["list.js"]
    assert before["early.js"] == after["early.js"]


def test_what_is_loaded_later_is_a_file_of_its_own(tmp_path: Path) -> None:
    made = bundled(tmp_path, {"list.js": 'import("./more.js").then(({ more }) => more());', "more.js": "export function more() {}"})
    assert made.addresses["more.js"].removeprefix("assets/") in content(made, "list.js")
    assert "function more" not in content(made, "list.js")


WRONG = [
    {"list.js": 'import { a } from "./a.js";', "a.js": 'import { b } from "./list.js";'},
    {"list.js": "export default 1;"},
    {"list.js": 'import * as all from "./a.js";', "a.js": ""},
]


@pytest.mark.parametrize("sources", WRONG, ids=["circle", "default", "star"])
def test_what_cannot_be_put_together_is_refused(sources: Mapping[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"list\.js"):
        bundled(tmp_path, sources)


def test_pages_carry_nothing_but_bundles(demo: Path) -> None:
    carried = {path.relative_to(demo).as_posix() for path in (demo / "assets").rglob("*") if path.is_file()}
    assert carried
    assert all(re.fullmatch(r"assets/[\w-]+-[0-9a-f]{10}\.\w+", path) for path in carried)
