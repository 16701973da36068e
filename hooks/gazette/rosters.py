"""Lists of units as cells hold them (县文明办、县教育局，各乡镇（街道）) → single names, each with the ids it stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .vocabulary import Group, Names, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """One name of a list: `text` as written, `ids` the units it means (a group: all its members), `at` its offset in the cell."""

    text: str
    ids: tuple[str, ...] = ()
    at: int = 0
    known: bool = True


_PIECE = re.compile(r"(?:[（(][^（）()]*[）)]|[^、，,;；/／。\s（(]|[（(](?![^（）()]*[）)]))+")
_NOTE = re.compile(r"^(?:由|请|以及|及|和|会同)|(?:等(?:相关|有关)?(?:单位|部门)?|(?:共同)?(?:牵头|负责|配合|参与|落实|实施)|(?:按照?|依据?)(?:各自)?职责(?:分工)?(?:负责)?|(?:分工|分别)负责)$")
_BRACKET = re.compile(r"[（(]([^（）()]*)[）)]")
_ALTERNATIVE = re.compile(r"[（(]((?:[镇乡村场、]|街道|社区)+)[）)]")  # 各乡（镇）人民政府 is 各乡镇人民政府
# Names that mean whoever is concerned: honest, and no unit's own spelling to mend.
_ANYONE = re.compile(
    r"(?:各|有关|相关|其他|全县|县直|县级|市直|省直|驻|所在|属地|涉及|上述|成员|责任|牵头|配合).*(?:单位|部门|机构|企业|学校|乡镇|街道|乡|镇|村|社区|地|组|医院|院校|员会|党委|党组|政府|办事处|管委会)"
    r"|(?:村|社区)(?:[（(].*[）)])?(?:委会|两委)?|(?:企业|学校|物业服务企业|社会力量)"
)
# 石桥镇人民政府 and 各乡镇人民政府、街道办事处 are 石桥镇 and 各乡镇、街道.
_SEAT = re.compile(r"(?:党委|党工委|人民政府|政府|办事处)(?=$|、)")
_LONGEST = 6


class Roster:
    """Reads lists of units against one vocabulary; a list read once is remembered. `keeps` is False where the site has no list."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = Names((*vocabulary.units, *vocabulary.groups))
        self._units = Names(vocabulary.units)
        self.keeps = bool(self._units)
        self._read: dict[str, tuple[UnitName, ...]] = {}

    def read(self, text: str) -> tuple[UnitName, ...]:
        """Every name of a cell, in order; 等 and words such as 牵头 are dropped."""
        if text not in self._read:
            self._read[text] = self._split(text)
        return self._read[text]

    def near(self, text: str) -> list[str]:
        return self._names.near(text)

    def _split(self, text: str) -> tuple[UnitName, ...]:
        pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text)]
        names: list[UnitName] = []
        at = 0
        while at < len(pieces):
            # A name may hold a separator of its own (各乡（镇）、街道): the longest run that is known wins.
            runs = range(min(len(pieces), at + _LONGEST), at + 1, -1)
            known = ((end, self._ids(text[pieces[at][0] : pieces[end - 1][1]])) for end in runs)
            end, ids = next(((end, ids) for end, ids in known if ids), (at + 1, ()))
            start, stop = pieces[at][0], pieces[end - 1][1]
            names += [UnitName(text=text[start:stop], ids=ids, at=start)] if ids else self._one(text[start:stop], start)
            at = end
        return tuple(names)

    def _one(self, text: str, at: int) -> list[UnitName]:
        """One piece: as it is, without what stands in brackets or around it, or what stands in the brackets."""
        bare = _NOTE.sub("", _NOTE.sub("", text))
        outer = _NOTE.sub("", _BRACKET.sub("", bare))
        inner = [found[1] for found in _BRACKET.finditer(bare)]
        opened = _ALTERNATIVE.sub(r"\1", bare)
        for form in (text, bare, opened, outer, *inner):
            if form and (ids := self._ids(form)):
                return [UnitName(text=form, ids=ids, at=at + max(text.find(form), 0))]
        if not outer or re.fullmatch(r"[-—–/\\无]+", outer):
            return []
        name = outer if opened == bare else bare
        offset = at + max(text.find(outer[:2]), 0)
        return [UnitName(text=name, at=offset, known=not self.keeps or bool(_ANYONE.fullmatch(outer)))]

    def _ids(self, text: str) -> tuple[str, ...]:
        plain = _plain(text)
        term = self._names.find(text) or self._names.find(plain) or self._names.find(_SEAT.sub("", plain))
        if isinstance(term, Group):
            return tuple(dict.fromkeys(unit.id for name in term.members if (unit := self._units.find(name))))
        return (term.id,) if term else ()


def _plain(text: str) -> str:
    """Full-width brackets, as vocabularies have them."""
    return unicodedata.normalize("NFKC", text).replace("(", "（").replace(")", "）").replace(" ", "")
