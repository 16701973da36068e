"""A new paper: where its file goes and what stands in it before anyone writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from .importers.naming import slug_of
from .model import KINDS
from .schema import FIELDS

# What a paper of each column is expected to say of itself, in the order of its front matter.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "policies": ("发文机关", "发文字号", "主题", "成文日期", "施行日期", "依据"),
    "interpretations": ("发文机关", "解读"),
    "plans": ("发文机关", "发文字号", "主题", "成文日期", "依据"),
    "cases": ("发文机关", "地点", "场景", "称号", "佐证"),
    "news": ("发文机关", "落实"),
    "events": ("发文机关", "地点", "起止", "佐证"),
    "indicators": ("发文机关", "主题", "依据"),
}
_BODIES: Mapping[str, str] = {
    "policies": "第一条　为了……，根据……，制定本办法。\n\n第二条　……\n",
    "interpretations": "## 为什么制定\n\n……\n\n## 和群众有什么关系\n\n……\n",
    "plans": "## 一、工作目标\n\n……\n\n## 二、任务分解\n\n| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n| 1 | …… | …… | …… | …… |\n",
    "cases": "## 做法\n\n……\n\n## 成效\n\n……\n",
    "news": "……\n\n| 任务序号 | 任务 | 进展 | 状态 |\n|---|---|---|---|\n| 1 | …… | …… | …… |\n",
    "events": "……\n\n| 日期 | 渠道 | 内容 | 数量 | 单位 |\n|---|---|---|---|---|\n| …… | …… | …… | …… | …… |\n",
    "indicators": "| 序号 | 指标 | 测评标准 | 分值 | 测评方法 |\n|---|---|---|---|---|\n| 1 | …… | …… | …… | …… |\n",
}


def place_of(kind: str, title: str) -> str:
    """The path below the folder of documents: the kind's column, the title's pinyin."""
    return f"{KINDS[kind]}/{slug_of(title)}.md"


def skeleton(kind: str, title: str, today: date) -> str:
    """Markdown with front matter: what is required is filled, what is expected stands ready behind a `#`."""
    meanings = {field.key: field.meaning for field in FIELDS}
    column = KINDS[kind]
    expected = "".join(f"# {key}:    {meanings[key]}\n" for key in _KEYS[column])
    front = f"title: {quoted(title)}\n文种: {kind}\n发布日期: {today}\n# 以下各项去掉行首的“# ”和说明，填好再用；没有的删去\n{expected}"
    return f"---\n{front}---\n\n{_BODIES[column]}"


def quoted(title: str) -> str:
    """A title as YAML takes it: in quotes where bare it would be read as something else."""
    return title if title[:1].isalpha() and not any(mark in title for mark in (": ", " #")) else f"'{title.replace(chr(39), chr(39) * 2)}'"


def write_new(root: Path, kind: str, title: str, today: date) -> Path | None:
    """The new file below `root`; None where a paper already stands at that path, which is left as it is."""
    path = root / place_of(kind, title)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(skeleton(kind, title, today))
    except FileExistsError:
        return None
    return path
