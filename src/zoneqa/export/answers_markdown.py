"""Answers as Markdown, with footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zoneqa.export.source_note import source_note
from zoneqa.export.written_line import Style, WrittenLine
from zoneqa.text.escape_markdown import escape_markdown, plain_line
from zoneqa.types import Language

_FRAMES: Mapping[Style, tuple[str, str]] = {
    "title": ("# ", ""),
    "question": ("## ", ""),
    "strong": ("**", "**"),
}


def answers_markdown(lines: Iterable[WrittenLine], language: Language) -> bytes:
    """Return the lines as Markdown in UTF-8, with a footnote for each citation of a line."""
    blocks: list[str] = []
    notes: list[str] = []
    for line in lines:
        first = len(notes) + 1
        notes += [source_note(citation, language) for citation in line.citations]
        blocks.append(_block(line, range(first, len(notes) + 1)))
    return ("\n\n".join((*blocks, *_notes(notes))) + "\n").encode("utf-8", "replace")


def _block(line: WrittenLine, numbers: Iterable[int]) -> str:
    before, after = _FRAMES.get(line.style, ("", ""))
    words = _escaped(line.text)
    text = f"{before}{words}{after}" if before else plain_line(words)
    return f"{text}{''.join(f'[^{number}]' for number in numbers)}{_escaped(line.doubt)}"


def _notes(notes: Iterable[str]) -> Iterator[str]:
    for number, note in enumerate(notes, 1):
        yield f"[^{number}]: {_escaped(note)}"


def _escaped(text: str) -> str:
    return escape_markdown(text.replace("\n", " "))
