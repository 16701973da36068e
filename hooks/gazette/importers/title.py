"""The title of a paper: which of its first lines make it, or what the paper says its subject is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gazette.labels import read_label

from .history import starts_with_date
from .kinds import kind_of_title
from .number import NUMBER_LINE, ORDER_LINE
from .salutation import is_salutation
from .sheet import Line, squeeze
from .tail import is_unit, read_stamp

_TITLE_LINES = 4
_TITLE_LENGTH = 120
NOT_TITLE = re.compile(r"[。；！？;!?：:]$|[。；;]")
MASTHEAD = re.compile(
    r"[★☆]?.{2,40}(?:文件|公报|简报)[★☆]?|[★☆※\-—=_\s]+|明\s*传\s*电\s*报|附件\s*[\d一二三四五六七八九十]*\s*[:：]?|[\[【(（]?(?:机密|秘密|绝密|内部|特急|加急|急件)[★☆\d\s年长期]*[\]】)）]?|第\s*\d+\s*期"
)
_SPREAD = re.compile(r"[\u4e00-\u9fff](?:[\s\u3000]+[\u4e00-\u9fff]){1,30}")
_SPREAD_KIND = re.compile(
    r"(?P<first>通(?=[\s\u3000]+[知告报])|决(?=[\s\u3000]+[定议])|意(?=[\s\u3000]+见)|报(?=[\s\u3000]+告)|公(?=[\s\u3000]+告)|批(?=[\s\u3000]+复))"
    r"[\s\u3000]+(?P<last>[知告报定议见复])$"
)
_EDITION = re.compile(r"[（(](?:征求意见稿|公开征求意见稿|意见征集稿|送审稿|讨论稿|草案|试行|暂行|修订|修订稿|修正|\d{4}年(?:版|修订|本))[）)]")
_RUN_ON = re.compile(
    r"^(?:的|关于|印发|转发|《|（|\(|暨|及|和|与|以及|并)|^(?:通知|决定|意见|报告|通告|公告|函|批复|方案|办法)$|^.{1,12}(?:的通知|的意见|的决定|的公告|的通告|的函)$"
)


# A paper that states its subject instead of bearing a title, as reports read aloud do.
_SUBJECT = (
    re.compile(r"(?:汇报|报告|讲话|发言)的?题目是\s*[:：]?\s*《(?P<title>[^》]+)》"),
    re.compile(
        r"以上(?:就)?是(?:我|我们)?(?:对|就|关于)(?P<subject>.{4,80}?情况)的?(?:简要)?(?P<kind>汇报|报告|说明)"
    ),
    re.compile(
        r"(?:就|对|将|把|关于)(?P<subject>[^。；]{4,80}?)[,，]?(?:向[^，。,]{2,30})?(?:作|做|进行)(?:一个|个|一下|如下|简要|简单|专题|的)*(?P<kind>汇报|报告|说明|发言|讲话)"
    ),
    re.compile(r"(?:现|下面)?(?:我)?(?:就|将|把)(?P<subject>[^。；]{4,80}?)(?:简要)?(?P<kind>汇报|报告)如下"),
)


def subject_title(texts: Sequence[str]) -> str:
    """A title made of the paper's own statement of its subject; empty where it makes none."""
    for pattern in _SUBJECT:
        for text in (*texts[:4], *texts[-3:]):
            if found := pattern.search(text):
                return _titled(found.groupdict())
    return ""


def _titled(parts: dict[str, str | None]) -> str:
    if title := parts.get("title"):
        return title
    subject = re.sub(r"的(?=情况$)", "", (parts.get("subject") or "").removeprefix("关于").strip("，, "))
    return f"关于{subject}的{parts['kind']}"


def find_title(lines: Sequence[Line], hint: str) -> tuple[list[Line], str, list[Line]]:
    """Lines above the title, the title, lines below it."""
    named = (line.level == 1 or (hint and squeeze(line.text) == squeeze(hint)) for line in lines[:12])
    heading = next((index for index, found in enumerate(named) if found), None)
    if heading is not None:
        below = heading + 1
        edition = [line.text for line in lines[below : below + 1] if _EDITION.fullmatch(line.text)]
        return list(lines[:heading]), join_title([lines[heading].text, *edition]), list(lines[below + len(edition) :])
    start = _title_start(lines, hint)
    size = _title_size(lines[start:], hint)
    if size:
        title = join_title(line.text for line in lines[start : start + size])
        return list(lines[:start]), title, list(lines[start + size :])
    return [], hint, list(lines)


