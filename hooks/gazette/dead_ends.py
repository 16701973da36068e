"""Whether what a text points at is there: pictures that would stay blank, links that would lead nowhere."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from unicodedata import normalize
from urllib.parse import quote, unquote, urljoin

from .findings import Finding
from .folder import Folder
from .memory import remembered
from .model import Document
from .papers import Papers
from .targets import Target, read_targets
from .views.address import address_of

_ROOT = "//site/"


def dead_ends(papers: Papers, folder: Folder, withheld: Set[str], made: Iterable[str]) -> Iterator[Finding]:
    """R107 for each target in a public text at which nothing stands.

    `made` are the source paths of what the site makes itself: pages and files; `withheld` files exist, but are not published.
    """
    files = {name.path for name in folder.files if not name.path.endswith(".md")}
    ground = _Ground({*files, *made} - withheld, withheld)
    for target in _targets(papers):
        if not ground.holds(target):
            yield Finding(target.place, "R107", f"{'图片' if target.shown else '链接'}「{target.written}」{ground.fault(target)}")


def _targets(papers: Papers) -> Iterator[Target]:
    for document in papers.public:
        yield from _of_document(document)
    for page in papers.pages.values():
        yield from page.targets


@remembered
def _of_document(document: Document) -> tuple[Target, ...]:
    return read_targets(document.uri, document.body, document.body_line)


class _Ground:
    """All a site answers with, as source paths, and the names people give it."""

    def __init__(self, known: Set[str], withheld: Set[str]) -> None:
        self._known, self._withheld = known, withheld
        self._addresses = {_address(path) for path in known}
        self._spelled: dict[str, str] = {}
        self._named: dict[str, list[str]] = defaultdict(list)

    def holds(self, target: Target) -> bool:
        if not (path := _path(target.written)):
            return True
        return _browsed(target, path) in self._addresses if target.raw else _joined(target, path) in self._known

    def fault(self, target: Target) -> str:
        """What is wrong with a target that is not there, and the way out."""
        path = _path(target.written)
        if not target.raw and _joined(target, path) in self._withheld:
            return "没有公开，读者打不开，请等它公开以后再链接，或删去链接"
        self._learn()
        for meant in _meanings(target, path):
            if found := self._spelled.get(_spelling(meant)):
                return self._otherwise(target, found, meant)
        namesakes = self._named.get(_spelling(posixpath.basename(path)), [])
        if len(namesakes) == 1:
            return f"指向的文件不存在，是不是 {_written(target, namesakes[0])}？"
        return f"指向的文件不存在，请核对路径（从{_start(target)}算起），确认文件已提交"

    def _learn(self) -> None:
        if not self._spelled:
            for path in sorted(self._known):
                self._spelled[_spelling(path)] = path
                self._named[_spelling(posixpath.basename(path))].append(path)

    def _otherwise(self, target: Target, found: str, meant: str) -> str:
        if found != meant:
            return f"与文件名的大小写或字形不同，服务器上打不开，应写作 {_written(target, found)}"
        return f"不是从{_start(target)}算起的路径，应写作 {_written(target, found)}"


def _start(target: Target) -> str:
    return "这个页面的网址" if target.raw else "这份文件所在的文件夹"


def _meanings(target: Target, path: str) -> Iterator[str]:
    """Source paths the writer may have meant by an address, or by a path as Windows writes it or counted from docs/."""
    plain = path.replace("\\", "/")
    from_root = posixpath.normpath(plain.lstrip("/").removeprefix("docs/"))
    for start in (_joined(target, plain), from_root):
        yield from (start, f"{start}.md", posixpath.join(start, "index.md"), f"{start.removesuffix('.html')}.md")


def _path(written: str) -> str:
    """The path of a target, read as an address is."""
    return unquote(written.partition("#")[0].partition("?")[0])


def _joined(target: Target, path: str) -> str:
    """The source path a target in Markdown leads to; from `/` it is counted from the folder of all documents."""
    folder = "" if path.startswith("/") else posixpath.dirname(target.place.path)
    return posixpath.normpath(posixpath.join(folder, path.removeprefix("/")))


def _browsed(target: Target, path: str) -> str:
    """The address below the site's root that a browser asks for."""
    address = unquote(urljoin(_ROOT + quote(address_of(target.place.path)), quote(path))).removeprefix(_ROOT)
    return address.removesuffix("index.html") if posixpath.basename(address) == "index.html" else address


def _address(path: str) -> str:
    return address_of(path) if path.endswith(".md") else path


def _written(target: Target, path: str) -> str:
    """How a source path is to be written in the place of a target, its anchor kept."""
    _, mark, anchor = target.written.partition("#")
    if target.raw:
        address = _address(path)
        way = posixpath.relpath(address or ".", address_of(target.place.path) or ".") + "/" * (not address or address.endswith("/"))
    else:
        way = posixpath.relpath(path, posixpath.dirname(target.place.path) or ".")
    return way.replace(" ", "%20") + mark + anchor


def _spelling(path: str) -> str:
    """Alike for names that some machines take for the same: on Windows in either case, on a Mac in either form."""
    return normalize("NFC", path).casefold()
