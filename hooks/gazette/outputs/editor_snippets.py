"""Snippets for VS Code: each key of the front matter by its name, with the words it may have to choose from.

VS Code completes snippets in Markdown by itself; no extension reads a JSON Schema for the front matter of a Markdown file
(redhat-developer/vscode-yaml issue 207).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import shapes
from ..model import KINDS
from ..schema import FIELDS, Field
from ..vocabulary import Vocabulary

_EXAMPLES: Mapping[Callable[..., Any], str] = {
    shapes.day: "${1:2024-03-28}",
    shapes.moment: "${1:2024-03-28 09:00}",
    shapes.span: "${1:2024-05-01} 至 ${2:2024-05-31}",
    shapes.number: "${1:澄政发〔2024〕3号}",
    shapes.references: "[${1:policies/a.md}]",
    shapes.attachments: "\n  - 名称: ${1:附件名称}\n    文件: ${2:files/a.xlsx}",
    shapes.history: "\n  - 日期: ${1:2024-03-28}\n    事项: ${2|通过,批准,公布,施行,修正,修订,废止|}\n    说明: ${3:由谁作出}",
    shapes.changes: "\n  - 日期: ${1:2024-03-28}\n    说明: ${2:更正附件}",
    shapes.honours: "\n  - 名称: ${1:称号}\n    授予单位: ${2:单位}\n    年份: ${3:2024}",
}


def key_snippets(vocabulary: Vocabulary) -> str:
    """A `.code-snippets` file (JSON): prefix is the key, description its meaning, body the key with a value to fill in."""
    return json.dumps({field.key: _snippet(field, vocabulary) for field in FIELDS}, ensure_ascii=False, indent=2) + "\n"


def _snippet(field: Field, vocabulary: Vocabulary) -> Mapping[str, object]:
    value = _value(field, vocabulary)
    gap = "" if value.startswith("\n") else " "
    return {"scope": "markdown", "prefix": field.key, "description": field.meaning, "body": f"{field.key}:{gap}{value}".split("\n")}


def _value(field: Field, vocabulary: Vocabulary) -> str:
    terms = {"issuer": vocabulary.units, "topics": vocabulary.topics, "scenes": vocabulary.scenes}.get(field.attribute)
    words = [term.name for term in terms] if terms else list(KINDS) if field.attribute == "kind" else []
    return _choice(words) if words else _EXAMPLES.get(field.read, "$1")


def _choice(words: Iterable[str]) -> str:
    """`${1|甲,乙|}`: a bar, a comma or a backslash in a word would end it."""
    escaped = (word.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|") for word in words)
    return f"${{1|{','.join(escaped)}|}}"
