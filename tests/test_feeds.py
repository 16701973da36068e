"""Machine ways in, read as their readers read them: feeds by feedparser, the calendar by icalendar, JSON-LD by its terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar, Event

from conftest import BUILD_DATE, mkdocs_build, write_papers
from gazette.site import Site, read_site
from gazette.views.summary import one_line

HOME = "https://portal.example/county/policy/"
TODAY = date(2026, 11, 15)

SITE = "名称: 试县政策公开\n域名: www.shi.example\n主办单位: 试县人民政府办公室\n"
TOPICS = "- {id: wenming, 名称: 文明行为, 说明: 文明行为促进}\n- {id: quan, 名称: 养犬}\n"
UNITS = """- {id: zhengfuban, 名称: 试县人民政府办公室, 简称: [县政府办], 电话: 0800-5550000, 地址: 一号路1号, 上级: xianzhengfu}
- {id: xianzhengfu, 名称: 试县人民政府}
- {id: renda, 名称: 试县人民代表大会常务委员会}
"""
LAW = """title: 试县文明条例
文种: 法规
发文机关: 试县人民代表大会常务委员会
发文字号: 试人发〔{year}〕1号
主题: [文明行为]
成文日期: {year}-03-28
发布日期: {year}-04-02 09:30
施行日期: {effective}
"""
PAPERS = {
    "policies/law-2020.md": LAW.format(year=2020, effective="2020-05-01"),
    "policies/law-2024.md": LAW.format(year=2024, effective="2024-05-01"),
    "policies/act-2024.md": """title: 关于修改《试县文明条例》的决定
文种: 决定
发文机关: 试县人民代表大会常务委员会
成文日期: 2024-03-28
发布日期: 2024-04-02 09:00
施行日期: 2024-05-01
修改: [policies/law-2020.md]
""",
    "policies/dogs-2019.md": """title: 试县养犬办法（试行）
文种: 办法
发文机关: 县政府办
主题: [养犬]
成文日期: 2019-01-04
发布日期: 2019-01-10
施行日期: 2019-02-01
有效期至: 2027-01-31
""",
    "policies/dogs-2025.md": """title: 试县养犬办法
文种: 办法
发文机关: [试县人民政府, 外县人民政府]
主题: [养犬, 文明行为]
成文日期: 2025-01-04
发布日期: 2025-01-10
施行日期: 2025-02-01
有效期至: 2030-01-31
替代: [policies/dogs-2019.md]
依据: [《动物防疫法》]
""",
    "policies/draft.md": """title: 试县停车办法（征求意见稿）
文种: 征求意见稿
发文机关: 试县人民政府
成文日期: 2026-11-01
发布日期: 2026-11-02
起止: 2026-11-02 至 2026-12-01
修改: [policies/dogs-2025.md]
""",
    "interpretations/dogs.md": "title: 养犬办法解读\n文种: 文字解读\n发布日期: 2025-01-10\n解读: [policies/dogs-2025.md]\n",
    "events/week.md": """title: 文明宣传周
