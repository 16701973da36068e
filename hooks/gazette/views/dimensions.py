"""The ways in: each dimension sorts documents under values. A new way in is one row of the table at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..catalog import Catalog, Entry, public_date
from ..model import KINDS, Mention, Status
from ..pinyin import initial, slug, sort_key
from ..values import NUMBER
from ..vocabulary import Names, Term
from .item import shown_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a dimension: `id` stands in addresses, `label` is what people read, `rank` orders the values.

    `names` are other spellings that mean it.
    """

    id: str
    label: str
    rank: tuple[object, ...] = ()
    names: tuple[str, ...] = ()
    description: str = ""


Reader = Callable[[Entry], Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A way in. `word` names it in blocks, `title` on its page; `reader` is made once a catalogue.

    `known` are values a word list promises, so that one without documents still has its page; `order` is one of ORDERS.
    """

    key: str
    word: str
    title: str
    folder: str
    empty: str
    reader: Callable[[Catalog], Reader]
    known: Callable[[Catalog], Iterable[Value]] = lambda catalog: ()
    order: str = "从新到旧"


def _by_number(entry: Entry) -> tuple[object, ...]:
    """Newest year first, then the running number; papers without one last."""
    found = NUMBER.fullmatch(entry.document.number)
    return (0, -int(found["year"]), int(found["serial"])) if found else (1, 0, 0)


# Order → how documents that come newest first are put in it.
ORDERS: Mapping[str, Callable[[tuple[Entry, ...]], tuple[Entry, ...]]] = {
    "从新到旧": lambda entries: entries,
    "从旧到新": lambda entries: entries[::-1],
    "标题": lambda entries: tuple(sorted(entries, key=lambda entry: (entry.superseded, sort_key(entry.document.title)))),
    "文号": lambda entries: tuple(sorted(entries, key=_by_number)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A dimension filled: its values in order, each with its documents."""

    dimension: Dimension
    read: Reader
    values: Mapping[Value, tuple[Entry, ...]]

    def find(self, text: str) -> Value | None:
        """The value of this name or id."""
        return next((value for value in self.values if text in (value.id, value.label, *value.names)), None)


def build_index(catalog: Catalog, dimension: Dimension) -> Index:
    found: dict[Value, list[Entry]] = defaultdict(list, {value: [] for value in dimension.known(catalog)})
    read = dimension.reader(catalog)
    for entry in catalog.entries.values():
        values = read(entry)
        for value in dict.fromkeys(values) if len(values) > 1 else values:
            found[value].append(entry)
    ordered = sorted(found, key=lambda value: (value.rank, sort_key(value.label)))
    order = ORDERS[dimension.order]
    return Index(dimension=dimension, read=read, values={value: order(tuple(found[value])) for value in ordered})


def _columns(catalog: Catalog) -> Reader:
    values = {c.id: Value(id=c.id, label=c.name, rank=(at,)) for at, c in enumerate(catalog.vocabulary.columns)}
    return lambda entry: (values[entry.document.column],)


def _words(terms: Iterable[Term], read: Callable[[Entry], Iterable[Mention]]) -> Reader:
    """Values of a word list, in its order; a word that is not in it comes after, under its pinyin."""
    names = Names(terms)
    ranks = {term.id: at for at, term in enumerate(terms)}

    @cache
    def value(text: str) -> Value:
        term = names.find(text)
        return _term_value(term, ranks[term.id]) if term else Value(id=slug(text), label=text, rank=(len(ranks),))

    return lambda entry: [value(mention.text) for mention in read(entry)]


def _term_value(term: Term, rank: int) -> Value:
    return Value(id=term.id, label=term.name, rank=(rank,), names=term.names, description=term.description)


def _known(terms: Iterable[Term]) -> list[Value]:
    return [_term_value(term, at) for at, term in enumerate(terms)]


def _year(entry: Entry) -> Sequence[Value]:
    day = public_date(entry.document)
    return (_of_year(day.year),) if day else ()


@lru_cache(maxsize=512)
def _of_year(year: int) -> Value:
    return Value(id=str(year), label=f"{year}年", rank=(-year,))


def _kind(entry: Entry) -> Sequence[Value]:
    return (_of_kind(entry.document.kind),)


@cache
def _of_kind(kind: str) -> Value:
    return Value(id=slug(kind), label=kind, rank=(list(KINDS).index(kind),))


_STATUSES = {status: Value(id=status.value, label=status.label, rank=(at,)) for at, status in enumerate(Status)}


def _status(entry: Entry) -> Sequence[Value]:
    status = shown_status(entry)
    return (_STATUSES[status],) if status else ()


def _agency(entry: Entry) -> Sequence[Value]:
    found = NUMBER.fullmatch(entry.document.number)
    return (Value(id=slug(found["agency"]), label=found["agency"]),) if found else ()


def _initial(entry: Entry) -> Sequence[Value]:
    return (_of_letter(initial(entry.document.title)),)


@lru_cache(maxsize=64)
def _of_letter(letter: str) -> Value:
    label = letter if letter != "#" else "0–9"
    return Value(id=letter.lower() if letter != "#" else "0-9", label=label, rank=(letter == "#", letter))


def _place(entry: Entry) -> Sequence[Value]:
    place = entry.document.place
    return (Value(id=slug(place), label=place),) if place else ()


def _fixed(read: Reader) -> Callable[[Catalog], Reader]:
    return lambda catalog: read


DIMENSIONS = (
    Dimension(key="column", word="栏目", title="栏目", folder="", empty="这个栏目还没有文件。", reader=_columns),
    Dimension(
        key="topic", word="主题", title="按主题", folder="topics", empty="这个主题还没有文件。",
        reader=lambda catalog: _words(catalog.vocabulary.topics, lambda entry: entry.document.topics),
        known=lambda catalog: _known(catalog.vocabulary.topics),
    ),
    Dimension(
        key="unit", word="单位", title="按单位", folder="units", empty="这个单位还没有公开文件。",
        reader=lambda catalog: _words(catalog.vocabulary.units, lambda entry: entry.document.issuer),
        known=lambda catalog: _known(catalog.vocabulary.units),
    ),
    Dimension(key="year", word="年份", title="按年份", folder="years", empty="这一年没有文件。", reader=_fixed(_year)),
    Dimension(key="kind", word="文种", title="按文种", folder="kinds", empty="还没有这个文种的文件。", reader=_fixed(_kind)),
    Dimension(key="status", word="时效", title="按时效", folder="status", empty="没有这种时效的文件。", reader=_fixed(_status)),
    Dimension(key="agency", word="文号", title="按发文字号", folder="numbers", empty="这个机关代字下没有文件。", reader=_fixed(_agency), order="文号"),
    Dimension(key="initial", word="拼音", title="按拼音", folder="a-z", empty="没有以这个字母开头的文件。", reader=_fixed(_initial), order="标题"),
    Dimension(key="place", word="地点", title="按地点", folder="places", empty="这个地点还没有案例和活动。", reader=_fixed(_place)),
    Dimension(
        key="scene", word="场景", title="按场景", folder="scenes", empty="这个场景还没有案例和活动。",
        reader=lambda catalog: _words(catalog.vocabulary.scenes, lambda entry: entry.document.scenes),
        known=lambda catalog: _known(catalog.vocabulary.scenes),
    ),
)  # fmt: skip
BY_WORD = {dimension.word: dimension for dimension in DIMENSIONS}
