"""An entry of the catalogue → its flow, by way of the very HTML its page is made of: nothing is read a second way."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lxml import html
from markdown import Markdown

from ..catalog import Entry
from ..harmless import scheme_of
from ..marked import to_markdown
from ..markup import GazetteMarkup
from .flow import Block, Box, Flow, Line, Picture, Run, Runs, Table
from .inline import INLINE, lines_of, parts_of, printed, runs_of, trimmed

# The dialect staff write, as mkdocs.yml has it.
EXTENSIONS = ("tables", "attr_list", "md_in_html", "footnotes", "def_list", "admonition", "sane_lists")

_FILMS = {"video": "视频", "audio": "音频"}
_LIVE = "网站自动生成的列表或图"
_LEVEL = re.compile(r"gz-level-(\d)")
_ROLES = ("clause", "item", "point", "addressees", "signature", "contents")
_INSIDE_ITEM = ("ul", "ol", "table", "div", "pre", "blockquote")
_MAX_SPAN = 200


def flow_of(entry: Entry) -> Flow:
    """The text of a paper as it stands on its page, without what only a page can do."""
    markdown = Markdown(extensions=[*EXTENSIONS, GazetteMarkup()])
    tree = html.fragment_fromstring(markdown.convert(to_markdown(entry.structure)), create_parent="div")
    reader = _Reader(folder=posixpath.dirname(entry.document.uri))
    reader.inside(tree, "text")
    return Flow(blocks=tuple(reader.blocks), notes=tuple(reader.notes), left_out=tuple(dict.fromkeys(reader.left_out)))


@dataclass(slots=True)
class _Reader:
    """Where the walk through one page stands; `folder` is what its relative addresses start from."""

    folder: str
    blocks: list[Block] = field(default_factory=list)
    notes: list[Runs] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    behind: list[Block] = field(default_factory=list)

    def inside(self, node: html.HtmlElement, role: str) -> None:
        """The blocks in an element, and the words that stand between them, as lines of a role."""
        loose: list[str | html.HtmlElement] = []
        for part in parts_of(node):
            if isinstance(part, str) or part.tag in INLINE:
                loose.append(part)
            else:
                self.line(role, loose)
                loose = []
                _BLOCKS.get(part.tag, _Reader.inside)(self, part, role)
        self.line(role, loose)

    def line(self, role: str, parts: list[str | html.HtmlElement], number: str = "", depth: int = 0) -> None:
        """One line, and behind it the pictures that stood in it."""
        runs = trimmed(runs_of(parts, self.aside))
        if runs or number:
            self.blocks.append(Line(role=role, runs=runs, number=number, depth=depth))
        self.blocks += self.behind
        self.behind = []

    def aside(self, node: html.HtmlElement) -> None:
        if node.tag in _FILMS:
            self.left_out.append(_FILMS[node.tag])
        else:
            self.behind.append(Picture(path=self.path(node.get("src", "")), alt=printed(node.get("alt", "")).strip()))

    def path(self, source: str) -> str:
        """Where a picture lies below docs/; nothing for one that lies elsewhere."""
        if not source or scheme_of(source) or source.startswith("/"):
            return ""
        found = posixpath.normpath(posixpath.join(self.folder, unquote(source.partition("#")[0])))
        return "" if found.startswith("..") else found

    def paragraph(self, node: html.HtmlElement, role: str) -> None:
        kind, depth = _kind_of(node, role)
        number = node.find("span[@class='gz-no']")
        self.line(kind, parts_of(node, skip=number), "" if number is None else number.text_content(), depth)

    def division(self, node: html.HtmlElement, role: str) -> None:
        """A box: of a 条 with its 款, 项 and 目, of the footnotes, of a live view, or of whatever staff boxed."""
        kind = node.get("class", "")
        if kind == "gz-article":
            for at, child in enumerate(node.findall("p")):
                self.paragraph(child, "clause" if at else "article")
        elif kind == "gz-embed":
            self.left_out.append(_LIVE)
        elif kind == "footnote":
            self.notes += [trimmed(runs_of(parts_of(note), self.aside)) for note in node.findall("ol/li")]
        else:
            self.inside(node, role)

    def items(self, node: html.HtmlElement, role: str, depth: int = 1) -> None:
        """A list: each item's own words with its mark, then what is set inside it, one deeper."""
        start = node.get("start") or "1"
        for at, item in enumerate(node.findall("li"), int(start) if start.isdecimal() else 1):
            own = [part for part in parts_of(item) if isinstance(part, str) or part.tag not in _INSIDE_ITEM]
            self.line("list", own, f"{at}. " if node.tag == "ol" else "• ", depth)
            for child in item:
                if child.tag in ("ul", "ol"):
                    self.items(child, role, depth + 1)
                elif child.tag in _INSIDE_ITEM:
                    _BLOCKS[child.tag](self, child, role)

    def table(self, node: html.HtmlElement, role: str) -> None:
        own = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        rows = [row for tr in own if (row := tuple(self.box(cell) for cell in tr if cell.tag in ("td", "th")))]
        if rows:
            self.blocks.append(Table(rows=_fitting(rows)))
        self.blocks += self.behind
        self.behind = []

    def box(self, node: html.HtmlElement) -> Box:
        lines = lines_of(runs_of(parts_of(node), self.aside))
        return Box(lines=lines, across=_span(node.get("colspan")), down=_span(node.get("rowspan")), head=node.tag == "th")

    def code(self, node: html.HtmlElement, role: str) -> None:
        for text in node.text_content().rstrip("\n").split("\n"):
            self.blocks.append(Line(role="code", runs=(Run(text=printed(text)),)))

    def film(self, node: html.HtmlElement, role: str) -> None:
        self.aside(node)


_BLOCKS: dict[str, Callable[[_Reader, html.HtmlElement, str], None]] = {
    "p": _Reader.paragraph,
    "div": _Reader.division,
    "ul": _Reader.items,
    "ol": _Reader.items,
    "table": _Reader.table,
    "pre": _Reader.code,
    "hr": lambda reader, node, role: None,
    "blockquote": lambda reader, node, role: reader.inside(node, "quote"),
    "dt": lambda reader, node, role: reader.paragraph(node, "term"),
    "dd": lambda reader, node, role: reader.inside(node, "definition"),
    "summary": lambda reader, node, role: reader.paragraph(node, "term"),
    "video": _Reader.film,
    "audio": _Reader.film,
    **{f"h{level}": _Reader.paragraph for level in range(1, 7)},
}


def _kind_of(node: html.HtmlElement, role: str) -> tuple[str, int]:
    """Role and level of a paragraph: its tag or class says it, else it has the role of what it stands in."""
    if node.tag[0] == "h":
        return "heading", max(int(node.tag[1]), 2)
    names = node.get("class", "")
    if found := _LEVEL.search(names):
        return "level", int(found[1])
    if names == "admonition-title":
        return "term", 0
    return next((one for one in _ROLES if f"gz-{one}" in names.split()), role), 0


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MAX_SPAN) if text and text.strip().isdecimal() else 1


def _fitting(rows: list[tuple[Box, ...]]) -> tuple[tuple[Box, ...], ...]:
    """No box reaches below the last row."""
    return tuple(tuple(replace(box, down=min(box.down, len(rows) - y)) for box in row) for y, row in enumerate(rows))
