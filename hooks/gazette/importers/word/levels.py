"""Passages → lines with the levels of their headings: by style, by number, or by how they look beside the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.labels import Label, Mark, read_label

from ..history import tells_event
from ..kinds import kind_of_title
from ..number import NUMBER_LINE
from ..salutation import is_salutation
from ..sheet import Line, marks_in, squeeze, without_marks
from ..tail import is_unit, read_stamp
from ..title import MASTHEAD, NOT_TITLE, join_title
from .inner_titles import with_inner_titles
from .passages import Passage
from .styles import PLAIN, Look

_HEAD = 15
_TITLE_LENGTH, _HEADING_LENGTH, _PLAIN_LENGTH = 120, 60, 30
_SENTENCE = re.compile(r"[。；，！？;!?：:]$|。")
_NO_HEADING = re.compile(r"[（(—\-]|[表图][\s\d一二三四五六七八九十]|单位|抄送|主送|联系|附[件表录]|填[表报]|目\s*录$")
_LEVELS = {Mark.PART: 2, Mark.CHAPTER: 2, Mark.SECTION: 3, Mark.FIRST: 2, Mark.SECOND: 3, Mark.THIRD: 4, Mark.FOURTH: 5}
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelled:
    """The lines of a document; `guessed` counts the headings told by their looks alone."""

    lines: tuple[Line, ...]
    guessed: int


def with_levels(passages: Sequence[Passage]) -> Levelled:
    """Lines whose title has level 1 and whose headings have the levels below it."""
    first, last = _title(passages)
    body = _body_look(passages)
    rules = _Rules(
        body=body,
        has_articles=any((label := _label(one)) and label.mark is Mark.ARTICLE and label.spaced for one in passages),
        deeper=0 if first < last and passages[first].outline == 1 else 1,
    )
    title = join_title(one.text for one in passages[first:last])
    lines = [_line(one, rules.level(one)) for one in passages]
    lines = [*(replace(line, level=0) for line in lines[:first]), *lines[first:]]
    lines[first:last] = [replace(lines[first], text=title, level=1)] if title else []
    guessed = sum(bool(rules.level(one) and not one.outline and not _label(one)) for one in passages[last:])
    return Levelled(lines=tuple(with_inner_titles(lines)), guessed=guessed)


def _line(one: Passage, level: int) -> Line:
    """A picture alone in its paragraph is markup: no title, and joined to nothing."""
    alone = bool(marks_in(one.text)) and not without_marks(one.text).strip()
    return Line(text=one.text, gap=one.gap, indented=one.indented, level=level, verbatim=one.verbatim or alone)


def _label(passage: Passage) -> Label | None:
    return None if passage.verbatim else read_label(passage.text)


def _body_look(passages: Sequence[Passage]) -> Look:
    """The look most characters of the text have."""
    weights: Counter[Look] = Counter()
    for one in passages:
        if not one.verbatim:
            weights[replace(one.look, place="")] += len(one.text)
    return weights.most_common(1)[0][0] if weights else PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What tells a heading in one document: the look of its text, whether it is a law, how far its styles stand below the title."""

    body: Look
    has_articles: bool
    deeper: int

    def level(self, one: Passage) -> int:
        """The level of a heading from 2, 0 for text."""
        text = without_marks(one.text)
        label = _label(one)
        if one.verbatim or not text or len(text) > _HEADING_LENGTH or "。" in text or (label and label.mark is Mark.ARTICLE):
            return 0
        if one.outline:
            return min(one.outline + self.deeper, _DEEPEST)
        if _SENTENCE.search(text):
            return 0
        return self._numbered(one, label) if label else self._plain(one, text)

    def _numbered(self, one: Passage, label: Label) -> int:
        divides = label.mark < Mark.ARTICLE
        if not label.rest or (self.has_articles and not divides):
            return 0
        return _LEVELS[label.mark] if label.mark <= Mark.SECOND or self._stands_out(one) else 0

    def _plain(self, one: Passage, text: str) -> int:
        named = is_unit(text) or read_stamp(text) or NUMBER_LINE.fullmatch(text) or tells_event(text) or MASTHEAD.fullmatch(text)
        if len(text) > _PLAIN_LENGTH or named or _NO_HEADING.match(text) or "\t" in text or one.look.place in ("right", "end"):
            return 0
        return 2 if self._stands_out(one) and not _is_figure(text) else 0

    def _stands_out(self, one: Passage) -> bool:
        """Bold, larger, or in another font than the text."""
        look, body = one.look, self.body
        return (look.bold and not body.bold) or look.size > body.size > 0 or (bool(look.font) and look.font != body.font)


def _is_figure(text: str) -> bool:
    return not re.search(r"[\u3400-\u9fff]{2}", text)


def _title(passages: Sequence[Passage]) -> tuple[int, int]:
    """Where the title begins and ends; an empty stretch where style and look tell none."""
    head = passages[:_HEAD]
    groups = [*_styled(head), *_centred(head)]
    named = (group for group in groups if kind_of_title(_words(head, group)))
    return next(named, groups[0] if groups else (0, 0))


def _words(passages: Sequence[Passage], group: tuple[int, int]) -> str:
    return squeeze(without_marks("".join(one.text for one in passages[slice(*group)])))


def _styled(head: Sequence[Passage]) -> list[tuple[int, int]]:
    """Paragraphs in a title's style; or the one heading of the first level that stands above all others and has no number."""
    titles = _runs([one.title for one in head])
    tops = [at for at, one in enumerate(head) if one.outline == 1]
    alone = tops and not _label(head[tops[0]]) and not any(one.outline for one in head[: tops[0]])
    if titles or not alone:
        return titles
    run = _runs([one.outline == 1 and not _label(one) for one in head])
    return [run[0]] if kind_of_title(_words(head, run[0])) or len(tops) == 1 else []


def _centred(head: Sequence[Passage]) -> list[tuple[int, int]]:
    """Stretches of centred lines of one look above the first line of text."""
    end = next((at for at, one in enumerate(head) if one.verbatim or one.outline or NOT_TITLE.search(one.text)), len(head))
    looks = [one.look if _may_be_title(one) else None for one in head[:end]]
    runs = [run for look in dict.fromkeys(filter(None, looks)) for run in _runs([one == look for one in looks])]
    return sorted(run for run in runs if len(words := _words(head, run)) <= _TITLE_LENGTH and not is_unit(words))


# What stands in brackets on a line of its own below a title and belongs to it: （试行）, （2025—2027年）.
_EDITION = re.compile(r"[（(](?:试行|暂行|草案|[^（）()]{0,4}稿|修[订正]|\d{4}年?(?:度|版|修订版?|[—–－~～至-]{1,2}\d{4}年?))[）)]")


def _may_be_title(one: Passage) -> bool:
    text = without_marks(one.text)
    other = NUMBER_LINE.fullmatch(text) or MASTHEAD.fullmatch(text) or read_stamp(text) or is_salutation(text) or _label(one)
    is_note = re.fullmatch(r"[（(](?![）)])[^）)]*[）)]?", text) and not _EDITION.fullmatch(text)
    return one.look.place == "center" and not other and not is_note


def _runs(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """Where the stretches of True begin and end."""
    edges = [at for at in range(len(marked) + 1) if (at > 0 and marked[at - 1]) != (at < len(marked) and marked[at])]
    return list(zip(edges[::2], edges[1::2], strict=True))

