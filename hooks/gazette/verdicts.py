"""What 督查 papers say of a unit: praised or named, with the sentence that says so. Read from headings and sentences alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .catalog import Catalog, Entry, public_date
from .outline import plain_text
from .structure import Element
from .vocabulary import Unit


class Tone(Enum):
    """表扬 or 点名."""

    PRAISED = "praised"
    NAMED = "named"

    @property
    def label(self) -> str:
        return {Tone.PRAISED: "表扬", Tone.NAMED: "点名"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One unit in one passage of a paper. `anchor` is the nearest one above, empty where there is none."""

    unit: str
    tone: Tone
    text: str
    day: date | None
    uri: str
    anchor: str


# The words, one table. A sanction speaks whoever the sentence orders about; a judgement does not where a unit is told to do
# something (县民宗局要逐项核实，整改不到位的……); a heading colours what stands below it and says nothing itself.
_PRAISE = r"表扬|肯定|表彰|嘉奖|嘉许|点赞|(?<!不)(?:较好|良好|扎实|有力|到位)|(?:成效|成绩|效果)(?:明显|显著|突出|较好)|走在前列|值得(?:推广|学习|借鉴)|(?:完成|推进|进展)(?:较快|迅速)"
_SANCTION = r"批评|点名|约谈|问责|责令|书面(?:检查|检讨|说明)|通报曝光|限期(?:整改|提交|完成)|引以为戒"
_FAULT = (
    r"逾期|滞后|(?:缓慢|较慢|偏慢|迟缓)|落后|倒退|不力|(?<!无)不(?:到位|及时|扎实|深入|规范|平衡|够|高|强|足|实|严|清|细)"
    r"|久拖|拖期|迟报|漏报|未能?(?:[在于].{1,12})?(?:按|完成|报送|启动|整改|落实|开展|建立|达到|更新)|末位|倒数|靠后|没有(?:完成|开展|落实|报送|建立)|超过.{0,12}(?:时限|期限)|较差|薄弱|存在.{0,12}(?:问题|不足|差距)"
)
# Neither praise nor blame, though it holds a word of one.
_CLEARED = r"(?:没有|无|未|均未)(?:出现|发生|发现)?(?:任务)?(?:逾期|问题|滞后)|未见反弹|不再(?:通报)?批评"
_PRAISING_HEADING = rf"{_PRAISE}|成效|亮点|先进|典型|特点|经验|做法"
_NAMING_HEADING = rf"{_SANCTION}|{_FAULT}|问题|不足|短板|差距|薄弱|整改(?!较好|到位|成效|完成)"

_PAPER = re.compile(r"督[查办导]|督察|检查|核查")
_TOLD = re.compile(r"(?:要|应当?|须|必须|负责(?!的)|会同|牵头(?!的)|组织(?![的不])|适时|按照)")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_TITLE = re.compile(r"《[^》]*》")
_HARD = re.compile(_SANCTION)
_SPOKEN = re.compile(rf"表扬|肯定|表彰|嘉奖|嘉许|{_SANCTION}")
_WORDS = re.compile(rf"(?P<cleared>{_CLEARED})|(?P<praised>{_PRAISE})|(?P<named>{_SANCTION}|{_FAULT})")
_HEADINGS = ((Tone.NAMED, re.compile(_NAMING_HEADING)), (Tone.PRAISED, re.compile(_PRAISING_HEADING)))
_READ = ("level", "text", "clause", "article", "item", "point", "other")
_LONGEST = 120
# What a longer name begins with is not spoken of: 县委书记, 县委各部委, 石桥镇中心小学.
_LONGER = (
    (re.compile("[委府]$"), r"(?![书常各]|办公|组织|宣传|统战|政法|巡察|编办|网信|党校|督查)"),
    (re.compile("[镇乡道]$"), r"(?![一-龥]{0,4}(?:中学|小学|学校|幼儿园|卫生院|医院|派出所|公司|合作社))"),
)


def verdicts(catalog: Catalog) -> tuple[Verdict, ...]:
    """Every passage of a 督查通报 that praises or names a unit, newest paper first, in the order of the text."""
    names = _Names(catalog.vocabulary.units)
    papers = (entry for entry in catalog.entries.values() if _is_inspection(entry))
    return tuple(verdict for entry in papers for verdict in _of_paper(entry, names)) if names.known else ()


