"""The head of a paper: title, 发文字号, 题注, 主送; what is left is its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gazette.labels import read_label
from gazette.values import NUMBER, find_number

from .history import starts_with_date, tells_event
from .kinds import kind_of_title
from .sheet import Dropped, Line, squeeze
from .tail import is_unit, read_stamp

_TITLE_LINES = 4
_TITLE_LENGTH = 120
_NOT_TITLE = re.compile(r"[。；！？;!?：:]$|[。；;]")
_MASTHEAD = re.compile(
    r".{2,40}(?:文件|公报|简报)|[\[【(（]?(?:机密|秘密|绝密|内部|特急|加急|急件)[★☆\d\s年长期]*[\]】)）]?|第\s*\d+\s*期"
)
_RUN_ON = re.compile(
    r"^(?:的|关于|印发|转发|《|（|\(|暨|及|和)|^.{1,12}(?:的通知|的意见|的决定|的公告|的通告|的函)$"
)
_NUMBER_LINE = re.compile(
    r"[（(]?\s*(?P<number>[A-Za-zＸ×一-龥]{2,16}\s*[〔\[［（(【〈]\s*[\dxX×]{4}\s*[〕\]］)）】〉]\s*第?\s*[\dxX×]{1,5}\s*号)\s*[）)]?"
    r"(?:\s*签发人\s*[:：].*)?"
)
_ORDER_LINE = re.compile(
    r"[（(]?\s*(?P<number>[一-龥]{2,30}(?:令|公告)\s*第?\s*\d{1,5}\s*号|第\s*\d{1,5}\s*号)\s*[）)]?"
)
_NUMBER_TAIL = re.compile(
    r"\s*[（(]?(?P<number>[A-Za-zＸ×一-龥]{2,12}[〔\[［【]\s*\d{4}\s*[〕\]］】]\s*第?\s*\d{1,5}\s*号)[）)]?$"
)
_ADDRESSEES = re.compile(r"[^。；;！？\n]{2,400}[：:]")
_ADDRESSED = re.compile(
    r"^(?:各|尊敬|敬爱|亲爱|同志们|朋友们|全[县市省区州体]|广大|老师们|同学们)|(?:政府|单位|部门|委员会|办事处|办公室|局|厅|委|公司|医院|学校|同志们?|"
    r"领导们?|代表们?|委员们?|朋友们?|来宾们?|主任|书记|组长|主席|乡亲们|居民|群众)[：:]$"
)
_STATEMENT = re.compile(r"如下|以下|下列|现将|为了|根据|要求|认为|是指|包括|一是")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a body, and the `rest` below it. `notes` are the lines of the 题注."""

    title: str = ""
    number: str = ""
    addressees: str = ""
    signed: date | None = None
    notes: tuple[str, ...] = ()
    rest: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[str, ...] = ()


def read_head(lines: Sequence[Line], hint: str, *, has_notes: bool = False) -> Head:
    """The head of a paper; `hint` is what its page calls it, for lines without a title of their own.

    `has_notes`: the source has parted its 题注 from the body, so that what the body holds is body.
    """
    above, title, below = _find_title(lines, hint)
    title, number = split_number(title)
    edge = 0 if has_notes else _edge(below)
    taken, notes, left = _sort_lines([*above, *below[:edge]])
    number = number or taken
    rest = [*left, *below[edge:]]
    doubts = [] if title else ["没有找到标题行"]
    if title and not kind_of_title(title):
        doubts.append(f"标题不以常见文种结尾：{title}")
    return Head(
        title=title,
        number=number,
        notes=notes,
        rest=tuple(rest),
        signed=_dateline(rest),
        doubts=tuple(doubts),
    )


