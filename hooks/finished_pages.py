"""Finished pages kept from one build to the next, each under the name of everything it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from gazette.apart import MANY, processors
from gazette.inventory import Inventory
from gazette.outputs.search import print_of
from gazette.page import Page as Made
from gazette.recall import Recall
from gazette.staging import Staging
from gazette.store import fingerprint
from helping import Helper
from kept import begin_keeping, ground, open_store
from known_files import KnownFiles, lay_out
from quick_pages import QuickPage, go_straight, place_page

# To find a page's inputs equal to those of the build before is much quicker than to write them all out.
_PRINTS = Recall[str]("prints of pages")


class FinishedPages:
    """What of one build is finished before it begins.

    `shown` is what every page shows, `pages` what each is made from besides (`markdown` its text), by source path; `outputs` are all
    other files made, by address. A text with links is also made from the addresses of all files, for the links lead there. What
    `staging` has is not made again. `before` is the preview's build before this one.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        shown: object,
        pages: Mapping[str, Made],
        outputs: Mapping[str, str | bytes],
        staging: Staging,
        before: FinishedPages | None,
    ) -> None:
        parts = lay_out(files, config, outputs)
        self._store, self._ground = open_store(config), ground(config)
        self._before = before if before and before._ground == self._ground and self._store else None
        self._prints = {uri: _PRINTS.made(uri, fingerprint, page) for uri, page in pages.items()}
        _PRINTS.keep_only(pages.keys())
        self._files = {uri: self._place(files, config, uri, page.markdown) for uri, page in pages.items()}
        self._keys = self._keys_of(files, shown)
        set_exclusions(files, config)
        self._shows = {file.dest_uri: self._shown_by(file) for file in files} | {at: print_of(at, part) for at, part in parts.items()}
        stands = staging.begin(self._shows)
        settled = {file.src_uri for file in files if self._is_settled(file, staging, stands)}
        fresh = {Path(config.site_dir, at): part for at, part in parts.items() if at not in stands}
        self.files = KnownFiles(files, settled, fresh, self._share)
        self._before = None
        self._helper: Helper | None = None
        self._keeping = begin_keeping(self._store)
        go_straight(self._to_make())

    def _to_make(self) -> list[QuickPage]:
        return [page for file in self.files.to_make() if isinstance(page := file.page, QuickPage)]

    def _share(self) -> None:
        """From here on, where very many pages are to be made, a second process makes four of seven of those that can give no
        warning; this one writes all other files, too.
        """
        certain = [page.file.src_uri for page in self._to_make() if page.is_certain]
        if processors() == 1 or len(certain) < MANY:
            return
        theirs = frozenset(uri for at, uri in enumerate(certain) if at % 7 < 4)
        for uri in theirs:
            self._store.expect(self._keys[uri])
        self._helper = Helper()
        (self.files.make_only if self._helper.is_here else self.files.settle)(theirs)

    def _place(self, files: Files, config: MkDocsConfig, uri: str, markdown: str) -> File:
        """The file of the build before serves again where its page is made from the same."""
        before = self._before
        same = before and before._prints.get(uri) == self._prints[uri]
        return place_page(files, config, uri, markdown, before._files[uri] if before and same else None)

    def _keys_of(self, files: Files, shown: object) -> Mapping[str, str]:
        base, addresses = fingerprint(self._ground, shown), fingerprint(sorted((file.src_uri, file.url) for file in files))
        texts = {uri: file.content_string for uri, file in self._files.items()}
        linked = {uri: addresses if "[" in text or "<" in text else "" for uri, text in texts.items()}
        return {uri: fingerprint(base, linked[uri], print_) for uri, print_ in self._prints.items()}

    def _shown_by(self, file: File) -> str:
        """The print of what comes to stand at a file's address; empty where nobody knows before it is made."""
        if file.src_uri in self._keys:
            return self._keys[file.src_uri]
        if file.is_documentation_page() or file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
            return ""
        if file.abs_src_path is None:
            return fingerprint(file.content_bytes)
        state = Path(file.abs_src_path).stat()
        return fingerprint(file.abs_src_path, state.st_mtime_ns, state.st_size)

    def _is_settled(self, file: File, staging: Staging, stands: Set[str]) -> bool:
        key, page = self._shows[file.dest_uri], file.page
        if file.dest_uri in stands:
            if isinstance(page, QuickPage):
                self._store.hold(key)
                page.anchors = staging.stands.ids[file.dest_uri]
            return True
        return bool(key and isinstance(page, QuickPage) and page.take(self._store, key))

    def keep(self, page: Page, output: str) -> None:
        """Keep the page as it was made. One that gave a warning is made anew every time, so that the warning comes again."""
        uri, page.content = page.file.src_uri, None
        if uri in self._keys and isinstance(page, QuickPage) and page.is_certain:
            page.keep(self._store, self._keys[uri], output)
        else:
            self._shows[page.file.dest_uri] = ""

    def close(self, config: MkDocsConfig) -> Inventory | None:
        """What stands in the site after this build. None where nothing is kept, or a template changed while pages were made:
        nobody knows which of them saw which.
        """
        sound = self._ground == ground(config)
        if self._helper:
            self._helper.join()
        self._keeping()
        self._store.close(sound)
        pages = ((file.dest_uri, file.page) for file in self.files)
        ids = {at: page.anchors or "" for at, page in pages if isinstance(page, QuickPage)}
        return Inventory(prints=self._shows, ids=ids) if sound and self._store else None