def _is_inspection(entry: Entry) -> bool:
    document = entry.document
    return document.kind == "督查通报" or ("通报" in document.title and bool(_PAPER.search(document.title)))


class _Names:
    """Units in running text: the longest name that stands there."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.known = {name: unit.id for unit in units for name in reversed(unit.names)}
        longest_first = sorted(self.known, key=len, reverse=True)
        self._pattern = re.compile("|".join(re.escape(name) + _no_longer(name) for name in longest_first))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and id of every unit; titles in 《》 name no unit."""
        plain = _TITLE.sub(lambda found: "　" * len(found[0]), text)
        return ((found.start(), found.end(), self.known[found[0]]) for found in self._pattern.finditer(plain))


def _no_longer(name: str) -> str:
    return "".join(ahead for ending, ahead in _LONGER if ending.search(name))


def _of_paper(entry: Entry, names: _Names) -> Iterator[Verdict]:
    """A paper's own issuers speak in it and are not spoken of."""
    issuers = {term.id for term in entry.issuers if term}
    below: dict[int, Tone | None] = {}
    anchor = ""
    for element in entry.structure.elements:
        anchor = element.anchor or anchor
        if _is_heading(element):
            below = {depth: tone for depth, tone in below.items() if depth < element.depth} | {element.depth: _heading_tone(element.text)}
        elif element.role in _READ and "|" not in element.text and "<t" not in element.text:
            section = next((tone for _, tone in sorted(below.items(), reverse=True) if tone), None)
            for unit, tone, text in _of_passage(plain_text(element.text), section, names):
                if unit not in issuers:
                    yield Verdict(
                        unit=unit, tone=tone, text=text, day=public_date(entry.document), uri=entry.document.uri, anchor=anchor
                    )


def _is_heading(element: Element) -> bool:
    whole = element.role == "level" and not re.search("[。；，]", element.text)
    return bool(element.depth) and (element.role == "heading" or whole)


def _heading_tone(text: str) -> Tone | None:
    """What a heading says of all below it; one that says both says nothing."""
    told = [tone for tone, words in _HEADINGS if words.search(text)]
    return told[0] if len(told) == 1 else None


def _of_passage(text: str, section: Tone | None, names: _Names) -> Iterator[tuple[str, Tone, str]]:
    """Units of one paragraph, each once a tone; the paragraph stands for the sentence where all of it is of one tone and short."""
    found: dict[tuple[str, Tone], str] = {}
    for sentence in _SENTENCE.findall(text):
        for start, end, unit in names.find(sentence):
            tone = _tone(sentence, start, end, section, names)
            if tone:
                found.setdefault((unit, tone), sentence.strip())
    whole = len(text) <= _LONGEST and len({tone for _, tone in found}) == 1
    for (unit, tone), sentence in found.items():
        yield unit, tone, text.strip() if whole else sentence


def _tone(sentence: str, start: int, end: int, section: Tone | None, names: _Names) -> Tone | None:
    """The verdict after a unit, else one before all units of the sentence, else that of the section."""
    run, others = _end_of_run(sentence, end, names), [unit[0] for unit in names.find(sentence)]
    told = bool(_TOLD.match(sentence, run))
    words = [word for word in _WORDS.finditer(sentence) if not told or _HARD.fullmatch(word[0])]
    after = next((word for word in words if word.start() >= end and _reaches(sentence, run, word, others)), None)
    before = next((word for word in reversed(words) if word.end() <= min(others)), None)
    word = after or before
    if word is None:
        return None if told else section
    return None if word.lastgroup == "cleared" else Tone(word.lastgroup)


def _reaches(sentence: str, run: int, word: re.Match[str], others: list[int]) -> bool:
    """Praise or blame that is pronounced (予以通报表扬) closes a whole sentence; a judgement (滞后) is of the last unit alone."""
    apart = any(run <= other < word.start() and "，" in sentence[run:other] for other in others)
    return not apart or bool(_SPOKEN.search(word[0]))


def _end_of_run(sentence: str, end: int, names: _Names) -> int:
    """Where a row of units joined by 、 or 和 ends."""
    for start, stop, _ in names.find(sentence):
        if start >= end and re.fullmatch("[、，,和与及以]{0,2}", sentence[end:start]):
            end = stop
    return end
