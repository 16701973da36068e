"""Who is measured: each a name, and how it builds a folder of papers. A new contender is one row."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MATERIAL = """site_name: bench
docs_dir: docs
site_dir: site
theme: {{name: material, language: zh, font: false}}
plugins: [{plugins}]
{nav}"""
_HUGO = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}</body></html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One contender set up on one folder: the command, where it runs, where the site and its search index appear."""

    command: tuple[str, ...]
    folder: Path
    site: Path
    search: str = ""
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    name: str
    prepare: Callable[[Path], Job]
    there: Callable[[], bool] = lambda: True


def _ours(work: Path) -> Job:
    site = work / "ours"
    env = {"DOCS_DIR": str(work / "docs"), "SITE_DIR": str(site), "GAZETTE_CACHE": str(work / "cache"), "CI": ""}
    return Job(command=(sys.executable, "-m", "mkdocs", "build", "-q"), folder=ROOT, site=site, search="search", env=env)


def _material(name: str, *, search: bool, in_nav: bool) -> Callable[[Path], Job]:
    def prepare(work: Path) -> Job:
        folder = work / name
        folder.mkdir(exist_ok=True)
        if not (folder / "docs").exists():
            (folder / "docs").symlink_to(work / "docs")
        (work / "docs/index.md").touch()
        settings = _MATERIAL.format(plugins="search" if search else "", nav="" if in_nav else 'nav: [index.md]\nnot_in_nav: "*"\n')
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        index = "search/search_index.json" if search else ""
        return Job(
            command=(sys.executable, "-m", "mkdocs", "build", "-q"), folder=folder, site=folder / "site", search=index
        )

    return prepare


def _hugo(work: Path) -> Job:
    folder = work / "hugo"
    for layout in ("_default/single.html", "_default/list.html"):
        (folder / "layouts" / layout).parent.mkdir(parents=True, exist_ok=True)
        (folder / "layouts" / layout).write_text(_HUGO, "utf-8")
    (folder / "hugo.json").write_text(json.dumps({"baseURL": "/", "contentDir": "../docs"}), "utf-8")
    return Job(command=("hugo", "--quiet"), folder=folder, site=folder / "public")


CONTENDERS = (
    Contender(name="ours", prepare=_ours),
    Contender(name="material, all in nav, search", prepare=_material("nav-search", search=True, in_nav=True)),
    Contender(name="material, out of nav, search", prepare=_material("search", search=True, in_nav=False)),
    Contender(name="material, out of nav", prepare=_material("bare", search=False, in_nav=False)),
    Contender(name="hugo, minimal", prepare=_hugo, there=lambda: shutil.which("hugo") is not None),
)


def environment(job: Job) -> dict[str, str]:
    fixed = {"BUILD_DATE": "2026-11-01", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "hooks")}
    return os.environ | fixed | dict(job.env)
