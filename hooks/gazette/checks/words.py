"""Whether the units, topics and scenes a document names stand in the county's word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..catalog import Catalog
from ..findings import Finding
from ..model import Mention
from ..vocabulary import Names


def words_known(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """V101–V103; a list the site does not keep is not checked against."""
    words = catalog.vocabulary
    topics, units, scenes = Names(words.topics), Names((*words.units, *words.groups)), Names(words.scenes)
    for entry in catalog.entries.values():
        yield from _unknown(entry.document.topics, topics, "V101", "主题", "topics.yml")
        yield from _unknown(entry.document.issuer, units, "V102", "单位", "units.yml")
        yield from _unknown(entry.document.scenes, scenes, "V103", "场景", "scenes.yml")


def _unknown(mentions: Iterable[Mention], names: Names, code: str, what: str, file: str) -> Iterator[Finding]:
    for mention in mentions if names else ():
        if names.find(mention.text) is None:
            near = names.near(mention.text)
            way_out = f"，是不是{'、'.join(f'「{name}」' for name in near)}？" if near else f"，请改正，或补进 _data/{file}"
            yield Finding(mention.place, code, f"{what}「{mention.text}」不在词表里{way_out}")
