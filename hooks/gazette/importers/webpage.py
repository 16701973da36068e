"""A web page → a sheet: its article without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from .furniture import Where, match
from .kinds import kind_of_title
from .sheet import BLANKS, Dropped, Line, Sheet, squeeze
from .webtable import is_layout, is_metadata_name, metadata_rows, table_text

_SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "button",
    "select",
    "input",
    "textarea",
)
_AROUND = ("nav", "header", "footer", "aside", "form", "dialog")
_AROUND_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search")
_BOXES = ("body", "div", "article", "section", "main", "td", "center", "form", "table", "tbody", "tr")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SITE = re.compile(r"\s*(?:[_|｜—–]|\s-\s|-(?=[^-]*(?:网|政府|门户|平台|官网|文库|范文)[^-]*$))\s*")
_SITE_NAME = re.compile(r"(?:政府|网|门户|平台|公开|专栏|中心)$")
_SHORTEST_TITLE = 8
_DOCUMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|ofd|zip|rar)(?:$|[?#])", re.I)
_SHARE = 0.8
_METAS = {
    "来源": ("contentsource", "source"),
    "发布日期": ("pubdate", "publishdate", "article:published_time"),
}


def read_page(text: str) -> Sheet:
    """The article of a page; its other text is in `dropped`, with the part of the page it stood in."""
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>")
    metas = _metas(root)
    title = _page_title(root, metas)
    dropped = list(_remove_silent(root)) + list(_remove_around(root))
    body = root.find("body") if root.find("body") is not None else root
    article = _article(body)
    dropped += _outside(body, article)
    lines, doubts = _lines(article)
    fields = {key: value for key, names in _METAS.items() for name in names if (value := metas.get(name))}
    return Sheet(lines=tuple(lines), title=title, fields=fields, dropped=tuple(dropped), doubts=tuple(doubts))


def _metas(root: html.HtmlElement) -> dict[str, str]:
    found = (
        (meta.get("name") or meta.get("property") or "", meta.get("content") or "")
        for meta in root.iter("meta")
    )
    return {name.lower(): content.strip() for name, content in found if content.strip()}


def _page_title(root: html.HtmlElement, metas: dict[str, str]) -> str:
    """What the page calls its article: its meta tag, a heading, or its <title> without the site's name."""
    if named := metas.get("articletitle"):
        return named
    whole = " ".join((root.findtext(".//title") or metas.get("og:title", "")).split())
    parts = [part for part in (whole, *_SITE.split(whole)) if part]
    heads = [text for head in root.iter("h1", "h2", "h3") if (text := _text(head)) and len(text) < 120]
    both = [head for head in heads if any(squeeze(part) == squeeze(head) for part in parts)]
    if opening := [head for head in heads if _opens(whole, head)]:
        return opening[0]
    candidates = [*both, *parts[1:], *heads, *parts, *re.split(r"[-_]", whole)]
    return next(filter(kind_of_title, candidates), (both or parts[1:] or heads or [""])[0])


def _opens(whole: str, head: str) -> bool:
    """Whether a <title> is a heading of the page with columns and the site behind it: 我县召开推进会-乡镇动态-澄川县人民政府."""
    rest = squeeze(whole).removeprefix(squeeze(head))
    return rest != squeeze(whole) and bool(re.match(r"[-_|｜—–]", rest)) and len(head) >= _SHORTEST_TITLE and not _SITE_NAME.search(head)


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _remove_silent(root: html.HtmlElement) -> Iterator[Dropped]:
    """Scripts, styles and comments: no text of the paper."""
    for comment in list(root.iter(etree.Comment)):
        if (text := (comment.text or "").strip()) and comment.getparent() is not None:
            yield Dropped(text=text, reason="网页注释")
        _remove(comment)
    for element in list(root.iter(*_SILENT)):
        if text := _text(element):
            yield Dropped(text=text, reason=f"网页代码 {element.tag}")
        _remove(element)


def _remove_around(root: html.HtmlElement) -> Iterator[Dropped]:
    for element in list(root.iter(etree.Element)):
        reason = _around(element)
        if reason and element.getparent() is not None:
            yield from (Dropped(text=line, reason=reason) for line in _texts(element))
            _remove(element)


def _around(element: html.HtmlElement) -> str:
    if element.tag in _AROUND and not _holds_article(element):
        return f"页面外 {element.tag}"
    if element.get("role") in _AROUND_ROLES:
        return f"页面外 {element.get('role')}"
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    return "页面中隐藏的文字" if hidden and not _is_most(element) else ""


def _is_most(element: html.HtmlElement) -> bool:
    """A page that shows its article by script (WeChat) hides it until then."""
    return _mass(element) > 0.5 * _mass(element.getroottree().getroot())


def _holds_article(element: html.HtmlElement) -> bool:
    """ASP.NET wraps whole pages in one form, and an article may have a header of its own."""
    whole = element.getroottree().getroot()
    inside = element.tag == "header" and any(up.tag in ("article", "main") for up in element.iterancestors())
    return inside or len(_text(element)) > 0.5 * len(_text(whole))


