"""When each file first and last changed, by what git recorded: files are followed back from HEAD through renames and merges.

`git log --follow` takes one file a run and loses its way at merges; here all files are followed in one pass over the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .commits import Commit, Diff, Extent, Log, read_log
from .findings import Finding
from .model import Place
from .recall import Recall

# The names some files of today had at one commit: path there → files of today (several where branches parted ways).
Names = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The first and last commit that changed a file's content, in +08:00; `first` is None where it cannot be known."""

    first: datetime | None
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """Revisions by path below the folder; a file that was never committed has none."""

    of: Mapping[str, Revision]
    extent: Extent
    findings: tuple[Finding, ...] = ()


_EDITS = Recall[Mapping[str, list[Commit]]]()


def read_revisions(root: Path, paths: Iterable[str]) -> Revisions:
    """The revisions of the files at `paths` below `root`. A folder outside git is nothing unusual, and not a finding."""
    log = read_log(root)
    wanted = tuple(paths)
    edits = _EDITS.made(root, _edits, log, wanted)
    of = {path: revision for path, commits in edits.items() if (revision := _revision(commits, log.extent))}
    return Revisions(of=of, extent=log.extent, findings=tuple(_findings(log, known=bool(edits))))


def _findings(log: Log, known: bool) -> Iterator[Finding]:
    if log.trouble:
        yield Finding(Place("."), "G102", f"git 历史读不出来，页面不显示提交日期；git 的原话：{log.trouble}")
    elif log.extent is Extent.SHALLOW and known:
        yield Finding(Place("."), "G101", "git 历史不完整（浅克隆），页面不显示上网日期；完整克隆后自动恢复")


def _revision(commits: Iterable[Commit], extent: Extent) -> Revision | None:
    """Where a shallow clone was cut, a commit seems to bring every file: there no date is certain."""
    whole = extent is Extent.FULL
    times = [commit.time for commit in commits if whole or commit.parents]
    return Revision(first=min(times) if whole else None, last=max(times)) if times else None


def _edits(log: Log, paths: Iterable[str]) -> Mapping[str, list[Commit]]:
    """The commits that changed each file, newest first."""
    edits: dict[str, list[Commit]] = defaultdict(list)
    pending = {commit.id: {log.prefix + path: frozenset({path}) for path in paths} for commit in log.commits[:1]}
    for commit in log.commits:
        names = pending.pop(commit.id, {})
        for name in set.intersection(*({change.path for change in diff if change.edited} for diff in commit.diffs)):
            for path in names.get(name, ()):
                edits[path].append(commit)
        for parent, before in zip(commit.parents, _names_before(names, commit.diffs), strict=False):
            pending[parent] = _joined(pending[parent], before) if parent in pending else before
    return edits


def _names_before(names: Names, diffs: tuple[Diff, ...]) -> Iterator[Names]:
    """The names in each parent. A file that a merge took whole from one parent has no past in the others."""
    changed = [{change.path for change in diff} for diff in diffs]
    in_all = set.intersection(*changed)
    for diff, paths in zip(diffs, changed, strict=True):
        before = dict(names) if len(diffs) > 1 else names
        for path in paths - in_all:
            before.pop(path, None)
        moved = [(change.old, before.pop(change.path, None)) for change in diff]
        before.update({old: files for old, files in moved if old and files})
        yield before


def _joined(known: Names, more: Names) -> Names:
    return known | {name: known.get(name, files) | files for name, files in more.items()}
