"""Files that belong to papers which are not public: an attachment must not come out before its paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from hashlib import file_digest
from pathlib import Path
from urllib.parse import unquote

from .folder import Folder


def files_held_with(folder: Folder, held: Iterable[str]) -> frozenset[str]:
    """Source paths of the files in the folder that a paper which is `held` back names, by their name, and no other paper does.

    A copy of such a file under another name is held back too, unless a public paper names it.
    """
    withheld = frozenset(path for path in held if path.endswith(".md"))
    if not withheld:
        return frozenset()
    known = [name.path for name in folder.files]
    files = [path for path in known if not path.endswith(".md")]
    public = [path for path in known if path.endswith(".md") and path not in withheld]
    names = _named(folder, withheld, {_name(path) for path in files})
    alone = names - _named(folder, public, names)
    own = {path for path in files if _name(path) in alone}
    copies = _copies(folder.root, own, set(files) - own)
    wanted = _named(folder, public, {_name(path) for path in copies})
    return frozenset(own | {path for path in copies if _name(path) not in wanted})


def _copies(root: Path, files: Set[str], others: Set[str]) -> set[str]:
    """Those of the others that hold the bytes of one of the files; that two are empty says nothing. Only equal sizes are read."""
    sizes = {size for path in files if (size := (root / path).stat().st_size)}
    alike = {path for path in others if (root / path).stat().st_size in sizes}
    prints = {_print(root / path) for path in files} if alike else set()
    return {path for path in alike if _print(root / path) in prints}


def _print(file: Path) -> bytes:
    with file.open("rb") as content:
        return file_digest(content, "sha256").digest()


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _named(folder: Folder, papers: Iterable[str], files: Set[str]) -> set[str]:
    """Of the names of files those that a paper says, as they stand or escaped for an address."""
    return {name for text in _texts(folder, papers) for name in files if name in text} if files else set()


def _texts(folder: Folder, papers: Iterable[str]) -> Iterator[str]:
    for path in papers:
        text = folder.read(path)[0] or ""
        yield text + unquote(text) if "%" in text else text
