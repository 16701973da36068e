"""How many personal data are found, in what they stand in, and how often there is an alarm without any.

usage: python -m bench.privacy PAPERS [--each 15] [--seed 1] [--keep SET]     from the folder `tests`

No number that was made is printed: a miss is told as its kind, its carrier and the path of its file.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from gazette.folder import Folder
from gazette.privacy import guard_folder

from .carriers import CARRIERS, photograph, tell
from .persons import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One find that ought to be made: its file's source path, the kind of what is private, what carries it."""

    path: str
    kind: str
    carrier: str


def main() -> None:
    wanted = argparse.ArgumentParser(prog="bench.privacy")
    wanted.add_argument("papers", type=Path, help="a folder of public papers, in which every finding is a false alarm")
    wanted.add_argument("--each", type=int, default=15, help="items of each kind in each carrier")
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--keep", type=Path, help="write the set here, to look at what was missed")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = given.keep or Path(folder)
        tell_recall(list(generate(root, given.each, given.seed)), root)
    tell_alarms(given.papers)


def generate(root: Path, each: int, seed: int) -> Iterator[Item]:
    """Write the set; the same seed gives the same set."""
    chance, number = Random(seed), 0
    for carrier, write in CARRIERS.items():
        for kind in KINDS:
            for _ in range(each):
                number += 1
                yield _placed(root, number, write(tell(kind, chance), chance), kind.name, carrier)
    for _ in range(each * 3):
        number += 1
        yield _placed(root, number, photograph(chance), "拍摄地点", "图片")


def _placed(root: Path, number: int, made: tuple[str, bytes], kind: str, carrier: str) -> Item:
    suffix, data = made
    path = f"files/a{number:05}{suffix}"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return Item(path=path, kind=kind, carrier=carrier)


def tell_recall(items: list[Item], root: Path) -> None:
    guarded = guard_folder(Folder(root))
    found = {finding.place.path for finding in guarded.findings if finding.code != "P107"}
    kinds = list(dict.fromkeys(item.kind for item in items))
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for item in items:
        for cell in ((item.carrier, item.kind), (item.carrier, ""), ("", item.kind), ("", "")):
            cells[cell].append(item.path in found)
    print(" | ".join(["", *kinds, "全部"]))
    for carrier in [*dict.fromkeys(item.carrier for item in items), ""]:
        print(" | ".join([carrier or "全部", *(_share(cells[carrier, kind]) for kind in [*kinds, ""])]))
    print(f"{len(items)} items, {_share(cells['', ''])} found, {_share([item.path in guarded.withheld for item in items])} held back")
    for item in items:
        if item.path not in found:
            print(f"missed: {item.kind} in {item.carrier}, item {item.path.removeprefix('files/')[:6]}")


def _share(found: list[bool]) -> str:
    return f"{100 * sum(found) / len(found):.1f} %" if found else "–"


def tell_alarms(papers: Path) -> None:
    pages = sum(name.path.endswith(".md") for name in Folder(papers).files)
    alarms = Counter(finding.code for finding in guard_folder(Folder(papers)).findings)
    by_code = "".join(f", {code} {count}" for code, count in sorted(alarms.items()))
    print(f"{pages} pages, {1000 * alarms.total() / max(pages, 1):.2f} alarms per 1,000{by_code}")


if __name__ == "__main__":
    main()
