"""The search index as files: what a browser reads back is what stands in the papers."""

from __future__ import annotations

import gzip
import json
import re
import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate, count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import BUILD_DATE, mkdocs_build
from gazette.outputs import search as output
from gazette.outputs.search.leaf import Leaf, leaf_of
from gazette.outputs.search.packing import pack_json
from gazette.outputs.search.pairs import normal_text
from gazette.outputs.search.passages import Passage
from gazette.outputs.search.speech import known_sayings
from gazette.outputs.search.spellings import ambiguous, readings, simplified
from gazette.outputs.search.words import Standing, Words
from gazette.site import read_site
from gazette.values import parse_day


def unpacked(file: Path) -> Any:
    return json.loads(gzip.decompress(file.read_bytes()))


def read_shard(data: bytes) -> dict[str, list[int]]:
    """Pair → passages, by the format the module describes."""
    count, *rest = varints(data)
    pairs, lengths = list(accumulate(rest[:count])), rest[count : 2 * count]
    at, found = len(data) - sum(lengths), {}
    for pair, length in zip(pairs, lengths, strict=True):
        name = struct.pack("<HH", pair >> 16, pair & 0xFFFF).decode("utf-16-le", "surrogatepass")
        found[name] = list(accumulate(varints(data[at : at + length])))
        at += length
    return found


def varints(data: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(number)
            number, shift = 0, 0
    return numbers


def pairs_of(text: str) -> set[str]:
    runs = [run.encode("utf-16-le") for run in normal_text(text).split("\0")]
    return {run[at : at + 4].decode("utf-16-le", "surrogatepass") for run in runs for at in range(0, len(run) - 2, 2)}


def leaf(texts: Sequence[str]) -> Leaf:
    return leaf_of([Passage(anchor="", label="", text=text) for text in texts])


def read_index(words: Words) -> dict[str, list[int]]:
    """Pair → passages."""
    return {pair: numbers for shard in words.shards for pair, numbers in read_shard(gzip.decompress(shard)).items()}


_TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=40)


@settings(deadline=None)
@given(_TEXTS)
def test_every_pair_of_every_passage_is_read_back(texts: list[str]) -> None:
    wanted: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for pair in pairs_of(text):
            wanted.setdefault(pair, []).append(number)
    assert read_index(Standing().words_of({"a.md": leaf(texts)})) == wanted


def test_a_text_begins_with_the_numbers_of_a_file_of_its_own() -> None:
    papers = {"a.md": ["甲乙"] * 17, "b.md": ["丙丁"], "c.md": ["甲乙", "丙丁"]}
    index = read_index(Standing().words_of({uri: leaf(texts) for uri, texts in papers.items()}))
    assert index == {"甲乙": [*range(17), 48], "丙丁": [32, 49]}


_PAPERS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.text("县政府民族团结进步", max_size=12), max_size=40), max_size=6)


@settings(deadline=None)
@given(st.lists(_PAPERS, min_size=2, max_size=5))
def test_an_index_kept_up_is_that_made_from_nothing(builds: list[dict[str, list[str]]]) -> None:
    kept = Standing()
    for papers in builds:
        leaves = {uri: leaf(texts) for uri, texts in papers.items()}
        assert kept.words_of(leaves) == Standing().words_of(leaves)


def test_long_postings_and_many_shards_are_read_back() -> None:
    texts = [f"县人民政府第{number}号" if number % 3 else "县" + chr(0x4E00 + number % 5000) for number in range(20_000)]
    words = Standing().words_of({"a.md": leaf(texts)})
    shards = [read_shard(gzip.decompress(shard)) for shard in words.shards]
    assert len(shards) > 3
    firsts = [words.firsts[at : at + 2] for at in range(0, len(words.firsts), 2)]
    assert [next(iter(shard)) for shard in shards] == firsts == sorted(firsts, key=lambda pair: pair.encode("utf-16-be"))
    assert read_index(words)["人民"] == [number for number in range(20_000) if number % 3]


@pytest.mark.parametrize(
    ("text", "normal"),
    [("云政发〔2024〕3号", "云政发\0002024\0003号"), ("第一条　为了 规范", "第一条为了规范"), ("ＡＢＣ１２", "abc12"), ("《总  则》", "\0总则\0"), ("", "")],
)
def test_what_a_query_is_compared_with(text: str, normal: str) -> None:
    assert normal_text(text) == normal


def test_a_character_has_the_readings_its_titles_give_it() -> None:
    assert readings(["重庆市行政处罚", "重点工作"])["重"] == "chong zhong"


def test_only_what_the_site_writes_has_a_traditional_form() -> None:
    assert simplified("条例") == {"條": "条"}


def test_only_the_characters_of_two_scripts_are_ambiguous() -> None:
    assert ambiguous({"條": "条", "乾": "干", "後": "后", "養": "养"}) == "乾後"


