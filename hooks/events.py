"""The MkDocs shell, in firing order: it moves data between MkDocs and `gazette` and decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from clock import stop_clock, today
from finished_pages import FinishedPages
from gazette import markup, reading
from gazette.inventory import Inventory
from gazette.outputs.asked import ASKED
from gazette.outputs.assets import Assets, bundle
from gazette.site import Site, read_site
from gazette.staging import Staging
from kept import open_notes, recollect, templates
from known_files import is_leftover
from publishing import give_up, is_refused, publish, report
from watching import watch_closely

site: Site
staging: Staging
assets: Assets
preview = False
finished: FinishedPages | None = None
stands: Inventory | None = None


def on_startup(command: str, dirty: bool) -> None:
    global preview
    preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    global staging
    staging = Staging.beside(config.site_dir, None if preview else open_notes(config), stands)
    config.site_dir = str(staging.folder)
    recollect(config)
    config.theme.dirs = [config.theme.custom_dir or "."]
    config.theme.static_templates -= {"sitemap.xml"}
    config.markdown_extensions += [markup.__name__, reading.__name__]
    stop_clock()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    global site, assets, finished
    site = read_site(Path(config.docs_dir), today(), home=config.site_url or "/", preview=preview)
    assets = bundle(Path(config.theme.custom_dir or ".") / "assets" / "gazette")
    report(site.findings, strict=config.strict)
    for file in [file for file in files if file.src_uri in site.withheld or is_leftover(file, config)]:
        files.remove(file)
    outputs = {**site.files, **assets.files}
    finished = FinishedPages(config, files, _common(), site.pages, outputs, staging, finished if preview else None)
    return finished.files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.bytecode_cache = templates


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    known = site.pages.get(page.file.src_uri)
    if known:
        page.title = known.title
        page.meta = {"template": known.template}
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    known = site.pages.get(page.file.src_uri)
    pieces = known.fill(page.content or "") if known else ((page.content or "", None),)
    view, tags, data = (known.view, known.tags, known.linked_data) if known else (None, site.tags, "")
    canonical = known.canonical if known and known.canonical else page.canonical_url
    shown = {"view": view, "tags": tags, "linked_data": data, "canonical": canonical, "pieces": pieces}
    return context | _common() | ASKED | shown | {"findings": known.findings if known else ()}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if finished:
        finished.keep(page, output)
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    return context | _common() | {"view": None, "tags": site.tags}


def on_post_build(config: MkDocsConfig) -> None:
    global stands
    stands, now = None, finished.close(config) if finished else None
    config.site_dir = str(staging.site)
    if preview or not is_refused():
        publish(staging, now)
        stands = now if preview else None


def on_build_error(error: Exception) -> None:
    give_up(staging, error)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    return watch_closely(server, config)


def on_shutdown() -> None:
    staging.drop()


def _common() -> dict[str, Any]:
    return {**site.shown, "assets": assets.addresses}
