"""Objects written down as bytes and read back, by the same code, in another process."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


def write_to(out: Any, value: object) -> None:
    """What is shared inside stays shared. `out` has a `write` for bytes."""
    _Pickler(out, 5).dump(value)


def to_bytes(value: object) -> bytes:
    out = BytesIO()
    write_to(out, value)
    return out.getvalue()


def from_bytes(content: bytes | memoryview) -> Any:
    return pickle.loads(content)


class Foldable:
    """An object written down apart from all that refers to it, and read back when the first of its fields is asked for.

    What equals itself alone and is shared with others must not be among its fields: read back, it would be another.
    """

    __slots__ = ("_folded",)

    def __getattr__(self, name: str) -> Any:
        if name not in type(self).__slots__:
            raise AttributeError(name)
        for field, value in from_bytes(object.__getattribute__(self, "_folded")).items():
            object.__setattr__(self, field, value)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        if not hasattr(self, "_folded"):
            fields = {name: getattr(self, name) for name in type(self).__slots__}
            object.__setattr__(self, "_folded", to_bytes(fields))
        return _refer, (type(self), self._folded)


@dataclass(frozen=True, slots=True)
class Folded(Foldable, Generic[Item]):
    """What hardly a build asks for."""

    each: tuple[Item, ...]


class _Pickler(pickle.Pickler):
    """Frozen classes with slots are read back field by field in Python; the way `dataclasses` does it takes three times as long."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if not (slots := _slots(kind)):  # type: ignore[arg-type]
            return NotImplemented
        return _made, (kind, tuple([slot.__get__(value) for slot in slots]))


@cache
def _slots(kind: type) -> tuple[Any, ...]:
    """What reads and sets each field; nothing where the class is not of that sort."""
    plain = "__slots__" in vars(kind) and not issubclass(kind, Foldable)
    return tuple(getattr(kind, name) for name in getattr(kind, "__dataclass_fields__", ())) if plain else ()


@cache
def _setters(kind: type) -> tuple[Any, ...]:
    return tuple(slot.__set__ for slot in _slots(kind))


def _made(kind: type, values: tuple[Any, ...]) -> Any:
    made: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(made, value)
    return made


def _refer(kind: type[Foldable], folded: bytes) -> Foldable:
    made = kind.__new__(kind)
    object.__setattr__(made, "_folded", folded)
    return made
