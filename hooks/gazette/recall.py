"""Work remembered with everything it looked at, and done again only when one of those looks would show something else.

Nobody declares what a piece of work depends on; what it asks of the mappings it is handed is written down while it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from enum import Enum
from typing import Any, Generic, TypeVar, TypeVarTuple

from .apart import shared
from .memory import MEMORIES

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Given = TypeVarTuple("Given")
# The mappings a piece of work may look into, by name, and what its looks (name, key) showed.
World = Mapping[str, Mapping[Any, Any]]
Looks = dict[tuple[str, Hashable], object]


class _Shown(Enum):
    """What a look can show besides a value of the mapping: no value, and the mapping itself (as a key)."""

    NOTHING = 0
    ALL = 1


class Watched(Mapping[Key, Value]):
    """A mapping that writes down what is asked of it. To go through it is to ask for all of it."""

    __slots__ = ("_looks", "_name", "_whole")

    def __init__(self, name: str, whole: Mapping[Key, Value], looks: Looks) -> None:
        self._name, self._whole, self._looks = name, whole, looks

    def __getitem__(self, key: Key) -> Value:
        try:
            found = self._whole[key]
        except KeyError:
            self._looks[self._name, key] = _Shown.NOTHING
            raise
        self._looks[self._name, key] = found
        return found

    def __iter__(self) -> Iterator[Key]:
        self._looks[self._name, _Shown.ALL] = self._whole
        return iter(self._whole)

    def __len__(self) -> int:
        self._looks[self._name, _Shown.ALL] = self._whole
        return len(self._whole)


class Recall(Generic[Value]):
    """The last result for each key.

    `given` is what the work is made from besides the world; it and what is seen there count as the same when they are equal.
    Under a `name` the results outlive the process.
    """

    def __init__(self, name: str = "") -> None:
        self.new = 0
        self._kept: dict[Hashable, tuple[object, Looks, Value]] = {}
        if name:
            MEMORIES[name] = self

    def of(self, key: Hashable, given: object, world: World, make: Callable[[World], Value]) -> Value:
        """The result of `make` on the world, from memory where nothing it looked at has changed."""
        kept = self._kept.get(key)
        if kept and kept[0] == given and _shows_the_same(world, kept[1]):
            return kept[2]
        looks: Looks = {}
        made = make({name: Watched(name, whole, looks) for name, whole in world.items()})
        self._kept[key] = given, looks, made
        self.new += 1
        return made

    def made(self, key: Hashable, work: Callable[[*Given], Value], *given: *Given) -> Value:
        """The result of work that looks at nothing but what it is given."""
        kept = self._kept.get(key)
        if kept and kept[0] == given:
            return kept[2]
        made = work(*given)
        self.learn(key, made, *given)
        return made

    def all_made(self, work: Callable[[*Given], Value], rows: Mapping[Any, tuple[*Given]]) -> dict[Any, Value]:
        """What `made` gives for each key and what work is given for it; what is not remembered is made by several processes."""
        missing = [key for key, given in rows.items() if key not in self._kept or self._kept[key][0] != given]
        for key, made in zip(missing, shared(lambda key: work(*rows[key]), missing), strict=True):
            self.learn(key, made, *rows[key])
        return {key: self._kept[key][2] for key in rows}

    def learn(self, key: Hashable, made: Value, *given: *Given) -> None:
        """Remember what was made elsewhere by work that looks at nothing but what it is given."""
        self._kept[key] = given, {}, made
        self.new += 1

    def keep_only(self, keys: Set[Any]) -> None:
        """Forget what nobody asks for any more."""
        for key in self._kept.keys() - keys:
            del self._kept[key]

    def tell(self) -> dict[Hashable, tuple[object, Looks, Value]]:
        return self._kept

    def hear(self, told: dict[Hashable, tuple[object, Looks, Value]]) -> None:
        self._kept = told

    def forget(self) -> None:
        self._kept = {}
        self.new = 0

    def __len__(self) -> int:
        return len(self._kept)


def _shows_the_same(world: World, looks: Looks) -> bool:
    for (name, key), shown in looks.items():
        whole = world[name]
        if (whole if key is _Shown.ALL else whole.get(key, _Shown.NOTHING)) != shown:
            return False
    return True
