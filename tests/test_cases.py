"""The cases are the specification of what staff are told: one Markdown file a code, input and output to the letter."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from gazette.federation import read_sites
from gazette.findings import RULES, Finding
from gazette.importers import find_sources, import_papers, short_lines
from gazette.site import read_site

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 1)
LIST = "sites.yml"
FRONT = "https://policy.yunling.example/"
_BLOCK = re.compile(r"^````(?P<kind>输入|来件|结果|公开)(?: (?P<path>\S+))?(?: (?P<how>[^\n]+))?\n(?P<text>.*?)^````$", re.M | re.S)


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    inputs: tuple[tuple[str, str, bytes], ...]
    arrivals: tuple[tuple[str, str, bytes], ...]
    findings: tuple[str, ...]
    published: tuple[str, ...]


def read_case(file: Path) -> Case:
    text = file.read_text("utf-8")
    heading = text.splitlines()[0].removeprefix("# ")
    blocks = [found.groupdict() for found in _BLOCK.finditer(text)]

    def lines(kind: str) -> tuple[str, ...]:
        return tuple(line for b in blocks if b["kind"] == kind for line in (b["text"] or "").splitlines())

    def written(kind: str) -> tuple[tuple[str, str, bytes], ...]:
        wanted = (b for b in blocks if b["kind"] == kind)
        return tuple((b["path"] or "", b["how"] or "", encode(b["text"] or "", b["how"] or "")) for b in wanted)

    return Case(
        code=heading.partition(" ")[0],
        title=heading.partition(" ")[2],
        inputs=written("输入"),
        arrivals=written("来件"),
        findings=lines("结果"),
        published=lines("公开"),
    )


def encode(text: str, how: str) -> bytes:
    text = re.sub(r"\{([^{}]+)×(\d+)\}", lambda found: found[1] * int(found[2]), text.replace("⇥", "\t"))
    if size := re.fullmatch(r"× (\d+) MB", how):
        unit = text.encode()
        return unit * (int(size[1]) * 1024 * 1024 // len(unit) + 1)
    return ENCODINGS[how](text)


def photograph(located: bool) -> bytes:
    """A JPEG as a telephone makes it, with or without the place it was taken."""
    image, out = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = Image.Exif()
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 0.0, 0.0), 3: "E", 4: (110.0, 0.0, 0.0)})
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "": str.encode,
    "gbk": lambda text: text.encode("gb18030"),
    "utf-16": lambda text: text.encode("utf-16"),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "bytes": bytes.fromhex,
    "gzip": lambda text: gzip.compress(text.encode(), mtime=0),
    "folder": lambda text: b"",
    "link": lambda text: text.strip().encode(),
    "照片": lambda text: photograph(located=False),
    "带位置的照片": lambda text: photograph(located=True),
}


def files() -> list[Path]:
    return [file for file in sorted(CASES.glob("*.md")) if file.name != "README.md"]


def place(target: Path, how: str, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if how == "folder":
        target.mkdir()
    elif how == "link":
        target.symlink_to(data.decode())
    else:
        target.write_bytes(data)


def look(root: Path) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What is told of a folder, and what becomes public: of documents, or of the sites on its list."""
    if (root / LIST).exists():
        _, sites, findings = read_sites([LIST], FRONT)
        return findings, tuple(site.name for site in sites)
    site = read_site(root, TODAY)
    return site.findings, tuple(sorted(site.catalog.entries))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case(file)
    if case.arrivals:
        monkeypatch.setenv("PATH", "")  # a machine on which nothing else is installed
        check_arrivals(case, tmp_path)
        return
    for path, how, data in case.inputs:
        place(tmp_path / path, how, data)
    monkeypatch.chdir(tmp_path)
    findings, published = look(tmp_path)
    assert tuple(str(finding) for finding in findings) == case.findings
    assert published == case.published
    assert any(finding.code == case.code for finding in findings)


def check_arrivals(case: Case, folder: Path) -> None:
    """What `gazette import` says of files that come in."""
    for path, how, data in case.arrivals:
        place(folder / "in" / path, how, data)
    report = import_papers(find_sources([folder / "in"], folder / "docs"), folder / "docs")
    assert tuple(short_lines(report)) == case.findings
    assert any(outcome.code == case.code for outcome in report.outcomes)


def test_every_code_has_its_case_and_every_case_its_code() -> None:
    cases = [read_case(file) for file in files()]
    assert {case.code: case.title for case in cases} == {rule.code: rule.title for rule in RULES.values()}
