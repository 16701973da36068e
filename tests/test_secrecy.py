"""What may not be public yet, or not at all, is in nothing that a build makes: not a word of it, not its address, not its attachment."""

from __future__ import annotations

import base64
import gzip
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from conftest import mkdocs_build, write_papers
from gazette.offline import write_offline
from gazette.site import read_site

# A word and an address that nothing else has; the word's signs are too rare for any list of signs to hold.
WORD, NAME = "龘靐齉", "zzwaits"
FRONT = "---\ntitle: {word}{what}\n文种: {kind}\n发文机关: 县政府\n发文字号: {word}办发〔2026〕{at}号\n主题: [{word}]\n发布日期: {day}\n附件: [files/{name}-{at}.txt]\n---\n"
TASKS = "| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n| 1 | {word}任务 | {word}局 | 2026年12月底前 |\n\n第一条 本办法所称{word}，是指{word}。\n\n见[材料](../files/{name}-{at}.txt)。\n\n![{word}](../files/{name}-{at}.png)\n"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
COLUMNS = {
    "policies": "办法", "interpretations": "文字解读", "plans": "实施方案", "cases": "示范单位", "news": "动态", "events": "培训", "indicators": "测评指标体系"
}
PLAN = "---\ntitle: 公开的方案\n文种: 实施方案\n发文机关: 县政府\n发布日期: 2026-01-05\n---\n" + TASKS.split("\n\n", maxsplit=1)[0].replace("{word}", "公开") + "\n"
LEDGER = "日期,事项,路径,摘要,标题,说明\n2026-01-06,公开,policies/open.md,0,公开的通知,\n2026-12-02,公开,policies/{name}.md,0,{word}的日后公布,\n"
OPEN = "---\ntitle: 公开的通知\n文种: 通知\n发布日期: 2026-01-05\n依据: [policies/{name}.md]\n---\n第一条 公开。\n"


def waiting(column: str, kind: str, at: int) -> str:
    return (FRONT + TASKS).format(word=WORD, what="的日后公布", kind=kind, at=at, day="2026-12-01", name=NAME)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of a site and of its offline edition, whatever it was packed in, by its place."""
    top = tmp_path_factory.mktemp("waits")
    docs, site = top / "docs", top / "site"
    write_papers(docs, {f"{column}/{NAME}.md": waiting(column, kind, at) for at, (column, kind) in enumerate(COLUMNS.items(), 1)})
    held = waiting("policies", "通知", 8).replace("2026-12-01", "2026-01-05") + "联系人手机13800138000。\n"
    write_papers(docs, {f"policies/{NAME}-held.md": held, f"policies/{NAME}-unreadable.md": held.replace("title: ", "title：")})
    write_papers(docs, {"policies/open.md": OPEN.format(name=NAME), "plans/open.md": PLAN, "_data/releases.csv": LEDGER.format(name=NAME, word=WORD)})
    write_papers(docs, {f"files/{NAME}-{at}.txt": WORD for at in range(1, 9)})
    write_papers(docs, {"files/copy.txt": WORD, "policies/copy.txt": WORD})
    for at in range(1, 9):
        (docs / f"files/{NAME}-{at}.png").write_bytes(PNG)
    person = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.hooksPath=/dev/null"]
    for command in (["init", "-q"], ["add", "-A"], [*person, "commit", "-qm", f"加上{WORD}"]):
        subprocess.run(["git", *command], cwd=docs, check=True)
    done = mkdocs_build(site, docs=docs, env={"BUILD_DATE": "2026-11-15"})
    assert done.returncode == 0, done.stderr
    write_offline(site, top / "site.zip")
    return dict(unpacked("", (top / "site.zip").read_bytes())) | {
        place: content for file in site.rglob("*") if file.is_file() for place, content in unpacked(file.relative_to(site).as_posix(), file.read_bytes())
    }


def unpacked(place: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is in it where it is an archive, packed, or a script that hands over bytes."""
    yield place, data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(f"{place}!{name}", archive.read(name))
    elif data[:2] == b"\x1f\x8b":
        yield from unpacked(f"{place}!", gzip.decompress(data))
    for at, found in enumerate(re.findall(rb"[A-Za-z0-9+/]{40,}={0,2}", data) if place.endswith(".js") else ()):
        if len(found) % 4 == 0:
            yield from unpacked(f"{place}!{at}", base64.b64decode(found))


WRITINGS = (WORD[:2].encode(), WORD[1:].encode(), WORD[:2].encode("unicode_escape"), WORD[:2].encode("utf-16-le"), b"%E9%BE%98", NAME.encode())


def test_nothing_of_what_waits_or_is_held_back_is_in_any_output(outputs: dict[str, bytes]) -> None:
    told = [place for place, data in outputs.items() if NAME in place or any(writing in data for writing in WRITINGS)]
    assert told == []


@pytest.mark.parametrize(
    "place",
    ["index.html", "policies/open/index.html", "feed.xml", "feed.json", "policies/feed.xml", "calendar.ics", "catalog.json", "catalog.csv", "sitemap.xml",
     "search/index.html", "timeline/index.html", "numbers/index.html", "a-z/index.html", "units/index.html", "progress/index.html", "releases/index.html"],
)  # fmt: skip
def test_what_was_looked_through_is_there(outputs: dict[str, bytes], place: str) -> None:
    assert outputs[place]
    assert f"!site/{place}" in outputs


def test_packed_files_were_looked_into(outputs: dict[str, bytes]) -> None:
    assert any("公开的通知".encode() in data for place, data in outputs.items() if ".bin!" in place or ".js!" in place)
    assert any("公开任务".encode() in data for place, data in outputs.items() if ".xlsx!" in place)
    assert not [place for place in outputs if place.startswith("checks/")]


def test_a_copy_of_an_attachment_that_waits_is_public_only_where_a_public_paper_names_it(tmp_path: Path) -> None:
    paper = "---\ntitle: {}的通知\n文种: 通知\n发布日期: {}\n附件: [files/{}]\n---\n正文。\n"
    write_papers(tmp_path, {"policies/waits.md": paper.format("日后", "2026-12-01", "a.txt"), "policies/open.md": paper.format("今天", "2026-01-05", "named.txt")})
    write_papers(tmp_path, {f"files/{name}.txt": "同样的内容" for name in ("a", "copy", "named")})
    write_papers(tmp_path, {"files/as-long.txt": "别样的内容", "files/empty.txt": "", "files/b.txt": ""})
    assert read_site(tmp_path, date(2026, 11, 15)).withheld == {"policies/waits.md", "files/a.txt", "files/copy.txt"}
