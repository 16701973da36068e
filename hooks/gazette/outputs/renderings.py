"""One finding, several renderings: a line for people, JSON, SARIF 2.1.0, annotations for a code host."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..findings import RULES, Finding, Level, Rule

Rendering = Callable[[Sequence[Finding]], str]


def text(findings: Sequence[Finding]) -> str:
    return "".join(f"{finding}\n" for finding in findings)


def as_json(findings: Sequence[Finding]) -> str:
    """A list of `{path, line, column, code, level, message}`."""
    return json.dumps([_record(finding) for finding in findings], ensure_ascii=False, indent=1) + "\n"


def github(findings: Sequence[Finding]) -> str:
    """Workflow commands; line breaks and percent signs are escaped as that format wants it."""
    return "".join(_annotation(finding) for finding in findings)


def sarif(findings: Sequence[Finding]) -> str:
    """SARIF 2.1.0 with one run, the rules that occur and a result for each finding."""
    codes = sorted({finding.code for finding in findings})
    rules = [{"id": code, "shortDescription": {"text": RULES[code].title}} for code in codes]
    run = {"tool": {"driver": {"name": "gazette", "rules": rules}}, "results": [_result(f) for f in findings]}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


RENDERINGS: Mapping[str, Rendering] = {"text": text, "json": as_json, "sarif": sarif, "github": github}

_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def tally(findings: Sequence[Finding]) -> str:
    """How many there are of each level, the gravest first."""
    return "、".join(f"{level.label} {sum(finding.level is level for finding in findings)}" for level in reversed(Level))


def rule_page(rules: Iterable[Rule]) -> str:
    """Rules with why they matter and how to mend what they find, as `gazette rules` prints them."""
    pages = []
    for rule in rules:
        fate = "，文件暂不公开" if rule.holds_back else ""
        pages.append(f"{rule.code} {rule.title}（{rule.level.label}{fate}）\n  原因：{rule.why}\n  办法：{rule.remedy}\n")
    return "\n".join(pages)


def _record(finding: Finding) -> Mapping[str, object]:
    place = finding.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "level": finding.level.word,
        "message": finding.message,
    }


def _annotation(finding: Finding) -> str:
    place = finding.place
    message = finding.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    where = f"file={place.path},line={place.line},col={place.column},title={finding.code}"
    return f"::{_GITHUB_LEVELS[finding.level]} {where}::{message}\n"


def _result(finding: Finding) -> Mapping[str, object]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": place.path}, "region": region}}
    level = _SARIF_LEVELS[finding.level]
    return {"ruleId": finding.code, "level": level, "message": {"text": finding.message}, "locations": [location]}
