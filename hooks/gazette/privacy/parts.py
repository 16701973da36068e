"""A stretch of an attachment, what is said where one cannot be looked at, and the members of an archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

_MAX_MEMBER = 64 * 1024 * 1024  # bytes, unpacked
_MAX_MEMBERS = 5000
_UTF8_NAME = 0x800  # the flag of a member whose name is UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a file: where it is in words, its rows of cells (a line of text is one cell), whether it tells a place."""

    where: str
    rows: tuple[tuple[str, ...], ...] = ()
    located: bool = False


class UnreadableError(Exception):
    """A file whose contents cannot be looked at, with the reason in words."""


def members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive; one that would not end once unpacked is refused."""
    known = [member for member in archive.infolist() if not member.is_dir()]
    if len(known) > _MAX_MEMBERS or any(member.file_size > _MAX_MEMBER for member in known):
        raise UnreadableError("压缩包里的文件太多或太大，内容没法检查")
    if any(member.flag_bits & 1 for member in known):
        raise UnreadableError("压缩包加了密码，内容没法检查")
    yield from known


def name_of(member: zipfile.ZipInfo) -> str:
    """Windows packs Chinese names in its own encoding, which the format then calls cp437."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
