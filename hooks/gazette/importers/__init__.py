"""Official papers from elsewhere (Markdown, text, web pages) → Markdown with front matter."""

from .folder import find_sources, import_papers
from .report import Outcome, Report, Result, short_lines

__all__ = ["Outcome", "Report", "Result", "find_sources", "import_papers", "short_lines"]
