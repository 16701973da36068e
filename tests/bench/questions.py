"""Questions with known answers: what is asked, and which papers a reasonable person would take for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

NONSENSE = "无意义"
_TITLE = re.compile(r"(?m)^title: (.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`right` are titles with `*` for any letters, or file names of one version; `holds` is a pattern of the text;
    `article` is the anchor the first answer has to lead to. What is nonsense has no right answer.
    """

    kind: str
    ask: str
    right: tuple[str, ...] = ()
    holds: str = ""
    article: str = ""

    def place(self, answers: Iterable[str], papers: Mapping[str, str]) -> int:
        """Place of the first right one among the answers (`policies/a/#art-3`), from 1; 0 where none is."""
        return next((at for at, answer in enumerate(answers, 1) if self.is_right(answer, papers)), 0)

    def is_right(self, answer: str, papers: Mapping[str, str]) -> bool:
        address, _, anchor = answer.partition("#")
        name = address.strip("/") + ".md"
        text = papers.get(name, "")
        title = _TITLE.search(text)
        meant = any(
            name.endswith(f"/{each}") if each.endswith(".md") else bool(title and fnmatchcase(title[1], each))
            for each in self.right
        )
        return (meant or bool(self.holds and re.search(self.holds, text))) and anchor.startswith(self.article)


def read_questions(file: Path) -> list[Question]:
    rows = yaml.safe_load(file.read_text("utf-8"))
    return [Question(**row | {"right": tuple(row.get("right", ()))}) for row in rows]


def read_papers(docs: Path) -> dict[str, str]:
    """Path below the folder → text, of every paper."""
    return {file.relative_to(docs).as_posix(): file.read_text("utf-8") for file in sorted(docs.rglob("*.md"))}


def unanswerable(questions: list[Question], papers: Mapping[str, str]) -> list[Question]:
    """Those no paper of the folder answers: the set was written for another folder."""
    return [question for question in questions if question.kind != NONSENSE and not _answered(question, papers)]


def _answered(question: Question, papers: Mapping[str, str]) -> bool:
    return any(question.is_right(f"{name.removesuffix('.md')}/#{question.article}", papers) for name in papers)
