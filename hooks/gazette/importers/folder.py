"""Sources → files below a folder of documents. The only module of this package that writes papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import yaml

from gazette.model import KINDS

from .naming import slug_of
from .output import render
from .paper import Paper, understand
from .provenance import shape_of
from .refusal import Refusal
from .report import Outcome, Report, Result, write_report
from .sheet import Picture
from .slugs import Wish, place, version_of
from .sources import SUFFIXES, read_source
from .word import Tracked

_ORIGIN = re.compile(r"^(?:导入自|imported_from)\s*:\s*(.+)$", re.M)

_HIDDEN = (".", "~$")  # Word keeps a file of that name beside one that is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to import; `origin` is the name it is known by ever after (导入自)."""

    path: Path
    origin: str


def find_sources(given: Iterable[Path], into: Path) -> list[Source]:
    """All files at or below the given paths, in a fixed order; files of the target folder are none."""
    inside = into.resolve()
    files = {
        path: base for base in given for path in _files(base) if not path.resolve().is_relative_to(inside)
    }
    names = Counter(path.name for path in files)
    named = (
        (path, path.name if names[path.name] == 1 else _longer_name(path, base))
        for path, base in files.items()
    )
    return sorted(
        (Source(path=path, origin=origin) for path, origin in named), key=lambda source: source.origin
    )


def _files(base: Path) -> Iterator[Path]:
    if base.is_file():
        yield base
    else:
        inside = (path for path in base.rglob("*") if path.is_file())
        yield from (path for path in inside if not any(part.startswith(_HIDDEN) for part in path.relative_to(base).parts))


def _longer_name(path: Path, base: Path) -> str:
    """Two files of one name in one run are told apart by their folders."""
    return path.relative_to(base.parent).as_posix() if base.is_dir() else path.as_posix()


def import_papers(
    sources: Iterable[Source],
    into: Path,
    *,
    force: bool = False,
    tracked: Tracked = Tracked.ACCEPT,
    tick: Callable[[Source], None] = lambda _: None,
) -> Report:
    """Read all sources, give each paper its place, write what may be written, and tell what happened."""
    taken = _taken(into)
    known = set() if force else {origin for origin in taken.values() if origin}
    papers, outcomes = _read_all(sources, known, tracked, tick)
    places = place(map(_wish, papers), taken)
    outcomes += [_write(paper, into, places[paper.origin]) for paper in papers]
    report = Report(outcomes=tuple(sorted(outcomes, key=lambda outcome: outcome.source)))
    write_report(report, into)
    return report


def _read_all(
    sources: Iterable[Source], known: set[str], tracked: Tracked, tick: Callable[[Source], None]
) -> tuple[list[Paper], list[Outcome]]:
    """The papers of all sources, and what became of the sources that gave none."""
    papers: list[Paper] = []
    outcomes: list[Outcome] = []
    for source in sources:
        found = _read(source, tracked, skip=source.origin in known)
        if isinstance(found, Paper):
            papers.append(found)
        else:
            outcomes.append(found)
        tick(source)
    return papers, outcomes


def _read(source: Source, tracked: Tracked, *, skip: bool) -> Paper | Outcome:
    if source.path.suffix.lower() not in SUFFIXES:
        return Outcome(source=source.origin, result=Result.SKIPPED, reason=f"不支持的格式 {source.path.suffix}")
    if skip:
        return Outcome(source=source.origin, result=Result.SKIPPED, reason="已经导入过，要覆盖请加 --force")
    sheet = read_source(source.path, tracked)
    found = sheet if isinstance(sheet, Refusal) else understand(sheet, source.origin)
    if isinstance(found, Refusal):
        return Outcome(source=source.origin, result=Result.FAILED, code=found.code, reason=found.reason)
    return found


def _wish(paper: Paper) -> Wish:
    days = [event.date for event in paper.history] or ([paper.signed] if paper.signed else [])
    return Wish(
        origin=paper.origin,
        folder=KINDS[paper.kind],
        slug=slug_of(paper.title, paper.issuer),
        version=version_of(paper.origin, days),
    )


def _write(paper: Paper, into: Path, target: str) -> Outcome:
    path = into / target
    path.parent.mkdir(parents=True, exist_ok=True)
    text = render(paper)
    for number, picture in enumerate(paper.pictures, 1):
        beside = _beside(path, number, picture)
        beside.write_bytes(picture.data)
        text = text.replace(f"](image:{number})", f"]({beside.name})")
    path.write_text(text, encoding="utf-8")
    return Outcome(
        source=paper.origin,
        result=Result.IMPORTED,
        target=target,
        title=paper.title,
        found=(*map(str, paper.found), *filter(None, [shape_of(paper.body)])),
        doubts=paper.doubts,
        dropped=paper.dropped,
    )


def _beside(path: Path, number: int, picture: Picture) -> Path:
    """Where a picture goes: beside its paper, under its name; never in place of another file."""
    wanted = f"{path.stem}-{number}"
    names = chain([wanted], (f"{wanted}-{again}" for again in count(2)))
    places = (path.with_name(f"{name}{picture.suffix}") for name in names)
    return next(place for place in places if not place.exists() or place.read_bytes() == picture.data)


def _taken(into: Path) -> dict[str, str]:
    """Every document there is → the source it was imported from, empty for staff's own."""
    return {path.relative_to(into).as_posix(): _origin(path) for path in sorted(into.rglob("*.md"))}


def _origin(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as lines:
        if next(lines, "").strip() != "---":
            return ""
        matter = "".join(iter(lambda: _matter_line(lines), ""))
    found = _ORIGIN.search(matter)
    try:
        return str(yaml.safe_load(found[1])) if found else ""
    except yaml.YAMLError:
        return ""


def _matter_line(lines: Iterator[str]) -> str:
    line = next(lines, "")
    return "" if line.strip() == "---" else line
