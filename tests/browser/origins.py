"""Servers on ports of their own, as the sites of a prefecture are: each sends the headers the handbook tells it to, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_HANDBOOK = Path(__file__).parents[2] / "README.md"
_BLOCK = re.compile(r"location ~ \^/policy/(?P<files>\S+) \{(?P<lines>[^}]*add_header[^}]*)\}")
_HEADER = re.compile(r'add_header (\S+) "([^"]*)"')


def documented() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Which addresses of a site carry which headers, read from the handbook's lines for nginx."""
    block = _BLOCK.search(_HANDBOOK.read_text("utf-8"))
    assert block, "the handbook shows no headers"
    return re.compile(block["files"]), dict(_HEADER.findall(block["lines"]))


class Origin:
    """One server. What it sends is counted; `open_to_others`: with the documented headers; `down`: it answers nothing more."""

    def __init__(self, folder: Path, open_to_others: bool) -> None:
        self.sent: list[tuple[str, int]] = []
        self.down = False
        files, headers = documented()
        origin = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(folder))

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                if origin.down:
                    self.close_connection = True
                else:
                    super().do_GET()

            def end_headers(self) -> None:
                if open_to_others and files.fullmatch(self.path.partition("?")[0].lstrip("/")):
                    for name, value in headers.items():
                        self.send_header(name, value)
                super().end_headers()

            def copyfile(self, source: Any, outputfile: Any) -> None:
                content = source.read()
                origin.sent.append((self.path, len(content)))
                outputfile.write(content)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"


@contextmanager
def served(folder: Path, open_to_others: bool = True) -> Iterator[Origin]:
    origin = Origin(folder, open_to_others)
    with origin.server:
        Thread(target=origin.server.serve_forever, daemon=True).start()
        yield origin
        origin.server.shutdown()
