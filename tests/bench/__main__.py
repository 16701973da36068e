"""Run the benchmarks: `python -m bench [PAPERS] [--counts 150,300,600] [--into DIR] [--preview]`.

Only ratios are meant to be read; the seconds belong to whatever machine this runs on.
"""

from __future__ import annotations

import argparse
import csv
import math
import tempfile
from dataclasses import asdict
from pathlib import Path

from .chart import chart
from .contenders import CONTENDERS, ROOT
from .measure import Run, measure
from .papers import generate, imported, take
from .preview import preview_seconds


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench")
    wanted.add_argument("papers", nargs="?", type=Path)
    wanted.add_argument("--counts", default="150,300,600")
    wanted.add_argument("--into", type=Path, default=ROOT / ".cache" / "bench")
    wanted.add_argument("--only", default="", help="names that hold this word")
    wanted.add_argument("--cold", action="store_true", help="cold builds only")
    wanted.add_argument("--preview", action="store_true", help="time edits in the live preview of the largest folder")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = run_all(given, Path(folder))
    given.into.mkdir(parents=True, exist_ok=True)
    write_csv(given.into / "bench.csv", runs)
    (given.into / "bench.svg").write_text(chart(runs), "utf-8")
    print(f"\n{given.into}/bench.csv, bench.svg")


def run_all(given: argparse.Namespace, folder: Path) -> list[Run]:
    runs: list[Run] = []
    papers = imported(given.papers.resolve(), folder / "imported") if given.papers else None
    contenders = [contender for contender in CONTENDERS if contender.there() and given.only in contender.name]
    print(f"{'documents':>9}  {'contender':30}  {'case':8}  {'seconds':>8}  ratio  {'cpu s':>8}  ratio  {'MB':>6}  {'out MB':>7}  ratio  {'search MB':>9}")
    for count in map(int, given.counts.split(",")):
        work = folder / str(count)
        if papers:
            take(papers, work / "docs", count)
        else:
            generate(work / "docs", count)
        for contender in contenders:
            found = measure(contender, work, count, given.cold)
            runs += found
            for run in found:
                print(line(run, runs), flush=True)
    for name in dict.fromkeys(run.contender for run in runs):
        print(f"{name}: growth exponent {exponent(runs, name):.2f}")
    if given.preview:
        print("preview, one edit:", ", ".join(f"{seconds:.2f} s" for seconds in preview_seconds(work)))
    return runs


def line(run: Run, runs: list[Run]) -> str:
    """Ratios are to the first contender's cold build of as many documents. Other programs on the machine change the seconds of
    processor hardly, those of the wall clock much.
    """
    first = next(other for other in runs if other.documents == run.documents and other.case == "cold")
    return (
        f"{run.documents:9}  {run.contender:30}  {run.case:8}  {run.seconds:8.2f}  {run.seconds / first.seconds:5.2f}"
        f"  {run.processor:8.2f}  {run.processor / first.processor:5.2f}  {run.memory_mb:6.0f}  {run.output_bytes / 1e6:7.1f}  {run.output_bytes / first.output_bytes:5.2f}"
        f"  {run.search_bytes / 1e6:9.2f}"
    )


def exponent(runs: list[Run], name: str) -> float:
    """k in seconds of processor = c · nᵏ, between the fewest and the most documents: 1 is linear, 2 is square."""
    cold = sorted((run.documents, run.processor) for run in runs if run.contender == name and run.case == "cold")
    (few, short), (many, long) = cold[0], cold[-1]
    return math.log(long / short) / math.log(many / few) if many > few else math.nan


def write_csv(file: Path, runs: list[Run]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(asdict(runs[0])))
        writer.writeheader()
        writer.writerows(asdict(run) for run in runs)


if __name__ == "__main__":
    main()
