"""What speaks for a sentence as the answer to a question, as numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np

from zoneqa.query.analyze import AnswerType, Query
from zoneqa.query.terms import QueryTerms
from zoneqa.text.numbers import figures, years
from zoneqa.types import Wordings
from zoneqa.zones.names import is_named

# What a sentence must hold to be able to answer. Folded text.
ANSWER_TYPE_PATTERNS: dict[AnswerType, re.Pattern[str]] = {
    "figure": re.compile(r"\d|[一二三四五六七八九十百千万亿两]+[个家名项亿万元成倍大]"),
    "date": re.compile(r"\d+年|\d+月|[一二三四]季度|年底|年初|上半年|下半年|日前|近日|期间"),
    "place": re.compile(r"[省市区县镇乡州国港湾岛]|街道|位于|地处"),
    "name": re.compile(r"[“《「]|公司|集团|大学|学院|研究院|项目|中心|主任|书记|局长|经理|表示|说"),
    "list": re.compile(r"、|和|与|及|分别"),
    "other": re.compile(""),
}


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """For one sentence of one question. Shares are 0 to 1."""

    found: float
    """The score by which its passage was found, in standard deviations above the mean."""
    answer: float
    """The log-odds that its passage answers, read whole."""
    lead: float
    """The log-odds of its best words against none in the passage."""
    lexical: float
    """Share of the question's terms in the sentence, rare ones counting more; as `found`.

    A term of an English question is there if a wording of it is."""
    holds: float
    """Whether there is in it what is asked for: a figure, a date, a place, a name."""
    year_missing: float
    """Share of the question's years that are not in the passage or the article's date."""
    year_other: float
    """Whether the sentence names years, and the question others."""
    figure_missing: float
    """Share of the question's figures that are not in the passage."""
    place_missing: float
    """Share of the question's places that the article does not name."""


NAMES = tuple(f.name for f in fields(SentenceFeatures))


@dataclass(frozen=True, slots=True)
class PassageContext:
    """What stands round a sentence, folded: its passage and its article, each with the title."""

    article: str
    years: frozenset[str]
    figures: frozenset[Decimal]


def passage_context(passage: str, article: str) -> PassageContext:
    """Looks at a folded passage and article once for all of their sentences."""
    return PassageContext(article, years(passage), figures(passage))


@dataclass(frozen=True, slots=True)
class SentenceInContext:
    """A sentence, folded, with what stands round it and what was seen in it; see Features."""

    text: str
    round: PassageContext
    found: float
    answer: float
    lead: float


def sentence_features(
    question: Query, sentences: Sequence[SentenceInContext]
) -> list[SentenceFeatures]:
    """The features of each sentence among all of them."""
    if not sentences:
        return []
    asked = QueryTerms.of(question)
    held = [asked.within(sentence.text) for sentence in sentences]
    weights = _rarity(asked, held)
    shares = [_share(terms, weights) for terms in held]
    found = _standardised([sentence.found for sentence in sentences])
    return [
        SentenceFeatures(
            found=found_,
            answer=s.answer,
            lead=s.lead,
            lexical=lexical,
            holds=float(ANSWER_TYPE_PATTERNS[question.wanted].search(s.text) is not None),
            **_agreement(question, s),
        )
        for s, found_, lexical in zip(sentences, found, _standardised(shares), strict=True)
    ]


def _agreement(question: Query, sentence: SentenceInContext) -> dict[str, float]:
    around = sentence.round
    said = years(sentence.text)
    places = [place for place in question.places if is_named(place, around.article)]
    return {
        "year_missing": share_missing(question.years, around.years),
        "year_other": float(bool(question.years and said and not question.years & said)),
        "figure_missing": share_missing(question.figures, around.figures),
        "place_missing": share_missing(question.places, places),
    }


def _rarity(asked: QueryTerms, held: Sequence[frozenset[Wordings]]) -> dict[Wordings, float]:
    """A weight for each term: terms that most candidates hold tell little."""
    counts = Counter(term for terms in held for term in terms)
    return {term: math.log(1 + len(held) / (0.5 + counts[term])) for term in asked.all}


def _share(held: frozenset[Wordings], weights: dict[Wordings, float]) -> float:
    total = sum(weights.values())
    return sum(weights[term] for term in held) / total if total else 0.0


def _standardised(values: Sequence[float]) -> list[float]:
    spread = float(np.std(values)) or 1.0
    return [(value - float(np.mean(values))) / spread for value in values]


def share_missing(asked: Collection[object], found: Collection[object]) -> float:
    """The share of what was asked that was not found; 0 where nothing was asked."""
    return sum(item not in found for item in asked) / len(asked) if asked else 0.0
