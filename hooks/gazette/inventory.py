"""What stands in a site's folder, and that it still is what was put there."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .store import Store, fingerprint_of_files

# Inode, bytes, and when it was last changed and last touched in any way, in nanoseconds: the system itself counts the last.
State = tuple[int, int, int, int]
# What other code has noted may be of another shape.
_NOTE = fingerprint_of_files([Path(__file__)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """By address: the print of all that a file was made from, empty where it is to be made anew in every build; the ids in a
    page's text, which links lead to, apart by blanks; the file's state on the disk.
    """

    prints: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)

    def names(self, address: str, print_: str) -> bool:
        return bool(print_) and self.prints.get(address) == print_

    def is_number(self, address: str, inode: int | None) -> bool:
        """Whether what stands there is the file the system knows under this number."""
        return self.states[address][0] == inode

    def finds(self, address: str, file: str) -> bool:
        """Whether this is the very file, untouched since."""
        return address in self.states and self.states[address] == _state(file)


def note(notes: Store, site: Path, inventory: Inventory, known: Mapping[str, State]) -> None:
    """Remember what stands in a site, which nothing changes any more; the states of some files are `known` from before."""
    if notes:
        states = {at: state for at in inventory.prints if (state := known.get(at) or _state(f"{site}/{at}"))}
        notes.put(_NOTE, pickle.dumps(replace(inventory, states=states), 5))
        notes.close(sound=True)


def noted(notes: Store) -> Inventory:
    """What was last remembered; nothing where nothing was."""
    found = notes.get(_NOTE)
    inventory: Inventory = pickle.loads(found) if found else Inventory()
    return inventory


def _state(file: str) -> State | None:
    try:
        found = os.lstat(file)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
