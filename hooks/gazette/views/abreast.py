"""Rows of an alignment as a page shows them: chapter by chapter, what happened told, what did not folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..alignment import Row
from ..differences import Stretch, differences
from ..passages import Passage

Line = tuple[Stretch, ...]
_NAME = 12

ADDED, REMOVED, CHANGED, MOVED, RENUMBERED, UNCHANGED = "新增", "删除", "修改", "移动", "序号调整", "未变"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A passage as it stands in one version: its number, its place on that version's page, its lines."""

    number: str
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One row. `id` is its anchor on the page, `fate` a word for programs, `words` the same for people, more exactly."""

    id: str
    fate: str
    words: tuple[str, ...]
    changed: bool
    name: str
    old: Side | None
    new: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows in a row that are all told, or that nothing happened to but their number: `folded` then says which they are."""

    rows: tuple[Shown, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A chapter: its heading, where it has one, and what stands below it."""

    heading: Shown | None
    parts: tuple[Part, ...]


def groups_of(rows: tuple[Row, ...], pages: tuple[str, str]) -> Iterator[Group]:
    """Rows by the heading they stand below."""
    chapters: list[tuple[Shown | None, list[tuple[Row, Shown]]]] = [(None, [])]
    for at, row in enumerate(rows):
        shown = _shown(row, _id(row, at), pages)
        if row.passage.role == "heading":
            chapters.append((shown, []))
        else:
            chapters[-1][1].append((row, shown))
    for heading, below in chapters:
        if heading or below:
            yield Group(heading=heading, parts=tuple(_parts(below)))


def _id(row: Row, at: int) -> str:
    """An article is found under its own anchor; one that is gone under its old."""
    if row.passage.role != "article":
        return f"row-{at + 1}"
    return row.passage.anchor if row.new else f"old-{row.passage.anchor}"


def _parts(rows: list[tuple[Row, Shown]]) -> Iterator[Part]:
    for told, run in groupby(rows, key=lambda pair: is_told(pair[0])):
        shown = tuple(pair[1] for pair in run)
        yield Part(rows=shown, folded="" if told else _run(shown))


def is_told(row: Row) -> bool:
    """Whether a reader must see it: its words differ, or it stands elsewhere. A new number alone is told in a run."""
    return row.old is None or row.new is None or row.changed or row.crossing


def told_in(group: Group) -> Iterator[Shown]:
    """The rows of a chapter that a reader must see, its heading among them."""
    if group.heading and group.heading.words[0] not in (UNCHANGED, RENUMBERED):
        yield group.heading
    for part in group.parts:
        if not part.folded:
            yield from part.rows


def _run(rows: tuple[Shown, ...]) -> str:
    """`第八条至第二十条（新文本第九条至第二十一条）`."""
    sides = [[side.number for side in sides if side and side.number] for sides in zip(*((r.old, r.new) for r in rows), strict=True)]
    old, new = (f"{numbers[0]}至{numbers[-1]}" if len(numbers) > 1 else "".join(numbers) for numbers in sides)
    return (old if old == new else f"{old}（新文本{new}）") or "正文"


def words_of(row: Row) -> tuple[str, ...]:
    """What became of the words, then what became of the place; one of the two at least."""
    if row.old is None or row.new is None:
        return (REMOVED if row.old else ADDED,)
    place = MOVED if row.crossing else RENUMBERED if row.renumbered else ""
    return tuple(word for word in (CHANGED if row.changed else "", place) if word) or (UNCHANGED,)


def _shown(row: Row, id_: str, pages: tuple[str, str]) -> Shown:
    old, new = row.old, row.new
    cut = differences(old, new) if old and new and row.changed else (_whole(old), _whole(new))
    return Shown(
        id=id_,
        fate=row.fate.value,
        words=words_of(row),
        changed=row.changed,
        name=_name(row.passage),
        old=_side(old, pages[0], cut[0]) if old else None,
        new=_side(new, pages[1], cut[1]) if new else None,
    )


def _name(passage: Passage) -> str:
    """What the list of changes calls a passage: an article by its number, all else by its first words too."""
    if passage.role == "article":
        return passage.number
    text = passage.text if len(passage.text) <= _NAME else passage.text[:_NAME] + "…"
    return f"{passage.number}　{text}" if passage.number.startswith("第") else passage.number + text


def _whole(passage: Passage | None) -> tuple[Stretch, ...]:
    return (Stretch(text=passage.text, differs=False),) if passage else ()


def _side(passage: Passage, page: str, stretches: Iterable[Stretch]) -> Side:
    url = f"{page}#{passage.anchor}" if passage.anchor else page
    return Side(number=passage.number, url=url, lines=tuple(_lines(stretches)))


def _lines(stretches: Iterable[Stretch]) -> Iterator[Line]:
    """Stretches cut at the ends of paragraphs."""
    line: list[Stretch] = []
    for stretch in stretches:
        for at, text in enumerate(stretch.text.split("\n")):
            if at and line:
                yield tuple(line)
                line = []
            if text.strip():
                line.append(Stretch(text=text, differs=stretch.differs))
    if line:
        yield tuple(line)
