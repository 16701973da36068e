"""Files that travel compressed whatever the web server does, the same bytes for the same content."""

from __future__ import annotations

import gzip
import json


def pack(content: bytes) -> bytes:
    """Without the time of packing."""
    return gzip.compress(content, 6, mtime=0)


def pack_json(value: object) -> bytes:
    """Half of a rare character (UTF-16, as browsers count) stays half: JSON has an escape for it, UTF-8 has not."""
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace"))
