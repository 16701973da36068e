"""Official papers from elsewhere (Word, PDF, Markdown, text, web pages) → Markdown with front matter."""

from .folder import find_sources, import_papers
from .report import Outcome, Report, Result, short_lines
from .sources import suffix_of
from .word import Tracked

__all__ = ["Outcome", "Report", "Result", "Tracked", "find_sources", "import_papers", "short_lines", "suffix_of"]
