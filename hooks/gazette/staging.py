"""From a whole build to the folder it is for: nothing of a build is seen before all of it stands.

A build is made beside the folder it is for. When it is complete, the two change places in one step of the file system.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .inventory import Inventory, note, noted
from .spare import clear, join, lay_aside, take_up
from .store import Store

_HERE = -100  # AT_FDCWD: paths are relative to the working directory (openat(2))
_EXCHANGE = 2  # RENAME_EXCHANGE (renameat2(2))
_READABLE = 0o022  # folders 755, files 644
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """The folder `site` that is to be published, and the `folder` beside it in which it is built.

    What `stands` in the site already need not be written again; what stands there afterwards is kept in `notes`. In a preview,
    whose site nobody else reads, the build is `partial`: only what has changed since. `unmoved` is what the build has without so much
    as a new name for it.
    """

    site: Path
    folder: Path
    stands: Inventory = field(default_factory=Inventory)
    notes: Store = field(default_factory=lambda: Store(None))
    partial: bool = False
    unmoved: set[str] = field(default_factory=set)

    @classmethod
    def beside(cls, site: str, notes: Store | None = None, stands: Inventory | None = None) -> Staging:
        """Clears away what builds that were killed have left behind. `stands` is what a preview knows of its site.

        A web server is another user than who builds: what this process writes from here on may be read by all.
        """
        os.umask(_READABLE)
        path, notes = Path(site).resolve(), notes or Store(None)
        for left in path.parent.glob(f".{path.name}.*"):
            if left.suffix[1:].isdigit() and not _runs(int(left.suffix[1:])):
                shutil.rmtree(left, ignore_errors=True)
        folder = path.with_name(f".{path.name}.{os.getpid()}")
        return cls(site=path, folder=folder, stands=stands or noted(notes), notes=notes, partial=stands is not None)

    @property
    def aside(self) -> Path | None:
        """Where the site before the one that stands is kept."""
        return self.notes.folder and self.notes.folder.with_suffix(".before")

    def begin(self, prints: Mapping[str, str]) -> set[str]:
        """Of files to come, by address, with the prints of what they are made from: those that stand in the site already. Now this
        build has them as well, and nothing else.
        """
        same = {address for address, print_ in prints.items() if self.stands.names(address, print_)}
        if self.partial:
            return same
        spare = take_up(self.aside, self.folder) if self.aside and same else {}
        taken = {address for address in same if self._take(address, spare.get(address))}
        clear(self.folder, spare.keys() - taken)
        return taken

    def _take(self, address: str, spare: int | None) -> bool:
        """The same file under another name: what is published is never written to, only replaced. `spare` is the number of the file
        that is here already.
        """
        old = f"{self.site}/{address}"
        if not self.stands.finds(address, old):
            return False
        if self.stands.is_number(address, spare):
            self.unmoved.add(address)
            return True
        with suppress(OSError):
            join(old, f"{self.folder}/{address}")
            return True
        return False

    def publish(self, now: Inventory | None = None) -> str:
        """The build, in which `now` stands what is named, takes the place of the site. Where folders cannot change places (a
        mounted one), file by file; gives the system's words for it, else none.
        """
        hindrance = ""
        if self.partial:
            self._follow(self.stands.prints.keys() - (now or Inventory()).prints.keys())
        else:
            hindrance = self._change_places()
            if self.aside and now and not hindrance:
                lay_aside(self.folder, self.aside)
        self.drop()
        if now and not self.partial:
            note(self.notes, self.site, now, {address: self.stands.states[address] for address in self.unmoved})
        return hindrance

    def _change_places(self) -> str:
        try:
            _exchange(self.folder, self.site)
        except OSError as fault:
            if fault.errno not in _CANNOT:
                raise
            self._follow(_addresses(self.site))
            return fault.strerror or str(fault)
        return ""

    def _follow(self, gone: Set[str]) -> None:
        """Those that are `gone`, and were not built after all, leave the site with their folders; each file built takes the place of its like."""
        built = _addresses(self.folder)
        for path in (self.site / address for address in gone - built):
            with suppress(OSError):
                path.unlink()
                while (path := path.parent) != self.site:
                    path.rmdir()
        for address in built:
            target = self.site / address
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / address).replace(target)

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


def _addresses(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
