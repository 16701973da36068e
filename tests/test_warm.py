"""A build that reuses what the last one made gives what a build from nothing gives: every byte, every message.

`GAZETTE_EDITS=200 pytest tests/test_warm.py` makes as many random edits as named.
"""

from __future__ import annotations

import functools
import gc
import logging
import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import meta
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import BUILD_DATE, ROOT
from gazette import memory
from gazette.recall import Recall

Command = Literal["build", "serve"]
EDITS = int(os.environ.get("GAZETTE_EDITS", "20"))
PAPERS = (
    "policies/wenming-xingwei-cujin-tiaoli-2021.md",
    "policies/wenming-xingwei-cujin-tiaoli-2024.md",
    "policies/xiugai-wenming-tiaoli-jueding-2024.md",
)


@dataclass(slots=True)
class County:
    """A project of its own: configuration, templates and papers that may be edited, the code as it is."""

    root: Path
    chance: random.Random

    @property
    def papers(self) -> list[Path]:
        return sorted(path for path in (self.root / "docs").glob("*/*.md") if not path.parent.name.startswith("_"))

    def build(self, name: str, cache: str, command: Command = "build") -> tuple[dict[str, bytes], list[str]]:
        """The built site and the warnings, from `cache` (`0`: from nothing at all); `serve`: as the preview builds again, in
        the process of the build before; `build`: as another process does.
        """
        known = {name: kept.tell() for name, kept in memory.MEMORIES.items()}
        if cache == "0" or command == "build":
            _forget()
        heard = _Heard()
        site = self.root / name
        project = self.root / "aside" if cache == "0" else self.root
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GAZETTE_CACHE", cache)
            logging.getLogger("mkdocs").addHandler(heard)
            config = load_config(str(project / "mkdocs.yml"), docs_dir=str(self.root / "docs"), site_dir=str(site))
            config.plugins.on_startup(command=command, dirty=False)
            build(config)
            logging.getLogger("mkdocs").removeHandler(heard)
        if cache == "0":
            _forget()
            for name, told in known.items():
                memory.MEMORIES[name].hear(told)
        return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}, heard.said


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _forget() -> None:
    """Empty every memory the code keeps within a process."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith("gazette"):
            thing.cache_clear()
        elif isinstance(thing, Recall):
            thing.forget()
    memory.forget()


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setenv("BUILD_DATE", BUILD_DATE)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "aside").mkdir()  # the same project under another name, whose builds know nothing of the first one's
    for name in ("hooks", "mkdocs.yml", "overrides"):
        (tmp_path / "aside" / name).symlink_to(tmp_path / name)
    shutil.copytree(ROOT / "docs/_data", tmp_path / "docs/_data")
    plans = [str(path.relative_to(ROOT / "docs")) for path in sorted((ROOT / "docs/plans").glob("*.md"))[:2]]
    for paper in (*PAPERS, *plans):
        (tmp_path / "docs" / paper).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs" / paper, tmp_path / "docs" / paper)
    return County(tmp_path, random.Random(20261115))


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def edit_text(county: County) -> None:
    paper, word = county.chance.choice(county.papers), county.chance.choice(("新增", "**强调**", "[回首页](../index.md)", "《条例》"))
    _change(paper, lambda text: f"{text.rstrip()}\n\n{word}一段第{county.chance.randrange(99)}号。\n")


def edit_date(county: County) -> None:
    day = f"20{county.chance.randrange(10, 30)}-0{county.chance.randrange(1, 9)}-1{county.chance.randrange(9)}"
    _change(county.chance.choice(county.papers), lambda text: re.sub(r"(?m)^发布日期: .*$", f"发布日期: {day}", text))


def relate(county: County) -> None:
    paper, target = county.chance.choice(county.papers), county.chance.choice(county.papers)
    kind = county.chance.choice(("依据", "落实", "废止"))
    uri = target.relative_to(county.root / "docs").as_posix()
    _change(paper, lambda text: re.sub(rf"(?m)^{kind}: .*\n", "", text).replace("\n---\n", f"\n{kind}: {uri}\n---\n", 1))


def link(county: County) -> None:
    paper, target = county.chance.choice(county.papers), county.chance.choice(county.papers)
    uri = target.relative_to(county.root / "docs").as_posix()
    anchor = county.chance.choice(("", "#art-1", "#nowhere"))
    _change(paper, lambda text: f"{text.rstrip()}\n\n参见[那一件](../{uri}{anchor})。\n")


def rename(county: County) -> None:
    paper = county.chance.choice(county.papers)
    paper.rename(paper.with_name(f"renamed-{county.chance.randrange(1000)}.md"))


def delete(county: County) -> None:
    if len(county.papers) > 3:
        county.chance.choice(county.papers).unlink()


def add(county: County) -> None:
    number = county.chance.randrange(1000)
    text = f"---\ntitle: 关于第{number}号事项的通知\n文种: 通知\n发布日期: 2025-0{number % 9 + 1}-01\n---\n第一条 为了测试。\n"
    (county.root / f"docs/policies/added-{number}.md").write_text(text, "utf-8")


def edit_words(county: County) -> None:
    words = county.chance.choice(sorted((county.root / "docs/_data").glob("*.yml")))
    old, new = county.chance.choice((("县", "县里"), ("局", "局机关"), ("文明", "文明新风")))
    _change(words, lambda text: text.replace(f"名称: {old}", f"名称: {new}").replace(old, new, 1))


def edit_template(county: County) -> None:
    template = county.chance.choice(sorted((county.root / "overrides").rglob("*.html")))
    _change(template, lambda text: text.replace("</", f"<!-- {county.chance.randrange(99)} --></", 1))


def touch(county: County) -> None:
    county.chance.choice(county.papers).touch()


ACTIONS = (edit_text, edit_date, relate, link, rename, delete, add, edit_words, edit_template, touch)


@pytest.mark.parametrize("command", ["build", "serve"])
def test_warm_and_cold_builds_are_the_same(county: County, command: Command) -> None:
    cache = str(county.root / "cache")
    county.build("warm", cache, command)
    for number in range(EDITS):
        action = ACTIONS[number] if number < len(ACTIONS) else county.chance.choice(ACTIONS)
        action(county)
        warm, said = county.build("warm", cache, command)
        cold, told = county.build("cold", "0", command)
        assert warm.keys() == cold.keys(), action.__name__
        assert [name for name in warm if warm[name] != cold[name]] == [], action.__name__
        assert said == told, action.__name__


def test_a_preview_writes_only_what_has_changed(county: County) -> None:
    county.build("seen", str(county.root / "cache"), "serve")
    before = {file: file.stat().st_mtime_ns for file in (county.root / "seen").rglob("*.html")}
    _change(county.root / "docs" / PAPERS[0], lambda text: f"{text.rstrip()}\n\n新增一段。\n")
    county.build("seen", str(county.root / "cache"), "serve")
    written = {file for file, written in before.items() if file.stat().st_mtime_ns != written}
    edited = county.root / "seen" / PAPERS[0].removesuffix(".md") / "index.html"
    assert "新增一段" in edited.read_text("utf-8")
    assert edited in written
    assert len(written) < len(before) / 4


def test_a_page_that_gave_a_warning_leaves_the_preview_with_its_paper(county: County) -> None:
    paper = county.root / "docs" / PAPERS[0]
    _change(paper, lambda text: f"{text.rstrip()}\n\n参见[那一条](#nowhere)。\n")
    first, said = county.build("seen", str(county.root / "cache"), "serve")
    address = f"{PAPERS[0].removesuffix('.md')}/index.html"
    assert address in first and any("nowhere" in message for message in said)
    paper.unlink()
    again, _ = county.build("seen", str(county.root / "cache"), "serve")
    assert address not in again


def _notes_a_site(path: Path) -> bool:
    return "sites" in path.parts


def _kept(county: County) -> list[Path]:
    """Pages and what is remembered; what stands in which site."""
    return sorted((path for path in (county.root / "cache").rglob("*") if path.is_file()), key=_notes_a_site)


def test_pages_are_found_again(county: County) -> None:
    """Otherwise all that is said of warm builds here would be said of cold ones."""
    cache = str(county.root / "cache")
    first, _ = county.build("first", cache)
    kept = {path: path.stat().st_mtime_ns for path in _kept(county) if not _notes_a_site(path)}
    again, _ = county.build("again", cache)
    assert again == first
    assert {path: path.stat().st_mtime_ns for path in _kept(county) if not _notes_a_site(path)} == kept
    assert {name for name, known in memory.MEMORIES.items() if known.new} == set()
    assert len(kept) > len([name for name in first if name.endswith(".html")]) / 2


def test_what_is_broken_or_foreign_in_the_cache_is_not_believed(county: County) -> None:
    cache = str(county.root / "cache")
    first, _ = county.build("first", cache)
    kept = _kept(county)
    for number, path in enumerate(kept):
        whole = path.read_bytes()
        broken = (b"", whole[: len(whole) // 2], whole[:-1] + b"x", kept[number - 1].read_bytes(), b"<p>foreign</p>")
        path.write_bytes(broken[number % len(broken)])
    (kept[0].parent / "stray").write_bytes(b"foreign")
    again, _ = county.build("first", cache)
    assert again == first
    assert not (kept[0].parent / "stray").exists()


def test_a_template_changed_during_a_build_leaves_nothing_behind(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(county.root / "cache")
    template = county.root / "overrides/layout.html"
    whole = template.read_text("utf-8")
    before, _ = county.build("before", "0")
    from gazette.store import Store

    put = Store.put

    def meddle(self: Store, key: str, content: bytes) -> None:
        template.write_text(whole.replace("</body>", "<!-- half -->\n</body>"), "utf-8")
        put(self, key, content)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "put", meddle)
        county.build("meddled", cache)
    template.write_text(whole, "utf-8")
    again, _ = county.build("again", cache)
    assert again == before


def test_templates_ask_for_nothing_a_page_is_not_known_by() -> None:
    """What MkDocs says of other pages, of navigation or of the hour is no part of a page's digest."""
    sources = [path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    env = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    asked = {name for source in sources for name in meta.find_undeclared_variables(env.parse(source))}
    assert "columns" in asked
    assert not asked & {"nav", "pages", "build_date_utc", "mkdocs_version", "extra_css", "extra_javascript", "catalog"}
    of_page = {name for source in sources for name in re.findall(r"(?<!/)\bpage\.(\w+)", source)}
    assert of_page <= {"title", "url", "content", "is_homepage", "canonical_url", "ready", "text", "toc"}  # `text`: of a link; `toc`: of the text
