"""Text that a spreadsheet must not take for a formula (OWASP: CSV injection)."""

from __future__ import annotations

_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def no_formula(text: str) -> str:
    """The text of a cell; one that begins like a formula is quoted, blanks before it or not."""
    return "'" + text if text.startswith(_STARTS) or text.lstrip().startswith(_STARTS) else text
