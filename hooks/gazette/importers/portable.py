"""A PDF with a text layer → a sheet; its lines are joined to paragraphs later, as those of any wrapped text."""

from __future__ import annotations

import io

from pypdf import PdfReader

from .pdf_rows import with_rows
from .radicals import characters
from .refusal import Refusal
from .sheet import Sheet, split_lines

_MOST_PAGES = 1000
_LEAST_TEXT = 20  # characters a page; a scanned page has none, or the stamp of the scanner
_DOUBT = "PDF 不记段落和表格，分段是按行的长短推断的，格里换行的表格只留下文字；有 Word 原件的请导入原件"


def read_pdf(data: bytes) -> Sheet | Refusal:
    """The lines of all pages, or why there are none."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal("D102", "PDF 加了密码，请解除密码后再导入")
        if len(reader.pages) > _MOST_PAGES:
            return Refusal("D103", f"PDF 有 {len(reader.pages)} 页，超过 {_MOST_PAGES} 页，没有读取，请拆分后再导入")
        pages = [page.extract_text() for page in reader.pages]
    except Exception:  # a broken PDF breaks its reader in any way it likes; none of them may end an import
        return Refusal("D101", "PDF 损坏，读不出来，请重新导出")
    if sum(len(page.strip()) for page in pages) < _LEAST_TEXT * max(len(pages), 1):
        return Refusal("D105", "PDF 是扫描件，里面只有图片没有文字，请先做文字识别（OCR），或导入 Word 原件")
    return Sheet(lines=tuple(with_rows(split_lines(characters("\n".join(pages))))), doubts=(_DOUBT,))
