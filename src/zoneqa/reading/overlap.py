"""A reader without a model: the sentence that shares most with the question.

It needs nothing and is blind to wording. Tests use it, and so does a comparison that wants to
know what the fitted reader is worth.
"""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.reading import Candidate, Reading
from zoneqa.reading.question import Question
from zoneqa.reading.splitting import split
from zoneqa.reading.words import find_words
from zoneqa.text import terms
from zoneqa.types import Span


class OverlapReader:
    """Scores a sentence by the share of the question's terms in it, its title and its zone."""

    name = "overlap"

    def read(self, question: Question, candidates: Sequence[Candidate]) -> list[Reading]:
        """See Reader."""
        asked = set(terms(question.text))
        readings = [
            Reading(source, span, _log_odds(asked, source, span), find_words(question, span))
            for source, span in split(candidates)
        ]
        return sorted(readings, key=lambda reading: -reading.score)


def _log_odds(asked: set[str], source: Candidate, span: Span) -> float:
    article = source.article
    held = set(terms(f"{article.title} {article.zone or ''} {span.quote}"))
    return 8.0 * len(asked & held) / (len(asked) or 1) - 4.0
