"""The views staff may place in a page: block name → its partial and the function that fills it. A new view is one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..embeds import Embed
from ..findings import Finding
from ..nodes import Items
from .battle_map import battle_block
from .chronicle import chronicle
from .collection import collection_block
from .honours import honours_block
from .index import index_block
from .plan_tasks import tasks_block
from .selection import Shelves

Filler = Callable[[Shelves, Embed], tuple[object, list[Finding]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A block's view with the partial that shows it. `view` is None where nothing could be made of the options."""

    partial: str
    view: object


BLOCKS: Mapping[str, tuple[str, Filler]] = {
    "时间轴": ("chronicle", chronicle),
    "索引": ("index_block", index_block),
    "专题": ("collection", collection_block),
    "作战图": ("battle_map", battle_block),
    "荣誉": ("honours", honours_block),
    "任务清单": ("roll", tasks_block),
}


def fill(shelves: Shelves, embed: Embed) -> tuple[Filled, list[Finding]]:
    """The view of a block, and what was wrong with it. Only a collection takes a list."""
    partial, filler = BLOCKS[embed.name]
    if isinstance(embed.options, Items) and embed.name != "专题":
        place = embed.options.place
        return Filled(partial=partial, view=None), [Finding(place, "B106", f"「{embed.name}」里应当一行一个“键: 值”，这里是列表")]
    view, findings = filler(shelves, embed)
    return Filled(partial=partial, view=view), findings
