"""What speaks for answering a question at all, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.query.analyze import Query
from zoneqa.reader.base import Reading
from zoneqa.reader.features import share_missing
from zoneqa.text.heading import heading
from zoneqa.text.normalize import fold
from zoneqa.text.numbers import figures, ordinals, years
from zoneqa.zones.names import is_named


@dataclass(frozen=True, slots=True)
class AnswerabilityFeatures:
    """Features of the decision to answer."""

    score: float
    """The log-odds of the surest sentence that would be quoted."""
    answer: float
    """The highest log-odds that a text answers, of all that were read closely."""
    lead: float
    """The highest log-odds of words in them against none."""
    place_missing: float
    """Share of the question's places that none of the articles names."""
    name_missing: float
    """Share of the names in an English question that none of the articles writes."""
    year_missing: float
    """Share of its years that stand in none of the passages nor as an article's date."""
    figure_missing: float
    """Share of its other figures that stand in none of the passages."""
    ordinal_missing: float
    """Share of what it calls the n-th of its kind, as 第七届 or 二期, that none of them has."""
    english: float
    """Whether the question is English."""
    joint: float
    """Whether it is one part of a question about several things."""


def answerability_features(
    question: Query,
    chosen: Sequence[Reading],
    readings: Sequence[Reading],
    *,
    joint: bool = False,
) -> AnswerabilityFeatures:
    """The evidence for an answer of the chosen readings out of all of them."""
    sources = [reading.source for reading in chosen]
    heads = " ".join(
        f"{heading(s.article)} {s.article.zone or ''} {s.article.date or ''}" for s in sources
    )
    around = fold(f"{heads} {' '.join(s.hit.passage.text for s in sources)}")
    whole = around + fold(" ".join(s.article.text for s in sources))
    return AnswerabilityFeatures(
        score=max(reading.score for reading in chosen),
        answer=max(reading.answer for reading in readings),
        lead=max(reading.lead for reading in readings),
        place_missing=share_missing(
            question.places, [place for place in question.places if is_named(place, whole)]
        ),
        name_missing=share_missing(
            question.names, [n for n in question.names if any(s.writes((n,)) for s in sources)]
        ),
        year_missing=share_missing(question.years, years(around)),
        figure_missing=share_missing(question.figures, figures(around)),
        ordinal_missing=share_missing(question.ordinals, ordinals(around)),
        english=float(question.language == "en"),
        joint=float(joint),
    )
