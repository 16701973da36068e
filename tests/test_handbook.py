"""What README and the handbook say must be what the program does, and what they show must be right."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from click.testing import CliRunner
from PIL import Image

from conftest import BUILD_DATE
from gazette.cli import main
from gazette.findings import RULES
from gazette.model import DRAFT_KIND, KINDS, STATUS_LABELS
from gazette.schema import FIELDS
from gazette.views.dimensions import BY_WORD
from gazette.views.registry import BLOCKS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
HANDBOOK = ROOT / "docs" / "handbook"
PAGES = {path.relative_to(HANDBOOK).as_posix(): path.read_text("utf-8") for path in sorted(HANDBOOK.rglob("*.md"))}
TOLD = "\n".join((README, *PAGES.values()))
INTERNAL = {"请示", "报告"}
# Where a paper shown is to be kept → the paper.
PAPERS = dict(re.findall(r"^存为 `docs/([\w/.-]+\.md)`：\n\n````markdown\n(.*?)^````$", "\n".join(PAGES.values()), re.M | re.S))
SHOWN_BLOCKS = re.findall(r"^````markdown\n(```(\S+)\n.*?)^````$", PAGES["blocks.md"], re.M | re.S)
PROSE = {page: re.sub(r"^(```+).*?^\1$", "", text, flags=re.M | re.S) for page, text in PAGES.items()}
PICTURES = [(page, alt, src) for page, text in PROSE.items() for alt, src in re.findall(r"^!\[([^\]]*)\]\(([^)]+)\)", text, re.M)]


def links(page: Path, place: str) -> list[tuple[str, str]]:
    """Words and targets of the links in an element of a built page."""
    found = lxml.html.parse(page).xpath(f"//nav[@class='{place}']//a")
    return [(link.text_content(), link.get("href", "")) for link in found]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "index.md"])
def test_every_page_of_the_handbook_says_where_it_stands(demo: Path, page: str) -> None:
    here = demo / "handbook" / page.removesuffix(".md").removesuffix("index")
    way = [(words, (here / target).resolve()) for words, target in links(here / "index.html", "gz-crumbs")]
    kinds = [("文种", demo / "handbook/kinds")] if page.startswith("kinds/") and page != "kinds/index.md" else []
    assert way == [("首页", demo), ("编辑手册", demo / "handbook"), *kinds]


def test_a_long_page_of_the_handbook_begins_with_its_contents(demo: Path) -> None:
    page = demo / "handbook/blocks/index.html"
    contents = links(page, "gz-outline")
    assert {words for words, _ in contents} == set(BLOCKS)
    targets = {f"#{heading.get('id')}": heading.text_content() for heading in lxml.html.parse(page).getroot().iter("h2")}
    assert all(targets[target] == words for words, target in contents)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.attribute)
def test_every_field_stands_in_the_handbook_with_its_meaning(field: object) -> None:
    key, meaning = getattr(field, "key"), getattr(field, "meaning")  # noqa: B009
    assert re.search(rf"^\| `{key}` \| {re.escape(meaning)}(（必填）)? \|$", PAGES["front-matter.md"], re.M)


def test_every_kind_stands_in_its_column() -> None:
    rows = dict(re.findall(r"^\| `(\w+)/` \| \S+ \| ([^|]+) \|$", PAGES["kinds/index.md"], re.M))
    told = {kind: column for column, kinds in rows.items() for kind in kinds.split() if kind in KINDS}
    assert told == {kind: column for kind, column in KINDS.items() if kind not in INTERNAL}
    assert DRAFT_KIND in told


def test_every_kind_is_shown_in_a_whole_paper() -> None:
    shown = {kind for text in PAPERS.values() for kind in re.findall(r"^文种: (\S+)$", text, re.M)}
    assert shown == KINDS.keys() - INTERNAL


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo county with every paper and every block the handbook shows."""
    docs = tmp_path_factory.mktemp("handbook") / "docs"
    shutil.copytree(ROOT / "docs", docs)
    for path, text in PAPERS.items():
        assert not (docs / path).exists(), f"{path} is a paper of the demo county"
        (docs / path).write_text(text, "utf-8")
    (docs / "blocks.md").write_text("---\ntitle: 例子\n---\n\n" + "\n".join(block for block, _ in SHOWN_BLOCKS), "utf-8")
    return docs


