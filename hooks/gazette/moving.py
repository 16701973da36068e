"""A document moves: its own files go with it, every reference to it is mended, and the old address leads to the new one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from .embeds import NAMES

REDIRECTS = "_data/moved.yml"
_HEADING = "# 移动过的文件：旧路径: 新路径。由 gazette mv 填写；旧网址自动转到新网址，不要删去。\n"
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*$", re.S | re.M)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[ \t]*(?P<name>[^\s`]*)[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)", re.S | re.M)
_CODE = re.compile(r"(`+)[^`\n].*?\1")
# What holds an address relative to its file: [text](here), ![picture](here), [name]: here, href="here".
_ADDRESS = re.compile(r"(?P<before>\]\(\s*<?|^\[[^\]\n]+\]:[ \t]+<?|\b(?:href|src)=[\"'])(?P<path>[^)\s>\"'#?]+)", re.M)
_PROVES = re.compile(r"[{｛][^{}｛｝\n]*佐证[^{}｛｝\n]*[}｝]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is to be done below a folder of documents: `files` old path → new path, `texts` path (after it) → new text."""

    files: Mapping[str, str]
    texts: Mapping[str, str]


def plan_move(root: Path, old: str, new: str) -> Move | str:
    """All that moving a document takes, or why it cannot be moved (Chinese). Paths are source paths below `root`."""
    if reason := _hindrance(root, old, new):
        return reason
    files = {old: new, **dict(_own_files(root, old, new))}
    if taken := [path for path in files.values() if (root / path).exists()]:
        return f"{taken[0]} 已经有了，没有移动；请换一个名字"
    texts = {files.get(path, path): text for path, text in _mended(root, files)}
    redirects = root / REDIRECTS
    before = redirects.read_text("utf-8") if redirects.is_file() else _HEADING
    return Move(files=files, texts=texts | {REDIRECTS: with_redirect(before, old, new)})


def carry_out(root: Path, move: Move) -> None:
    """Move the files, then write the mended texts."""
    for old, new in move.files.items():
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)
    for path, text in move.texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))


def _hindrance(root: Path, old: str, new: str) -> str:
    if not old.endswith(".md") or not (root / old).is_file():
        return f"没有 {old} 这份文件，请写从文档目录算起的路径，例如 policies/a.md"
    if not new.endswith(".md") or not _is_inside(new):
        return f"新路径 {new} 应当在文档目录里，以 .md 结尾，例如 policies/b.md"
    return "新旧路径相同，不用移动" if old == new else ""


def _is_inside(path: str) -> bool:
    return not path.startswith(("/", "_")) and ".." not in path.split("/")


def _own_files(root: Path, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Files beside a document that bear its name: `a-1.png` of `a.md`, but not `a-b-1.png` where there is an `a-b.md`."""
    folder, stem = (root / old).parent, Path(old).stem
    papers = [path.stem for path in folder.glob("*.md")]
    for path in sorted(folder.iterdir()):
        owner = max((one for one in papers if path.name.startswith(f"{one}-")), key=len, default="")
        if path.is_file() and path.suffix != ".md" and owner == stem:
            name = Path(new).stem + path.name.removeprefix(stem)
            yield path.relative_to(root).as_posix(), Path(new).with_name(name).as_posix()


def _mended(root: Path, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every text that says something else once the files have moved."""
    for path in sorted((*root.rglob("*.md"), *root.glob("_data/*.yml"))):
        uri = path.relative_to(root).as_posix()
        try:
            before = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # not UTF-8: nothing can be said of it but what `gazette check` says
        after = mended(before, uri, files) if path.suffix == ".md" else _from_root(before, files)
        if after != before and uri != REDIRECTS:
            yield uri, after


def mended(text: str, here: str, files: Mapping[str, str]) -> str:
    """The text of the document `here` after the move: paths in front matter, blocks and 佐证, addresses in running text."""
    front = found[0] if (found := _FRONT.match(text)) else ""
    parts, at, body = [_from_root(front, files)], 0, text[len(front) :]
    for fence in _FENCE.finditer(body):
        block = _from_root(fence[0], files) if fence["name"] in NAMES else fence[0]
        parts += [_in_prose(body[at : fence.start()], here, files), block]
        at = fence.end()
    return "".join([*parts, _in_prose(body[at:], here, files)])


def _from_root(text: str, files: Mapping[str, str]) -> str:
    """Paths written from the folder of documents."""
    for old, new in files.items():
        text = re.sub(rf"(?<![\w./\-]){re.escape(old)}(?![\w\-])", new.replace("\\", r"\\"), text)
    return text


def _in_prose(text: str, here: str, files: Mapping[str, str]) -> str:
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [_addresses(text[at : code.start()], here, files), code[0]]
        at = code.end()
    return "".join([*pieces, _addresses(text[at:], here, files)])


def _addresses(text: str, here: str, files: Mapping[str, str]) -> str:
    text = _PROVES.sub(lambda found: _from_root(found[0], files), text)
    return _ADDRESS.sub(lambda found: found["before"] + _address(found["path"], here, files), text)


def _address(written: str, here: str, files: Mapping[str, str]) -> str:
    """An address as it must read where its document, or what it leads to, has moved."""
    if re.match(r"[a-zA-Z][\w+.\-]*:|/", written):
        return written
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(written)))
    there, now_here = files.get(target, target), files.get(here, here)
    stays = there == target and posixpath.dirname(now_here) == posixpath.dirname(here)
    if stays or target.startswith("../"):
        return written
    moved = posixpath.relpath(there, posixpath.dirname(now_here) or ".")
    return quote(moved) if "%" in written else moved


_ROW = re.compile(r"(?P<old>[^#\s][^:\n]*?):[ \t]*(?P<new>\S+)[ \t]*")


def with_redirect(text: str, old: str, new: str) -> str:
    """The list of moved files with one more: what led to the old path leads to the new one, and the new path to nowhere."""
    lines = []
    for line in text.splitlines():
        row = _ROW.fullmatch(line)
        if not row:
            lines.append(line)
        elif row["old"] != new and row["old"] != old:
            lines.append(f"{row['old']}: {new if row['new'] == old else row['new']}")
    return "\n".join([*lines, f"{old}: {new}"]) + "\n"
