"""The site behind a real nginx with the configuration that comes with it: headers, types, compression, caching, 404, sub-path."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from gazette.outputs.headers import HEADERS, headers_file
from test_preview import free_port

CONFIG = (ROOT / "deploy/nginx.conf").read_text("utf-8")
UNPACKED = ROOT / ".cache/nginx/usr/sbin/nginx"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or (str(UNPACKED) if UNPACKED.exists() else None)
MIME = next((path for path in (Path("/etc/nginx/mime.types"), UNPACKED.parents[2] / "etc/nginx/mime.types") if path.exists()), None)
PAPER = "policies/zhengwu-gongkai-yijian-2025/"


def test_both_ways_of_serving_say_the_same() -> None:
    said = dict(re.findall(r'^ +add_header (\S+) "([^"]+)" always;$', CONFIG, re.M))
    assert said == HEADERS
    assert all(f"  {name}: {value}" in headers_file().splitlines() for name, value in HEADERS.items())


def test_no_script_may_stand_in_a_page() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == "'self'" and policy["default-src"] == "'none'"


class Server:
    """An nginx of our own on a port of its own, over a folder; `*` in a path stands for the digest in a name."""

    def __init__(self, port: int, folder: Path) -> None:
        self.port, self.folder = port, folder

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        if "*" in path:
            path = f"/{next(self.folder.glob(path[1:])).relative_to(self.folder).as_posix()}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not NGINX or not MIME:
        pytest.skip("nginx is not installed")
    home = tmp_path_factory.mktemp("nginx")
    home.chmod(0o755)
    shutil.copytree(demo, home / "www/policy")
    shutil.copytree(demo, home / "www", dirs_exist_ok=True)
    subprocess.run([ROOT / "deploy/compress.sh", home / "www"], check=True)
    shutil.copy(MIME, home / "mime.types")
    port = free_port()
    config = CONFIG.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /srv/www;", f"root {home}/www;")
    (home / "site.conf").write_text(config, "utf-8")
    places = "".join(f"{name}_temp_path {home}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if Path.home() == Path("/root") else ""
    (home / "nginx.conf").write_text(
        f"{user} daemon off; pid {home}/pid; error_log {home}/error.log; events {{}} http {{ access_log off; {places} include {home}/site.conf; }}", "utf-8"
    )
    with subprocess.Popen([NGINX, "-e", f"{home}/error.log", "-p", str(home), "-c", f"{home}/nginx.conf"]) as running:
        until = time.monotonic() + 20
        while not answers(port) and running.poll() is None and time.monotonic() < until:
            pass
        assert running.poll() is None, (home / "error.log").read_text("utf-8")
        yield Server(port, home / "www")
        running.terminate()


@pytest.mark.parametrize("path", ["/", f"/{PAPER}", "/assets/list-*.js", "/catalog.json", "/nowhere/", "/policy/", f"/policy/{PAPER}"])
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    _, headers, _ = server.ask(path)
    assert HEADERS.items() <= headers.items()
    assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/catalog.csv", "text/csv; charset=utf-8"),
        ("/catalog.json", "application/json; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/assets/icon-*.svg", "image/svg+xml; charset=utf-8"),
        ("/search/index.bin", "application/octet-stream"),
    ],
)
def test_every_kind_of_file_has_its_type(server: Server, path: str, kind: str) -> None:
    assert server.ask(path)[1]["Content-Type"] == kind


def test_modules_are_served_as_scripts(server: Server) -> None:
    assert server.ask("/assets/list-*.js")[1]["Content-Type"].startswith(("application/javascript", "text/javascript"))


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/", "no-cache"),
        ("/assets/list-*.css", "public, max-age=3600, must-revalidate"),
        ("/search/index.bin", "no-cache"),
        ("/search/words/0.bin?0123456789ab", "public, max-age=31536000, immutable"),
    ],
)
def test_what_may_change_is_asked_for_again(server: Server, path: str, caching: str) -> None:
    assert server.ask(path)[1]["Cache-Control"] == caching


def test_an_unchanged_page_is_not_sent_twice(server: Server) -> None:
    _, headers, _ = server.ask(f"/{PAPER}")
    assert server.ask(f"/{PAPER}", If_None_Match=headers["ETag"])[0] == 304


def test_pages_travel_compressed_as_they_lie_there(server: Server) -> None:
    _, headers, body = server.ask(f"/{PAPER}", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip" and headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == server.ask(f"/{PAPER}")[2]


@pytest.mark.parametrize(("path", "home"), [("/nowhere/", "/"), ("/policy/nowhere/", "/policy/")])
def test_what_is_not_there_says_so_in_the_sites_own_words(server: Server, path: str, home: str) -> None:
    status, _, body = server.ask(path)
    assert status == 404 and "找不到这个页面" in body.decode()


@pytest.mark.parametrize("path", ["/.git/config", "/policy/.env", "/_headers"])
def test_what_is_no_page_is_not_served(server: Server, path: str) -> None:
    assert server.ask(path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_sent_to_it(server: Server, method: str) -> None:
    assert server.ask("/", method)[0] == 405


def test_a_folder_without_its_slash_leads_on_below_the_path(server: Server) -> None:
    status, headers, _ = server.ask(f"/policy/{PAPER.rstrip('/')}")
    assert status == 301 and headers["Location"] == f"/policy/{PAPER}"
