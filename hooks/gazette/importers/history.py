"""题注 → 沿革: the dated events of a text, in the words of the note under its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gazette.values import make_date, parse_chinese_date

from .kinds import simplified
from .sheet import BLANKS

_DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_CHINESE_DATE = r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_WORDS = "通过|批准|公布|发布|颁布|施行|实施|执行|生效|修正|修订|修改|废止|失效"
_OPENING = rf"[（(【\[{BLANKS}]*(?:(?:根据|自|于|依据)[{BLANKS}]*)?"
_START = re.compile(rf"{_OPENING}(?:{_DATE}|\d{{4}}年\d{{1,2}}月\d{{1,2}}$)")
_HEAD = re.compile(
    rf"(?P<lead>{_OPENING})(?P<date>{_DATE}|{_CHINESE_DATE})(?P<more>(?:\s*[、和及]\s*{_DATE})*)\s*(?P<since>起?)(?P<note>.*)",
    re.S,
)
# A date opens a clause of its own where the words before it close one.
_CUT = re.compile(
    rf"(?<=[过過准布佈行效正订訂改止）)，。；;,{BLANKS}])(?={_OPENING}{_DATE})|(?<=》)(?=根据{_DATE})"
)
_CLOSED = re.compile(rf"(?:{_WORDS})(?:》|根据|[）)。；;，,、{BLANKS}])*$")
_SAME_DAY = re.compile(r"[（(]?自?(?:公布|发布|颁布|印发)之日起?(?:施行|实施|执行|生效)[）)。]?")
_QUOTED = re.compile(r"[《〈<][^《》〈〉<>]*[》〉>]")
_UNIT = r"[\u4e00-\u9fff]{0,12}(?:委员会|军委|国务院|部|局|署|办公室|银行)"
_UNIT_AT_END = re.compile(rf"(?:日\s*|\s){_UNIT}$")
_SENTENCE = re.compile(r"[。：:]")

# Earlier rows win: 修订通过 is a revision, 批准的…修正 an amendment.
EVENT_WORDS = (
    ("修正", re.compile("修正|修改")),
    ("修订", re.compile("修订")),
    ("废止", re.compile("废止|失效|停止执行")),
    ("批准", re.compile("批准")),
    ("通过", re.compile("通过")),
    ("公布", re.compile("公布|发布|颁布|印发")),
    ("施行", re.compile("施行|实施|执行|生效")),
)
# What a note without any of these words most likely tells.
_LIKELY = (("公布", re.compile(r"令|公告|号")), ("通过", re.compile("会议")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the 沿革: `note` is what stands after the date, word for word.

    Where a word stands before the date (根据2004年…, 自2004年…起) the note is the whole clause, so that none is lost.
    """

    date: date
    event: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The 沿革 of a text; `rest` are lines of the note that tell no dated event."""

    events: tuple[Event, ...] = ()
    rest: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_history(notes: Iterable[str]) -> History:
    """The lines of a 题注 → its events in the order given; nothing of the lines is lost."""
    events: list[Event] = []
    rest: list[str] = []
    doubts: list[str] = []
    for clause in _clauses(_whole_lines(notes)):
        told, doubt = _read_clause(clause, events)
        events += told
        if not told:
            rest.append(clause)
        if doubt:
            doubts.append(doubt)
    return History(events=tuple(events), rest=tuple(rest), doubts=tuple(doubts))


def starts_with_date(line: str) -> bool:
    """Whether a line could open a 题注: a bracket or 根据 may stand before the date."""
    return bool(_START.match(line) or (_HEAD.match(line) and re.search(_WORDS, simplified(line))))


def tells_event(line: str) -> bool:
    """Whether a line starts with a date and names what happened on it."""
    return bool(starts_with_date(line) and re.search(_WORDS, simplified(line)))


def _whole_lines(notes: Iterable[str]) -> list[str]:
    """Lines that were broken in the middle of a clause, whole again."""
    whole: list[str] = []
    for line in (note.strip(BLANKS) for note in notes):
        if whole and _continues(whole[-1], line):
            whole[-1] += (" " if _is_next_unit(whole[-1], line) else "") + line
        elif line:
            whole.append(line)
    return whole


def _continues(before: str, line: str) -> bool:
    is_open = before.count("《") > before.count("》")
    open_clause = starts_with_date(before) and (is_open or not _CLOSED.search(simplified(before)))
    return (
        open_clause
        and not starts_with_date(line)
        and not _SENTENCE.search(line)
        and not _SAME_DAY.fullmatch(line)
    )


def _is_next_unit(before: str, line: str) -> bool:
    """Whether a line break parts two units that act together: 国务院 / 中央军委发布."""
    return bool(_UNIT_AT_END.search(before) and re.fullmatch(rf"{_UNIT}(?:{_WORDS})?", line))


def _clauses(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for clause in _CUT.split(line):
            if bare := clause.strip(BLANKS):
                yield bare


def _read_clause(clause: str, before: list[Event]) -> tuple[list[Event], str]:
    """The events of one clause: one, or one for each of the days it lists."""
    if _SAME_DAY.fullmatch(clause) and (published := _published(before)):
        return [Event(date=published, event="施行", note=clause)], ""
    found = _HEAD.match(clause) if starts_with_date(clause) else None
    days = _days(found) if found else []
    if not found or not days:
        return [], f"题注中这一句没有可读的日期，已留在正文开头：{clause}"
    note = _unbracket(found["note"])
    event, sure = _event(note)
    named = Event(date=days[-1], event=event, note=_whole_note(clause, found) or note)
    doubt = "" if sure else f"题注没有写明事项，按「{event}」处理：{clause}"
    return [*(Event(date=day, event=event, note="") for day in days[:-1]), named], doubt


def _days(clause: re.Match[str]) -> list[date]:
    """The day of a clause, or all of `2004年11月26日、2010年3月26日`; none where one of them is no day."""
    listed = re.findall(_DATE, clause["more"])
    days = [_day(text) for text in (clause["date"], *listed)]
    return [day for day in days if day] if all(days) else []


def _whole_note(clause: str, found: re.Match[str]) -> str:
    """The clause as it stands where words before the date, after it (起) or a list of days would be lost."""
    lead = found["lead"].strip("（(【[" + BLANKS)
    if not (lead or found["since"] or found["more"]):
        return ""
    return _unbracket(clause.lstrip("（(【[" + BLANKS))


def _published(events: list[Event]) -> date | None:
    return next((event.date for event in reversed(events) if event.event in ("公布", "通过")), None)


def _day(text: str) -> date | None:
    figures = re.findall(r"\d+", text)
    return make_date(*figures) if len(figures) == 3 else parse_chinese_date(text)


def _unbracket(note: str) -> str:
    """The note without the bracket that closes the whole 题注."""
    note = note.strip(BLANKS + "，,；;")
    for opening, closing in ("（）", "()", "【】"):
        while note.endswith(closing) and note.count(closing) > note.count(opening):
            note = note[:-1].rstrip(BLANKS)
    return note


def _event(note: str) -> tuple[str, bool]:
    """The event a note tells, and whether it says so. Names of papers hold 修改 and 废止 and do not count."""
    bare = note = simplified(note)
    while (shorter := _QUOTED.sub("", bare)) != bare:
        bare = shorter
    for event, words in EVENT_WORDS:
        if words.search(bare):
            return event, True
    if last := _last_event(note):
        return last, True
    return next((event for event, words in _LIKELY if words.search(note)), "公布"), False


def _last_event(note: str) -> str:
    ends = [(found.end(), event) for event, words in EVENT_WORDS for found in words.finditer(note)]
    return max(ends)[1] if ends else ""
