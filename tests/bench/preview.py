"""The live preview: from the moment a paper is written to the moment its page is served anew."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from .contenders import CONTENDERS, ROOT, environment

_PATIENCE = 900


def preview_seconds(work: Path, edits: int = 3) -> list[float]:
    """Seconds for each edit of one paper, after the first full build."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = environment(CONTENDERS[0].prepare(work)) | {"SITE_URL": f"http://127.0.0.1:{port}/"}
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", f"127.0.0.1:{port}"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet)
    try:
        return _time_edits(work / "docs", f"http://127.0.0.1:{port}/", edits)
    finally:
        server.terminate()
        server.wait()


def _time_edits(docs: Path, home: str, edits: int) -> list[float]:
    paper = next(path for path in sorted(docs.rglob("*.md")) if path.name != "index.md")
    address = home + paper.relative_to(docs).with_suffix("").as_posix() + "/"
    text = paper.read_text("utf-8")
    _wait_for(address, "<h1>")
    taken = []
    for number in range(edits):
        start = time.perf_counter()
        paper.write_text(f"{text}\n\n这是第{number}次改动。\n", "utf-8")
        _wait_for(address, f"这是第{number}次改动。")
        taken.append(time.perf_counter() - start)
    paper.write_text(text, "utf-8")
    return taken


def _wait_for(address: str, words: str) -> None:
    """The server holds a request while it builds, so that asking again costs it little."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=_PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.05)
    raise TimeoutError(address)
