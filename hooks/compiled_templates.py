"""Templates compiled once, not once a build."""

from __future__ import annotations

import pickle

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from gazette.store import Store


class CompiledTemplates(BytecodeCache):
    """Compiled templates in memory. Jinja itself compares each with its source, by check sum."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._is_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def read(self, store: Store, key: str) -> None:
        if not self._kept and (known := store.get(key)):
            self._kept = pickle.loads(known)

    def keep(self, store: Store, key: str) -> None:
        if self._is_new:
            store.put(key, pickle.dumps(self._kept, 5))
            self._is_new = False
