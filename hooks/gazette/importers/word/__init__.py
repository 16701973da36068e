"""A Word document (.docx) → a sheet of lines."""

from .changes import Tracked
from .document import read_word

__all__ = ["Tracked", "read_word"]
