"""Any front matter, table, structure and paper to import: no traceback, no hang, a finding or a page that is whole and harmless.

`GAZETTE_FUZZ=2000` makes as many examples of each; without it only a few, so that the suite stays quick.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from gazette.importers.folder import find_sources, import_papers
from gazette.schema import FIELDS
from gazette.site import Site, read_site
from gazette.straight import straight_html
from hostile import FIELD, PASTED
from test_cases import TODAY
from test_harmless import faults
from test_straight import EXTENSIONS

FUZZ = settings(
    max_examples=int(os.environ.get("GAZETTE_FUZZ", "25")),
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="GAZETTE_FUZZ" not in os.environ,
)
SIGNS = "：:，,“”\"'「」[]{}()（）〔〕#&*!|>-—=@%<《》 　\t\n\x07\u2028\ufeff0129一二条款项年月日甲乙abc🐶"
TEXT = st.one_of(
    st.text(SIGNS, max_size=30), st.text(max_size=12), st.sampled_from((*PASTED, FIELD, "2026-02-30", "澄政发〔2024〕3号", "《甲》第二条"))
)
KEYS = st.one_of(st.sampled_from([field.key for field in FIELDS]), st.text(SIGNS, max_size=8))
FRONT = st.lists(st.builds("{}{}{}".format, KEYS, st.sampled_from((": ", "：", ":", ":\n  - ", ": [", ": {", ": |\n  ")), TEXT), max_size=8)
CELL = st.one_of(st.sampled_from(("序号", "任务", "牵头单位", "责任单位", "完成时限", "进展", "资金来源", "金额", "得分", "合计", "指标")), TEXT)
ROW = st.lists(CELL, min_size=1, max_size=6).map(lambda cells: "|" + "|".join(cells) + "|")
TABLE = st.one_of(
    st.lists(ROW, min_size=2, max_size=6).map(lambda rows: "\n".join([rows[0], "|---" * rows[0].count("|") + "|", *rows[1:]])),
    st.lists(st.lists(CELL, max_size=5), max_size=5).map(
        lambda rows: "<table>" + "".join("<tr>" + "".join(f"<td rowspan=3>{cell}" for cell in row) for row in rows)
    ),
)
LINE = st.builds("{}{}".format, st.sampled_from(("第一编", "第一章　", "第一条　", "第九条之二 ", "一、", "（一）", "1. ", "（1）", "## ", "> ", "- ", "```", "附件：", "")), TEXT)
BODY = st.lists(st.one_of(LINE, TABLE), max_size=6).map("\n\n".join)


def read(text: str, path: str = "plans/a.md") -> tuple[Site, str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8", "surrogatepass")
        return read_site(Path(folder), TODAY), path


def assert_sound(text: str) -> None:
    """Public and harmless, or withheld with a finding; each finding points into the file."""
    site, path = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for finding in site.findings:
        assert finding.place.path != path or 1 <= finding.place.line <= lines, finding
        assert str(finding).isprintable()
    if path in site.withheld:
        assert any(finding.place.path == path for finding in site.findings)
    else:
        made = site.pages[path].markdown
        shown = straight_html(made) or Markdown(extensions=EXTENSIONS).convert(made)
        assert not shown.strip() or not list(faults(html.document_fromstring(shown)))


@FUZZ
@given(FRONT)
def test_any_front_matter(lines: list[str]) -> None:
    assert_sound("---\n" + "\n".join(lines) + "\n---\n正文。\n")


@FUZZ
@given(BODY)
def test_any_body(body: str) -> None:
    assert_sound(f"---\ntitle: 方案\n文种: 工作方案\n发布日期: 2026-01-05\n---\n{body}\n")


@FUZZ
@given(st.sampled_from((".md", ".txt", ".html")), st.lists(st.one_of(LINE, TABLE, st.sampled_from(PASTED)), max_size=8))
def test_any_paper_to_import(suffix: str, lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        source, into = Path(folder) / f"甲{suffix}", Path(folder) / "docs"
        source.write_text("\n\n".join(lines), "utf-8", "surrogatepass")
        report = import_papers(find_sources((source,), into), into, force=False, tick=lambda _: None)
        assert report.failed or list(into.rglob("*.md"))
        for finding in read_site(into, TODAY).findings if into.exists() else ():
            assert str(finding).isprintable()