def test_every_paper_and_block_shown_passes_the_check(tried: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(tried), "--today", BUILD_DATE, "--format", "json"])
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert {finding["path"] for finding in found} & PAPERS.keys(), "the papers shown were looked at"
    faults = [finding for finding in found if finding["level"] != "info"]
    assert faults == []
    assert [finding for finding in found if finding["path"] == "blocks.md"] == [], "no block shown is empty either"


def test_every_paper_shown_is_in_order(tried: Path) -> None:
    done = CliRunner().invoke(main, ["fmt", "--check", str(tried)])
    assert done.exit_code == 0, done.output


def test_every_block_has_its_line_and_an_example() -> None:
    assert set(re.findall(r"^\| `([^`/]+)` \| [^|]+ \| [^|]+ \|$", PAGES["blocks.md"], re.M)) == set(BLOCKS)
    assert {name for _, name in SHOWN_BLOCKS} == set(BLOCKS)


def test_every_way_in_is_named_as_an_option() -> None:
    (line,) = re.findall(r"^筛选项：([^，]+)，", PAGES["blocks.md"], re.M)
    assert line.split("、") == list(BY_WORD)


def test_every_status_is_explained() -> None:
    assert all(f"| {label} | " in PAGES["relations.md"] for label in STATUS_LABELS.values())


def test_every_family_of_rules_is_explained() -> None:
    told = set(re.findall(r"^\| ([A-Z]) \| [^|]+ \| [^|]+ \|$", PAGES["checks.md"], re.M))
    assert told == {code[0] for code in RULES}


def test_every_code_named_is_a_rule() -> None:
    assert set(re.findall(r"\b[A-Z]\d{3}\b", "\n".join(PAGES.values()))) <= RULES.keys()


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_named(name: str) -> None:
    assert re.search(rf"^\| `gazette {name}\b", README, re.M)


def test_the_commands_named_exist() -> None:
    named = set(re.findall(r"gazette ([a-z]+)\b", TOLD)) | set(re.findall(r"`gazette ([a-z]+)", TOLD))
    assert named <= main.commands.keys()


def test_the_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`?make (\w+)`?", TOLD)) <= targets


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert "docs/handbook/index.md" in links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_every_picture_is_there_is_small_and_is_put_in_words() -> None:
    assert {src for _, _, src in PICTURES} == {f"img/{path.name}" for path in (HANDBOOK / "img").iterdir()}
    for page, alt, src in PICTURES:
        picture = HANDBOOK / src
        with Image.open(picture) as opened:
            assert (opened.format, opened.width in (390, 1000)) == ("WEBP", True), src
        assert picture.stat().st_size <= 60_000, src
        assert len(alt) >= 8, f"{page}: {src} wants words for those who do not see it"
    assert sum(path.stat().st_size for path in (HANDBOOK / "img").iterdir()) <= 600_000


def test_every_address_promised_is_answered(demo: Path) -> None:
    addresses = re.findall(r"`(/[^`<]*)`", TOLD)
    plain = [address for address in addresses if not re.search(r"[<*#]", address)]
    assert "/catalog.json" in plain
    assert "/handbook/" in plain
    missing = [a for a in plain if not ((demo / a.lstrip("/")).is_file() or (demo / a.lstrip("/") / "index.html").is_file())]
    assert missing == []


def test_examples_are_shown_as_they_are_written(demo: Path) -> None:
    page = (demo / "handbook" / "blocks" / "index.html").read_text("utf-8")
    codes = [html.unescape(code) for code in re.findall(r"<pre><code[^>]*>(.*?)</code></pre>", page, re.S)]
    assert codes == [block for block, _ in SHOWN_BLOCKS]
    assert "gz-timeline" not in page, "no example became a view"


def test_the_handbook_is_for_staff(demo: Path) -> None:
    home, sitemap = ((demo / name).read_text("utf-8") for name in ("index.html", "sitemap/index.html"))
    assert re.findall(r'href="(?:\./)?(handbook/[^"]*)"', home) == ["handbook/"], "once, in the footer"
    assert home.index("<footer") < home.index("handbook/")
    assert "handbook/" in sitemap[: sitemap.index("<footer")]
    index = json.loads(gzip.decompress((demo / "search" / "index.bin").read_bytes()))
    addresses = [address for _, address in index["pages"]]
    assert "about/" in addresses
    assert not [address for address in addresses if address.startswith("handbook/")], "an example must not be found for a paper"
