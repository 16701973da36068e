"""Which typefaces of this computer a PDF is set in: for each use the first family that is there, those of Windows and WPS first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_SONG = ("SimSun", "NSimSun", "STSong", "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "FandolSong", "AR PL UMing CN")
_SANS = ("SimHei", "STHeiti", "Heiti SC", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "FandolHei")
_LAST = ("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UKai CN", "Droid Sans Fallback", "Arial Unicode MS")
_FANGSONG = ("FangSong", "FangSong_GB2312", "仿宋", "仿宋_GB2312", "STFangsong", "FandolFang R")
_KAI = ("KaiTi", "KaiTi_GB2312", "楷体", "楷体_GB2312", "STKaiti", "Kaiti SC", "FandolKai")
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong")

# Use in GB/T 9704-2012 → families, best first.
FACES: Mapping[str, tuple[str, ...]] = {
    "title": (*_TITLE, *_SONG, *_SANS, *_LAST),
    "body": (*_FANGSONG, *_SONG, *_SANS, *_LAST),
    "hei": (*_SANS, *_SONG, *_LAST),
    "kai": (*_KAI, *_FANGSONG, *_SONG, *_SANS, *_LAST),
    "song": (*_SONG, *_FANGSONG, *_SANS, *_LAST),
}


def choose_faces(families: Collection[str]) -> dict[str, str]:
    """Use → family; empty where the computer has no typeface known here to hold Chinese."""
    known = frozenset(families)
    found = {use: next((family for family in wanted if family in known), "") for use, wanted in FACES.items()}
    return found if all(found.values()) else {}
