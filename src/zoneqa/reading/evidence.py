"""What speaks for answering a question at all, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.figures import figures, years
from zoneqa.reading import Reading
from zoneqa.reading.features import HOLDS, missing
from zoneqa.reading.naming import named
from zoneqa.reading.question import Question
from zoneqa.text import fold


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of the decision to answer, from the sentences that would be quoted."""

    score: float
    """The log-odds of the surest reading."""
    answer: float
    """The log-odds that the text of the surest reading answers, from reading it closely."""
    lead: float
    """The log-odds of its best words against none."""
    margin: float
    """How far the surest sentence that says something else lies below it, at most 3."""
    place_missing: float
    """Share of the question's places that none of the articles names."""
    year_missing: float
    """Share of its years that stand in none of the passages nor as an article's date."""
    figure_missing: float
    """Share of its other figures that stand in none of the passages."""
    kind_missing: float
    """Whether no quoted sentence holds a figure, date, place or name, where one is asked for."""
    english: float
    """Whether the question is English."""
    joint: float
    """Whether it is one part of a question about several things."""


def weigh(
    question: Question,
    chosen: Sequence[Reading],
    readings: Sequence[Reading],
    *,
    joint: bool = False,
) -> Evidence:
    """The evidence for an answer of the chosen readings out of all of them, surest first."""
    sources = [reading.source for reading in chosen]
    heads = " ".join(
        f"{s.article.title} {s.article.zone or ''} {s.article.date or ''}" for s in sources
    )
    around = fold(f"{heads} {' '.join(s.hit.passage.text for s in sources)}")
    whole = around + fold(" ".join(s.article.text for s in sources))
    said = fold(" ".join(reading.sentence.quote for reading in chosen))
    surest = max(chosen, key=lambda reading: reading.score)
    best = surest.score
    others = (r.score for r in readings if r not in chosen and not r.repeats(chosen))
    return Evidence(
        score=best,
        answer=surest.answer,
        lead=surest.lead,
        margin=min(3.0, best - next(others, best - 3)),
        place_missing=missing(
            question.places, [place for place in question.places if named(place, whole)]
        ),
        year_missing=missing(question.years, years(around)),
        figure_missing=missing(question.figures, figures(around)),
        kind_missing=float(HOLDS[question.wanted].search(said) is None),
        english=float(question.language == "en"),
        joint=float(joint),
    )
