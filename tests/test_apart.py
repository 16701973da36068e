"""What several processes make is what one makes; where one of them fails, nothing is lost and nothing half published."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from conftest import mkdocs_build, write_papers
from gazette.apart import MANY, begin, processors, shared
from helping import Helper

ONE_PROCESSOR = (
    sys.executable, "-c",
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.argv[1], sys.argv[1:])",
)  # fmt: skip
PAPER = """---
title: 关于第{0}号事项的通知
文种: 通知
发文字号: 澄政办发〔2025〕{0}号
发布日期: 2025-0{1}-1{2}
---
第一条　{3}见[第{4}号](p{4}.md)。

第二条　本通知所称的事项{0}，是指《关于第{4}号事项的通知》规定的事项。
"""
needs_fork = pytest.mark.skipif(processors() == 1, reason="one processor, or a process that cannot be doubled")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """More papers than one process is left alone with; every fifth is not plain, every fortieth has a broken link."""
    texts = {}
    for n in range(MANY + 40):
        word = "**各单位**" if n % 5 == 0 else "各单位"
        target = 9999 if n % 40 == 0 else n + 1
        texts[f"policies/p{n}.md"] = PAPER.format(n, n % 9 + 1, n % 9, word, target)
    write_papers(tmp_path / "docs", texts)
    return tmp_path / "docs"


@needs_fork
@pytest.mark.parametrize("cache", ["0", "cache"])
def test_one_processor_and_several_make_the_same_site(docs: Path, tmp_path: Path, cache: str) -> None:
    made, said = {}, {}
    for name, command in (("one", ONE_PROCESSOR), ("several", ())):
        kept = {"GAZETTE_CACHE": cache if cache == "0" else str(tmp_path / f"{name}-cache")}
        for _ in range(1 if cache == "0" else 2):
            done = mkdocs_build(tmp_path / name, docs=docs, env=kept, user=command)
            assert done.returncode == 0, done.stderr
        files = (file for file in (tmp_path / name).rglob("*") if file.is_file())
        made[name] = {str(file.relative_to(tmp_path / name)): file.read_bytes() for file in files}
        said[name] = sorted(line for line in done.stderr.splitlines() if "p9999" in line)
    assert len(made["one"]) > MANY
    assert made["one"].keys() == made["several"].keys()
    assert [name for name in made["one"] if made["one"][name] != made["several"][name]] == []
    assert said["one"] == said["several"] != []


def test_results_come_in_the_order_of_what_was_given() -> None:
    rows = [str(number) for number in range(MANY + 7)]
    assert shared(lambda row: f"{row}号", rows) == [f"{row}号" for row in rows]
    assert shared(str.upper, []) == []


def fails(_: int) -> None:
    raise ValueError("不行")


def dies(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@needs_fork
@pytest.mark.parametrize("end", [fails, dies])
def test_work_that_cannot_be_done_apart_is_done_here(end: Callable[[int], None]) -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            end(0)
        return "做成了"

    assert begin(work)() == "做成了"


def test_work_that_fails_anywhere_fails_where_it_is_asked_for() -> None:
    result = begin(lambda: fails(0))
    with pytest.raises(ValueError, match="不行"):
        result()


@needs_fork
def test_a_helper_that_ends_before_its_pages_are_made_stops_the_build() -> None:
    helper = Helper()
    if helper.is_here:
        os.kill(os.getpid(), signal.SIGKILL)
    with pytest.raises(Abort, match="原来的网站没有动"):
        helper.join()
