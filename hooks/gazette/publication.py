"""The ledger of what has been public (`_data/releases.csv`): a line for each paper that came, changed, moved or went.

Lines are only ever added, by `gazette release`. A paper's digest is of what was issued: its text, title, number, issuers, day of
publication and attachments; blanks and line ends do not count, nor does what staff say of it (topics, notes, contacts).
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path

from .findings import Finding
from .model import Document, Place
from .removals import Removals
from .source import read_text
from .wordlists import FOLDER

FILE = f"{FOLDER}/releases.csv"
_HEADS = ("日期", "事项", "路径", "摘要", "标题", "说明")
_DIGITS = 16


class Deed(Enum):
    """What a release did with a paper; the value is the word in the file and on the page, the order that of the page."""

    PUBLISHED = "公开"
    CHANGED = "修改"
    MOVED = "移动"
    WITHDRAWN = "撤下"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line: `note` says what changed, from which path a paper came, or why it went."""

    day: date
    deed: Deed
    path: str
    digest: str
    title: str
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All releases up to a day, oldest first; `last` is each path's latest event."""

    events: tuple[Event, ...]
    last: Mapping[str, Event]
    findings: tuple[Finding, ...]

    def before(self, path: str, removals: Removals) -> Event | None:
        """The latest event of a paper, under this path or one it has moved from."""
        names = [path, *(old for old, move in removals.moved.items() if move.new == path)]
        known = [self.last[name] for name in names if name in self.last]
        return max(known, key=lambda event: event.line, default=None)


def read_ledger(root: Path, today: date) -> Ledger:
    """The ledger below `root` as it stood on a day; empty where there is none."""
    if not (root / FILE).is_file():
        return Ledger(events=(), last={}, findings=())
    text, faults = read_text(root / FILE, FILE)
    rows = list(csv.reader(io.StringIO(text or "")))
    read = [_event(number, row) for number, row in enumerate(rows, 1) if number > 1 and row]
    written = [event for event in read if isinstance(event, Event)]
    findings = [*faults, *(found for found in read if isinstance(found, Finding)), *_headless(rows[:1]), *_disordered(written)]
    events = tuple(event for event in written if event.day <= today)
    return Ledger(events=events, last={event.path: event for event in events}, findings=tuple(findings))


def _event(line: int, row: list[str]) -> Event | Finding:
    try:
        day, deed, path, digest, title, note = row
        return Event(day=date.fromisoformat(day), deed=Deed(deed), path=path, digest=digest, title=title, note=note, line=line)
    except ValueError:
        message = "台账这一行读不出来，请用 git 恢复原样；台账只由 gazette release 增加，不要手工修改"
        return Finding(Place(FILE, line), "L105", message)


def _headless(first: list[list[str]]) -> Iterator[Finding]:
    if first != [list(_HEADS)]:
        yield Finding(Place(FILE, 1), "L105", f"台账第一行应当是“{','.join(_HEADS)}”，文件可能被清空或截断，请用 git 恢复原样")


def _disordered(events: list[Event]) -> Iterator[Finding]:
    """Lines are added at the end, and only a paper that has been public can change, move or go."""
    known: set[str] = set()
    latest = date.min
    for event in events:
        if event.day < latest:
            yield Finding(Place(FILE, event.line), "L105", f"这一行是 {event.day} 的，前面已经有 {latest} 的，次序改动过，请用 git 恢复原样")
        latest = max(latest, event.day)
        source = event.note if event.deed is Deed.MOVED else event.path
        if event.deed is not Deed.PUBLISHED and source not in known:
            yield Finding(Place(FILE, event.line), "L105", f"「{source}」前面没有公开的记录，像是删掉了几行，请用 git 恢复原样")
        known.add(event.path)


def digest(document: Document, root: Path) -> str:
    """What tells one issued text from another, as hexadecimal figures."""
    issuers = "、".join(mention.text for mention in document.issuer)
    parts = [document.title, document.number, issuers, str(document.published or ""), "".join(document.body.split())]
    files = (root / attachment.path for attachment in document.attachments)
    parts += [sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def changed_silently(document: Document, before: Event) -> bool:
    """Whether nothing says why a text is not what it was: no 修订记录 since the release that last showed it."""
    return not any(change.day >= before.day for change in document.changes)


def next_events(ledger: Ledger, documents: Iterable[Document], root: Path, removals: Removals, today: date, note: str) -> tuple[Event, ...]:
    """What a release today would add, in the order of the paths; `note` explains changes that staff did not."""
    events = [event for document in documents if (event := _came(ledger, document, root, removals, today, note))]
    events += _went(ledger, removals, today)
    return tuple(sorted(events, key=lambda event: (list(Deed).index(event.deed), event.path)))


def _came(ledger: Ledger, document: Document, root: Path, removals: Removals, today: date, note: str) -> Event | None:
    before, now = ledger.before(document.uri, removals), digest(document, root)
    if before is None or before.deed is Deed.WITHDRAWN:
        deed, said = Deed.PUBLISHED, ""
    elif before.path != document.uri:
        deed, said = Deed.MOVED, before.path
    elif before.digest != now:
        said = "；".join(change.note for change in document.changes if change.day >= before.day)
        deed, said = Deed.CHANGED, said or note
    else:
        return None
    return Event(day=today, deed=deed, path=document.uri, digest=now, title=document.title, note=said)


def _went(ledger: Ledger, removals: Removals, today: date) -> Iterator[Event]:
    for path, row in removals.withdrawn.items():
        known = ledger.last.get(path)
        if known and known.deed is not Deed.WITHDRAWN:
            yield Event(day=today, deed=Deed.WITHDRAWN, path=path, digest="", title=row.title, note=row.reason)


def write_events(root: Path, events: Iterable[Event]) -> None:
    """Add lines to the ledger below `root`, which may be new."""
    file = root / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    new = not file.is_file()
    with file.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([_HEADS] if new else [])
        writer.writerows((e.day.isoformat(), e.deed.value, e.path, e.digest, e.title, e.note) for e in events)


def by_day(ledger: Ledger) -> Mapping[date, tuple[Event, ...]]:
    """The events of each release, the newest release first."""
    days: dict[date, list[Event]] = defaultdict(list)
    for event in ledger.events:
        days[event.day].append(event)
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}
