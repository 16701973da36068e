"""Benchmarks, side by side in one run: how time and output grow with the number of documents, and what the pages cost.

Only ratios are meant to be read; the seconds belong to whatever machine this runs on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZES = (150, 300, 600, 1200)
PARAGRAPH = "县人民政府应当加强对这项工作的领导，建立健全协调机制，将所需经费列入本级预算，并接受社会监督。"


def write_laws(docs: Path, count: int) -> None:
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


def build(docs: Path, site: Path) -> float:
    env = os.environ | {"DOCS_DIR": str(docs), "SITE_DIR": str(site), "BUILD_DATE": "2026-11-01", "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=ROOT, env=env, check=True, capture_output=True)
    return time.perf_counter() - start


def size(site: Path) -> int:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def main() -> None:
    print("documents  seconds  ms a document  ratio   KB a document  ratio")
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            docs, site = Path(folder) / f"docs-{count}", Path(folder) / f"site-{count}"
            write_laws(docs, count)
            seconds = build(docs, site)
            each = (seconds / count * 1000, size(site) / count / 1024)
            first = first or each
            print(
                f"{count:9}  {seconds:7.1f}  {each[0]:13.1f}  {each[0] / first[0]:5.2f}"
                f"  {each[1]:14.1f}  {each[1] / first[1]:5.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
