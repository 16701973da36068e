"""What one build knows for the next: kept while the process runs, and, written down whole, handed to the next process."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

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


def written() -> bytes | None:
    """All memories in one piece, so that what they share stays one; None where hardly anything is new."""
    memories = MEMORIES.values()
    if sum(memory.new for memory in memories) * _SMALL <= sum(map(len, memories)):
        return None
    for memory in memories:
        memory.new = 0
    return pickle.dumps({name: memory.tell() for name, memory in MEMORIES.items()}, 5)


def read(content: bytes) -> None:
    """Know what another process wrote down. It must have been the same code: the names and the classes are those of today."""
    for name, told in pickle.loads(content).items():
        MEMORIES[name].hear(told)


def forget() -> None:
    """Know nothing."""
    for memory in MEMORIES.values():
        memory.forget()


class _Attached(Generic[Owner, Result]):
    """Results for objects that equal themselves alone, kept as long as the object lives."""

    def __init__(self) -> None:
        self.new = 0
        self.kept: WeakKeyDictionary[Owner, dict[object, Result]] = WeakKeyDictionary()

    def tell(self) -> list[tuple[Owner, dict[object, Result]]]:
        return list(self.kept.items())

    def hear(self, told: list[tuple[Owner, dict[object, Result]]]) -> None:
        self.kept.update(told)

    def forget(self) -> None:
        self.kept.clear()
        self.new = 0

    def __len__(self) -> int:
        return len(self.kept)


def remembered(work: Callable[[Owner, *Rest], Result]) -> Callable[[Owner, *Rest], Result]:
    """Do the work once for each object. What it gives must not hold that object, and depend on nothing but the arguments."""
    memory = MEMORIES[f"{work.__module__}.{work.__qualname__}"] = _Attached[Owner, Result]()

    @wraps(work)
    def ask(owner: Owner, *rest: *Rest) -> Result:
        results = memory.kept.get(owner)
        if results is None:
            results = memory.kept[owner] = {}
        if rest not in results:
            results[rest] = work(owner, *rest)
            memory.new += 1
        return results[rest]

    return ask


class Foldable:
    """An object written down apart from all that refers to it, and read back when the first of its fields is asked for.

    What equals itself alone and is shared with others must not be among its fields: read back, it would be another.
    """

    __slots__ = ("_folded",)

    def __getattr__(self, name: str) -> Any:
        if name not in type(self).__slots__:
            raise AttributeError(name)
        for field, value in pickle.loads(object.__getattribute__(self, "_folded")).items():
            object.__setattr__(self, field, value)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        if not hasattr(self, "_folded"):
            fields = {name: getattr(self, name) for name in type(self).__slots__}
            object.__setattr__(self, "_folded", pickle.dumps(fields, 5))
        return _refer, (type(self), self._folded)


def _refer(kind: type[Foldable], folded: bytes) -> Foldable:
    made = kind.__new__(kind)
    object.__setattr__(made, "_folded", folded)
    return made
