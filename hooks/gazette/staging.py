"""From a whole build to the folder it is for: nothing of a build is seen before all of it stands.

A build is made beside the folder it is for. When it is complete, the two change places in one step of the file system.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working directory (openat(2))
_EXCHANGE = 2  # RENAME_EXCHANGE (renameat2(2))
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """The folder `site` that is to be published, and the folder beside it in which it is built."""

    site: Path
    folder: Path

    @classmethod
    def beside(cls, site: str) -> Staging:
        """Clears away what builds that were killed have left behind."""
        path = Path(site).resolve()
        for left in path.parent.glob(f".{path.name}.*"):
            if left.suffix[1:].isdigit() and not _runs(int(left.suffix[1:])):
                shutil.rmtree(left, ignore_errors=True)
        return cls(site=path, folder=path.with_name(f".{path.name}.{os.getpid()}"))

    def publish(self) -> str:
        """The build takes the place of the site. Where folders cannot change places (a mounted one), file by file; gives the
        system's words for it, else none.
        """
        hindrance = ""
        _open_to_readers(self.folder)
        try:
            _exchange(self.folder, self.site)
        except OSError as fault:
            if fault.errno not in _CANNOT:
                raise
            hindrance = fault.strerror or str(fault)
            built = {path.relative_to(self.folder).as_posix() for path in _files(self.folder)}
            self.follow(path for path in _relative(self.site) if path not in built)
        self.drop()
        return hindrance

    def follow(self, gone: Iterable[str]) -> None:
        """Each file built takes the place of its like in the site; those that are `gone` leave it, with their folders."""
        for path in _files(self.folder):
            target = self.site / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        for name in gone:
            path = self.site / name
            with suppress(OSError):
                path.unlink()
                while (path := path.parent) != self.site:
                    path.rmdir()

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _exchange(new: Path, old: Path) -> None:
    """Both paths change places at once where the system can (Linux); else the old one is moved out of the way first."""
    if not old.exists():
        new.rename(old)
        return
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 and renameat2(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE) == 0:
        return
    if renameat2 and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    aside = new.with_suffix(".old")
    old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside)


def _open_to_readers(folder: Path) -> None:
    """A web server is another user than who builds, whatever rights that one keeps for new files."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _relative(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in _files(folder)]


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
