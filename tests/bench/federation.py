"""Many papers as one site and as sites built apart: time, memory, and whether both find the same in a real browser.

usage: python -m bench.federation PAPERS [--counts 2000,20000] [--parts 10] [--jobs 2] [--queries 20]     from the folder `tests`
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from browser.origins import Origin, served

from .answers import QUERIES, ask_both
from .contenders import ROOT, Job
from .measure import size, timed
from .papers import imported, take


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build: `seconds` of wall clock and of processor, `memory_mb` at the peak."""

    origin: Origin
    site: Path
    documents: int
    seconds: float
    processor: float
    memory_mb: float


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench.federation")
    wanted.add_argument("papers", type=Path)
    wanted.add_argument("--counts", default="2000")
    wanted.add_argument("--parts", type=int, default=3)
    wanted.add_argument("--jobs", type=int, default=1, help="parts that are built side by side")
    wanted.add_argument("--queries", type=int, default=len(QUERIES))
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        papers = imported(given.papers.resolve(), Path(folder) / "imported")
        for count in map(int, given.counts.split(",")):
            work = Path(folder) / str(count)
            take(papers, work / "all/docs", count)
            deal(work / "all/docs", work, given.parts)
            compare(work, given.parts, given.jobs, QUERIES[: given.queries])


def compare(work: Path, parts: int, jobs: int, queries: Sequence[str]) -> None:
    with ExitStack() as stack:
        (one,) = build([work / "all"], 1, stack)
        built = build([work / f"part{number}" for number in range(parts)], jobs, stack)
        front = front_over(built, work / "front", stack)
        ask_both(one.origin, front, [part.origin for part in built], queries)


def deal(docs: Path, work: Path, parts: int) -> None:
    """Versions of one text share their title, and so their part; that is all a part must hold together."""
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text("utf-8")
        title = next((line for line in text.splitlines() if line.startswith("title:")), path.name)
        target = work / f"part{crc32(title.encode()) % parts}/docs" / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(path)


def build(folders: Sequence[Path], jobs: int, stack: ExitStack) -> list[Built]:
    """Each folder's `docs` as a site, on an origin of its own."""
    origins = [stack.enter_context(served(folder / "site")) for folder in folders]
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        built = list(pool.map(_build, folders, origins))
    tell(built, jobs, time.perf_counter() - start)
    return built


def _build(work: Path, origin: Origin) -> Built:
    site = work / "site"
    env = {"DOCS_DIR": str(work / "docs"), "SITE_DIR": str(site), "SITE_URL": origin.address, "GAZETTE_CACHE": "0"}
    job = Job(command=(sys.executable, "-m", "mkdocs", "build", "-q"), folder=ROOT, site=site, env=env)
    seconds, processor, memory_mb = timed(job)
    documents = sum(1 for _ in (work / "docs").rglob("*.md"))
    return Built(origin=origin, site=site, documents=documents, seconds=seconds, processor=processor, memory_mb=memory_mb)


def tell(built: Sequence[Built], jobs: int, seconds: float) -> None:
    print(
        f"\n{sum(each.documents for each in built)} documents, {len(built)} builds, {jobs} at a time: {seconds:.0f} s"
        f" ({sum(each.processor for each in built):.0f} s of processor), the longest {max(each.seconds for each in built):.0f} s;"
        f" {max(each.memory_mb for each in built):.0f} MB at the peak of one;"
        f" {sum(size(each.site) for each in built) / 1e6:.0f} MB of output, {sum(size(each.site / 'search') for each in built) / 1e6:.1f} of it search",
        flush=True,
    )


def front_over(built: Sequence[Built], target: Path, stack: ExitStack) -> Origin:
    origin = stack.enter_context(served(target))
    listed = "".join(f"- {{名称: 第{at}部分, 目录: {each.site}, 网址: '{each.origin.address}'}}\n" for at, each in enumerate(built, 1))
    target.with_suffix(".yml").write_text(listed, "utf-8")
    program = "from gazette.cli import main; main()"
    command = (sys.executable, "-c", program, "portal", str(target.with_suffix(".yml")), "--into", str(target), "--url", origin.address)
    seconds, _, memory_mb = timed(Job(command=command, folder=ROOT, site=target))
    print(f"front over {len(built)}: {seconds:.1f} s, {memory_mb:.0f} MB, {size(target) / 1e6:.1f} MB of output")
    return origin


if __name__ == "__main__":
    main()
