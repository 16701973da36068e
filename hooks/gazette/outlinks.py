"""Links to other sites: which answer, asked slowly, one host at a time, and remembered so that nobody is asked twice a week."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from .images import without_code
from .model import Document, Place

CACHE = Path(".cache/links.json")
KEPT = timedelta(days=7)
PAUSE = 2.0  # seconds between two questions to one host
TIMEOUT = 15  # seconds
_AGENT = "gazette-links/1 (+checks that the links of a government site answer)"
_LINK = re.compile(r"https?://[^\s<>\"'`|（）()，。；、》」”’\]]+")
_ODD = frozenset({403, 405, 429, 501})  # answers of hosts that dislike programs, or the question
_GONE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlink:
    """An address on another host and the first place that names it."""

    url: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was learned of a link on a day: empty words for one that answers."""

    day: date
    problem: str


def outlinks(documents: Iterable[Document]) -> tuple[Outlink, ...]:
    """Every outside address in the texts, each once, in order of place."""
    found: dict[str, Place] = {}
    for document in documents:
        text = without_code(document.body)
        for link in _LINK.finditer(text):
            line = document.body_line + text.count("\n", 0, link.start())
            column = link.start() - text.rfind("\n", 0, link.start())
            found.setdefault(link[0].rstrip(".,;:!?"), Place(document.uri, line, column))
    return tuple(Outlink(url=url, place=place) for url, place in found.items())


def read_known(cache: Path) -> dict[str, Known]:
    """What earlier runs learned; nothing where there is no such file or it is broken."""
    try:
        rows = json.loads(cache.read_text("utf-8"))
        return {url: Known(day=date.fromisoformat(day), problem=problem) for url, (day, problem) in rows.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def write_known(cache: Path, known: Mapping[str, Known]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    rows = {url: [row.day.isoformat(), row.problem] for url, row in sorted(known.items())}
    cache.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def check(links: Iterable[Outlink], known: Mapping[str, Known], today: date, pause: float = PAUSE) -> Iterator[tuple[Outlink, Known]]:
    """Each link with what is known of it; only what is older than a week, or was broken, is asked again."""
    asked: dict[str, float] = {}
    for link in links:
        row = known.get(link.url)
        if row is None or row.problem or today - row.day > KEPT:
            host = urlsplit(link.url).netloc
            time.sleep(max(0.0, asked.get(host, 0.0) + pause - time.monotonic()))
            row = Known(day=today, problem=_ask(link.url))
            asked[host] = time.monotonic()
        yield link, row


def _ask(url: str) -> str:
    """What is wrong with a link in words; HEAD first, GET where a host knows no HEAD."""
    problem = ""
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(quote(url, safe=":/?#[]@!$&'()*+,;=%~"), method=method, headers={"User-Agent": _AGENT}), timeout=TIMEOUT):
                return ""
        except HTTPError as error:
            problem = f"回答 {error.code}" if error.code >= _GONE else ""
            if error.code not in _ODD and error.code != 404:
                return problem
        except (URLError, OSError, HTTPException, ValueError) as fault:
            return f"打不开（{getattr(fault, 'reason', fault)}）"
    return "" if problem.endswith(("403", "429")) else problem
