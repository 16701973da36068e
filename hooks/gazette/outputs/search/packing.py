"""Files that travel compressed whatever the web server does, the same bytes for the same content."""

from __future__ import annotations

import gzip
import json
from typing import Any


def pack(content: bytes) -> bytes:
    """Without the time of packing."""
    return gzip.compress(content, 6, mtime=0)


def pack_json(value: object) -> bytes:
    return pack(written(value))


def unpack_json(content: bytes) -> Any:
    return json.loads(gzip.decompress(content))


def written(value: object) -> bytes:
    """As JSON. Half a character, as a pair may hold one, is written as JSON escapes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
