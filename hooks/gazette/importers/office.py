"""Old office formats → .docx, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from .refusal import Refusal

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120


def convert(data: bytes, suffix: str) -> bytes | Refusal:
    """The .docx LibreOffice makes of a file; why not, where it is missing or makes none. Macros are not run."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return Refusal("D104", f"{suffix} 是旧格式，要先装 LibreOffice 才能导入；也可以用 Word 或 WPS 打开，另存为 .docx")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"source{suffix}")
        source.write_bytes(data)
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        try:
            subprocess.run([*command, "--convert-to", "docx", "--outdir", f"{folder}/out", str(source)], capture_output=True, timeout=_SECONDS, check=True)
            return Path(folder, "out/source.docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return Refusal("D104", f"LibreOffice 没能转换这个 {suffix} 文件，请用 Word 或 WPS 打开，另存为 .docx")
