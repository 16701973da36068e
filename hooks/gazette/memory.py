"""What one build knows for the next: kept while the process runs, and, written down whole, handed to the next process."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from .folding import from_bytes, write_to

Owner = TypeVar("Owner")
Result = TypeVar("Result")
Rest = TypeVarTuple("Rest")


class Memory(Protocol):
    """What is kept under one name. `new` is how many of its results were made, and not handed down."""

    new: int

    def tell(self) -> Any: ...

    def hear(self, told: Any) -> None: ...

    def forget(self) -> None: ...

    def __len__(self) -> int: ...


MEMORIES: dict[str, Memory] = {}
# A memory of which so small a part is new is not worth writing down again.
_SMALL = 20


def knows() -> bool:
    return any(map(len, MEMORIES.values()))


def has_much_new() -> bool:
    """Whether it is worth writing down again."""
    memories = MEMORIES.values()
    return sum(memory.new for memory in memories) * _SMALL > sum(map(len, memories))


def write(out: Any) -> None:
    """All memories in one piece, so that what they share stays one. `out` has a `write` for bytes."""
    write_to(out, {name: memory.tell() for name, memory in MEMORIES.items()})
    is_kept()


def is_kept() -> None:
    """Nothing of it is new any more."""
    for memory in MEMORIES.values():
        memory.new = 0


def read(content: bytes | memoryview) -> None:
    """Know what another process wrote down. It must have been the same code: the names and the classes are those of today."""
    for name, told in from_bytes(content).items():
        MEMORIES[name].hear(told)


def forget() -> None:
    """Know nothing."""
    for memory in MEMORIES.values():
        memory.forget()


class _Attached(Generic[Owner, Result]):
    """The last result for each object, with what it was made from besides, as long as the object lives."""

    def __init__(self) -> None:
        self.new = 0
        self.kept: WeakKeyDictionary[Owner, tuple[object, Result]] = WeakKeyDictionary()

    def tell(self) -> list[tuple[Owner, tuple[object, Result]]]:
        return list(self.kept.items())

    def hear(self, told: list[tuple[Owner, tuple[object, Result]]]) -> None:
        self.kept.update(told)

    def forget(self) -> None:
        self.kept.clear()
        self.new = 0

    def __len__(self) -> int:
        return len(self.kept)


def remembered(work: Callable[[Owner, *Rest], Result]) -> Callable[[Owner, *Rest], Result]:
    """Do the work once for each object, which equals itself alone; `rest` are the same from build to build, or for a day.

    What the work gives must not hold that object, and depend on nothing but the arguments.
    """
    memory = MEMORIES[f"{work.__module__}.{work.__qualname__}"] = _Attached[Owner, Result]()

    @wraps(work)
    def ask(owner: Owner, *rest: *Rest) -> Result:
        kept = memory.kept.get(owner)
        if kept and kept[0] == rest:
            return kept[1]
        made = work(owner, *rest)
        memory.kept[owner] = rest, made
        memory.new += 1
        return made

    return ask
