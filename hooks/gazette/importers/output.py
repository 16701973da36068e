"""A paper → its Markdown file."""

from __future__ import annotations

from datetime import date

import yaml

from .history import Event
from .paper import Paper

Value = str | date | list[str] | list[dict[str, date | str]] | None


class _Plain(yaml.SafeDumper):
    """Writes a date that stands twice twice; the default would write an anchor and an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def render(paper: Paper) -> str:
    """Front matter in the field's own words, then the body."""
    matter = {key: value for key, value in _fields(paper).items() if value}
    text = yaml.dump(matter, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{text}---\n\n{paper.body}"


def _fields(paper: Paper) -> dict[str, Value]:
    return {
        "title": paper.title,
        "文种": paper.kind,
        "发文机关": paper.issuer[0] if len(paper.issuer) == 1 else list(paper.issuer),
        "发文字号": paper.number,
        "主送": paper.addressees,
        "成文日期": paper.signed,
        "发布日期": paper.published,
        "施行日期": paper.effective,
        "有效期至": paper.expires,
        "沿革": [_event(event) for event in paper.history],
        "来源": paper.source,
        "导入自": paper.origin,
    }


def _event(event: Event) -> dict[str, date | str]:
    told: dict[str, date | str] = {"日期": event.date, "事项": event.event, "说明": event.note}
    return {key: value for key, value in told.items() if value}
