"""One run of one contender: time and memory as the system counts them, bytes as they lie on the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from .contenders import Contender, Job, environment

_EDIT = "\n\n这一段是改动。\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Seconds of wall clock and of processor, the memory of all processes at their peak, and what came out."""

    contender: str
    documents: int
    case: str
    seconds: float
    processor: float
    memory_mb: float
    output_bytes: int
    search_bytes: int


def measure(contender: Contender, work: Path, count: int, cold_only: bool) -> list[Run]:
    """Cold, and unless that is all, again with nothing changed and after an edit of one paper."""
    job = contender.prepare(work)
    if cold_only:
        shutil.rmtree(job.site, ignore_errors=True)
        return [_run(contender, work, count, "cold")]
    paper = next(path for path in sorted((work / "docs").rglob("*.md")) if path.name != "index.md")
    text = paper.read_text("utf-8")
    shutil.rmtree(job.site, ignore_errors=True)
    runs = [_run(contender, work, count, case) for case in ("cold", "warm")]
    paper.write_text(text + _EDIT, "utf-8")
    runs.append(_run(contender, work, count, "one edit"))
    paper.write_text(text, "utf-8")
    return runs


def _run(contender: Contender, work: Path, count: int, case: str) -> Run:
    job = contender.prepare(work)
    seconds, processor, memory_mb = timed(job)
    return Run(
        contender=contender.name,
        documents=count,
        case=case,
        seconds=seconds,
        processor=processor,
        memory_mb=memory_mb,
        output_bytes=size(job.site),
        search_bytes=size(job.site / job.search) if job.search else 0,
    )


def timed(job: Job) -> tuple[float, float, float]:
    """Seconds of wall clock, seconds of processor, MB of memory at the peak."""
    start = time.perf_counter()
    process = subprocess.Popen(
        job.command, cwd=job.folder, env=environment(job), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with Memory(process.pid) as memory:
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{job.site}: exit {process.returncode}")
    return seconds, used.ru_utime + used.ru_stime, max(memory.peak, used.ru_maxrss) / 1024


class Memory(Thread):
    """What a process and its children hold together at the most, in KB, looked at twice a second; what they share counts once.
    Nothing where the system does not tell (Linux does).
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process, self._done = process, Event()

    def run(self) -> None:
        while not self._done.wait(0.5):
            self.peak = max(self.peak, sum(map(_held, [self._process, *_children(self._process)])))

    def __enter__(self) -> Memory:
        self.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._done.set()
        self.join()


def _children(process: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def _held(process: int) -> int:
    """Proportional set size in KB."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
