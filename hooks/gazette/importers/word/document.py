"""A Word document → a sheet: its text in order, its notes, its pictures, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from lxml import etree

from ..markup import escape_text
from ..refusal import Refusal
from ..sheet import Dropped, Sheet, squeeze
from .changes import Tracked, settle, text_of
from .gathered import Gathered, Parts
from .levels import with_levels
from .names import Element, W
from .numbering import Numbering
from .package import open_package
from .passages import Passage, Reader
from .styles import Styles

_BROKEN = Refusal("D101", "文件损坏，读不出来，请用 Word 或 WPS 打开，另存为 .docx")
_NOTES = {RT.FOOTNOTES: "footnote", RT.ENDNOTES: "endnote"}
_ASIDE = {RT.HEADER: "页眉", RT.FOOTER: "页脚", RT.COMMENTS: "批注"}


def read_word(data: bytes, tracked: Tracked = Tracked.ACCEPT) -> Sheet | Refusal:
    """The sheet of a .docx with all lines it prints, or why there is none."""
    try:
        opened = open_package(data)
        return opened if isinstance(opened, Refusal) else _sheet(opened, tracked)
    except Exception:  # a broken package breaks its readers in any way it likes; none of them may end an import
        return _BROKEN


def _sheet(opened: Opened, tracked: Tracked) -> Sheet:
    body = _root(opened.part.blob).find(W + "body")
    if body is None:
        return Sheet(lines=())
    gathered = Gathered(parts=_parts(opened, tracked))
    changed, told = settle(body, tracked)
    gathered.dropped += changed
    reader = Reader(Styles(_part_root(opened, RT.STYLES)), Numbering(_part_root(opened, RT.NUMBERING)), gathered)
    passages = _without_contents(list(reader.read(body)), gathered)
    levelled = with_levels(passages)
    closing = tuple(_definitions(reader, gathered))
    doubts = [told, *gathered.doubts, *_noticed(gathered, levelled.guessed)]
    return Sheet(
        lines=levelled.lines,
        dropped=(*gathered.dropped, *_set_aside(opened)),
        doubts=tuple(filter(None, doubts)),
        inserts=tuple(gathered.inserts),
        closing=closing,
        pictures=tuple(gathered.pictures),
    )


def _root(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))


def _related(opened: Opened, kind: str) -> list[Part]:
    return [one.target_part for one in opened.part.rels.values() if one.reltype == kind and not one.is_external]


def _part_root(opened: Opened, kind: str) -> Element | None:
    found = _related(opened, kind)
    return _root(found[0].blob) if found else None


def _parts(opened: Opened, tracked: Tracked) -> Parts:
    relations = opened.part.rels.items()
    return Parts(
        notes={key: note for kind, name in _NOTES.items() for key, note in _notes(_part_root(opened, kind), name, tracked)},
        pictures={key: one.target_part.blob for key, one in relations if one.reltype == RT.IMAGE and not one.is_external},
        links={key: one.target_ref for key, one in relations if one.reltype == RT.HYPERLINK and one.is_external},
    )


def _notes(root: Element | None, name: str, tracked: Tracked) -> Iterator[tuple[tuple[str, str], Element]]:
    """Notes by kind and id, without the lines Word draws between text and notes."""
    if root is not None:
        settle(root, tracked)
    for note in () if root is None else root.findall(W + name):
        if note.get(W + "type") in (None, "normal"):
            yield (name, note.get(W + "id") or ""), note


def _definitions(reader: Reader, gathered: Gathered) -> Iterator[str]:
    """The text of each note, in the order in which the text refers to them."""
    done = 0
    while done < len(gathered.notes):  # a note may refer to another
        texts = [one.text for one in reader.read(gathered.parts.notes[gathered.notes[done]])]
        done += 1
        yield f"[^{done}]: {escape_text(' '.join(' '.join(texts).split()))}"


def _set_aside(opened: Opened) -> Iterator[Dropped]:
    """Headers, footers and comments: no text of the paper."""
    for kind, reason in _ASIDE.items():
        texts = (text_of(one).strip() for part in _related(opened, kind) for one in _root(part.blob).iter(W + "p"))
        yield from (Dropped(text=text, reason=reason) for text in dict.fromkeys(texts) if text)


def _without_contents(passages: list[Passage], gathered: Gathered) -> list[Passage]:
    """Without the word 目录 where its lines, which Word made, are gone."""
    if not any(one.reason == "目录" for one in gathered.dropped):
        return passages
    headings = [one for one in passages if squeeze(one.text) == "目录"]
    for one in headings:
        gathered.drop(one.text, "目录")
    return [one for one in passages if one not in headings]


def _noticed(gathered: Gathered, guessed: int) -> Iterator[str]:
    for name, count in gathered.seen.items():
        if count and (way_out := _WAYS_OUT.get(name)):
            yield f"有 {count} 处{name}，{way_out}"
    if guessed:
        yield f"有 {guessed} 个小标题没有使用标题样式，是按字体认出来的，请核对"


_WAYS_OUT = {
    "文本框": "文字已放进正文，请核对位置",
    "公式": "只留下了字符，请核对",
    "图表": "没有导入，请另存为图片再加进来",
    "SmartArt 图形": "没有导入，请另存为图片再加进来",
    "符号字体里的字符": "已写作 □，请对照原件补上",
}
