"""Results kept on disk under the name of everything they were made from. What cannot be read whole was never kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b, sha256
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _hashlib import HASH

_SUM = 32


def fingerprint(*values: object) -> str:
    """The same for equal values, whichever process made them; different for all others.

    Memo-less pickling writes a value in full wherever it occurs, so that sharing an object changes nothing.
    """
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.fast = True
    pickler.dump(values)
    return blake2b(buffer.getbuffer(), digest_size=_SUM).hexdigest()


def fingerprint_of_files(files: Iterable[Path]) -> str:
    """Names and contents of files, in their order."""
    return fingerprint([(str(file), file.read_bytes()) for file in files])


class Store:
    """A folder of kept results. Without one, nothing is kept and nothing found."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._asked: set[str] = set()
        self._new: list[str] = []

    def __bool__(self) -> bool:
        return self.folder is not None

    def get(self, key: str) -> memoryview | None:
        """What was kept under this key; None where there is nothing, or where its check sum is not that of its bytes."""
        self.hold(key)
        if self.folder is None:
            return None
        try:
            kept = _mapped(self.folder / key)
        except (OSError, ValueError):  # an empty file cannot be mapped
            return None
        content = kept[:-_SUM]
        return content if kept[-_SUM:] == _summing(key, content).digest() else None

    def hold(self, key: str) -> None:
        """Somebody will ask for it, if not now."""
        self._asked.add(key)

    def expect(self, key: str) -> None:
        """Another process puts it here before this store is closed."""
        self.hold(key)
        self._new.append(key)

    def put(self, key: str, content: bytes) -> None:
        """Keep a result, whole or not at all. A disk that is full or read-only costs time, never the build."""
        self.fill(key, lambda sink: sink.write(content))

    def fill(self, key: str, write: Callable[[Sink], object]) -> None:
        """Keep what is written piece by piece: all of it is nowhere at once."""
        self.hold(key)
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, delete=False) as file:
                sink = Sink(file, key)
                write(sink)
                file.write(sink.digest())
            Path(file.name).replace(self.folder / key)
            self._new.append(key)

    def close(self, sound: bool) -> None:
        """Throw away what nobody asked for, and all that is new where it was not made from what its keys say."""
        dropped = set() if sound else set(self._new)
        if self.folder is not None and self.folder.is_dir():
            for file in self.folder.iterdir():
                if file.name not in self._asked or file.name in dropped:
                    with suppress(OSError):
                        file.unlink()


class Sink:
    """Where a result is written to, summed on its way."""

    def __init__(self, file: IO[bytes], key: str) -> None:
        self._file, self._sum = file, _summing(key, b"")

    def write(self, piece: bytes | memoryview) -> int:
        self._sum.update(piece)
        return self._file.write(piece)

    def digest(self) -> bytes:
        return self._sum.digest()


def _mapped(file: Path) -> memoryview:
    """The bytes of a file, which is only ever replaced; what is very long is not read twice to be summed and used."""
    with file.open("rb") as opened:
        return memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))


def _summing(key: str, content: bytes | memoryview) -> HASH:
    """The key is part of it: an entry under a name not its own is no entry."""
    total = sha256(key.encode() + b"\0")
    total.update(content)
    return total
