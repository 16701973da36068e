"""Files that travel compressed whatever the web server does, the same bytes for the same content."""

from __future__ import annotations

import gzip
import json


def pack(content: bytes) -> bytes:
    """Without a time, and with the system byte always 255: otherwise two machines would differ."""
    return gzip.compress(content, 6, mtime=0)


def pack_json(value: object) -> bytes:
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