文种: 宣传月
发文机关: 试县人民政府
成文日期: 2026-10-01
发布日期: 2026-10-02
起止: 2026-12-29 至 2027-01-02
地点: 一号广场
""",
    "news/later.md": "title: 日后公布\n文种: 动态\n发布日期: 2026-11-16\n",
    "news/undated.md": "title: 没有日期\n文种: 动态\n",
}
BODY = "第一条　为了**文明**，制定[本办法](https://example.org/)。\n\n第二条　完。\n"

# The terms of schema.org this site may speak: type → properties, its own and inherited.
_THING = {"name", "description", "url", "alternateName", "mainEntityOfPage", "subjectOf"}
_WORK = _THING | {
    *("about", "associatedMedia", "author", "creativeWorkStatus", "dateModified", "datePublished", "headline"),
    *("inLanguage", "isBasedOn", "keywords", "publisher", "temporalCoverage", "translationOfWork", "workTranslation"),
}
_LAW = {
    *("legislationIdentifier", "legislationType", "legislationDate", "legislationDateVersion", "legislationLegalForce"),
    *("legislationPassedBy", "legislationResponsible"),
    *("legislationChanges", "legislationRepeals", "legislationConsolidates"),
}
_ORGANIZATION = _THING | {"telephone", "address", "parentOrganization"}
SCHEMA: Mapping[str, set[str]] = {
    "Legislation": _WORK | _LAW,
    "Article": _WORK,
    "NewsArticle": _WORK,
    "WebSite": _WORK,
    "MediaObject": _WORK | {"contentUrl"},
    "Event": _THING | {"startDate", "endDate", "location", "organizer", "keywords", "about"},
    "GovernmentOrganization": _ORGANIZATION,
    "PostalAddress": _THING | {"streetAddress"},
    "Place": _THING | {"address"},
    "Language": _THING,
    "BreadcrumbList": _THING | {"itemListElement"},
    "ListItem": _THING | {"position", "item"},
}


class Page(HTMLParser):
    """What a crawler takes from the head of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.data: list[str] = []
        self.feeds: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._inside = tag == "script" and known.get("type") == "application/ld+json"
        if tag == "link" and known.get("type") == "application/atom+xml":
            self.feeds.append(known.get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


def folder(root: Path, papers: Mapping[str, str] = PAPERS) -> Path:
    words = {"_data/site.yml": SITE, "_data/topics.yml": TOPICS, "_data/units.yml": UNITS}
    texts = words | {path: f"---\n{front}---\n{BODY}" for path, front in papers.items()}
    write_papers(root, texts)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return read_site(folder(tmp_path_factory.mktemp("docs")), TODAY, home=HOME)


def parse(content: str | bytes) -> Any:
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.bozo_exception
    return feed


def links(feed: Any) -> list[str]:
    return [entry.link.removeprefix(HOME) for entry in feed.entries]


def events(content: str | bytes) -> dict[str, Event]:
    """Events by UID without its domain."""
    assert isinstance(content, bytes)
    found = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["uid"]).rpartition("@")[0]: event for event in found if isinstance(event, Event)}


def graph(site: Site, uri: str) -> list[dict[str, Any]]:
    data = json.loads(site.pages[uri].linked_data)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD value, however deep."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def misused(data: object) -> list[str]:
    """Terms that schema.org does not have, or not there."""
    wrong = []
    for node in nodes(data):
        type_ = node.get("@type")
        plain = {key for key in node if not key.startswith("@")}
        wrong += [f"{type_}.{key}" for key in sorted(plain - SCHEMA.get(str(type_), set()))] if type_ or "@id" not in node else []
    return wrong


# Feeds


def test_site_feed_is_newest_first_with_absolute_permanent_ids(site: Site) -> None:
    feed = parse(site.files["feed.xml"])
    assert feed.feed.title == "试县政策公开"
    assert feed.feed.id == f"{HOME}feed.xml"
    assert {(link.rel, link.href) for link in feed.feed.links} == {("self", f"{HOME}feed.xml"), ("alternate", HOME)}
    assert links(feed)[:4] == ["policies/draft/", "events/week/", "interpretations/dogs/", "policies/dogs-2025/"]
    assert [entry.id for entry in feed.entries] == [entry.link for entry in feed.entries]
    assert feed.feed.updated == feed.entries[0].updated == "2026-11-02T00:00:00+08:00"


