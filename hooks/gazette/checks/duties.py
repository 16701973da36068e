"""Whether a text that asks something of the public is explained to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog, Entry
from ..findings import Finding
from ..memory import remembered
from ..model import Document, Place, Relation, Status

_KINDS = ("法规", "规章", "办法", "规定", "细则", "决定", "通告", "公告", "命令")
# Words for the public, each with what may not follow it: 居民委员会 is no resident, 业主管部门 no owner.
_PUBLIC = (
    "公民|居民(?!委|住宅|小区|会议|议事)|村民(?!委|会议|代表|小组)|市民|业主(?!管|委|大会)|个人(?!隐私|信息|所得|账户)|旅游者|乘客|驾驶人|行人"
    "|养犬人|饲养人|经营者|经营户|监护人|当事人|申请人|承租人|所有权人|使用人|消费者|租户|住户|家长"
)
_ASIDE = r"(?:(?!部门|机关|机构|政府|委员会|工作人员)[^。；：\n]){0,40}?"
_DUTIES = (
    re.compile(rf"(?:{_PUBLIC}){_ASIDE}(?:应当|不得|禁止|必须|严禁)"),
    re.compile(rf"(?:禁止|严禁)[^。；：\n]{{0,12}}?(?:{_PUBLIC})"),
    re.compile(rf"对(?:{_PUBLIC})[^。；\n]{{0,40}}处[^。；\n]{{1,20}}罚款"),
)


def duties_interpreted(catalog: Catalog, root: Path) -> Iterator[Finding]:
    """I102 at the first duty of a text in force that no 解读 interprets.

    Whoever drafts interprets: where the site keeps a list of units, only their own texts are asked for.
    """
    for entry in catalog.entries.values():
        if entry.document.kind in _KINDS and entry.standing.status is Status.IN_FORCE and _is_own(catalog, entry):
            interpreted = any(link.relation is Relation.INTERPRETED_BY for link in entry.links)
            if not interpreted and (duty := _first_duty(entry.document)):
                yield _finding(entry.document, *duty)


def _is_own(catalog: Catalog, entry: Entry) -> bool:
    return not catalog.vocabulary.units or any(entry.issuers)


@remembered
def _first_duty(document: Document) -> tuple[int, str] | None:
    """Where in the body it stands, and its words."""
    return next(((found.start(), found[0]) for duty in _DUTIES if (found := duty.search(document.body))), None)


def _finding(document: Document, at: int, words: str) -> Finding:
    before = document.body[:at]
    place = Place(document.uri, document.body_line + before.count("\n"), at - before.rfind("\n"))
    return Finding(place, "I102", f"这里对公众提出了要求（“{words}…”），本站还没有这份文件的解读，请补上")
