"""Features of a sentence as the answer to a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

from zoneqa.claims.agreement import overall
from zoneqa.query.answer_type import AnswerType
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.missing_years import missing_years
from zoneqa.reader.passages import SentenceSpan, sentences_to_read
from zoneqa.scores import z_scores
from zoneqa.types import Span, Wordings

# What a sentence must hold to be able to answer a question of the type; "other" asks nothing of it.
# Folded text.
_PATTERNS: dict[AnswerType, re.Pattern[str]] = {
    "figure": re.compile(r"\d|[一二三四五六七八九十百千万亿两]+[个家名项亿万元成倍大]"),
    "date": re.compile(r"\d+年|\d+月|[一二三四]季度|年底|年初|上半年|下半年|日前|近日|期间"),
}
_WORDS: dict[AnswerType, tuple[str, ...]] = {
    "place": (*"省市区县镇乡州国港湾岛", "街道", "位于", "地处"),
    "name": (
        *("“", "《", "「", "公司", "集团", "大学", "学院", "研究院", "项目", "中心"),
        *("主任", "书记", "局长", "经理", "表示", "说"),
    ),
    "list": ("、", "和", "与", "及", "分别"),
}


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """Features of one sentence for one question. Shares are 0 to 1."""

    retrieval_score: float
    """The score of its passage in retrieval, as a z-score among all sentences."""
    answerability_logit: float
    """The log-odds that its passage answers, read whole."""
    span_margin: float
    """The log-odds of its best words against none in the passage."""
    lexical: float
    """The share of the question's terms that it has, rare ones counting more, as a z-score."""
    answer_type_match: float
    """1 if it holds what is asked for: a figure, a date, a place, a name."""
    year_missing: float
    """The share of the question's years that are neither in the passage nor the article's date."""
    year_other: float
    """1 if the sentence names years, and the question others."""
    number_missing: float
    """The share of the question's numbers that are not in the passage."""
    zone_missing: float
    """The share of the question's zones that the article does not name."""
    claim_fits: float
    """1 if a claim of it gives what is asked, as far as its slots tell."""
    claims_contradict: float
    """1 if it has claims, and each contradicts the question."""


NAMES = tuple(f.name for f in fields(SentenceFeatures))


def sentence_features(
    query: Query, spans: Sequence[SentenceSpan], candidates: Sequence[Candidate]
) -> list[SentenceFeatures]:
    """Return the features of sentences, in order.

    z-scores are among the sentences of all `candidates`, whether they were read yet or not.
    """
    likeness = _likeness(query, candidates)
    return [
        SentenceFeatures(
            **likeness[span.candidate, span.sentence.span],
            answerability_logit=span.answerability_logit,
            span_margin=span.span_margin,
            answer_type_match=float(_may_answer(span.sentence.folded, query.answer_type)),
            claim_fits=float(overall(span.agreements) == "agrees"),
            claims_contradict=float(overall(span.agreements) == "contradicts"),
            **_missing(query, span),
        )
        for span in spans
    ]


def share_missing(asked: Collection[object], found: Collection[object]) -> float:
    """Return the share of what was asked that was not found; 0 where nothing was asked."""
    return sum(item not in found for item in asked) / len(asked) if asked else 0.0


def _may_answer(folded: str, asked: AnswerType) -> bool:
    """Return whether a sentence holds what every answer of the type does."""
    if pattern := _PATTERNS.get(asked):
        return pattern.search(folded) is not None
    return asked not in _WORDS or any(word in folded for word in _WORDS[asked])


def _likeness(
    query: Query, candidates: Sequence[Candidate]
) -> dict[tuple[Candidate, Span], dict[str, float]]:
    """Return the features of every sentence of the candidates that need no reading."""
    found = [(c, sentence) for c in candidates for sentence in sentences_to_read(query, c)]
    held = [query.terms.within(sentence.folded) for _, sentence in found]
    weights = _rarity(query.terms.all, held)
    lexical = z_scores([_share(terms, weights) for terms in held])
    retrieval = z_scores([candidate.hit.score for candidate, _ in found])
    return {
        (candidate, sentence.span): {"retrieval_score": score, "lexical": share}
        for (candidate, sentence), score, share in zip(found, retrieval, lexical, strict=True)
    }


def _missing(query: Query, span: SentenceSpan) -> dict[str, float]:
    passage, article = span.candidate.passage, span.candidate.article
    said, asked = span.sentence.years, query.years - query.compared_years
    named = [zone for zone in query.zones if article.mentions(zone)]
    return {
        "year_missing": share_missing(query.years, query.years - missing_years(query, [passage])),
        "year_other": float(bool(asked and said and not asked & said)),
        "number_missing": share_missing(query.numbers, passage.numbers),
        "zone_missing": share_missing(query.zones, named),
    }


def _rarity(
    asked: Collection[Wordings], held: Sequence[frozenset[Wordings]]
) -> dict[Wordings, float]:
    """Return a weight for each term: terms that most sentences have tell little."""
    counts = Counter(term for terms in held for term in terms)
    return {term: math.log(1 + len(held) / (0.5 + counts[term])) for term in asked}


def _share(held: frozenset[Wordings], weights: Mapping[Wordings, float]) -> float:
    total = sum(weights.values())
    return sum(weights[term] for term in held) / total if total else 0.0
