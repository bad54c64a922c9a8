"""Answers as a Word file, with the footnotes of Word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zoneqa.export.source_note import source_note
from zoneqa.export.word_file import footnote_references, paragraph, run, word_file
from zoneqa.export.written_line import Style, WrittenLine
from zoneqa.types import Language

_STYLES: Mapping[Style, str] = {"title": "Title", "question": "Heading2"}


def answers_docx(lines: Iterable[WrittenLine], language: Language) -> bytes:
    """Return the lines as a Word file, with a footnote for each citation of a line."""
    body: list[str] = []
    notes: list[str] = []
    for line in lines:
        first = len(notes) + 1
        notes += [source_note(citation, language) for citation in line.citations]
        body.append(_paragraph(line, range(first, len(notes) + 1)))
    return word_file(body, notes)


def _paragraph(line: WrittenLine, numbers: Iterable[int]) -> str:
    said = run(line.text, "strong" if line.style == "strong" else None)
    doubt = run(line.doubt, "doubtful mark") if line.doubt else ""
    return paragraph(said + footnote_references(numbers) + doubt, _STYLES.get(line.style, ""))
