"""What a published document is: the nouns every other module speaks of, without behaviour beyond their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Status(Enum):
    """Whether a text binds today (有效性); the value is the one promised in `[data-status]`."""

    DRAFT = "draft"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    IN_FORCE = "in-force"
    AMENDED = "amended"
    PARTLY_REPEALED = "partly-repealed"
    REPEALED = "repealed"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]

    @property
    def ended(self) -> bool:
        return self in (Status.AMENDED, Status.REPEALED, Status.EXPIRED)


STATUS_LABELS = {
    Status.DRAFT: "征求意见",
    Status.NOT_YET_IN_FORCE: "尚未施行",
    Status.IN_FORCE: "现行有效",
    Status.AMENDED: "已修改",
    Status.PARTLY_REPEALED: "部分失效",
    Status.REPEALED: "已废止",
    Status.EXPIRED: "已失效",
}


class Relation(Enum):
    """How one document bears on another; the value is the word in `catalog.json` and `[data-relation]`."""

    BASED_ON = "based-on"
    BASIS_OF = "basis-of"
    IMPLEMENTS = "implements"
    IMPLEMENTED_BY = "implemented-by"
    INTERPRETS = "interprets"
    INTERPRETED_BY = "interpreted-by"
    AMENDS = "amends"
    AMENDED_BY = "amended-by"
    REPEALS = "repeals"
    REPEALED_BY = "repealed-by"
    REPLACES = "replaces"
    REPLACED_BY = "replaced-by"
    EVIDENCES = "evidences"
    EVIDENCED_BY = "evidenced-by"
    TRANSLATES = "translates"
    TRANSLATED_BY = "translated-by"

    @property
    def inverse(self) -> Relation:
        return INVERSES[self]

    @property
    def label(self) -> str:
        return RELATION_LABELS[self]


_PAIRS = (
    (Relation.BASED_ON, "依据", Relation.BASIS_OF, "据此制定"),
    (Relation.IMPLEMENTS, "落实", Relation.IMPLEMENTED_BY, "落实文件"),
    (Relation.INTERPRETS, "解读的文件", Relation.INTERPRETED_BY, "解读"),
    (Relation.AMENDS, "修改", Relation.AMENDED_BY, "被修改"),
    (Relation.REPEALS, "废止", Relation.REPEALED_BY, "被废止"),
    (Relation.REPLACES, "替代", Relation.REPLACED_BY, "被替代"),
    (Relation.EVIDENCES, "佐证", Relation.EVIDENCED_BY, "佐证材料"),
    (Relation.TRANSLATES, "原文", Relation.TRANSLATED_BY, "译文"),
)
INVERSES = {a: b for a, _, b, _ in _PAIRS} | {b: a for a, _, b, _ in _PAIRS}
RELATION_LABELS = {a: text for a, text, _, _ in _PAIRS} | {b: text for _, _, b, text in _PAIRS}

COLUMN_NAMES = {
    "policies": "政策法规",
    "interpretations": "政策解读",
    "plans": "实施方案",
    "cases": "典型案例",
    "news": "工作动态",
    "events": "宣传活动",
    "indicators": "测评指标",
    "units": "组织机构",
}

# 文种 → 栏目. The order is the order in which a reader sees them.
KINDS = {
    kind: column
    for column, kinds in {
        "policies": "法规 规章 规定 意见 办法 细则 决定 决议 通知 命令 公告 通告 公报 批复 函 议案 纪要 征求意见稿",
        "interpretations": "文字解读 图解 问答 视频解读",
        "plans": "实施方案 工作方案 行动计划 规划 工作要点 责任书",
        "cases": "示范单位 示范点 先进个人 教育基地 品牌活动",
        "news": "工作汇报 督查通报 进展通报 讲话 动态 请示 报告",
        "events": "宣传月 宣讲 培训 文体活动",
        "indicators": "测评指标体系 自查报告",
    }.items()
    for kind in kinds.split()
}
DRAFT_KIND = "征求意见稿"

HISTORY_EVENTS = ("通过", "批准", "公布", "施行", "修正", "修订", "废止")
VERSION_EVENTS = ("通过", "修正", "修订")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as exactly as it is known: month and day are 0 where the source does not give them."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, day: date) -> When:
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """`2024`, `2024-03` or `2024-03-28`, as `<time datetime>` wants it."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def text(self) -> str:
        """`2024年3月28日`, unpadded (GB/T 9704-2012)."""
        units = ((self.year, "年"), (self.month, "月"), (self.day, "日"))
        return "".join(f"{number}{unit}" for number, unit in units if number)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: path below the folder of documents; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """One dated event of a text (沿革): `event` is one of HISTORY_EVENTS, `note` says who or what did it."""

    date: When
    event: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One dated note on the page itself (修订记录), such as a corrected attachment; what became of the text is its 沿革."""

    day: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A rule that this paper is excepted from (例外), and why."""

    code: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document as staff name it: a path, a 发文字号 or a 《title》, perhaps with `#anchor`."""

    target: str
    anchor: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word that must stand in a vocabulary (a unit, a topic, a scene), with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file below docs/ that a document offers."""

    name: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """A title conferred (称号): by whom and in which year."""

    name: str
    granted_by: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Start and end of an event (起止); both days belong to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Document:
    """One public paper: what its front matter says, in types. Status, relations and versions belong to the catalogue.

    It equals itself alone; the same text read again is the same document.
    """

    uri: str
    title: str
    kind: str
    body: str
    body_line: int
    description: str = ""
    issuer: tuple[Mention, ...] = ()
    number: str = ""
    index_number: str = ""
    topics: tuple[Mention, ...] = ()
    signed: date | None = None
    published: datetime | None = None
    effective: date | None = None
    expires: date | None = None
    history: tuple[HistoryEvent, ...] = ()
    changes: tuple[Change, ...] = ()
    based_on: tuple[Reference, ...] = ()
    implements: tuple[Reference, ...] = ()
    interprets: tuple[Reference, ...] = ()
    amends: tuple[Reference, ...] = ()
    repeals: tuple[Reference, ...] = ()
    replaces: tuple[Reference, ...] = ()
    evidences: tuple[Reference, ...] = ()
    original: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    addressees: str = ""
    source: str = ""
    editor: str = ""
    contact: str = ""
    contact_phone: str = ""
    place: str = ""
    scenes: tuple[Mention, ...] = ()
    honours: tuple[Honour, ...] = ()
    span: Span | None = None
    language: str = ""
    imported_from: str = ""
    exceptions: tuple[Exemption, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()

    @property
    def column(self) -> str:
        return self.uri.partition("/")[0]

    def place_of(self, attribute: str) -> Place:
        """Where the front matter gives this attribute; the top of the file when it does not."""
        return dict(self.places).get(attribute, Place(self.uri))
