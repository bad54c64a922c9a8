"""Answers as files, with the sources of their sentences as footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from zoneqa.export.answers_docx import answers_docx
from zoneqa.export.answers_markdown import answers_markdown
from zoneqa.export.file_words import FILE_WORDS
from zoneqa.export.written_line import QuestionAndAnswer, written_lines
from zoneqa.types import Language

AnswersFormat = Literal["docx", "md"]

_WRITERS = {"docx": answers_docx, "md": answers_markdown}


def export_answers(
    title: str,
    asked: Iterable[QuestionAndAnswer],
    file_format: AnswersFormat,
    language: Language,
) -> bytes:
    """Return the bytes of a file with questions and answers; its own words are in a language."""
    return _WRITERS[file_format](written_lines(title, asked, FILE_WORDS[language]), language)


__all__ = ["AnswersFormat", "QuestionAndAnswer", "export_answers"]
