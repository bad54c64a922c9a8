"""The marked draft in a format to go on with: Markdown, HTML, Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from zoneqa.checking.checked import CheckedDraft
from zoneqa.checking.export.marked_docx import marked_docx
from zoneqa.checking.export.marked_html import marked_html
from zoneqa.checking.export.marked_markdown import marked_markdown
from zoneqa.types import Language

ExportFormat = Literal["md", "html", "docx"]

EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

Export = Callable[[CheckedDraft, Language], bytes]

_EXPORTS: Mapping[ExportFormat, Export] = {
    "md": lambda checked, language: marked_markdown(checked, language).encode(),
    "html": lambda checked, language: marked_html(checked, language).encode(),
    "docx": marked_docx,
}


def export(checked: CheckedDraft, file_format: ExportFormat, language: Language) -> bytes:
    """Return the marked draft as a file; its marks and notes are in a language."""
    return _EXPORTS[file_format](checked, language)
