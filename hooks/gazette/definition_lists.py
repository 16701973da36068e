"""Definition lists whose terms are words: Python-Markdown's own stops at a paragraph that has none."""

from __future__ import annotations

from xml.etree import ElementTree as etree  # noqa: N813

from markdown.extensions.def_list import DefListProcessor


class DefinitionLists(DefListProcessor):
    """What stands below a paragraph that begins with no words (a list's, left empty) is no definition."""

    def test(self, parent: etree.Element, block: str) -> bool:
        above = self.lastChild(parent)
        wordless = above is not None and above.tag == "p" and above.text is None
        return super().test(parent, block) and not wordless
