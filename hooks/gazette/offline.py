"""The offline edition: a built site as one zip that opens from a disk, without a server, search included.

On a disk nobody adds index.html to a folder, and a page may fetch nothing. So links name their file, and each file that
scripts would fetch has a script in its place that hands over the same bytes.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

START = "打开网站.html"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644
_LINK = re.compile(r'(\s(?:href|action)=")([^":#?]*)([#?][^"]*)?"')
_START = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>打开网站</title>
<meta http-equiv="refresh" content="0; url=site/index.html"><p><a href="site/index.html">打开网站</a></p></html>
"""


def write_offline(site: Path, target: Path) -> int:
    """Put the built `site` into the zip `target`; the number of its files. Same site, same bytes.

    Raises FileNotFoundError where `site` holds no built site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(site / "index.html")
    with ZipFile(target, "w") as archive:
        _put(archive, START, _START.encode())
        for name, content in _files(site):
            _put(archive, f"site/{name}", content)
        return len(archive.namelist())


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    info = ZipInfo(name, _EARLIEST)
    info.external_attr = _READABLE << 16
    archive.writestr(info, content, ZIP_DEFLATED)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        if name.endswith(".bin"):
            yield f"{name}.js", b'gazette.handed = "%s";' % base64.b64encode(content)
        elif name.endswith(".html"):
            yield name, _for_disk(content.decode(), path.parent).encode()
        else:
            yield name, content


def _for_disk(html: str, folder: Path) -> str:
    """Links to folders of the site lead to the pages in them."""

    def lead(found: re.Match[str]) -> str:
        start, address, rest = found.groups("")
        if address and (folder / unquote(address) / "index.html").is_file():
            address = posixpath.join(address, "index.html")
        return f'{start}{address}{rest}"'

    return _LINK.sub(lead, html)
