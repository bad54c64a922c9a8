"""A checked draft as a list for a terminal: each sentence with its mark, below it the quotes."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.checking.checked import CheckedDraft, CheckedSentence
from zoneqa.checking.export.mark_phrases import NEAR, STATUS_NAMES, SYMBOLS, summary
from zoneqa.export.source_note import source_note
from zoneqa.types import Language

_INDENT = "    "


def sentence_list(checked: CheckedDraft, language: Language) -> str:
    """Return the sentences with what was found for each, and the counts."""
    lines = [line for sentence in checked.sentences for line in _lines(sentence, language)]
    return "\n".join([*lines, "", summary(checked, language)]) + "\n"


def _lines(sentence: CheckedSentence, language: Language) -> Iterator[str]:
    name = STATUS_NAMES[language][sentence.status]
    yield f"{SYMBOLS[sentence.status]} {name}  {' '.join(sentence.text.split())}"
    if sentence.reason:
        yield f"{_INDENT}{sentence.reason}"
    for citation in sentence.citations:
        yield f"{_INDENT}[{citation.marker}] {source_note(citation, language)}"
    if sentence.near:
        yield f"{_INDENT}{NEAR[language]}{source_note(sentence.near, language)}"
