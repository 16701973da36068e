"""Nothing that staff paste runs in a reader's browser, calls on another host or breaks a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree, html
from markdown import Markdown

from conftest import mkdocs_build, write_papers
from gazette.harmless import fault_of
from gazette.outputs.formulas import no_formula
from gazette.schema import FIELDS
from gazette.site import Site, read_site
from hostile import FIELD, FORMULAS, PASTED
from test_cases import TODAY
from test_straight import EXTENSIONS

HEAD = "---\ntitle: 培训通知\n文种: 通知\n发布日期: 2026-01-05\n---\n"
TYPED = {"文种": "通知", "发布日期": "2026-01-05", "成文日期": "2026-01-04"}
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def hostile_papers() -> dict[str, str]:
    fields = "\n".join(f"{field.key}: {TYPED.get(field.key) or quoted(FIELD)}" for field in FIELDS)
    named = "\n".join(f"- id: u{n}\n  名称: {quoted(FIELD + str(n))}\n  说明: {quoted(FIELD)}\n  职责: {quoted(FIELD)}\n  电话: {quoted(FIELD)}" for n in range(2))
    table = "| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n" + "\n".join(f"| {n} | {text}{FIELD} | {text}{FIELD} | 长期坚持 |" for n, text in enumerate(FORMULAS, 1))
    return {
        "policies/fields.md": f"---\n{fields}\n---\n第一条　甲《{FIELD}》第二条。\n",
        "plans/table.md": f"---\ntitle: {quoted('=1+1' + FIELD)}\n文种: 工作方案\n主题: {quoted('=1+1' + FIELD)}\n发文机关: {quoted('@甲' + FIELD)}\n发布日期: 2026-01-05\n---\n{table}\n",
        "news/pasted.md": HEAD.replace("通知\n发", "动态\n发") + "\n\n".join(PASTED) + "\n",
        "own.md": f"# {FIELD}\n\n" + "\n\n".join(PASTED) + "\n",
        "_data/units.yml": named + "\n",
        "_data/topics.yml": named + "\n",
        "_data/site.yml": f"名称: {quoted(FIELD)}\n主办单位: {quoted(FIELD)}\n联系电话: {quoted(FIELD)}\nICP备案号: {quoted(FIELD)}\n",
    }


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    write_papers(root, hostile_papers())
    return root


@pytest.fixture(scope="module")
def site(papers: Path) -> Site:
    return read_site(papers, TODAY, home="https://www.county.example/")


def faults(document: html.HtmlElement) -> Iterator[str]:
    """What in a page could run or be fetched from elsewhere, the site's own scripts and styles aside."""
    for node in document.iter():
        if not isinstance(node.tag, str):
            continue
        source = node.get("src", "") + (node.get("href", "") if node.tag == "link" else "")
        if node.tag in ("iframe", "object", "embed", "base", "math") or "script:" in node.get("action", "") or node.get("http-equiv") == "refresh":
            yield node.tag
        if node.tag == "script" and not source and node.get("type") != "application/ld+json":
            yield f"script: {node.text}"
        yield from (name for name, value in node.items() if fault_of("", name, value) in ("H102", "H103"))
        if "//" in source and not source.startswith("https://www.county.example/"):
            yield source


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_becomes_a_harmless_page(text: str) -> None:
    made = Markdown(extensions=EXTENSIONS).convert(f"前文。\n\n{text}\n\n后文。")
    assert not list(faults(html.document_fromstring(made)))
    assert "前文" in made


@pytest.mark.parametrize("text", [text for text in PASTED if not text.startswith(("<!--", "<https", "<img/src"))])
def test_what_is_pasted_is_told_where_it_stands(text: str, tmp_path: Path) -> None:
    write_papers(tmp_path, {"policies/a.md": f"{HEAD}前文。\n\n{text}\n"})
    found = [finding for finding in read_site(tmp_path, TODAY).findings if finding.code.startswith("H")]
    assert found and all(8 <= finding.place.line <= 8 + text.count("\n") for finding in found)


def test_harmless_markup_keeps_its_bytes() -> None:
    plain = "**甲**与[乙](https://www.gov.example/)，`<b>`&nbsp;。\n\n- 甲\n- 乙\n\n![丙](a.png){ width=300 }\n"
    without = [name for name in EXTENSIONS if "gazette" not in name]
    assert Markdown(extensions=without).convert(plain) == Markdown(extensions=EXTENSIONS).convert(plain)


def test_no_page_of_a_hostile_folder_runs_or_fetches_anything(papers: Path, tmp_path: Path) -> None:
    done = mkdocs_build(tmp_path / "site", docs=papers, env={"SITE_URL": "https://www.county.example/"})
    assert done.returncode == 0, done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    found = {page.relative_to(tmp_path).as_posix(): list(faults(html.document_fromstring(page.read_text("utf-8")))) for page in pages}
    assert not {page: what for page, what in found.items() if what}
    for page in pages:
        for script in html.document_fromstring(page.read_text("utf-8")).iter("script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text or "")


def test_files_for_machines_stay_what_they_are(site: Site) -> None:
    xml = [content for address, content in site.files.items() if address.endswith(".xml")]
    assert xml
    for content in xml:
        root = etree.fromstring(content if isinstance(content, bytes) else content.encode())
        assert {etree.QName(node).namespace for node in root.iter("{*}*")} < {"http://www.w3.org/2005/Atom", SITEMAP}
    calendar = Calendar.from_ical(site.files["calendar.ics"])
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD"}
    json.loads(site.files["catalog.json"])
    json.loads(site.files["feed.json"])


def test_no_cell_of_a_table_for_download_is_a_formula(site: Site) -> None:
    tables = {address: str(content) for address, content in site.files.items() if address.endswith(".csv")}
    assert len(tables) > 2
    for address, content in tables.items():
        for row in csv.reader(io.StringIO(content.removeprefix("\ufeff"))):
            assert not [cell for cell in row if cell.strip() and cell.strip()[0] in "=+-@＝＋－＠"], address


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_quoted_and_other_text_is_not(text: str) -> None:
    assert no_formula(text) == f"'{text}"
    assert no_formula(f"甲{text}") == f"甲{text}"
