"""Work done in other processes beside this one. Where there are none to be had, it is done here; the result is the same."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from tempfile import TemporaryFile
from typing import TypeVar

from .folding import from_bytes, write_to

Given = TypeVar("Given")
Value = TypeVar("Value")
# Of fewer papers than these, beginning a process takes longer than it saves.
MANY = 300
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG (prctl(2))


def processors() -> int:
    """How many processes can work at the same time: one, unless this one can be doubled as it is."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if alone else 1


def fork() -> int:
    """As `os.fork`; the child ends when its parent does, however that comes about."""
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    return child


def begin(work: Callable[[], Value]) -> Callable[[], Value]:
    """Begin work now; the function given waits for its result. What work tells besides its result is not heard here. Work that
    fails apart is done again here, to fail where it is seen.
    """
    if processors() == 1:
        return cache(work)
    out = TemporaryFile()  # noqa: SIM115 both processes hold it
    child = fork()
    if child == 0:
        status = 1
        try:
            write_to(out, work())
            out.flush()
            status = 0
        finally:
            os._exit(status)

    @cache
    def result() -> Value:
        with out:
            failed = os.waitpid(child, 0)[1]
            out.seek(0)
            made: Value = work() if failed else from_bytes(out.read())
            return made

    return result


def shared(work: Callable[[Given], Value], rows: Sequence[Given]) -> list[Value]:
    """The result of work for every row, in their order, made by as many processes as there are processors."""
    count = processors() if len(rows) >= MANY else 1
    others = [begin(lambda part=rows[at::count]: [work(row) for row in part]) for at in range(1, count)]  # type: ignore[misc]
    parts = [[work(row) for row in rows[::count]], *(other() for other in others)]
    return [parts[at % count][at // count] for at in range(len(rows))]
