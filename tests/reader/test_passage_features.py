"""The features of passages, and the order that a model makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reader.looks_for import LooksFor
from zoneqa.query.analyze import analyze
from zoneqa.reader.base import Candidate
from zoneqa.reader.linear_model import FittedUnder, LinearModel
from zoneqa.reader.passage_features import PassageFeatures, passage_features
from zoneqa.reader.passages import SentenceSpan
from zoneqa.reader.ranking import PassageReranker
from zoneqa.types import Article, Hit, Passage
from zoneqa.zones.gazetteer import open_gazetteer

ARTICLES = (
    Article("a", "云岭高新区开工一座电厂", "电厂日前开工。电厂占地90亩。"),
    Article("b", "云岭高新区的电厂投产", "电厂昨日投产。装机20万千瓦。"),
    Article("c", "云岭高新区招聘", "招聘会下周举行。"),
)
SCORES = (3.0, 2.0, 1.0)
UNDER = FittedUnder(8, 4, 320, 0.5, "none", "none")
ASKED = analyze("电厂装机多少？", open_gazetteer([]))


def candidates() -> list[Candidate]:
    hits = zip(ARTICLES, SCORES, strict=True)
    return [Candidate.of(Hit(Passage(a.id, 0, len(a.text), a.text), s), a) for a, s in hits]


def order(words: str, **weights: float) -> list[str]:
    none = dict.fromkeys(("retrieval_score", "answerability_logit", "span_margin"), 0.0)
    model = LinearModel({**none, **weights}, 0.0, UNDER)
    reranker = PassageReranker(LooksFor(words), model)
    return [hit.passage.article_id for hit in reranker(ASKED, candidates())]


def test_a_passage_has_its_place_among_all_and_the_best_of_its_sentences() -> None:
    found = candidates()
    first, second = found[0].passage.sentences
    spans = [SentenceSpan(found[0], first, 1.5, -2.0), SentenceSpan(found[0], second, 1.5, 6.0)]
    features = passage_features(found, spans)
    assert [f.retrieval_score for f in features] == pytest.approx([1.5**0.5, 0, -(1.5**0.5)])
    assert features[0] == PassageFeatures(features[0].retrieval_score, 1.5, 6.0)
    assert features[1] == PassageFeatures(0.0, 0.0, 0.0)


def test_scores_count_relative_to_the_others_found() -> None:
    found = candidates()
    higher = [Candidate(replace(c.hit, score=10 * c.hit.score + 7), c.passage) for c in found]
    assert passage_features(higher, []) == passage_features(found, [])


@pytest.mark.parametrize(
    ("words", "weights", "expected"),
    [
        ("20万千瓦", {"retrieval_score": 1.0}, "abc"),
        ("20万千瓦", {"span_margin": 1.0}, "bac"),
        ("20万千瓦", {"answerability_logit": 1.0}, "bac"),
        ("招聘会", {"retrieval_score": 1.0, "span_margin": 1.0}, "cab"),
        ("招聘会", {"retrieval_score": 9.0, "span_margin": 1.0}, "abc"),
        ("没有写到", {"retrieval_score": 1.0, "span_margin": 1.0}, "abc"),
    ],
)
def test_what_was_read_moves_a_passage_as_far_as_it_weighs(
    words: str, weights: dict[str, float], expected: str
) -> None:
    assert order(words, **weights) == [*expected]