def take_addressees(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """主送: the first line of the body that does nothing but address someone; and the lines without it."""
    for index, line in enumerate(lines[:4]):
        if is_salutation(line.text):
            return line.text[:-1].rstrip(), [*lines[:index], *lines[index + 1 :]]
        if len(line.text) > 40:
            break
    return "", list(lines)


def is_salutation(text: str) -> bool:
    """`各乡镇人民政府，县直各单位：` or `尊敬的各位领导：`; never a sentence that announces a list."""
    return bool(
        _ADDRESSEES.fullmatch(text)
        and _ADDRESSED.search(text)
        and not _STATEMENT.search(text)
        and not read_label(text)
    )


def split_number(title: str) -> tuple[str, str]:
    """A title that ends with its own 发文字号, and that number as the standard writes it."""
    found = _NUMBER_TAIL.search(title)
    if found and (number := normal_number(found["number"])) and title[: found.start()].strip():
        return title[: found.start()].strip(), number
    return title, ""


def normal_number(text: str) -> str:
    """A 发文字号 with 〔〕 and without blanks or 第; empty where its year or serial is a placeholder."""
    number = find_number(squeeze(text)) or ""
    return number if re.search(r"〔\d{4}〕", number) else ""


def is_regular(number: str) -> bool:
    return bool(NUMBER.fullmatch(number))


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


def _find_title(lines: Sequence[Line], hint: str) -> tuple[list[Line], str, list[Line]]:
    """Lines above the title, the title, lines below it."""
    named = (line.level == 1 or (hint and squeeze(line.text) == squeeze(hint)) for line in lines[:12])
    heading = next((index for index, found in enumerate(named) if found), None)
    if heading is not None:
        return list(lines[:heading]), lines[heading].text, list(lines[heading + 1 :])
    start = 0
    while start < min(8, len(lines)) and _before_title(lines[start].text):
        start += 1
    size = _title_size(lines[start:], hint)
    if size:
        title = _join(line.text for line in lines[start : start + size])
        return list(lines[:start]), title, list(lines[start + size :])
    return [], hint, list(lines)


def _before_title(text: str) -> bool:
    numbered = _NUMBER_LINE.fullmatch(text) or _ORDER_LINE.fullmatch(text)
    return bool(numbered or _MASTHEAD.fullmatch(text)) and not kind_of_title(text)


def _title_size(lines: Sequence[Line], hint: str) -> int:
    """How many lines the title takes; 0 where the first line is no title."""
    run = _title_run(lines)
    for size in range(len(run), 0, -1):
        if hint and squeeze(_join(run[:size])) == squeeze(hint):
            return size
    for size in range(1, len(run) + 1):
        if kind_of_title(_join(run[:size])) and not _runs_on(run, size):
            return size
    return 1 if run and not hint and not is_unit(run[0]) else 0


def _title_run(lines: Sequence[Line]) -> list[str]:
    """The first lines that could be a title between them."""
    run: list[str] = []
    for line in lines[:_TITLE_LINES]:
        text = line.text
        foreign = line.verbatim or line.level > 1 or _NOT_TITLE.search(text) or is_salutation(text)
        if (
            foreign
            or starts_with_date(text)
            or read_stamp(text)
            or _NUMBER_LINE.fullmatch(text)
            or _labelled(text)
        ):
            break
        run.append(text)
        if len("".join(run)) > _TITLE_LENGTH:
            return run[:-1]
    return run


def _labelled(text: str) -> bool:
    label = read_label(text)
    return bool(label and label.spaced)


def _runs_on(run: Sequence[str], size: int) -> bool:
    """Whether the next line belongs to a title that could end here."""
    so_far = "".join(run[:size])
    is_open = so_far.count("《") > so_far.count("》")
    after = run[size] if size < len(run) else ""
    return bool(after and (is_open or _RUN_ON.match(after)) and kind_of_title(_join(run[: size + 1])))


def _join(texts: Iterable[str]) -> str:
    joined = ""
    for text in texts:
        blank = " " if re.search(r"[A-Za-z0-9]$", joined) and re.match(r"[A-Za-z0-9]", text) else ""
        joined += blank + text
    return joined


def _edge(lines: Sequence[Line]) -> int:
    """How many lines below the title still belong to the head: 文号, 题注, a date in brackets."""
    edge = 0
    is_open = False
    for index, line in enumerate(lines[:40]):
        text = line.text
        if (
            _number_of(text)
            or tells_event(text)
            or is_open
            or (starts_with_date(text) and not _NOT_TITLE.search(text))
        ):
            edge = index + 1
            is_open = text.count("（") + text.count("(") > text.count("）") + text.count(")") or (
                is_open and not re.search(r"[）)]$", text)
            )
        elif index > edge + 1:
            break
    return edge


def take_number(lines: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The 发文字号 that stands on a line of its own, and the lines without it."""
    for index, line in enumerate(lines):
        if number := _number_of(line):
            return number, (*lines[:index], *lines[index + 1 :])
    return "", tuple(lines)


def _number_of(text: str) -> str:
    if found := _NUMBER_LINE.fullmatch(text):
        return normal_number(found["number"])
    found = _ORDER_LINE.fullmatch(text)
    return squeeze(found["number"]) if found else ""


def _sort_lines(lines: Sequence[Line]) -> tuple[str, tuple[str, ...], list[Line]]:
    """Lines of the head → 发文字号, lines of the 题注, and those that are neither."""
    number = ""
    notes: list[str] = []
    left: list[Line] = []
    for line in lines:
        if not number and (found := _number_of(line.text)):
            number = found
        elif tells_event(line.text) or (notes and not left):
            notes.append(line.text)
        else:
            left.append(line)
    return number, tuple(notes), left


def _dateline(lines: Sequence[Line]) -> date | None:
    """（2024年3月5日） under the title of a speech."""
    stamps = (read_stamp(line.text) for line in lines[:3])
    return next((stamp[1] for stamp in stamps if stamp), None)
