"""What git recorded: every commit behind HEAD with the files it changed, read from one `git log`.

git itself is asked, as a process: it knows shallow clones, worktrees, both hash formats and the renames staff see in
`git log --follow`. GitPython starts the same process; pygit2 and dulwich would leave the renames of each merge to us.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from functools import lru_cache
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
TIMEOUT = 120  # seconds

# The whole repository, not the folder alone: a file may have come from elsewhere. Whatever the reader's own
# configuration would change of the answer is set here; -m gives one diff for each parent of a merge.
_LOG = (
    *("-c", "diff.relative=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false"),
    *("-c", "log.diffMerges=separate", "log", "-m"),
    *("--topo-order", "--raw", "--no-abbrev", "-z", "-M50%", "-l1000", "--no-rename-empty", "--ignore-submodules=none"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--format=%H %T %ct %P"),
)
_PATCH = ("--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text")
# A git hook that starts the build leaves its own repository in the environment.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
_NOTHING_RECORDED = ("not a git repository", "does not have any commits yet", "ambiguous argument 'HEAD'")


class Extent(Enum):
    """How much of the history is at hand."""

    FULL = "full"
    SHALLOW = "shallow"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """`path` after the commit, `old` before it (empty for a new or a deleted file); `edited`: new content is there."""

    path: str
    old: str
    edited: bool


Diff = tuple[FileChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit, at its committer's time, with a diff against each parent; a root has one, against nothing."""

    id: str
    time: datetime
    parents: tuple[str, ...]
    diffs: tuple[Diff, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Commits, HEAD first, each before its parents. `prefix` leads from the repository to the folder asked for."""

    commits: tuple[Commit, ...] = ()
    prefix: str = ""
    extent: Extent = Extent.NONE
    trouble: str = ""


class _GitError(Exception):
    """git gave no answer; the words are empty where that is nothing to speak of."""


def read_log(folder: Path) -> Log:
    """The history of the repository `folder` lies in; `trouble` says in git's words why there is none, if it should."""
    try:
        shallow, _, prefix = _git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix").partition("\n")
        commits = _history(folder, _git(folder, "rev-parse", "HEAD"), shallow)
    except _GitError as error:
        return Log(trouble=str(error))
    extent = Extent.SHALLOW if shallow == "true" else Extent.FULL
    return Log(commits=commits, prefix=prefix.removesuffix("\n"), extent=extent)


def written_lines(folder: Path, path: str) -> tuple[str, ...]:
    """Every line of a file below `folder` that a commit behind HEAD wrote, the oldest first; none where git knows nothing."""
    try:
        return _written_before(folder, _git(folder, "rev-parse", "HEAD").strip(), path)
    except _GitError:
        return ()


@lru_cache(maxsize=4)
def _written_before(folder: Path, head: str, path: str) -> tuple[str, ...]:
    patch = _git(folder, "-c", "log.showRoot=true", "log", "-m", "--topo-order", "--reverse", "--format=", *_PATCH, head, "--", path)
    lines = (line.rstrip("\r") for line in patch.split("\n"))
    return tuple(dict.fromkeys(line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")))


@lru_cache(maxsize=1)
def _history(folder: Path, head: str, shallow: str) -> tuple[Commit, ...]:
    """What is behind a commit never changes, unless a shallow clone is deepened: a preview asks again and again."""
    return tuple(_commits(_git(folder, *_LOG)))


def _git(folder: Path, *arguments: str) -> str:
    own = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN} | own
    command = ("git", *arguments)
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False
        )
    except OSError:
        raise _GitError from None
    except subprocess.TimeoutExpired:
        raise _GitError(f"{TIMEOUT} 秒没有读完") from None
    if done.returncode:
        words = os.fsdecode(done.stderr).strip()
        raise _GitError("" if any(quiet in words for quiet in _NOTHING_RECORDED) else words.partition("\n")[0])
    return os.fsdecode(done.stdout)


def _commits(output: str) -> Iterator[Commit]:
    """A merge is printed once for each parent it differs from; a parent with the same tree has the empty diff."""
    printed: dict[str, tuple[str, list[Diff]]] = {}
    for header, diff in _records(output):
        diffs = printed.setdefault(header.partition(" ")[0], (header, []))[1]
        if diff:
            diffs.append(diff)
    trees = {id: header.split()[1] for id, (header, _) in printed.items()}
    for id, (header, diffs) in printed.items():
        _, tree, time, *parents = header.split()
        given = iter(diffs)
        yield Commit(
            id=id,
            time=datetime.fromtimestamp(int(time), CHINA),
            parents=tuple(parents),
            diffs=tuple(() if trees.get(parent) == tree else next(given, ()) for parent in parents or [""]),
        )


def _records(output: str) -> Iterator[tuple[str, Diff]]:
    """`header NUL [LF :modes blobs status NUL path NUL [path NUL] …]`, again and again."""
    tokens = iter(output.split("\0"))
    header, changes = "", []
    for token in tokens:
        word = token.removeprefix("\n")
        if word.startswith(":"):
            changes.append(_file_change(word, tokens))
            continue
        if header:
            yield header, tuple(changes)
        header, changes = word, []


def _file_change(word: str, tokens: Iterator[str]) -> FileChange:
    _, _, before, after, status = word.split()
    path = next(tokens)
    if status[0] in "AD":
        return FileChange(path=path, old="", edited=status[0] == "A")
    return FileChange(path=next(tokens) if status[0] == "R" else path, old=path, edited=before != after)
