"""The lines of a batch of sentences to check: `{"id", "sentence", "evidence", "date"}`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zoneqa.errors import BadSentence
from zoneqa.text.dates import days_of
from zoneqa.text.normalize import clean_text
from zoneqa.text.terms import has_words
from zoneqa.types import Article
from zoneqa.verify.verification import CitedSpans

LONGEST_SENTENCE, LONGEST_EVIDENCE = 10_000, 1_000_000
"""Characters that a sentence and its evidence may have."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A sentence with the texts to check it against; without any, `evidence` is None.

    `date` is that of the texts or, without any, the day on which the sentence is said.
    """

    id: object
    sentence: str
    evidence: tuple[CitedSpans, ...] | None
    date: str | None = None


def check_line(line: str) -> CheckLine:
    """Return a line of a batch. Raises BadSentence, saying what is wrong with it."""
    row = _row(line)
    sentence = row.get("sentence")
    if not isinstance(sentence, str) or not has_words(sentence):
        raise BadSentence('"sentence" is not a text with words.')
    if len(sentence) > LONGEST_SENTENCE:
        raise BadSentence(f'"sentence" is longer than {LONGEST_SENTENCE:,} characters.')
    evidence, date = row.get("evidence"), _date(row.get("date"))
    given = None if evidence is None else _cited(_texts(evidence), date)
    return CheckLine(row.get("id"), clean_text(sentence), given, date)


def line_id(line: str) -> object:
    """Return the id of a line, None if it has none that can be read."""
    try:
        return _row(line).get("id")
    except BadSentence:
        return None


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadSentence("The line is not JSON.") from error
    if not isinstance(row, dict):
        raise BadSentence('The line is not an object with "id", "sentence" and "evidence".')
    return row


def _texts(evidence: object) -> list[str]:
    given = evidence if isinstance(evidence, list) else [evidence]
    texts = [text for text in given if isinstance(text, str) and has_words(text)]
    if not texts or len(texts) < len(given):
        raise BadSentence('"evidence" is neither a text nor a list of texts.')
    if sum(map(len, texts)) > LONGEST_EVIDENCE:
        raise BadSentence(f'"evidence" is longer than {LONGEST_EVIDENCE:,} characters.')
    return texts


def _date(date: object) -> str | None:
    if date is None or (isinstance(date, str) and days_of(date)):
        return date
    raise BadSentence('"date" is not a date like 2024-03-15.')


def _cited(texts: Sequence[str], date: str | None) -> tuple[CitedSpans, ...]:
    """Return texts as articles that are cited whole."""
    articles = (
        Article(id=f"evidence-{n}", title="", text=clean_text(text), date=date)
        for n, text in enumerate(texts, 1)
    )
    return tuple(map(CitedSpans.whole, articles))