def _remove(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _article(body: html.HtmlElement) -> html.HtmlElement:
    """The innermost box that still holds nearly all text outside of links."""
    box = body
    while inner := _main_child(box):
        box = inner[0]
    return box


def _main_child(box: html.HtmlElement) -> list[html.HtmlElement]:
    children = [child for child in box if child.tag in _BOXES]
    if not children:
        return []
    best = max(children, key=_mass)
    dominant = _mass(best) >= _SHARE * max(_mass(box), 1) and _is_box(best)
    return (
        [best] if dominant and not any(_same_flow(best, child) for child in box if child is not best) else []
    )


def _mass(element: html.HtmlElement) -> int:
    linked = sum(len(squeeze(link.text_content())) for link in element.iter("a"))
    return len(squeeze(element.text_content())) - linked


def _is_box(element: html.HtmlElement) -> bool:
    """Whether an element holds paragraphs, so that it is not itself one."""
    if element.tag == "table":
        return is_layout(element)
    return (
        element.tag in ("tbody", "tr")
        or sum(1 for _ in element.iter("p", "div", "br", "table", "li", "td")) > 2
    )


def _same_flow(best: html.HtmlElement, other: html.HtmlElement) -> bool:
    """Whether a sibling is one more piece of the article rather than another part of the page.

    Parts of a page carry names of their own; pieces of a text carry none, or the same.
    """
    if not isinstance(other.tag, str) or other.tag in ("br", "hr", "h1"):
        return False
    text = _text(other)
    if not text or _mass(other) * 2 < len(squeeze(text)) or match(text, Where.HEAD, Where.TAIL, Where.EDGES):
        return False
    named = (other.get("class"), other.get("id"))
    return other.tag != "tr" and named in ((None, None), (best.get("class"), best.get("id")))


def _outside(body: html.HtmlElement, article: html.HtmlElement) -> list[Dropped]:
    """Text of the page that stands beside its article."""
    if article is body:
        return []
    inner = set(article.iter())
    return [Dropped(text=line, reason="页面外") for line in _texts(body, skip=inner)]


def _texts(element: html.HtmlElement, skip: set[html.HtmlElement] | None = None) -> list[str]:
    flow = _Flow(skip=skip or set())
    flow.walk(element)
    return [line.text for line in flow.close()]


def _lines(article: html.HtmlElement) -> tuple[list[Line], list[str]]:
    flow = _Flow(skip=set(), tables=True)
    flow.walk(article)
    return flow.close(), flow.doubts


class _Flow:
    """Walks an element and collects its lines, as a browser would break them."""

    def __init__(self, skip: set[html.HtmlElement], tables: bool = False) -> None:
        self.skip, self.tables = skip, tables
        self.lines: list[Line] = []
        self.doubts: list[str] = []
        self._text, self._gap = "", False
        self._free = ""  # what of the text in hand leads nowhere

    def walk(self, element: html.HtmlElement) -> None:
        if element in self.skip or not isinstance(element.tag, str):
            return
        if element.tag == "br":
            self._break(gap=not self._text.strip(BLANKS + "\n"))
        elif element.tag == "table" and self.tables and not is_layout(element):
            self._table(element)
        else:
            self._walk_children(element)

    def _walk_children(self, element: html.HtmlElement) -> None:
        block = bool(_BLOCKS.fullmatch(element.tag))
        level = int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else 0
        self._note(element)
        if block:
            self._break(gap=True)
        linked = element.tag == "a" and not _DOCUMENT.search(element.get("href") or "")
        free = self._free
        self._add(element.text or "", element.tag == "pre")
        for child in element:
            self.walk(child)
            if is_metadata_name(self._text) and not (child.tail or "").strip():
                self._text += "："
            self._add(child.tail or "", element.tag == "pre")
        self._free = free if linked else self._free
        if block:
            self._break(gap=True, level=level)

    def _note(self, element: html.HtmlElement) -> None:
        if element.tag == "img" and self.tables:
            self.doubts.append(f"图片没有导入：{element.get('alt') or ''} {element.get('src') or ''}".strip())
        if element.tag == "a" and self.tables and _DOCUMENT.search(element.get("href") or ""):
            self.doubts.append(f"附件没有下载：{_text(element)} {element.get('href')}")

    def _add(self, text: str, is_preformatted: bool) -> None:
        if is_preformatted:
            for line in text.splitlines(keepends=True):
                self._text += line.rstrip("\n")
                if line.endswith("\n"):
                    self._break(gap=not self._text.strip())
        else:
            self._text += re.sub(r"[ \t\r\n\f]+", " ", text)
        self._free += text

    def _break(self, *, gap: bool, level: int = 0) -> None:
        bare = self._text.strip(BLANKS + "\n")
        if bare:
            indented = bool(re.match(r" ?(?:\u3000|\xa0\xa0)", self._text))
            linked = not self._free.strip(BLANKS + "\n|丨·>»-、")
            self.lines.append(Line(text=bare, gap=self._gap, indented=indented, level=level, linked=linked))
            self._gap = False
        self._gap = self._gap or gap
        self._text = self._free = ""

    def _table(self, element: html.HtmlElement) -> None:
        self._break(gap=True)
        if rows := metadata_rows(element):
            self.lines += [Line(text=row, gap=True) for row in rows]
        elif text := table_text(element):
            self.lines.append(Line(text=text, gap=True, verbatim=True))
        self._gap = True

    def close(self) -> list[Line]:
        self._break(gap=True)
        return self.lines
