"""Front matter in its usual form: keys in the handbook's order, days as ISO, one blank after the colon. A body is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from . import shapes
from .schema import BY_NAME, FIELDS, MKDOCS_KEYS
from .source import read_front
from .values import parse_day, parse_moment, parse_span, suggest_day

_FRONT = re.compile(r"(?P<open>\ufeff?---[ \t]*\r?\n)(?P<front>.*?)(?P<rest>^---[ \t]*(?:\r?\n|\Z).*)", re.S | re.M)
_KEY = re.compile(r"(?P<key>[^\s#\-:'\"\[{][^:]*?)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)")
_SCALAR = re.compile(r"(?P<quote>['\"]?)(?P<text>[^'\"#\[{&*|>]+?)(?P=quote)(?P<comment>[ \t]+#.*)?")
_ORDER = {name: at for at, name in enumerate([*(one.key for one in FIELDS), *MKDOCS_KEYS])}


@dataclass(slots=True)
class _Block:
    """One key with all its lines; `above` are the comments over it."""

    key: str
    value: str
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [*self.above, f"{self.key}: {self.value}".rstrip(), *self.below]


def tidied(text: str) -> str:
    """The text of a document with its front matter in order; as it is where that cannot be read, or would come to mean something else."""
    found = _FRONT.match(text)
    if not found or _has_faults(found["front"]):
        return text
    end = "\r\n" if found["open"].endswith("\r\n") else "\n"
    front = "".join(f"{line}{end}" for line in _tidy(found["front"]))
    return f"{found['open']}{front}{found['rest']}" if _meaning(front) == _meaning(found["front"]) else text


def _has_faults(front: str) -> bool:
    table, findings = read_front("", front.replace("\r\n", "\n"), 2)
    return table is None or any(finding.code.startswith("F") for finding in findings)


def _tidy(front: str) -> Iterator[str]:
    blocks, last = _blocks(front.splitlines())
    for block in sorted(blocks, key=lambda one: _ORDER.get(one.key, len(_ORDER))):
        yield from block.lines()
    yield from last


def _blocks(lines: list[str]) -> tuple[list[_Block], list[str]]:
    """The keys in order, and the comments below the last of them; blank lines between keys are left out."""
    blocks: list[_Block] = []
    waiting: list[str] = []
    for line in lines:
        if found := _KEY.fullmatch(line):
            key, value = _named(found["key"], (found["value"] or "").strip())
            blocks.append(_Block(key=key, value=value, above=_comments(waiting)))
            waiting = []
        elif line.startswith("#") or not line.strip() or not blocks:
            waiting.append(line)
        else:
            blocks[-1].below += [*waiting, line]
            waiting = []
    return blocks, _comments(waiting)


def _comments(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip()]


def _named(key: str, value: str) -> tuple[str, str]:
    """A key as the handbook has it, and its value in the usual form."""
    row = BY_NAME.get(key)
    read = _FORMS.get(row.read) if row else None
    scalar = _SCALAR.fullmatch(value)
    usual = read(scalar["text"].strip()) if read and scalar else None
    comment = scalar["comment"] or "" if scalar else ""
    return (row.key if row else key), f"{usual}{comment}" if usual else value


def _day(text: str) -> str | None:
    day = parse_day(text) or suggest_day(text)
    return day.isoformat() if day else None


def _moment(text: str) -> str | None:
    """A day with its time, where it has one."""
    moment = parse_moment(text)
    if moment is None:
        return _day(text)
    return f"{moment:%Y-%m-%d %H:%M}" if re.search(r"\d[:：]\d", text) else f"{moment:%Y-%m-%d}"


def _span(text: str) -> str | None:
    span = parse_span(text)
    return f"{span.start} 至 {span.end}" if span and span.start != span.end else None


_FORMS: Mapping[Callable[..., Any], Callable[[str], str | None]] = {shapes.day: _day, shapes.moment: _moment, shapes.span: _span}


def _meaning(front: str) -> dict[str, object] | None:
    """What front matter says, whatever its order and the form of its days; None where YAML cannot tell."""
    try:
        table = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    said = table if isinstance(table, dict) else {}
    named = (_named(str(key), value) if isinstance(value, str) else (_named(str(key), "")[0], value) for key, value in said.items())
    return dict(named)
