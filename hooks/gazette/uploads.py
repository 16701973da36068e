"""Files beside the texts that would run in a reader's browser, or that lie elsewhere: they are not published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from .findings import Finding
from .folder import Folder
from .harmless import scheme_of
from .listing import Name
from .model import Place

_ACTIVE = frozenset(
    {
        ".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht", ".shtml", ".hta", ".xml", ".xsl", ".xslt", ".js", ".mjs",
        ".vbs", ".wasm", ".swf", ".jar", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".exe", ".msi", ".bat", ".cmd",
        ".com", ".scr", ".ps1", ".sh", ".lnk", ".url", ".webmanifest", ".htaccess",
    }
)
_DRAWN_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "animate"})
_MAX_DRAWING = 16 * 1024 * 1024
_FETCHED = re.compile(r"url\(\s*[\"']?\s*(?:[a-z]+:|//)|@import|expression\(", re.I)


def unsafe_uploads(folder: Folder) -> list[Finding]:
    """H106 and H107 for every file of the folder that would be published beside the texts."""
    named = [name for name in folder.files if name.is_link or not name.path.endswith(".md")]
    return [found for name in named if name.path.isprintable() for found in _check(folder.root, name)]


def _check(root: Path, name: Name) -> Iterator[Finding]:
    path = name.path
    file, suffix = root / path, PurePosixPath(path).suffix.lower()
    if name.is_link and not file.resolve().is_relative_to(root.resolve()):
        yield Finding(Place(path), "H107", "这是指向 docs/ 以外的快捷方式（链接），没有公开，请换成文件本身")
    elif suffix in _ACTIVE:
        yield Finding(Place(path), "H106", f"{suffix} 文件会在读者的电脑上运行，没有公开，请另存为 pdf、docx 或图片")
    elif suffix == ".svg" and (fault := _drawn(file, file.stat().st_mtime_ns)):
        yield Finding(Place(path, fault[0]), "H106", f"矢量图里有{fault[1]}，没有公开，请重新导出或另存为 png")


@lru_cache(maxsize=4096)
def _drawn(file: Path, changed: int) -> tuple[int, str] | None:
    """Line and words of what a drawing must not hold; remembered as long as the file is the same."""
    if file.stat().st_size > _MAX_DRAWING:
        return 1, "过多的内容，没法检查"
    try:
        tree = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return 1, "读不出来的内容"
    if tree.getroottree().docinfo.internalDTD is not None:
        return 1, "实体定义（DOCTYPE）"
    return next(((_line(node), fault) for node in tree.iter() if (fault := _fault_of(node))), None)


def _line(node: etree._Element) -> int:
    return node.sourceline if isinstance(node.sourceline, int) else 1


def _fault_of(node: etree._Element) -> str:
    """In words what an element or instruction of a drawing does beyond being drawn; empty for what only draws."""
    if isinstance(node, etree._ProcessingInstruction):
        return "处理指令"
    if not isinstance(node.tag, str):
        return ""
    name = etree.QName(node).localname
    if name.lower() in _DRAWN_ACTIVE:
        return f" <{name}>"
    if _FETCHED.search(str(node.text or "")):
        return "别处的样式"
    return next((fault for key, value in node.items() if (fault := _fault_in(str(key), str(value)))), "")


def _fault_in(key: str, value: str) -> str:
    name = etree.QName(key).localname.lower()
    if name.startswith("on"):
        return f"程序「{name}」"
    if name in ("href", "src") and (scheme_of(value) not in ("", "data") or value.lstrip().startswith("//")):
        return "别处的内容或链接"
    return "别处的样式" if _FETCHED.search(value) else ""
