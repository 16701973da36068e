"""Whether a text binds, who did what to it, and which papers are one work: computed for the day, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from gazette.catalog import Catalog, Entry
from gazette.model import Relation, Status
from gazette.site import Site, read_site


def folder(root: Path, papers: Mapping[str, str]) -> Path:
    """Write papers given as `path → front matter`, each with a body of two articles."""
    for path, front in papers.items():
        title = "" if "title:" in front else f"title: {path}\n"
        kind = "" if "文种:" in front or "kind:" in front else "文种: 办法\n"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"---\n{title}{kind}{front}\n---\n第一条 甲。\n\n第二条 乙。\n", "utf-8")
    return root


def site(root: Path, papers: Mapping[str, str], today: str = "2026-11-01") -> Site:
    return read_site(folder(root, papers), date.fromisoformat(today))


def catalog(root: Path, papers: Mapping[str, str], today: str = "2026-11-01") -> Catalog:
    read = site(root, papers, today)
    assert not [str(finding) for finding in read.findings if finding.code != "R106"]
    return read.catalog


def standing_of(entry: Entry) -> tuple[str, str, str]:
    state = entry.standing
    return state.status.value, str(state.since or ""), state.cause


A, B, C = "policies/a.md", "policies/b.md", "policies/c.md"
STANDINGS = [
    ("a draft", {A: "文种: 征求意见稿"}, ("draft", "", "")),
    ("no dates", {A: ""}, ("in-force", "", "")),
    ("commencement tomorrow", {A: "施行日期: 2026-11-02"}, ("not-yet-in-force", "2026-11-02", "")),
    ("commencement today", {A: "施行日期: 2026-11-01"}, ("in-force", "2026-11-01", "")),
    ("last day of force", {A: "有效期至: 2026-11-01"}, ("in-force", "", "")),
    ("the day after", {A: "有效期至: 2026-10-31"}, ("expired", "2026-10-31", "")),
    ("repealed", {A: "", B: f"成文日期: 2026-05-01\n废止: [{A}]"}, ("repealed", "2026-05-01", B)),
    ("repealed from a later day", {A: "", B: f"成文日期: 2026-05-01\n施行日期: 2027-01-01\n废止: [{A}]"}, ("in-force", "", "")),
    ("one article repealed", {A: "", B: f"成文日期: 2026-05-01\n废止: ['{A}#art-2']"}, ("partly-repealed", "2026-05-01", B)),
    ("replaced", {A: "", B: f"成文日期: 2026-05-01\n替代: {A}"}, ("repealed", "2026-05-01", B)),
    ("a draft replaces nothing yet", {A: "", B: f"文种: 征求意见稿\n成文日期: 2026-05-01\n替代: {A}"}, ("in-force", "", "")),
    ("amended", {A: "成文日期: 2020-01-01", B: f"成文日期: 2026-05-01\n修改: {A}"}, ("amended", "2026-05-01", B)),
    (
        "an amendment already in this text",
        {A: "沿革:\n  - {日期: 2020-01-01, 事项: 通过}\n  - {日期: 2026-05-01, 事项: 修正}", B: f"成文日期: 2026-05-01\n修改: {A}"},
        ("in-force", "", ""),
    ),
    ("repealed in its own history", {A: "沿革:\n  - {日期: 2025-03-01, 事项: 废止}"}, ("repealed", "2025-03-01", "")),
    (
        "repealed and expired: the act counts",
        {A: "有效期至: 2026-01-01", B: f"成文日期: 2025-05-01\n废止: {A}"},
        ("repealed", "2025-05-01", B),
    ),
    (
        "a newer version not yet in force",
        {A: "title: 甲办法\n成文日期: 2020-01-01", B: "title: 甲办法\n成文日期: 2026-10-01\n施行日期: 2027-01-01"},
        ("in-force", "", ""),
    ),
    (
        "a newer version in force",
        {A: "title: 甲办法\n成文日期: 2020-01-01", B: "title: 甲办法\n成文日期: 2026-01-01\n施行日期: 2026-03-01"},
        ("amended", "2026-03-01", B),
    ),
]


@pytest.mark.parametrize(("what", "papers", "expected"), STANDINGS, ids=[row[0] for row in STANDINGS])
def test_standing(what: str, papers: dict[str, str], expected: tuple[str, str, str], tmp_path: Path) -> None:
    assert standing_of(catalog(tmp_path, papers)[A]) == expected


def test_the_same_folder_on_another_day(tmp_path: Path) -> None:
    papers = {A: "施行日期: 2026-03-01\n有效期至: 2026-12-31"}
    days = ("2026-02-28", "2026-03-01", "2026-12-31", "2027-01-01")
    assert [catalog(tmp_path, papers, day)[A].standing.status for day in days] == [
        Status.NOT_YET_IN_FORCE,
        Status.IN_FORCE,
        Status.IN_FORCE,
        Status.EXPIRED,
    ]


@pytest.mark.parametrize("reference", [B, "澄政发〔2024〕3号", "澄政发[2024]03号", "《乙办法》", "《中华人民共和国乙办法》"])
def test_a_reference_in_any_form_links_both_ways(reference: str, tmp_path: Path) -> None:
    papers = {A: f"依据: '{reference}'", B: "title: 乙办法\n发文字号: 澄政发〔2024〕3号"}
    read = catalog(tmp_path, papers)
    assert [(link.relation, link.uri) for link in read[A].links] == [(Relation.BASED_ON, B)]
    assert [(link.relation, link.uri) for link in read[B].links] == [(Relation.BASIS_OF, A)]


def test_english_attributes_are_the_same_fields(tmp_path: Path) -> None:
    papers = {A: "title: 甲\nkind: 办法\nissuer: 某局\nsigned: 2024年3月28日\nbased_on: [policies/b.md]", B: ""}
    entry = catalog(tmp_path, papers)[A]
    assert entry.document.signed == date(2024, 3, 28)
    assert [mention.text for mention in entry.document.issuer] == ["某局"]
    assert [link.uri for link in entry.links] == [B]


def test_every_relation_has_its_inverse() -> None:
    assert all(relation.inverse.inverse is relation and relation.inverse is not relation for relation in Relation)


WORKS = [
    ("same title", "title: 甲条例\n文种: 法规", "title: 甲条例\n文种: 法规", True),
    ("version in the title", "title: 甲条例\n文种: 法规", "title: 甲条例（2024年修正）\n文种: 法规", True),
    ("state name left out", "title: 中华人民共和国甲法\n文种: 法规", "title: 甲法\n文种: 法规", True),
    ("full and half width", "title: 甲办法(试行)", "title: 甲办法（试行）", True),
    ("two offices, one title", "title: 工作规则\n发文机关: 甲局", "title: 工作规则\n发文机关: 乙局", False),
    ("two reports, one title", "title: 工作汇报\n文种: 工作汇报", "title: 工作汇报\n文种: 工作汇报", False),
    ("a law and the notice about it", "title: 甲条例\n文种: 法规", "title: 关于施行甲条例的通知\n文种: 通知", False),
]


@pytest.mark.parametrize(("what", "first", "second", "same"), WORKS, ids=[row[0] for row in WORKS])
def test_works(what: str, first: str, second: str, same: bool, tmp_path: Path) -> None:
    column = "news" if "工作汇报" in first else "policies"
    read = catalog(tmp_path, {f"{column}/a.md": first, f"{column}/b.md": second})
    a, b = read[f"{column}/a.md"], read[f"{column}/b.md"]
    assert (a.work == b.work) is same
    assert len(a.versions) == (2 if same else 1)


def test_a_title_means_its_newest_version(tmp_path: Path) -> None:
    old, new = "title: 甲条例\n文种: 法规\n成文日期: 2020-01-01", "title: 甲条例\n文种: 法规\n成文日期: 2024-01-01"
    read = catalog(tmp_path, {A: old, B: new, C: "依据: 《甲条例》"})
    assert [link.uri for link in read[C].links] == [B]


def test_citations_are_counted_and_resolved(tmp_path: Path) -> None:
    papers = {A: "title: 甲办法"}
    folder(tmp_path, papers)
    (tmp_path / "policies/z.md").write_text(
        "---\ntitle: 通知\n文种: 通知\n---\n依照《甲办法》和《民法典》，再依照《甲办法》。\n", "utf-8"
    )
    cites = read_site(tmp_path, date(2026, 11, 1)).catalog["policies/z.md"].cites.each
    assert [(cite.title, cite.uri, cite.count) for cite in cites] == [("甲办法", A, 2), ("民法典", "", 1)]


def test_a_reference_to_a_withheld_document_is_neither_link_nor_fault(tmp_path: Path) -> None:
    read = site(tmp_path, {A: f"依据: [{B}]", B: "发布日期: 2026-12-01"})
    assert [finding.code for finding in read.findings] == ["M115"]
    assert read.catalog[A].links == ()


def test_the_source_of_an_import_is_kept_to_the_letter(tmp_path: Path) -> None:
    name = "关于甲的决定  坚决打赢　乙(2020-02-07).md"
    assert catalog(tmp_path, {A: f"导入自: {name}"})[A].document.imported_from == name
