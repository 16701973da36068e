"""Tracked changes: the text as it stands when all are accepted, or as it stood before any of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ..sheet import Dropped
from .names import Element, W, child


class Tracked(Enum):
    """What becomes of tracked changes; the value is the word of the command line."""

    ACCEPT = "accept"
    REFUSE = "refuse"


_ADDED, _REMOVED = ("ins", "moveTo"), ("del", "moveFrom")
_LABELS = {Tracked.ACCEPT: "修订中删去的文字", Tracked.REFUSE: "修订中增加的文字"}
_WORDS = {Tracked.ACCEPT: "已按接受修订导入", Tracked.REFUSE: "已按拒绝修订（修订以前的文字）导入"}


def settle(root: Element, how: Tracked) -> tuple[list[Dropped], str]:
    """Settle all changes below an element, in place: the text that went, and what to tell (nothing without changes)."""
    kept, gone = (_ADDED, _REMOVED) if how is Tracked.ACCEPT else (_REMOVED, _ADDED)
    count = sum(1 for _ in root.iter(*(W + name for name in (*kept, *gone, "rPrChange", "pPrChange"))))
    if not count:
        return [], ""
    for element in list(root.iter(W + "delText")):
        element.tag = W + "t"
    texts = [*_drop_rows(root, gone), *_drop_runs(root, gone)]
    for element in _outermost(root, kept):
        _unwrap(element)
    _merge(root, gone)
    dropped = [Dropped(text=text, reason=_LABELS[how]) for text in texts if text.strip()]
    return dropped, f"有 {count} 处修订，{_WORDS[how]}，请对照定稿核对"


def text_of(element: Element) -> str:
    return "".join(map(str, element.itertext(W + "t")))


def _outermost(root: Element, names: tuple[str, ...]) -> list[Element]:
    """Changes that hold text; the marks inside properties of a row, cell or paragraph mark are read apart."""
    properties = (W + "rPr", W + "trPr", W + "tcPr", W + "numPr")
    found = root.iter(*(W + name for name in names))
    return [one for one in found if (up := one.getparent()) is not None and up.tag not in properties]


def _drop_runs(root: Element, gone: tuple[str, ...]) -> Iterator[str]:
    for element in _outermost(root, gone):
        yield text_of(element)
        _remove(element)


def _drop_rows(root: Element, gone: tuple[str, ...]) -> Iterator[str]:
    for row in list(root.iter(W + "tr")):
        if any(child(row, "trPr", name) is not None for name in gone):
            yield text_of(row)
            _remove(row)


def _merge(root: Element, gone: tuple[str, ...]) -> None:
    """A paragraph whose end mark went continues with the next one."""
    for paragraph in list(root.iter(W + "p")):
        after = paragraph.getnext()
        if any(child(paragraph, "pPr", "rPr", name) is not None for name in gone):
            if after is not None and after.tag == W + "p":
                at = 0 if child(after, "pPr") is None else 1
                after[at:at] = [one for one in paragraph if one.tag != W + "pPr"]
                _remove(paragraph)
            elif not text_of(paragraph):
                _remove(paragraph)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
