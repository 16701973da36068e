"""A paper's text as it flows down any page: lines, tables and pictures in order, free of HTML, for whoever sets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text of one look; a newline in it is a line break. `note` is the number of the footnote it stands for."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    raised: bool = False
    lowered: bool = False
    href: str = ""
    note: int = 0


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph. `role` is a role of structure.Element, or `list`, `quote`, `code`, `term`, `definition`.

    `number` is its label as printed (第一条, 一、, of a list • or 1.); `depth` the heading level 2 to 6, of a list how deep it lies.
    """

    role: str
    runs: Runs
    number: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        return self.number + text_of(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One cell as its first corner; `across` and `down` count the columns and rows it covers."""

    lines: tuple[Runs, ...]
    across: int = 1
    down: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of boxes; a place that a box above or to the left covers has none."""

    rows: tuple[tuple[Box, ...], ...]

    @property
    def width(self) -> int:
        """How many columns; never none."""
        return max((at + box.across for _, at, box in self.placed), default=1)

    @property
    def heads(self) -> int:
        """How many rows at the top are nothing but heads."""
        return next((at for at, row in enumerate(self.rows) if not all(box.head for box in row)), len(self.rows))

    @property
    def placed(self) -> Iterator[tuple[int, int, Box]]:
        """Row, column (from 0) and box of every cell; a box that would cover another is as narrow as it must be."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self.rows):
            x = 0
            for box in row:
                x = next(at for at in count(x) if (y, at) not in taken)
                across = next((dx for dx in range(1, box.across) if (y, x + dx) in taken), box.across)
                taken |= {(y + dy, x + dx) for dy in range(box.down) for dx in range(across)}
                yield y, x, replace(box, across=across)


    @property
    def longest(self) -> list[list[str]]:
        """The longest line of each cell that is one column wide, row by row; nothing where a wider one stands."""
        words = [["" for _ in range(self.width)] for _ in self.rows]
        for y, x, box in self.placed:
            if box.across == 1:
                words[y][x] = max(map(text_of, box.lines), key=len, default="")
        return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: its path below docs/ (empty where it is none of ours), and what it shows in words."""

    path: str
    alt: str


Block = Line | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole text: `notes` are its footnotes, the first numbered 1; `left_out` says what no paper can show (films, live lists)."""

    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Line))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Picture))


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)
