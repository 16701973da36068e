"""Scripts and styles as pages carry them: each entry with all it imports in one small file, named by its content.

Sources stay readable and need no tool: styles import with `@import "./x.css";`, scripts with `import { a } from "./x.js";`
or `import "./x.js";`.
What comes out are classic scripts, because a browser loads no module from a disk (`file:`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = "assets/"
STYLES = ("document.css", "list.css", "full.css")
SCRIPTS = ("early.js", "document.js", "list.js", "full.js", "search.js", "browse.js")
_OTHER = (".svg", ".png", ".woff2")
_CSS_IMPORT = re.compile(r'^@import "\./([\w-]+\.css)"(?: ([^;\n]+))?;$', re.M)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+\.js)";$', re.M)
_RUN = re.compile(r'^import "\./([\w-]+\.js)";$', re.M)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const|let) (\w+)", re.M)
_LATER = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
_FOREIGN = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.M)
_LOADER = """const here = document.currentScript.src;
const later = (name, file) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = new URL(file, here);
  script.addEventListener("load", () => resolve(globalThis.gazette[name]));
  script.addEventListener("error", reject);
  document.head.append(script);
});
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """`files`: address → content; `addresses`: the name of an entry or a picture → its address."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]


def bundle(folder: Path) -> Assets:
    """All that the pages may ask for, from the sources in `folder`.

    Raises ValueError where a script is written in a way that cannot be put together, OSError where an import is missing.
    """
    sources = tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())
    return _bundle(sources)


@lru_cache(maxsize=1)
def _bundle(sources: tuple[tuple[str, bytes], ...]) -> Assets:
    workshop = _Workshop(dict(sources))
    for name in (*STYLES, *SCRIPTS, *(name for name, _ in sources if name.endswith(_OTHER))):
        if name in workshop.sources:
            workshop.address(name)
    return Assets(files=workshop.files, addresses=workshop.addresses)


class _Workshop:
    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self.sources = sources
        self.files: dict[str, bytes] = {}
        self.addresses: dict[str, str] = {}

    def address(self, name: str) -> str:
        """Where an entry stands; it is made when it is first asked for."""
        if name not in self.addresses:
            content = self._content(name)
            stem, _, suffix = name.rpartition(".")
            self.addresses[name] = f"{FOLDER}{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"
            self.files[self.addresses[name]] = content
        return self.addresses[name]

    def _content(self, name: str) -> bytes:
        if name.endswith(".css"):
            return str(cssmin(self._style(name))).encode()
        return str(jsmin(self._script(name))).encode() if name.endswith(".js") else self.sources[name]

    def _text(self, name: str) -> str:
        if name not in self.sources:
            raise FileNotFoundError(name)
        return self.sources[name].decode()

    def _style(self, name: str) -> str:
        def imported(found: re.Match[str]) -> str:
            text = self._style(found[1])
            return f"@media {found[2]} {{\n{text}\n}}" if found[2] else text

        return _CSS_IMPORT.sub(imported, self._text(name))

    def _script(self, name: str) -> str:
        parts = [self._module(part) for part in dict.fromkeys(self._needed(name, ()))]
        body = "\n".join(parts)
        loader = _LOADER if "later(" in body else ""
        given = f"(globalThis.gazette ??= {{}})[{json.dumps(name)}] = {_variable(name)};"
        return f'"use strict";\n(() => {{\n{loader}{body}\n{given}\n}})();\n'

    def _needed(self, name: str, above: tuple[str, ...]) -> Iterator[str]:
        """The modules an entry is made of, each after those it imports."""
        if name in above:
            raise ValueError(f"{' → '.join((*above, name))}: modules import one another")
        text = self._text(name)
        for part in (*_RUN.findall(text), *(part for _, part in _IMPORT.findall(text))):
            yield from self._needed(part, (*above, name))
        yield name

    def _module(self, name: str) -> str:
        """A module as a function that gives what it exports, so that names of two modules never meet."""
        given: list[str] = []

        def exported(found: re.Match[str]) -> str:
            given.append(found[2])
            return f"{found[1]} {found[2]}"

        text = _IMPORT.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = {_variable(found[2])};", self._text(name))
        text = _EXPORT.sub(exported, _RUN.sub("", text))
        text = _LATER.sub(lambda found: f"later({json.dumps(found[1])}, {json.dumps(self._beside(found[1]))})", text)
        if left := _FOREIGN.search(text):
            raise ValueError(f"{name}: {left[0]!r} cannot be put together; export by name, import by name in one line")
        return f"const {_variable(name)} = (() => {{\n{text}\nreturn {{ {', '.join(given)} }};\n}})();"

    def _beside(self, name: str) -> str:
        return self.address(name).removeprefix(FOLDER)


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))
