"""The front matter as a JSON Schema, so that an editor completes keys and words and says in Chinese what each means."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import shapes
from ..model import HISTORY_EVENTS, KINDS
from ..schema import FIELDS, MKDOCS_KEYS, Field
from ..vocabulary import Term, Vocabulary

Schema = Mapping[str, Any]
_TEXT: Schema = {"type": "string", "maxLength": shapes.MAX_TEXT}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}-\d{2}|年\d{1,2}月\d{1,2}日)$", "examples": ["2024-03-28"]}
_WHEN: Schema = {"type": "string", "examples": ["2024-03-28", "2024-03", "2024"]}


def front_matter_schema(vocabulary: Vocabulary) -> str:
    """JSON Schema (draft 7) of a document's front matter; the site's own word lists are offered as completions."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "文件的文头",
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in FIELDS if field.required],
        "properties": {field.key: _property(field, vocabulary) for field in FIELDS} | {key: {} for key in MKDOCS_KEYS},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _property(field: Field, vocabulary: Vocabulary) -> Schema:
    words = {"issuer": vocabulary.units, "topics": vocabulary.topics, "scenes": vocabulary.scenes}.get(field.attribute)
    shape = _names(words) if words else _SHAPES[field.read]
    return {"description": field.meaning, **shape}


def _names(terms: Iterable[Term]) -> Schema:
    """Names of a word list are offered; another spelling is for `gazette check` to judge."""
    return _one_or_more({"type": "string", "anyOf": [{"enum": [term.name for term in terms]}, {"minLength": 1}]})


def _one_or_more(item: Schema) -> Schema:
    return {"oneOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _row(required: tuple[str, ...], **keys: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": keys}


_EVENT: Schema = {"type": "string", "enum": list(HISTORY_EVENTS)}
_HONOUR = _row(("名称",), 名称=_TEXT, 授予单位=_TEXT, 年份={"type": ["integer", "string"]})
_SHAPES: Mapping[Callable[..., Any], Schema] = {
    shapes.text: _TEXT,
    shapes.kind: {"type": "string", "enum": list(KINDS)},
    shapes.mentions: _one_or_more(_TEXT),
    shapes.number: {"type": "string", "examples": ["澄政发〔2024〕3号"]},
    shapes.index_number: {"type": "string", "examples": ["CC0010-04/2024-00012"]},
    shapes.day: _DAY,
    shapes.moment: {"type": "string", "examples": ["2024-03-28", "2024-03-28 09:30"]},
    shapes.span: {"type": "string", "examples": ["2024-05-01 至 2024-05-31"]},
    shapes.references: _one_or_more({"type": "string", "examples": ["policies/a.md", "澄政发〔2025〕6号", "《…办法》"]}),
    shapes.attachments: _one_or_more({"anyOf": [_TEXT, _row(("文件",), 名称=_TEXT, 文件=_TEXT)]}),
    shapes.honours: _one_or_more({"anyOf": [_TEXT, _HONOUR]}),
    shapes.history: {"type": "array", "items": _row(("日期", "事项"), 日期=_WHEN, 事项=_EVENT, 说明=_TEXT)},
    shapes.exceptions: {"type": "object", "patternProperties": {"^[A-Z][0-9]{3}$": _TEXT}, "additionalProperties": False},
    shapes.changes: {"type": "array", "items": _row(("日期", "说明"), 日期=_DAY, 说明=_TEXT)},
}
