"""What HTML in a text may hold: one table, asked by whoever finds what does not belong there and by whoever removes it.

The removing itself is nh3's (ammonia): it parses as a browser does, so that nothing hides behind broken markup.
"""

from __future__ import annotations

import re
from html import unescape

import nh3

_COMMON = frozenset(
    {
        "class", "id", "title", "lang", "dir", "role", "tabindex", "width", "height", "align", "valign",
    }
)
_PREFIXES = ("data-", "aria-")
TAGS = frozenset(
    {
        "a", "abbr", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code", "col",
        "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3",
        "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby",
        "s", "samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video", "wbr",
    }
)
_ATTRIBUTES = {
    "a": frozenset({"href", "name", "download", "hreflang", "rel"}),
    "audio": frozenset({"src", "controls", "preload"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open", "name"}),
    "img": frozenset({"src", "alt", "loading"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "source": frozenset({"src", "type"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "video": frozenset({"src", "poster", "controls", "preload"}),
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LOADED = ("src", "poster")
_LINKED = "href"

_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"[/\\]{2}")


def fault_of(tag: str, name: str, value: str) -> str:
    """The code of what is wrong with an attribute, names in small letters; empty where it may stay."""
    if name.startswith("on"):
        return "H102"
    if name == _LINKED:
        return "" if scheme_of(value) in ("", *_SCHEMES) else "H103"
    if name in _LOADED:
        scheme, away = scheme_of(value), _HOST.match(_seen(value))
        return "H104" if away or scheme in ("http", "https") else "H103" if scheme else ""
    return "" if name in _COMMON or name.startswith(_PREFIXES) or name in _ATTRIBUTES.get(tag, ()) else "H105"


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser reads it, which skips blanks inside; empty for one on the same site."""
    found = _SCHEME.match(_seen(address))
    return found[1].lower() if found else ""


def _seen(address: str) -> str:
    return _UNSEEN.sub("", unescape(address))


def clean_html(html: str) -> str:
    """A page's HTML with nothing in it but what the table allows."""
    return _CLEANER.clean(html)


def _kept(tag: str, name: str, value: str) -> str | None:
    return None if fault_of(tag, name, value) else value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(_COMMON), **{tag: set(names) for tag, names in _ATTRIBUTES.items()}},
    attribute_filter=_kept,
    generic_attribute_prefixes=set(_PREFIXES),
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
