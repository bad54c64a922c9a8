"""A checked draft as a file: a list, or the marked draft in Markdown, HTML or Word."""

from __future__ import annotations

from typing import Literal, get_args

from zoneqa.checking.checked import CheckedDraft
from zoneqa.checking.export.marked_docx import marked_docx
from zoneqa.checking.export.marked_html import marked_html
from zoneqa.checking.export.marked_markdown import marked_markdown
from zoneqa.checking.export.sentence_list import sentence_list
from zoneqa.types import Language

ExportFormat = Literal["text", "md", "html", "docx"]

EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

_TEXTS = {"text": sentence_list, "md": marked_markdown, "html": marked_html}


def export(checked: CheckedDraft, file_format: ExportFormat, language: Language) -> bytes:
    """Return the bytes of a file; its marks and notes are in a language."""
    if file_format == "docx":
        return marked_docx(checked, language)
    return _TEXTS[file_format](checked, language).encode()