def test_entry_says_who_what_and_when(site: Site) -> None:
    feed = parse(site.files["feed.xml"])
    entry = next(entry for entry in feed.entries if entry.link.endswith("dogs-2025/"))
    assert entry.title == "试县养犬办法"
    assert entry.published == entry.updated == "2025-01-10T00:00:00+08:00"
    assert [author.name for author in entry.authors] == ["试县人民政府", "外县人民政府"]
    pages = ["units/xianzhengfu/", "units/wai-xian-ren-min-zheng-fu/"]
    assert [author.get("href") for author in entry.authors] == [HOME + page for page in pages]
    assert [tag.term for tag in entry.tags] == ["办法", "养犬", "文明行为"]
    assert entry.summary == "第一条 为了文明，制定本办法。第二条 完。"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("policies/feed.xml", "draft dogs-2025 law-2024 act-2024 law-2020 dogs-2019"),
        ("topics/quan/feed.xml", "dogs-2025 dogs-2019"),
        ("units/zhengfuban/feed.xml", "dogs-2019"),
        ("units/renda/feed.xml", "law-2024 act-2024 law-2020"),
        ("cases/feed.xml", ""),
    ],
)
def test_each_column_topic_and_unit_has_its_feed(site: Site, address: str, expected: str) -> None:
    feed = parse(site.files[address])
    assert links(feed) == [f"policies/{slug}/" for slug in expected.split()]
    assert feed.feed.id == HOME + address
    assert feed.feed.updated


def test_nothing_embargoed_or_undated_is_news(site: Site) -> None:
    text = "".join(content if isinstance(content, str) else content.decode("utf-8", "replace") for content in site.files.values())
    assert "日后公布" not in text
    feed = parse(site.files["news/feed.xml"])
    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T08:00:00+08:00"


def test_feeds_do_not_move_on_another_day(site: Site, tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "news/later.md").unlink()
    after = read_site(root, TODAY + timedelta(days=30), home=HOME)
    feeds = [address for address in site.files if "feed" in address]
    assert len(feeds) == 2 + 8 + 2 + 3
    assert [address for address in feeds if site.files[address] != after.files[address]] == []


def test_a_new_text_moves_its_entry_and_keeps_its_id(site: Site, tmp_path: Path) -> None:
    front = PAPERS["policies/dogs-2019.md"] + "沿革:\n  - {日期: 2026-11-09, 事项: 修正}\n"
    feed = parse(read_site(folder(tmp_path, PAPERS | {"policies/dogs-2019.md": front}), TODAY, home=HOME).files["feed.xml"])
    assert links(feed)[0] == "policies/dogs-2019/"
    assert feed.entries[0].updated == feed.feed.updated == "2026-11-09T00:00:00+08:00"
    assert feed.entries[0].published == "2019-01-10T00:00:00+08:00"
    assert {entry.id for entry in feed.entries} == {entry.id for entry in parse(site.files["feed.xml"]).entries}


def test_feed_carries_at_most_thirty(tmp_path: Path) -> None:
    papers = {f"news/n{day:02}.md": f"title: 第{day}件\n文种: 动态\n发布日期: 2026-01-{day:02}\n" for day in range(1, 32)}
    files = read_site(folder(tmp_path, papers), TODAY, home=HOME).files
    assert links(parse(files["news/feed.xml"])) == [f"news/n{day:02}/" for day in range(31, 1, -1)]
    assert len(json.loads(files["feed.json"])["items"]) == 30


