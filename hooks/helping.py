"""A second process that makes a part of the pages: both go through the same build, each with its own pages left to make."""

from __future__ import annotations

import logging
import os

from mkdocs.exceptions import Abort

from gazette.apart import fork

log = logging.getLogger("mkdocs.gazette")
_helps = False


class Helper:
    """What became of this process when it was doubled: the helper (`is_here`), or who waits for it."""

    def __init__(self) -> None:
        global _helps
        self._process = fork()
        self.is_here = _helps = self._process == 0

    def join(self) -> None:
        """The helper ends here, and who waits for it goes on. Raises Abort where it could not make its pages."""
        end_help(0)
        if os.waitpid(self._process, 0)[1]:
            raise Abort("网站没有更新，原来的网站没有动：有一部分网页没有做成，见上面的提示")


def end_help(status: int, fault: str = "") -> None:
    """Nothing of this process is needed any more, if it is the helper."""
    if _helps:
        if fault:
            log.error(fault)
        os._exit(status)
