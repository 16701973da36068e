"""Titles as readers and papers write them: comparing, taking out of 《》, telling versions apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

STATE = "中华人民共和国"
_VERSION = re.compile(r"[（(](?:\d{4}年?(?:修正|修订|修改)(?:本|版)?|(?:修正|修订)(?:本|版)?|\d{4}-\d{2}-\d{2})[）)]$")
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_INNER = str.maketrans("〈〉<>", "《》《》")


@lru_cache(maxsize=1 << 16)
def normal_title(title: str) -> str:
    """What two spellings of one title have in common: widths, blanks, brackets, the version in brackets, the state's name."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", title)).translate(_INNER)
    text = _VERSION.sub("", text.replace("(", "（").replace(")", "）"))
    return text.removeprefix(STATE) or text


def quoted_title(text: str) -> str | None:
    """The title inside `《…》` when the text is nothing else."""
    found = _QUOTED.fullmatch(text.strip())
    return found[1] if found else None


def outer_quotation(text: str) -> str:
    """The first title in 《》 within a text, those inside it in 《》 too; the text itself where there is none."""
    found = _QUOTED.search(text.translate(_INNER))
    return found[1] if found else text


def quoted(title: str) -> str:
    """A title in 《》, those inside it becoming 〈〉 (GB/T 15834)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"