def documents(demo: Path) -> list[list[tuple[str, str, str]]]:
    """The passages of each document of the table, as a browser puts them together."""
    index = unpacked(demo / "search/index.bin")
    files = [-(-count // index["block"]) for count in index["passages"]]
    texts = (unpacked(demo / f"search/text/{at}.bin") for at in count())
    return [[tuple(row) for _ in range(number) for row in next(texts)] for number in files]


def addresses(demo: Path) -> list[str]:
    """Of the documents of the table, in its order."""
    urls: list[str] = unpacked(demo / "search/documents.bin")["documents"][1]
    return urls


def test_every_passage_leads_to_a_place_in_its_page(demo: Path) -> None:
    for address, passages in zip(addresses(demo), documents(demo), strict=False):
        page = (demo / address / "index.html").read_text("utf-8")
        missing = [anchor for anchor, _, _ in passages if anchor and f'id="{anchor}"' not in page]
        assert missing == [], address


def test_no_word_of_a_law_is_left_out_of_the_index(demo: Path) -> None:
    address = "policies/wenming-xingwei-cujin-tiaoli-2024/"
    at = addresses(demo).index(address)
    page = (demo / address / "index.html").read_text("utf-8")
    body = re.findall(r'<p\b[^>]*\bid="art-[^"]*"[^>]*>(.*?)</p>', page, re.S)
    indexed = "".join(normal_text(label + text) for _, label, text in documents(demo)[at]).replace("\0", "")
    lost = [text for text in body if normal_text(re.sub(r"<[^>]+>", "", text)).replace("\0", "") not in indexed]
    assert len(body) > 60 and lost == []


def test_one_character_more_gives_another_version(tmp_path: Path) -> None:
    def version(text: str) -> str:
        (tmp_path / "docs/news").mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs/news/a.md").write_text(f"---\ntitle: 动态\n文种: 动态\n---\n{text}\n", "utf-8")
        day = parse_day(BUILD_DATE)
        assert day
        files: Mapping[str, str | bytes] = read_site(tmp_path / "docs", day).files
        packed = files["search/index.bin"]
        assert isinstance(packed, bytes)
        return str(json.loads(gzip.decompress(packed))["version"])

    assert version("正文。") == version("正文。") != version("正文了。")


def test_a_preview_of_very_many_papers_searches_titles_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text("---\ntitle: 动态\n文种: 动态\n---\n正文很长。\n", "utf-8")
    monkeypatch.setattr(output, "PREVIEWED", 3)
    day = parse_day(BUILD_DATE)
    assert day
    whole, preview = (read_site(tmp_path, day, preview=preview).files for preview in (False, True))
    assert "search/text/0.bin" in whole
    assert not any(address.startswith(("search/text/", "search/words/")) for address in preview)
    assert "search/documents.bin" in preview


def test_a_preview_of_very_many_papers_cuts_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text("---\ntitle: 动态\n文种: 动态\n---\n正文很长。\n", "utf-8")
    cut: list[str] = []

    def cutting(passages: Sequence[Passage]) -> Leaf:
        cut.extend(passage.text for passage in passages)
        return leaf_of(passages)

    monkeypatch.setattr(output, "PREVIEWED", 3)
    monkeypatch.setattr(output, "leaf_of", cutting)
    day = parse_day(BUILD_DATE)
    assert day
    read_site(tmp_path, day, preview=True)
    assert cut == []


def test_half_a_character_comes_back_from_the_index() -> None:
    assert json.loads(gzip.decompress(pack_json(["县\ud840"]))) == ["县\ud840"]


def test_a_saying_stands_once_and_means_something_else() -> None:
    sayings = [saying for saying, *written in known_sayings() if written and saying not in written]
    assert len(sayings) == len(set(sayings)) == len(list(known_sayings())) > 500


def test_the_sayings_of_a_county_come_before_those_of_all(demo: Path) -> None:
    index = unpacked(demo / "search/index.bin")
    assert index["means"][0] == ["红黑榜", "督查通报"]
    assert ["狗", "犬", "养犬"] in index["means"]


def test_pages_staff_keep_are_searched_beside_the_documents(demo: Path) -> None:
    index = unpacked(demo / "search/index.bin")
    own = [url for _, url in index["pages"]]
    about = documents(demo)[len(index["passages"]) - len(own) + own.index("about/")]
    assert about[0] == ("", "", "关于本站")
    assert any(label == "版权和转载" and "不得改动原意" in text for _, label, text in about)


def test_the_index_is_the_same_below_any_path(demo: Path, tmp_path: Path) -> None:
    done = mkdocs_build(tmp_path / "site", env={"SITE_URL": "https://portal.example/county/policy/"})
    assert done.returncode == 0, done.stderr
    for file in (demo / "search").rglob("*.bin"):
        assert (tmp_path / "site" / file.relative_to(demo)).read_bytes() == file.read_bytes()
