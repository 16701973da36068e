"""A file of a built site, from its folder or over the network."""

from __future__ import annotations

import gzip
import json
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from .listing import ListedSite

_PATIENCE = 60
_AGENT = "gazette-portal"
_PACKED = b"\x1f\x8b"
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (FileNotFoundError, "没有这个文件"),
    (gaierror, "找不到这个域名"),
    (ConnectionRefusedError, "连接被拒绝"),
    (TimeoutError, f"{_PATIENCE}秒没有回应"),
)


class UnreadableError(Exception):
    """A file of a site that cannot be had or is not what it should be: code and message."""


def read_json(listed: ListedSite, path: str) -> dict[str, Any]:
    """A JSON object, packed or not, at `path` below the site's root."""
    where = str(listed.folder / path) if listed.folder else urljoin(listed.address, path)
    try:
        content = Path(where).read_bytes() if listed.folder else _fetch(where)
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableError("N105", f"读不到 {where}（{_reason(error)}）；请核对网址或目录，确认网站已经发布") from error
    try:
        value = json.loads(gzip.decompress(content) if content.startswith(_PACKED) else content)
    except (ValueError, OSError, EOFError):
        value = None
    if not isinstance(value, dict):
        raise UnreadableError("N105", f"{where} 的内容读不懂；请确认这是用本程序生成的网站")
    return value


def _fetch(address: str) -> bytes:
    parts = urlsplit(address)
    plain = parts._replace(path=quote(parts.path, safe="/%")).geturl()
    with urlopen(Request(plain, headers={"User-Agent": _AGENT}), timeout=_PATIENCE) as answer:
        content: bytes = answer.read()
    return content


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"服务器答复 {error.code}"
    cause = error.reason if isinstance(error, URLError) else error
    return next((words for kind, words in _REASONS if isinstance(cause, kind)), str(cause))
