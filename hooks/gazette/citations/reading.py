"""One paper read from top to bottom: every citation in it, with whose text each article is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..model import Document
from ..structure import Element, Structure, order_of
from ..titles import normal_title
from .forms import (
    AGAIN,
    BEHIND,
    BRACKET,
    GLUE,
    SHORT,
    Form,
    Token,
    bare_name,
    bounded,
    may_cite,
    read_tokens,
    stands_bare,
)
from .masks import defined_links, running_text
from .pinning import Here, between, reach
from .shelf import Shelf, version_cited, version_year
from .steps import CLAUSE, ITEM, Pin, read_chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One citation at `start:end` of the text of the element numbered `element`.

    `title` is what is cited, `uri` the document (empty where the site does not hold it), `anchor` the place in it,
    `also` the anchors a range passes over, `source` the anchor of the article that cites. `again` marks the 发文字号
    behind a title: one citation in two words.
    """

    element: int
    start: int
    end: int
    title: str
    uri: str = ""
    anchor: str = ""
    also: tuple[str, ...] = ()
    source: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose articles are being named; `document` is None where the site does not hold the text."""

    title: str
    document: Document | None


@dataclass(slots=True)
class Reader:
    """Where the reading of one paper stands."""

    document: Document
    structure: Structure
    shelf: Shelf
    structures: Mapping[str, Structure]
    mentions: list[Mention] = field(default_factory=list)
    names: dict[str, _Owner] = field(default_factory=dict)
    recent: list[_Owner] = field(default_factory=list)
    standing: str = ""
    quoted: bool = False
    at: int = 0
    text: str = ""
    owner: _Owner | None = None
    last: tuple[Form, int] | None = None
    tail: int = 0

    @property
    def own(self) -> _Owner:
        return _Owner(self.document.title, self.document)

    def read(self) -> tuple[Mention, ...]:
        """All citations of the paper, in order."""
        defined = defined_links(self.structure.elements)
        for at, element in enumerate(self.structure.elements):
            self.at = at
            if element.role != "contents":
                self._element(element, running_text(element, defined))
        return tuple(self.mentions)

    def _element(self, element: Element, text: str) -> None:
        self._locate(element)
        if not may_cite(text):
            return
        self.text, self.owner, self.last, self.tail = text, None, None, 0
        blocks = False
        if element.role == "other" and text.lstrip().startswith(">"):
            self.quoted = True
        for token in read_tokens(text):
            if token.form is Form.QUOTE:
                self.quoted = token.text in "“「『" if token.text != '"' else not self.quoted
                blocks = text[: token.start].endswith(("：", ":")) or not text[: token.start].strip()
            elif token.form is Form.STOP:
                self.owner = None
            else:
                _HANDLERS[token.form](self, token)
        # Only a quotation that opens behind a colon runs on over paragraphs; any other was left open by mistake.
        self.quoted = self.quoted and blocks

    def _locate(self, element: Element) -> None:
        if element.role in ("article", "heading", "level"):
            self.recent.clear()
        if element.role == "heading" or (element.role == "level" and element.number.endswith("、")):
            self.quoted = False
        if element.role not in _IN_ARTICLE:
            self.standing = ""
        elif element.role != "point":
            self.standing = element.anchor

    @property
    def here(self) -> Here:
        return Here.at(self.standing)

    def title(self, token: Token) -> None:
        name = token.text[1:-1].strip()
        if not name:
            return
        if token.start < self.tail and self.owner:
            known = self._named(token, name)
            self._mention(token.start, token.end, known if known.document else self.owner, again=True)
            return
        owner = self.names.get(name) or self._named(token, name)
        owner = owner if owner.document else self._numbered(token, owner)
        self.tail = self._after_title(token, owner)
        self._mention(token.start, token.end, owner)
        self._names(owner, self.tail)

    def _named(self, token: Token, name: str) -> _Owner:
        for suffix in ("（试行）", "(试行)", "（暂行）"):
            if self.text.startswith(suffix, token.end) and (found := self.shelf.by_title(name + suffix, self.document)):
                return self._version(name, found, version_year(self.text, token.end + len(suffix)))
        found = self.shelf.by_title(name, self.document)
        return self._version(name, found, version_year(self.text, token.end) or _year_inside(name))

    def _numbered(self, token: Token, owner: _Owner) -> _Owner:
        """A title nobody knows, or several papers have, told by the 发文字号 in the brackets behind it."""
        if found := BEHIND.match(self.text, token.end):
            paper, _ = self.shelf.by_number(self.text, found.start("serial"), found["serial"])
            return _Owner(paper.title, paper) if paper else owner
        return owner

    def _version(self, name: str, versions: tuple[Document, ...], year: int) -> _Owner:
        if not versions:
            return _Owner(name, None)
        version = version_cited(versions, self.shelf.effects, self.document, year)
        return _Owner(version.title, version)

    def _after_title(self, token: Token, owner: _Owner) -> int:
        """Where the brackets behind a title end; a short name in them is one of the paper's words from now on."""
        end = token.end
        while found := SHORT.match(self.text, end) or BRACKET.match(self.text, end):
            if name := found.groupdict().get("name"):
                self.names[bare_name(name)] = owner
            end = found.end()
        return end

    def number(self, token: Token) -> None:
        paper, start = self.shelf.by_number(self.text, token.start, token.text)
        if paper is None or not bounded(self.text, start):
            return
        behind = self.tail >= token.end
        again = behind and self.owner is not None and self.owner.document is paper
        owner = _Owner(paper.title, paper)
        self._mention(start, token.end, owner, again=again)
        self._names(owner, self.tail if behind else token.end)

    def word(self, token: Token) -> None:
        first, kind = token.text[0], token.text.lstrip("本该同上述")
        if token.text in self.names:
            owner = self.names[token.text]
        elif first == "本":
            owner = self.own if self._means_itself(kind) else _Owner(token.text, None)
        else:
            called = (owner for owner in reversed(self.recent) if _is_called(owner.title, kind, last=True))
            owner = next(called, _Owner(token.text, None))
        self._names(owner, token.end)

    def _means_itself(self, kind: str) -> bool:
        """本条例 outside quotations is the paper itself; where it has no articles, its title must say so."""
        return not self.quoted and (self.structure.articles > 0 or _is_called(self.document.title, kind))

    def chain(self, token: Token) -> None:
        pins = read_chain(self.text, token.start, token.end)
        owner = self._owner_of(token, pins[0])
        self.last = (Form.CHAIN, token.end)
        if owner is None:
            return
        if pins[0].path[0].back < 0:
            self.owner = owner
        if owner.document is not None:
            self._pins(pins, owner, owner.document)

    def _owner_of(self, token: Token, first: Pin) -> _Owner | None:
        """Whose text a chain speaks of; None where nothing says so."""
        if first.path[0].back >= 0:
            return self.own if not self.quoted else None
        if token.start < self.tail:
            return self.owner
        if self.last and self.owner:
            joint = GLUE if self.last[0] is not Form.CHAIN else AGAIN
            if joint.fullmatch(self.text, self.last[1], token.start):
                return self.owner
        return self._by_name(token.start) or self._bare(token, first)

    def _by_name(self, at: int) -> _Owner | None:
        """条例第三条, 行政处罚法第三条: names without 《》."""
        if at == 0 or self.text[at - 1] in "，。；：、（ ":
            return None
        for name, owner in self.names.items():
            if self.text.endswith(name, 0, at) and bounded(self.text, at - len(name)):
                return owner
        name = self.shelf.name_before(self.text, at)
        if name and bounded(self.text, at - len(name)):
            return self._version(name, self.shelf.by_title(name, self.document), 0)
        return None

    def _bare(self, token: Token, first: Pin) -> _Owner | None:
        if self.quoted or not self.here.article or not stands_bare(self.text, token.start):
            return None
        if self.owner is not None and self.owner.document is not self.document:
            return None
        if first.path[0].rank >= ITEM and not _says_item(token.text, self.text[token.end : token.end + 2]):
            return None
        return self.own

    def _pins(self, pins: list[Pin], owner: _Owner, document: Document) -> None:
        structure = self.structures[document.uri]
        anchors, order = structure.anchors, order_of(structure)
        here = self.here if document is self.document else None
        before = ""
        for pin in pins:
            if here is None and pin.path[0].rank >= CLAUSE:
                continue
            anchor = reach(pin, anchors, order, here)
            also = between(before, anchor, order) if pin.ranged else ()
            before = anchor
            if anchor:
                self._mention(pin.start, pin.end, owner, anchor=anchor, also=also)

    def _names(self, owner: _Owner, end: int) -> None:
        self.owner, self.last = owner, (Form.TITLE, end)
        self.recent.append(owner)

    def _mention(
        self, start: int, end: int, owner: _Owner, *, anchor: str = "", also: tuple[str, ...] = (), again: bool = False
    ) -> None:
        uri = owner.document.uri if owner.document else ""
        self.mentions.append(
            Mention(
                element=self.at,
                start=start,
                end=end,
                title=owner.title,
                uri=uri,
                anchor=anchor,
                also=also,
                source=self.here.article,
                again=again,
            )
        )


_IN_ARTICLE = ("article", "clause", "item", "point")
_HANDLERS: dict[Form, Callable[[Reader, Token], None]] = {
    Form.TITLE: Reader.title,
    Form.NUMBER: Reader.number,
    Form.WORD: Reader.word,
    Form.CHAIN: Reader.chain,
}


def _year_inside(name: str) -> int:
    at = max(name.rfind("（"), name.rfind("("))
    return version_year(name, at) if at >= 0 else 0


def _is_called(title: str, kind: str, *, last: bool = False) -> bool:
    """Whether a text of this title is a 条例, 法 … as 本条例 says; `last`: the word must close its title."""
    name = normal_title(title).removesuffix("（试行）").removesuffix("（暂行）")
    name = name.replace("办法", "办\0") if kind == "法" else name
    return name.endswith(kind) if last else kind in name


def _says_item(chain: str, behind: str) -> bool:
    return chain[0] in "（(" or chain[1:2] in "（(" or behind.startswith(("规定", "所列", "所称", "情形", "的"))
