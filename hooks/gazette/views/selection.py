"""Options of a block → the documents it speaks of. Every dimension is an option; what is not understood is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from ..catalog import Catalog, Entry
from ..findings import Finding
from ..ledger import TaskStanding, standings
from ..model import Place
from ..nodes import Items, Node, Table, Text
from ..recall import World
from .dimensions import BY_WORD, DIMENSIONS, Index, build_index
from .roll import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The catalogue with every way in filled once, and the tasks of every plan (source path) as they stand today.

    `rows` keeps the row of a task once it is made: a task stands in the lists of its plan, its month and all its units.
    """

    catalog: Catalog
    indexes: Mapping[str, Index]
    tasks: Mapping[str, tuple[TaskStanding, ...]]
    rows: dict[tuple[str, str, bool], Line] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, catalog: Catalog) -> Shelves:
        plans = [entry for entry in catalog.entries.values() if entry.sheet.tasks]
        return cls(
            catalog=catalog,
            indexes={d.key: build_index(catalog, d) for d in DIMENSIONS},
            tasks={entry.document.uri: standings(catalog, entry) for entry in plans},
        )

    @property
    def world(self) -> World:
        """All a view may look into, for work that is to be remembered; the day and the word lists are given, not looked for."""
        catalog = self.catalog
        known: World = {
            "entries": catalog.entries,
            "columns": catalog.columns,
            "neighbours": catalog.neighbours,
            "register": catalog.register,
            "tasks": self.tasks,
        }
        return {**known, **{f"values of {key}": index.values for key, index in self.indexes.items()}}

    def within(self, world: World) -> Shelves:
        """The same shelves, looked at through the mappings of a `world`."""
        catalog = replace(
            self.catalog,
            entries=world["entries"],
            columns=world["columns"],
            neighbours=world["neighbours"],
            register=world["register"],
        )
        indexes = {key: replace(index, values=world[f"values of {key}"]) for key, index in self.indexes.items()}
        return replace(self, catalog=catalog, indexes=indexes, tasks=world["tasks"])


@dataclass(slots=True)
class Options:
    """The options of one block, read one by one; what is left over is unknown."""

    name: str
    place: Place
    given: dict[str, tuple[Place, tuple[Text, ...]]]
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, place: Place, table: Table) -> Options:
        return cls(name, place, {entry.key: (entry.place, _texts(entry.value)) for entry in table.entries})

    def one(self, key: str) -> Text | None:
        texts = self.given.pop(key, (self.place, ()))[1]
        return texts[0] if texts else None

    def all(self, key: str) -> tuple[Text, ...]:
        return self.given.pop(key, (self.place, ()))[1]

    def number(self, key: str, default: int) -> int:
        found = self.one(key)
        if found is None:
            return default
        if found.text.isdigit() and 0 < int(found.text) <= 1000:
            return int(found.text)
        self.say(found.place, "B102", f"{key}「{found.text}」不是 1 到 1000 的整数，已按 {default} 处理")
        return default

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        found = self.one(key)
        if found is None:
            return choices[0]
        if found.text in choices:
            return found.text
        self.say(found.place, "B102", f"{key}「{found.text}」应为{'、'.join(choices)}之一，已按 {choices[0]} 处理")
        return choices[0]

    def say(self, place: Place, code: str, message: str) -> None:
        self.findings.append(Finding(place, code, message))

    def refuse_rest(self, known: tuple[str, ...]) -> None:
        """B101 for every option nobody asked for."""
        for key, (place, _) in self.given.items():
            near = get_close_matches(key, known, n=1, cutoff=0.4)
            way_out = f"，是不是「{near[0]}」？" if near else f"，可用的有{'、'.join(known)}"
            self.say(place, "B101", f"「{self.name}」没有选项「{key}」{way_out}")


def select(shelves: Shelves, options: Options) -> tuple[Entry, ...]:
    """Documents that have one of the named values in every dimension an option names, newest first."""
    chosen = tuple(shelves.catalog.entries.values())
    for word, dimension in BY_WORD.items():
        if word in options.given:
            wanted = {entry.document.uri for entry in _named(shelves.indexes[dimension.key], options, word)}
            chosen = tuple(entry for entry in chosen if entry.document.uri in wanted)
    return chosen


def named_paper(catalog: Catalog, options: Options, key: str, wanted: Text) -> Entry | None:
    """The one document that an option names by a path, a 发文字号 or a 《title》; B102 where it is none or several."""
    found = catalog.find(wanted.text)
    if len(found) == 1:
        return catalog[found[0]]
    options.say(wanted.place, "B102", f"{key}「{wanted.text}」找不到或不止一份")
    return None


def _named(index: Index, options: Options, word: str) -> Iterator[Entry]:
    for text in options.all(word):
        value = index.find(text.text)
        if value is None:
            options.say(text.place, "B103" if word == "年份" else "B102", _unknown(index, word, text.text))
        else:
            yield from index.values[value]


def _unknown(index: Index, word: str, text: str) -> str:
    if word == "年份":
        four = text.isdigit() and len(text) == 4
        return f"{text} 年没有文件" if four else f"年份「{text}」不是四位年份，应形如 2024"
    near = get_close_matches(text, [value.label for value in index.values], n=3, cutoff=0.4)
    way_out = f"，是不是{'、'.join(f'「{name}」' for name in near)}？" if near else ""
    return f"{word}「{text}」下没有文件{way_out}"


def _texts(node: Node) -> tuple[Text, ...]:
    nodes = node.items if isinstance(node, Items) else (node,)
    return tuple(item for item in nodes if isinstance(item, Text))
