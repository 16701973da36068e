"""How strictly a site is judged: levels that a county sets (`_data/rules.yml`), and papers excepted from a rule with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .findings import RULES, Finding, Level
from .model import Document, Exemption
from .nodes import Table, Text
from .wordlists import data_file

_WORDS = {level.label: level for level in Level}
_FIRM = ("F", "H", "L", "P", "C")  # what protects people and promises is not for a county to switch off


def judge(findings: Iterable[Finding], documents: Iterable[Document], root: Path) -> list[Finding]:
    """The findings at the levels this site has set, those excepted left out and listed instead."""
    said: list[Finding] = []
    levels = read_levels(root, said)
    exempt = {(d.uri, exemption.code): exemption for d in documents for exemption in d.exceptions}
    used: set[tuple[str, str]] = set()
    kept = []
    for finding in findings:
        key = finding.place.path, finding.code
        if key in exempt and not is_firm(finding.code):
            used.add(key)
        else:
            kept.append(replace(finding, given=levels.get(finding.code)))
    said += [_told(exemption, key in used) for key, exemption in exempt.items()]
    return [*kept, *said]


def is_firm(code: str) -> bool:
    """Whether a rule holds for every site and every paper."""
    return code.startswith(_FIRM) or RULES[code].holds_back


def _told(exemption: Exemption, used: bool) -> Finding:
    rule = RULES.get(exemption.code)
    if rule is None or not exemption.reason:
        message = f"例外「{exemption.code}」{'没有写原因' if rule else '不是检查代码'}，没有起作用，请写作 {{R106: 原因}}"
        return Finding(exemption.place, "C103", message)
    if is_firm(exemption.code):
        return Finding(exemption.place, "C103", f"{exemption.code} {rule.title}不能例外，请按提示改正")
    if not used:
        return Finding(exemption.place, "C104", f"例外 {exemption.code} 没有用上，请删去")
    return Finding(exemption.place, "C105", f"按例外处理 {exemption.code} {rule.title}：{exemption.reason}")


def read_levels(root: Path, findings: list[Finding]) -> Mapping[str, Level]:
    """Code → level below `root`; what cannot be set is found and left as it was."""
    node = data_file(root, "rules.yml", findings)
    if node is not None and not isinstance(node, Table):
        findings.append(Finding(node.place, "C101", "rules.yml 应当一行一个“代码: 级别”，如 R106: 警告"))
    return dict(_levels(node, findings)) if isinstance(node, Table) else {}


def _levels(node: Table, findings: list[Finding]) -> Iterator[tuple[str, Level]]:
    for entry in node.entries:
        word = entry.value.text if isinstance(entry.value, Text) else ""
        level, rule = _WORDS.get(word), RULES.get(entry.key)
        if level is None or rule is None:
            message = f"「{entry.key}: {word}」不认识，应写作“代码: 级别”，级别是错误、警告或提示"
            findings.append(Finding(entry.place, "C101", message))
        elif is_firm(entry.key) and level < rule.level:
            findings.append(Finding(entry.place, "C102", f"{entry.key} {rule.title}不能降低级别，请删去这一行"))
        else:
            yield entry.key, level
