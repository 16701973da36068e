"""Marked Markdown → HTML straight, where no text of it can open markup: the bytes Markdown would give, without its work.

Nine in ten official papers hold no sign Markdown knows. One that does goes through Markdown whole. Where terms and notes are to
be marked in a text, its elements are made, but nothing in them is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor

from .headings import stepped
from .marked import ATTRIBUTE, FIELD, LINK_MARK, MARKS, START, TEXT
from .markup import add_block, finish_links, step_headings
from .reading import leads_elsewhere, set_marks

# What Markdown, its extensions here, or the reading of lines before them would take for more than a character.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&!{}\x02\x03\t\r\v\f]")
_INSIDE = ("clause", "item", "point")


class Block(NamedTuple):
    """A marked block read back, its text with the blank before it."""

    role: str
    depth: str
    anchor: str
    number: str
    cited: str
    text: str
    bare: bool


def straight_html(markdown: str) -> str | None:
    """The HTML of a text of marked blocks; None where a block or a character of it needs Markdown."""
    text, _, marks = markdown.rstrip("\n").partition(f"\n{MARKS}")
    text = text.rstrip("\n")
    if not text:
        return None if marks else ""
    if _ACTIVE.search(text) or (marks and leads_elsewhere(marks)):
        return None
    parts = text.split("\n\n")
    blocks = [_read(part) for part in parts]
    if not all(blocks):
        return None
    return _with_marks(parts, marks) if marks else "\n".join(_lines(_stepped([block for block in blocks if block])))


def _stepped(blocks: list[Block]) -> list[Block]:
    """The blocks with headings of which no level is left out."""
    levels = stepped(min(int(block.depth), 6) for block in blocks if block.role == "heading")
    return [block._replace(depth=str(next(levels))) if block.role == "heading" else block for block in blocks]


def _with_marks(parts: Iterable[str], marks: str) -> str:
    """Marks are set on elements; so these are made, but nothing of them is read as Markdown."""
    root = etree.Element("div")
    for part in parts:
        add_block(root, part)
    _PRETTIFY.run(root)
    set_marks(root, marks)
    step_headings(root)
    finish_links(root)
    return to_xhtml_string(root).strip()[len("<div>") : -len("</div>")].strip()


_PRETTIFY = PrettifyTreeprocessor(Markdown())


def _read(block: str) -> Block | None:
    """None for a block without a mark, and for one that says more of itself than is known here."""
    head, _, text = block.partition(TEXT)
    role, *fields = head.split(FIELD)
    if not role.startswith(START) or len(fields) < 5 or any(fields[5:]) or "\n" in text:
        return None
    depth, anchor, number, gap, cited = fields[:5]
    return Block(role[1:], depth, anchor, number, cited, gap + LINK_MARK.sub(_link, text), not text)


def _link(found: re.Match[str]) -> str:
    """A link as it is written out, its attributes in their order."""
    attributes = " ".join(f'{name}="{value}"' for name, value in sorted(ATTRIBUTE.findall(found[1])))
    return f"<a {attributes}>{found[2]}</a>"


def _lines(blocks: list[Block]) -> Iterator[str]:
    """Every block on a line; a 条 stands in a box with the paragraphs that follow it."""
    in_article = False
    for block in blocks:
        if in_article and block.role not in _INSIDE:
            yield "</div>"
        in_article = block.role == "article" or (in_article and block.role in _INSIDE)
        yield _MAKERS.get(block.role, _paragraph)(block)
    if in_article:
        yield "</div>"


def _article(block: Block) -> str:
    anchor, label = block.anchor, f"复制{block.number}的链接"
    own = "" if block.bare else f' id="{anchor}-p1"'
    return (
        f'<div class="gz-article" id="{anchor}"><a aria-label="{label}" class="gz-link" href="#{anchor}" title="{label}"></a>'
        f"{_cited(block)}<p{own}>{_text(block)}</p>"
    )


def _cited(block: Block) -> str:
    if not block.cited:
        return ""
    said = f"{block.number}被{block.cited}处引用"
    return f'<a aria-label="{said}" class="gz-cited" data-times="{block.cited}" href="#cited-{block.anchor}"></a>'


def _inside_article(block: Block) -> str:
    return f'<p class="gz-{block.role}" id="{block.anchor}">{_text(block)}</p>'


def _heading(block: Block) -> str:
    tag = f"h{block.depth}"
    return f'<{tag} id="{block.anchor}">{_text(block)}</{tag}>'


def _level(block: Block) -> str:
    return f'<p class="gz-level gz-level-{block.depth}"{_id(block)}>{_text(block)}</p>'


def _plain(block: Block) -> str:
    return f"<p{_id(block)}>{_text(block)}</p>"


def _paragraph(block: Block) -> str:
    return f'<p class="gz-{block.role}"{_id(block)}>{_text(block)}</p>'


_MAKERS: dict[str, Callable[[Block], str]] = {
    "article": _article,
    "heading": _heading,
    "level": _level,
    "text": _plain,
    **dict.fromkeys(_INSIDE, _inside_article),
}


def _id(block: Block) -> str:
    return f' id="{block.anchor}"' if block.anchor else ""


def _text(block: Block) -> str:
    return f'<span class="gz-no">{block.number}</span>{block.text}' if block.number else block.text
