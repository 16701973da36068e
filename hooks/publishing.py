"""What MkDocs is told of a build: every finding, whether it may be published, and that it was."""

from __future__ import annotations

import logging

from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from gazette.findings import Finding, Level
from gazette.inventory import Inventory
from gazette.staging import Staging
from helping import end_help

log = logging.getLogger("mkdocs.gazette")
_LEVELS = {Level.ERROR: logging.WARNING, Level.WARNING: logging.WARNING, Level.INFO: logging.INFO}


def report(findings: tuple[Finding, ...], strict: bool) -> None:
    """Say every finding. A strict build with a fault stops here, before a page is made."""
    for finding in findings:
        log.log(_LEVELS[finding.level], "%s", finding)
    faults = [finding for finding in findings if finding.level > Level.INFO]
    if strict and faults:
        raise Abort(f"{len(faults)} 处问题，严格模式下不发布；按上面的提示改正后再试")


def is_refused() -> bool:
    """Whether a strict build has heard of a fault, which MkDocs says only when all is done."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(counter.get_counts() for counter in counters)


def publish(staging: Staging, stands: Inventory | None) -> None:
    if hindrance := staging.publish(stands):
        log.info("网站文件夹 %s 不能整个替换（%s），改为逐个文件更新", staging.site, hindrance)


def give_up(staging: Staging, error: Exception) -> None:
    """What was built so far goes; where the disk was at fault, staff are told so, and that the site is as it was."""
    told = ""
    if isinstance(error, OSError) and error.strerror:
        told = f"网站没有更新，原来的网站没有动：{error.filename or staging.folder} 写不进去（{error.strerror}）"
    end_help(1, told or str(error))
    staging.drop()
    if told:
        raise Abort(told) from error