def test_json_feed_tells_the_same_as_atom(site: Site) -> None:
    feed = json.loads(site.files["feed.json"])
    atom = parse(site.files["feed.xml"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (HOME, f"{HOME}feed.json")
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["date_modified"] for item in feed["items"]] == [entry.updated for entry in atom.entries]
    assert all(item["content_text"] and item["url"] == item["id"] and item["tags"] for item in feed["items"])


@pytest.mark.parametrize(("home", "expected"), [("/", "https://www.shi.example/"), (HOME, HOME)])
def test_without_a_host_the_domain_of_the_site_stands_in(tmp_path: Path, home: str, expected: str) -> None:
    site = read_site(folder(tmp_path), TODAY, home=home)
    assert parse(site.files["feed.xml"]).entries[0].id == f"{expected}policies/draft/"
    url = json.loads(site.files["catalog.json"])["documents"][0]["url"]
    assert expected.endswith(url.removesuffix("policies/draft/"))


def test_long_text_is_cut_and_described_text_is_not(tmp_path: Path) -> None:
    papers = {
        "news/a.md": "title: 长文\n文种: 动态\n发布日期: 2026-01-02\n",
        "news/b.md": "title: 有摘要\n文种: 动态\n发布日期: 2026-01-01\ndescription: 摘要一句。\n",
    }
    root = folder(tmp_path, papers)
    with (root / "news/a.md").open("a", encoding="utf-8") as file:
        file.write("\n第三条　" + "很长" * 100 + "。\n")
    long, described = (entry.summary for entry in parse(read_site(root, TODAY).files["news/feed.xml"]).entries)
    assert len(long) == 120
    assert long.startswith("第一条 为了文明") and long.endswith("很长…")
    assert described == "摘要一句。"


def test_marks_in_a_title_do_no_harm(tmp_path: Path) -> None:
    front = 'title: "甲</script><!-- & ]]> \\"乙\\""\n文种: 动态\n发布日期: 2026-01-02\n起止: 2026-01-02\n'
    site = read_site(folder(tmp_path, {"events/a.md": front}), TODAY, home=HOME)
    title = '甲</script><!-- & ]]> "乙"'
    assert json.loads(site.files["feed.json"])["items"][0]["title"] == title
    assert ElementTree.fromstring(site.files["feed.xml"]).findtext("{*}entry/{*}title") == title
    assert str(events(site.files["calendar.ics"])["events/a-event"]["summary"]) == title
    assert "<" not in site.pages["events/a.md"].linked_data
    assert graph(site, "events/a.md")[0]["name"] == title


def test_what_xml_cannot_carry_is_left_out() -> None:
    assert one_line("甲\x07乙\ufffe\n丙 a\n  b\t") == "甲乙丙 a b"


# Calendar


def test_calendar_holds_what_binds_ends_and_happens(site: Site) -> None:
    found = events(site.files["calendar.ics"])
    told = {uid: (str(e["summary"]), e.start, e.end) for uid, e in found.items()}
    assert told == {
        "policies/dogs-2019-effective": ("《试县养犬办法（试行）》施行", date(2019, 2, 1), date(2019, 2, 2)),
        "policies/dogs-2025-effective": ("《试县养犬办法》施行", date(2025, 2, 1), date(2025, 2, 2)),
        "policies/dogs-2025-expires": ("《试县养犬办法》有效期届满", date(2030, 1, 31), date(2030, 2, 1)),
        "policies/law-2020-effective": ("《试县文明条例》（2020年版）施行", date(2020, 5, 1), date(2020, 5, 2)),
        "policies/law-2024-effective": ("《试县文明条例》（2024年版）施行", date(2024, 5, 1), date(2024, 5, 2)),
        "policies/act-2024-effective": ("《关于修改〈试县文明条例〉的决定》施行", date(2024, 5, 1), date(2024, 5, 2)),
        "policies/draft-consultation": ("《试县停车办法（征求意见稿）》公开征求意见", date(2026, 11, 2), date(2026, 12, 2)),
        "policies/draft-deadline": ("《试县停车办法（征求意见稿）》征求意见截止", date(2026, 12, 1), date(2026, 12, 2)),
        "events/week-event": ("文明宣传周", date(2026, 12, 29), date(2027, 1, 3)),
    }


def test_event_in_calendar_leads_to_its_page_and_place(site: Site) -> None:
    event = events(site.files["calendar.ics"])["events/week-event"]
    assert str(event["url"]) == f"{HOME}events/week/"
    assert str(event["location"]) == "一号广场"
    assert str(event["uid"]) == "events/week-event@portal.example"
    assert b"DTSTART;VALUE=DATE:20261229\r\nDTEND;VALUE=DATE:20270103\r\n" in event.to_ical()
    assert str(events(site.files["calendar.ics"])["policies/law-2024-effective"]["description"]) == (
        "试县人民代表大会常务委员会 试人发〔2024〕1号"
    )


def test_calendar_keeps_the_rules_of_its_format(demo: Path) -> None:
    content = (demo / "calendar.ics").read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    calendar = Calendar.from_ical(content)
    assert (str(calendar["x-wr-calname"]), str(calendar["x-wr-timezone"])) == ("澄川县政策公开", "Asia/Shanghai")
    assert len(events(content)) == len(calendar.walk("VEVENT")) > 40
    stamp = f"DTSTAMP:{BUILD_DATE.replace('-', '')}T000000Z".encode()
    assert {line for line in lines if line.startswith(b"DTSTAMP")} == {stamp}


def test_only_the_stamp_of_the_calendar_moves(tmp_path: Path) -> None:
    root = folder(tmp_path, {path: front for path, front in PAPERS.items() if path != "news/later.md"})
    one, other = (read_site(root, TODAY + timedelta(days=d), home=HOME).files["calendar.ics"] for d in (0, 1))
    assert isinstance(one, bytes) and isinstance(other, bytes)
    assert one != other
    assert one == other.replace(b"20261116T000000Z", b"20261115T000000Z")


def test_amended_text_runs_out_on_its_day_and_the_last_day_there_is_does_not_overflow(tmp_path: Path) -> None:
    papers = {
        "policies/rule.md": PAPERS["policies/dogs-2025.md"].partition("替代")[0].replace("2030-01-31", "9999-12-31"),
        "policies/act.md": "title: 修改决定\n文种: 决定\n成文日期: 2026-01-05\n发布日期: 2026-01-06\n修改: [policies/rule.md]\n",
    }
    site = read_site(folder(tmp_path, papers), TODAY, home=HOME)
    assert "policies/rule-expires" in events(site.files["calendar.ics"])
    assert graph(site, "policies/rule.md")[0]["legislationLegalForce"] == "https://schema.org/PartiallyInForce"
    assert graph(site, "policies/rule.md")[0]["temporalCoverage"] == "2025-02-01/9999-12-31"


# Linked data


def test_law_is_described_as_legislation(site: Site) -> None:
    law = graph(site, "policies/law-2024.md")[0]
    assert law["@type"] == "Legislation"
    assert law["@id"] == f"{HOME}policies/law-2024/"
    assert (law["legislationIdentifier"], law["legislationType"]) == ("试人发〔2024〕1号", "法规")
    assert (law["legislationDate"], law["legislationDateVersion"]) == ("2024-03-28", "2024-03-28")
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["legislationPassedBy"]["@id"] == f"{HOME}units/renda/#organization"
    assert [ref["@id"].removeprefix(HOME) for ref in law["legislationConsolidates"]] == [
        "policies/law-2020/",
        "policies/act-2024/",
    ]
    assert law["temporalCoverage"] == "2024-05-01/.."


@pytest.mark.parametrize(
    ("uri", "force", "coverage"),
    [
        ("law-2020", "NotInForce", "2020-05-01/2024-04-30"),
        ("dogs-2019", "NotInForce", "2019-02-01/2025-01-31"),
        ("dogs-2025", "InForce", "2025-02-01/2030-01-31"),
        ("draft", "NotInForce", None),
    ],
)
def test_force_and_coverage_follow_the_standing(site: Site, uri: str, force: str, coverage: str | None) -> None:
    law = graph(site, f"policies/{uri}.md")[0]
    assert law["legislationLegalForce"] == f"https://schema.org/{force}"
    assert law.get("temporalCoverage") == coverage


def test_relations_become_properties(site: Site) -> None:
    dogs = graph(site, "policies/dogs-2025.md")[0]
    assert dogs["legislationRepeals"]["@id"] == f"{HOME}policies/dogs-2019/"
    assert dogs["isBasedOn"] == {"@type": "Legislation", "name": "动物防疫法"}
    assert dogs["subjectOf"]["@id"] == f"{HOME}interpretations/dogs/"
    assert graph(site, "policies/act-2024.md")[0]["legislationChanges"]["@id"] == f"{HOME}policies/law-2020/"
    reading = graph(site, "interpretations/dogs.md")[0]
    assert (reading["@type"], reading["about"]["@id"]) == ("Article", f"{HOME}policies/dogs-2025/")


def test_a_draft_is_passed_by_nobody_and_changes_nothing(site: Site) -> None:
    draft = graph(site, "policies/draft.md")[0]
    assert "legislationPassedBy" not in draft
    assert "legislationChanges" not in draft
    assert draft["legislationResponsible"]["name"] == "试县人民政府"


def test_repealing_an_article_is_a_change(tmp_path: Path) -> None:
    act = "title: 清理决定\n文种: 决定\n成文日期: 2026-01-05\n发布日期: 2026-01-06\n废止: ['policies/dogs-2025.md#art-2']\n"
    site = read_site(folder(tmp_path, PAPERS | {"policies/act.md": act}), TODAY, home=HOME)
    node = graph(site, "policies/act.md")[0]
    assert "legislationRepeals" not in node
    assert node["legislationChanges"]["@id"] == f"{HOME}policies/dogs-2025/"
    assert graph(site, "policies/dogs-2025.md")[0]["legislationLegalForce"].endswith("/PartiallyInForce")


def test_event_has_days_place_and_host(site: Site) -> None:
    event = graph(site, "events/week.md")[0]
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2026-12-29", "2027-01-02")
    assert event["location"] == {"@type": "Place", "name": "一号广场"}
    assert event["organizer"]["url"] == f"{HOME}units/xianzhengfu/"


def test_breadcrumbs_lead_from_home_to_the_page(site: Site) -> None:
    crumbs = graph(site, "events/week.md")[1]
    assert crumbs["@type"] == "BreadcrumbList"
    assert [(item["position"], item["item"].removeprefix(HOME)) for item in crumbs["itemListElement"]] == [
        (1, ""),
        (2, "events/"),
        (3, "events/week/"),
    ]


def test_offices_and_the_home_page_say_who_keeps_them(site: Site) -> None:
    office = graph(site, "units/zhengfuban.md")[0]
    assert (office["@type"], office["telephone"]) == ("GovernmentOrganization", "0800-5550000")
    assert office["parentOrganization"] == {"@id": f"{HOME}units/xianzhengfu/#organization"}
    website, owner = graph(site, "index.md")
    assert (website["@type"], website["url"]) == ("WebSite", HOME)
    assert owner["@id"] == website["publisher"]["@id"] == office["@id"]


def test_only_terms_of_schema_org_are_used(site: Site) -> None:
    described = [page for page in site.pages.values() if page.linked_data]
    assert {page.uri for page in described} >= set(site.catalog.entries) | {"index.md", "units/renda.md"}
    assert [wrong for page in described for wrong in misused(json.loads(page.linked_data)["@graph"])] == []


# The built site


def test_pages_of_the_demo_carry_linked_data_and_their_feed(demo: Path) -> None:
    documents = json.loads((demo / "catalog.json").read_text("utf-8"))["documents"]
    for document in documents:
        page = Page((demo / document["url"].lstrip("/") / "index.html").read_text("utf-8"))
        assert len(page.data) == 1, document["uri"]
        data = json.loads(page.data[0])
        assert misused(data["@graph"]) == []
        assert data["@graph"][0]["name"] == document["title"]
        assert page.feeds == ["../../feed.xml"]


def test_feeds_of_the_demo_lead_to_its_pages(demo: Path) -> None:
    feeds = sorted(demo.rglob("feed.xml"))
    assert len(feeds) > 50
    for file in feeds:
        feed = parse(file.read_bytes())
        address = f"http://localhost:8000/{file.relative_to(demo).as_posix()}"
        assert feed.feed.id == address
        assert all((demo / entry.link.removeprefix("http://localhost:8000/") / "index.html").is_file() for entry in feed.entries)
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00\+08:00", entry.updated) for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) <= 30


def test_a_site_under_a_sub_path_names_it_everywhere(tmp_path: Path) -> None:
    out = tmp_path / "site"
    done = mkdocs_build(out, docs=folder(tmp_path / "docs"), env={"SITE_URL": HOME})
    assert done.returncode == 0, done.stderr
    assert parse((out / "feed.xml").read_bytes()).entries[0].id == f"{HOME}policies/draft/"
    assert json.loads(Page((out / "index.html").read_text("utf-8")).data[0])["@graph"][0]["url"] == HOME
    assert b"portal.example/county/policy/events/week/" in (out / "calendar.ics").read_bytes().replace(b"\r\n ", b"")
