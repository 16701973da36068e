"""Where a paper goes: column of its kind, pinyin of its title, a version where two papers share both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

_VERSION = re.compile(r"[（(](\d{4}-\d{2}-\d{2})[）)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A paper that needs a place: `origin` is its 导入自, `version` the day of its text, if known."""

    origin: str
    folder: str
    slug: str
    version: str = ""


def version_of(name: str, days: Iterable[date]) -> str:
    """The day a file name gives in brackets, or the last of the days of the text."""
    found = _VERSION.search(name)
    return found[1] if found else max((day.isoformat() for day in days), default="")


def place(wishes: Iterable[Wish], taken: Mapping[str, str]) -> dict[str, str]:
    """`origin` → path below the folder of documents. `taken`: paths in use → their 导入自, or nothing.

    The result does not depend on the order of the wishes, and a paper that has a place keeps it.
    """
    places = {origin: path for path, origin in sorted(taken.items(), reverse=True) if origin}
    used = set(taken)
    rivals: dict[str, list[Wish]] = defaultdict(list)
    for wish in sorted(wishes, key=lambda wish: wish.origin):
        if wish.origin not in places:
            rivals[f"{wish.folder}/{wish.slug}"].append(wish)
    for base, group in sorted(rivals.items()):
        shared = len(group) > 1 or f"{base}.md" in used
        for wish in group:
            places[wish.origin] = path = _free(
                f"{base}-{wish.version}" if shared and wish.version else base, used
            )
            used.add(path)
    return places


def _free(base: str, used: set[str]) -> str:
    path, number = f"{base}.md", 1
    while path in used:
        number += 1
        path = f"{base}-{number}.md"
    return path
