"""Data and a template → PDF, by typst: real pages, text that can be marked and searched, typefaces of this computer in the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from . import look
from .faces import choose_faces

_FOLDER = Path(__file__).parent
_COLOURS = {name.lower(): getattr(look, name) for name in dir(look) if name.isupper()}


class PressError(Exception):
    """Why no PDF can be made, in Chinese, with the way out."""


def print_pdf(template: str, data: dict[str, Any], root: Path, today: date, fonts: Sequence[Path] = ()) -> bytes:
    """The PDF of `template` (a .typ file beside this module) filled with `data`; pictures in it are paths below `root`.

    `fonts` are folders of typefaces beside the system's. Raises PressError.
    """
    if find_spec("typst") is None:
        raise PressError("做 PDF 要先装 typst：.venv/bin/pip install -c constraints.txt typst")
    import typst

    known = typst.Fonts(include_system_fonts=True, font_paths=list(fonts))
    faces = choose_faces(known.families())
    if not faces:
        raise PressError("没有找到中文字体：请装一种（如 sudo apt install fonts-noto-cjk），或用 --fonts 写明放字体文件的文件夹")
    source = (_FOLDER / "official.typ").read_text("utf-8") + (_FOLDER / template).read_text("utf-8")
    told = json.dumps({**data, "faces": faces, "colours": _COLOURS}, ensure_ascii=False)
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    try:
        made = typst.Compiler(root=root, font_paths=known, sys_inputs={"data": told}).compile(source.encode("utf-8"), format="pdf", timestamp=midnight)
        assert isinstance(made, bytes)
        return made
    except typst.TypstError as fault:
        raise PressError(f"排版没有成功：{fault.message}；请检查文中的图片和表格") from fault
