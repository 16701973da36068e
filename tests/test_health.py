"""The inspection rehearsed: what an inspector would find is found first, with its evidence and the days left."""

from __future__ import annotations

import io
import json
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from conftest import BUILD_DATE, ROOT, write_papers
from gazette.cli import main
from gazette.health.freshness import limits
from gazette.workdays import is_certain, working_days

PAPER = "---\ntitle: {}\n文种: 动态\n成文日期: {}\n发布日期: {}\n---\n{}\n"


def health(docs: Path, today: str, *options: str) -> dict[str, dict[str, Any]]:
    done = CliRunner().invoke(main, ["health", str(docs), "--today", today, "--format", "json", "--links", "/nonexistent", *options])
    assert done.exit_code in (0, 1), done.output
    return {item["name"]: item for item in json.loads(done.stdout)["items"]}


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-02", "2026-11-02", 0),
        ("2026-11-06", "2026-11-09", 1),
        ("2026-09-30", "2026-10-10", 3),  # the holiday of October, and its Saturday worked
        ("2024-02-07", "2024-02-18", 3),  # 春节: the 8th, 9th (worked) and the Sunday worked
        ("2090-01-02", "2090-01-06", 4),
    ],
)
def test_working_days_know_holidays_and_moved_days(start: str, end: str, days: int) -> None:
    assert working_days(date.fromisoformat(start), date.fromisoformat(end)) == days


def test_a_year_not_yet_announced_is_known_as_such() -> None:
    assert is_certain(date(2026, 10, 1)) and not is_certain(date(2090, 1, 1))


@pytest.mark.parametrize(
    ("newest", "period", "warn", "end"),
    [
        ("2026-11-01", "14天", "2026-11-11", "2026-11-15"),
        ("2026-08-31", "6个月", "2027-01-31", "2027-02-28"),
        ("2026-01-31", "12个月", "2026-12-31", "2027-01-31"),
        ("2024-02-29", "1年", "2025-01-29", "2025-02-28"),
    ],
)
def test_the_limits_of_a_column(newest: str, period: str, warn: str, end: str) -> None:
    assert limits(date.fromisoformat(newest), period) == (date.fromisoformat(warn), date.fromisoformat(end))


@pytest.mark.parametrize(("today", "outcome", "left"), [("2026-11-10", "pass", 5), ("2026-11-11", "warn", 4), ("2026-11-15", "warn", 0), ("2026-11-16", "fail", -1)])
def test_the_home_page_is_warned_of_and_fails_on_its_day(tmp_path: Path, today: str, outcome: str, left: int) -> None:
    write_papers(tmp_path, {"news/a.md": PAPER.format("甲", "2026-11-01", "2026-11-01", "甲。")})
    home = health(tmp_path, today)["首页 14 天内有更新"]
    assert (home["outcome"], home["days_left"]) == (outcome, left)


def test_late_papers_and_blank_columns_are_named(tmp_path: Path) -> None:
    write_papers(tmp_path, {"news/a.md": PAPER.format("甲", "2026-09-01", "2026-10-09", "甲。")})
    found = health(tmp_path, "2026-10-10")
    assert "news/a.md" in found["20 个工作日内公开"]["evidence"] and found["20 个工作日内公开"]["outcome"] == "fail"
    assert "政策法规" in found["没有空白栏目"]["evidence"] and found["没有空白栏目"]["outcome"] == "fail"


def test_the_demo_county_has_no_fault_in_its_pages_and_papers(demo: Path) -> None:
    found = health(ROOT / "docs", BUILD_DATE, "--site", str(demo))
    parts = {item["part"] for item in found.values()}
    assert parts == {"栏目更新", "安全与链接", "公开要求", "网页标签", "底部功能区", "页面设计"}
    assert all(item["source"] and item["evidence"] for item in found.values())
    assert not [item for item in found.values() if item["outcome"] == "fail"]


def test_faults_of_a_built_site_are_found(demo: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(demo, site)
    page = site / "about/index.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace('content="0000000000"', 'content=""').replace("</main>", '<a href="../nowhere/">甲</a><a href="../timeline/#none">乙</a></main>'), "utf-8")
    paper = site / "policies/zhengwu-gongkai-yijian-2025/index.html"
    paper.write_text(paper.read_text("utf-8").replace('name="PubDate" content="2025', 'name="PubDate" content="上午2025'), "utf-8")
    found = health(ROOT / "docs", BUILD_DATE, "--site", str(site))
    assert {"../nowhere/", "../timeline/#none"} <= set(found["站内链接都打得开"]["evidence"].replace("；", " ").split())
    assert "about/" in found["没有空标签"]["evidence"]
    assert "policies/zhengwu-gongkai-yijian-2025/" in found["PubDate 写法"]["evidence"]
    assert "about/" in found["网站标签 SiteName、SiteDomain、SiteIDCode"]["evidence"]


def test_the_report_as_sheet_and_page_has_every_item(tmp_path: Path) -> None:
    sheet, page = tmp_path / "a.xlsx", tmp_path / "a.html"
    names = health(ROOT / "docs", BUILD_DATE, "--xlsx", str(sheet), "--page", str(page))
    rows = list(load_workbook(io.BytesIO(sheet.read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == list(names)
    assert all(name in page.read_text("utf-8") for name in names)


class Host(BaseHTTPRequestHandler):
    """Answers as its path says, and counts what it was asked."""

    asked: list[str] = []  # noqa: RUF012

    def do_HEAD(self) -> None:
        Host.asked.append(self.path)
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_outside_links_are_asked_once_a_week_and_told_with_their_place(tmp_path: Path, host: str) -> None:
    body = f"见[甲]({host}/200)、{host}/404。再见{host}/200，[丙]({host}/403)。\n\n`{host}/500`"
    docs, cache = tmp_path / "docs", tmp_path / "cache/links.json"
    write_papers(docs, {"news/a.md": PAPER.format("甲", "2026-11-01", "2026-11-01", body)})

    def links(today: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["links", str(docs), "--today", today, "--cache", str(cache), "--pause", "0"])
        return done.exit_code, done.stdout

    code, said = links("2026-11-02")
    assert code == 1 and said.startswith("news/a.md:7:") and "/404" in said and said.count("\n") == 1
    assert Host.asked.count("/200") == 1 and "/500" not in Host.asked
    links("2026-11-08")
    assert Host.asked.count("/200") == 1
    links("2026-11-10")
    assert Host.asked.count("/200") == 2


@pytest.mark.parametrize(("body", "outcome"), [("机密★1年\n", "fail"), ("内部资料，注意保存\n", "fail"), ("泄露国家秘密、商业秘密的，依法处理。\n", "pass")])
def test_a_paper_marked_secret_is_named(body: str, outcome: str, tmp_path: Path) -> None:
    write_papers(tmp_path, {"news/a.md": PAPER.format("甲", "2026-01-05", "2026-01-05", body)})
    assert health(tmp_path, "2026-01-06")["没有泄露秘密和内部文件"]["outcome"] == outcome
