"""Hold the citations of a built site against counts made here: `SITE_DIR=… python tests/audit_citations.py [SAMPLE]`.

Knows nothing of the project's own recogniser: it reads the built pages and `catalog.json`, and finds titles and articles
with expressions of its own. Prints shares, what was missed, and with SAMPLE that many random links to read by eye.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

Span = tuple[int, int, str]  # start, end, where it leads

TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
NUMERAL = "[一二三四五六七八九十百零〇两0-9]+"
ARTICLE = re.compile(rf"第({NUMERAL})条(?:之([一二三四五六七八九十]))?")
AFTER_TITLE = re.compile(rf"({TITLE.pattern})(?=第{NUMERAL}条)")
OWN = re.compile(rf"(?<![一-龥“])本(?:法|条例|办法)(?=第{NUMERAL}条)|(?<=[^“])本(?:法|条例|办法)(?=第{NUMERAL}条)")
_BODY = "//*[contains(concat(' ', @class, ' '), ' gz-body ')]"
_TEXTS = "|".join(f"{_BODY}//{tag}" for tag in ("p", "td", "th", "li", "dd"))
VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass
class Share:
    """A share being counted, with what fell short."""

    name: str
    good: int = 0
    of: int = 0
    short: list[str] | None = None

    def count(self, good: bool, what: str) -> None:
        self.good, self.of = self.good + good, self.of + 1
        if not good:
            self.short = [*(self.short or []), what]

    def say(self) -> None:
        share = self.good / self.of if self.of else 1.0
        print(f"{self.name}: {self.good} of {self.of} = {share:.2%}")
        for what in (self.short or [])[:12]:
            print("     ", what)


def number(text: str) -> int:
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total, digit = total + (digit or (1 if char == "十" else 0)) * (10 if char == "十" else 100), 0
        else:
            digit = VALUES[char]
    return total + digit


def norm(title: str) -> str:
    text = unicodedata.normalize("NFKC", title)
    text = re.sub(r"\s|[〈〉<>《》“”\"]", "", text).replace("中华人民共和国", "") or text
    return re.sub(r"\((?:\d{4}年?)?(?:修正|修订)(?:本|版)?\)$", "", text)


def blocks(page: Path) -> Iterator[tuple[str, list[Span], str]]:
    """Text, links and id of every block of running text in a page's body."""
    tree: Any = etree.HTML(page.read_text("utf-8"))
    for node in tree.xpath(_TEXTS):
        if "gz-contents" in (node.get("class") or "") or "gz-signature" in (node.get("class") or ""):
            continue
        text, spans = "", []
        for kind, piece in walk(node):
            if kind:
                spans.append((len(text), len(text) + len(piece), kind))
            text += piece
        yield text, spans, node.get("id") or ""


def walk(node: Any, link: str = "") -> Iterator[tuple[str, str]]:
    if node.text:
        yield link, node.text
    for child in node:
        if isinstance(child.tag, str) and child.tag not in ("p", "td", "li", "table", "ul", "ol"):
            yield from walk(child, child.get("href") or link)
        if child.tail:
            yield link, child.tail


def link_at(spans: list[Span], at: int) -> str:
    return next((href for start, end, href in spans if start <= at < end), "")


class Audit:
    """One built site; `run` fills the shares."""

    def __init__(self, site: Path) -> None:
        self.site = site
        known = json.loads((site / "catalog.json").read_text("utf-8"))["documents"]
        self.documents = {urlsplit(document["url"]).path: document for document in known}
        self.titles: dict[str, list[str]] = {}
        for url, document in self.documents.items():
            self.titles.setdefault(norm(document["title"]), []).append(url)
        self.ids: dict[str, set[str]] = {}
        self.linked = Share("titles in the catalogue that are linked")
        self.right = Share("links of titles that lead to the right work")
        self.foreign = Share("第N条 behind such a title that reaches the article (where that text has it)")
        self.own = Share("第N条 behind 本法/本条例/本办法 that reaches the article (where the text has it)")
        self.absent = Share("第N条 named of a text here that this text has")
        self.dead = Share("links whose page and id exist")
        self.sample: list[str] = []

    @property
    def shares(self) -> tuple[Share, ...]:
        """What must be full, or nearly so."""
        return self.linked, self.right, self.foreign, self.own, self.dead

    def page(self, url: str) -> Path:
        return self.site / url.lstrip("/") / "index.html"

    def has(self, url: str, anchor: str) -> bool:
        if url not in self.ids:
            path = self.page(url)
            self.ids[url] = set(re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))) if path.is_file() else set()
        return anchor in self.ids[url]

    def run(self) -> None:
        for url in self.documents:
            for text, spans, _ in blocks(self.page(url)):
                if spans or "《" in text or "本" in text:
                    self.block(url, text, [(s, e, urljoin(url, href)) for s, e, href in spans])

    def block(self, url: str, text: str, spans: list[Span]) -> None:
        def said(at: int, end: int) -> str:
            return f"{unquote(url)} …{text[max(0, at - 25) : at]}[{text[at:end]}]{text[end : end + 25]}"

        for found in TITLE.finditer(text):
            if norm(found[0]) in self.titles:
                target = link_at(spans, found.start())
                self.linked.count(bool(target), said(found.start(), found.end()))
                if target:
                    self.right.count(self.is_work(target, found[0]), said(found.start(), found.end()) + f" -> {target}")
        for found in AFTER_TITLE.finditer(text):
            if norm(found[0]) in self.titles:
                self.article(self.foreign, link_at(spans, found.start()), text, found.end(), spans, said)
        for found in OWN.finditer(text):
            self.article(self.own, url, text, found.end(), spans, said)
        for start, end, target in spans:
            place = urlsplit(target)
            good = self.page(place.path).is_file() and (not place.fragment or self.has(place.path, unquote(place.fragment)))
            self.dead.count(good, said(start, end) + f" -> {target}")
            if re.match("[《第前本]|.+号$", text[start:end]):
                self.sample.append(said(start, end) + f" -> {target}")

    def is_work(self, target: str, title: str) -> bool:
        document = self.documents.get(urlsplit(target).path)
        return document is not None and norm(document["title"]) == norm(title)

    def article(self, share: Share, target: str, text: str, at: int, spans: list[Span], said: Callable[[int, int], str]) -> None:
        found = ARTICLE.match(text, at)
        assert found
        sub = f"-{number(found[2])}" if found[2] else ""
        path, anchor = urlsplit(target).path or "/?", f"art-{number(found[1])}{sub}"
        exists = self.has(path, anchor)
        self.absent.count(exists, said(at, found.end()) + f" -> {path}#{anchor}")
        if exists:
            reached = urlsplit(link_at(spans, at))
            good = reached.path == path and re.fullmatch(rf"{anchor}(?:_\d+)?(?:-[pim]\d+)*", reached.fragment) is not None
            share.count(good, said(at, found.end()) + f" -> {reached.geturl() or 'no link'}")


def main() -> None:
    audit = Audit(Path(os.environ.get("SITE_DIR", "site")))
    audit.run()
    for share in (*audit.shares, audit.absent):
        share.say()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for line in random.Random(wanted).sample(audit.sample, min(wanted, len(audit.sample))):
        print(line)


if __name__ == "__main__":
    main()
