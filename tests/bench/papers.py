"""As many papers as asked for: from a folder of papers, their copies under other titles, or made up."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

PARAGRAPH = "县人民政府应当加强对这项工作的领导，建立健全协调机制，将所需经费列入本级预算，并接受社会监督。"
_TITLE = re.compile(r"(?m)^title: (.*)$")


def generate(docs: Path, count: int) -> None:
    """`count` laws of forty articles in eight chapters, spread over twenty years."""
    (docs / "policies").mkdir(parents=True)
    for number in range(count):
        body = ""
        for article in range(40):
            body += f"## 第{'一二三四五六七八'[article // 5]}章　测试\n\n" if article % 5 == 0 else ""
            body += f"第{article + 1}条　{PARAGRAPH}\n\n（一）{PARAGRAPH}\n\n（二）{PARAGRAPH}\n\n"
        day = f"{2005 + number % 20}-03-{number % 28 + 1:02}"
        front = f"---\ntitle: 第{number}号测试条例\n文种: 法规\n成文日期: {day}\n发布日期: {day}\n---\n\n"
        (docs / f"policies/law-{number:05}.md").write_text(front + body, "utf-8")


def take(papers: Path, docs: Path, count: int) -> None:
    """`count` papers of a folder, spread evenly over it; where it holds fewer, copies with a number in their title."""
    found = sorted(path for path in papers.rglob("*.md") if "_data" not in path.parts)
    chosen = found[:: max(1, len(found) // count)][:count]
    for number, path in enumerate(islice(cycle(chosen), count)):
        turn = number // len(chosen)
        target = docs / path.relative_to(papers)
        target = target.with_stem(f"{target.stem}-{turn}") if turn else target
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        target.write_text(_TITLE.sub(rf"title: \1第{turn}份", text, count=1) if turn else text, "utf-8")


def imported(papers: Path, work: Path) -> Path:
    """The folder itself where its papers have front matter; else what `gazette import` makes of it."""
    sample = next(iter(sorted(papers.rglob("*.md"))), None)
    if sample and sample.read_text("utf-8", "replace").startswith("---\n"):
        return papers
    command = [sys.executable, "-c", "from gazette.cli import main; main()", "import", str(papers), "--into", str(work)]
    subprocess.run(command, check=True, capture_output=True)
    return work
