"""One run of one contender: time and memory as the system counts them, bytes as they lie on the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .contenders import Contender, Job, environment

_EDIT = "\n\n这一段是改动。\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Seconds of wall clock and of processor, the largest process's memory, and what came out."""

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
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{job.site}: exit {process.returncode}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