def _title_start(lines: Sequence[Line], hint: str) -> int:
    """Below the lines that are no title; and below the number where units and titles of theirs stand over it."""
    start = 0
    while start < min(8, len(lines)) and _before_title(lines[start].text):
        start += 1
    for index, line in enumerate(lines[start:8], start + 1):
        if kind_of_title(line.text) or NOT_TITLE.search(line.text):
            break
        if NUMBER_LINE.fullmatch(line.text) and _is_named(lines[index:], hint):
            return _below_rules(lines, index)
    return start


def _below_rules(lines: Sequence[Line], start: int) -> int:
    """Below the red rule (———, ★) that parts the head of a paper from its title."""
    while start < len(lines) and MASTHEAD.fullmatch(lines[start].text) and not kind_of_title(lines[start].text):
        start += 1
    return start


def _is_named(lines: Sequence[Line], hint: str) -> bool:
    """Whether lines begin with a title that says its kind."""
    size = _title_size(lines, hint)
    return bool(size and kind_of_title(join_title(line.text for line in lines[:size])))


def _before_title(text: str) -> bool:
    numbered = NUMBER_LINE.fullmatch(text) or ORDER_LINE.fullmatch(text)
    return bool(numbered or MASTHEAD.fullmatch(text)) and not kind_of_title(text)


def _title_size(lines: Sequence[Line], hint: str) -> int:
    """How many lines the title takes; 0 where the first line is no title."""
    run = _title_run(lines)
    for size in range(len(run), 0, -1):
        if hint and squeeze(join_title(run[:size])) == squeeze(hint):
            return size
    for size in range(1, len(run) + 1):
        if kind_of_title(join_title(run[:size])) and not _runs_on(run, size):
            return size
    if not run or is_unit(run[0]):
        return 0
    return 1 if not hint or squeeze(run[0]).endswith(squeeze(hint)) else 0


def _title_run(lines: Sequence[Line]) -> list[str]:
    """The first lines that could be a title between them."""
    run: list[str] = []
    for line in lines[:_TITLE_LINES]:
        text = _closed(line.text)
        foreign = line.verbatim or line.level > 1 or NOT_TITLE.search(text) or is_salutation(text)
        if (
            foreign
            or starts_with_date(text)
            or read_stamp(text)
            or NUMBER_LINE.fullmatch(text)
            or (run and ORDER_LINE.fullmatch(text))
            or _labelled(text)
        ):
            break
        run.append(text)
        if len("".join(run)) > _TITLE_LENGTH:
            return run[:-1]
    return run


def _closed(text: str) -> str:
    """`通　　　知`, spread over a line or at its end, as one word; bold marks of a title are no part of it."""
    bare = re.sub(r"^\*\*([^*]+)\*\*$", r"\1", text)
    return squeeze(bare) if _SPREAD.fullmatch(bare) else _SPREAD_KIND.sub(r"\g<first>\g<last>", bare)


def _labelled(text: str) -> bool:
    label = read_label(text)
    return bool(label and label.spaced)


def _runs_on(run: Sequence[str], size: int) -> bool:
    """Whether the next line belongs to a title that could end here."""
    so_far = "".join(run[:size])
    is_open = so_far.count("《") > so_far.count("》")
    after = run[size] if size < len(run) else ""
    return bool(after and (is_open or _RUN_ON.match(after)) and kind_of_title(join_title(run[: size + 1])))


def join_title(texts: Iterable[str]) -> str:
    """The lines of a title as one: no blank between Chinese, one between Latin words."""
    joined = ""
    for text in map(_closed, texts):
        blank = " " if re.search(r"[A-Za-z0-9]$", joined) and re.match(r"[A-Za-z0-9]", text) else ""
        joined += blank + text
    return joined
