"""The decision whether the articles answer at all: its features and its fitted model."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal
from pathlib import Path

from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.candidates import zone_words
from zoneqa.reader.linear_model import WEIGHTS, LinearModel
from zoneqa.reader.missing_years import missing_years
from zoneqa.reader.prepared import PreparedArticle
from zoneqa.zones.names import ZoneNames


@dataclass(frozen=True, slots=True)
class AnswerabilityFeatures:
    """Features of the decision to answer."""

    score: float
    """The log-odds of the surest sentence that would be quoted."""
    answerability_logit: float
    """The highest log-odds that a text answers, of all that were read closely."""
    span_margin: float
    """The highest log-odds of words in them against none."""
    zone_missing: float
    """The share of the question's zones that none of the articles names."""
    name_missing: float
    """The share of the names in an English question that none of the articles writes."""
    year_missing: float
    """The share of its years that are in none of the passages, nor an article's date."""
    number_missing: float
    """The share of its other numbers that are in none of the passages."""
    ordinal_missing: float
    """The share of its ordinals, as 第七届 or 二期, that are in none of them."""
    english: float
    """1 if the question is English."""
    is_subquestion: float
    """1 if it is one part of a question about several things."""


FEATURES = tuple(f.name for f in fields(AnswerabilityFeatures))


@dataclass(frozen=True, slots=True)
class Missing:
    """The names, years and numbers of a question that are not in the texts to be quoted."""

    zones: tuple[ZoneNames, ...] = ()
    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    ordinals: tuple[tuple[str, str], ...] = ()


def missing_from(query: Query, sources: Iterable[Candidate]) -> Missing:
    """Return what the query names that none of these candidates does."""
    read = list(sources)
    articles = [candidate.article for candidate in read]
    passages = [candidate.passage for candidate in read]
    written = frozenset().union(*(article.names_written(query.names) for article in articles))
    numbers = query.numbers.difference(*(passage.numbers for passage in passages))
    ordinals = query.ordinals.difference(*(passage.ordinals for passage in passages))
    spelled = {zone: word for word, zone in zone_words(query)}
    return Missing(
        zones=tuple(z for z in query.zones if not _is_named(z, spelled.get(z), articles)),
        names=tuple(name for name in query.names if name not in written),
        years=tuple(sorted(missing_years(query, passages))),
        numbers=tuple(sorted(numbers)),
        ordinals=tuple(sorted(ordinals)),
    )


def _is_named(zone: ZoneNames, spelled: str | None, articles: Sequence[PreparedArticle]) -> bool:
    """Return whether an article names a zone, or what sounds like it as an English question has it.

    Pinyin may well mean another place than those that are known: Changning is 长宁 too.
    """
    if any(article.mentions(zone) for article in articles):
        return True
    written = (article.names_written([spelled]) for article in articles) if spelled else ()
    return any(written)


def answerability_features(
    query: Query,
    quotable: Sequence[Reading],
    readings: Sequence[Reading],
    *,
    is_subquestion: bool = False,
) -> AnswerabilityFeatures:
    """Return the features for an answer of the quotable readings, out of all of them."""
    missing = missing_from(query, (reading.source for reading in quotable))
    return AnswerabilityFeatures(
        score=max(reading.score for reading in quotable),
        answerability_logit=max(reading.answerability_logit for reading in readings),
        span_margin=max(reading.span_margin for reading in readings),
        zone_missing=_share(missing.zones, query.zones),
        name_missing=_share(missing.names, query.names),
        year_missing=_share(missing.years, query.years),
        number_missing=_share(missing.numbers, query.numbers),
        ordinal_missing=_share(missing.ordinals, query.ordinals),
        english=float(query.language == "en"),
        is_subquestion=float(is_subquestion),
    )


@dataclass(frozen=True, slots=True)
class AnswerabilityModel:
    """The fitted probability that the articles answer; below `threshold` it is declined."""

    model: LinearModel
    threshold: float

    def confidence(self, features: AnswerabilityFeatures) -> float:
        """Return the probability (0 to 1) that the question is answered."""
        logit = self.model.logit(asdict(features))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))

    def at(self, threshold: float | None) -> AnswerabilityModel:
        """Return the same model with another threshold; None leaves the fitted one."""
        return self if threshold is None else replace(self, threshold=threshold)


def open_answerability_model(path: Path = WEIGHTS / "answerability.json") -> AnswerabilityModel:
    """Open a fitted model, by default the one that comes with zoneqa. Raises ModelUnavailable."""
    model = LinearModel.load(path, FEATURES)
    return AnswerabilityModel(model, model.threshold or 0.0)


def _share(missing: Sequence[object], asked: Iterable[object]) -> float:
    total = len(list(asked))
    return len(missing) / total if total else 0.0
