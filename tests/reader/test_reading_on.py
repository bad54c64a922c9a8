"""Reading the first passages, and then the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reader.looks_for import LooksFor
from zoneqa.query.analyze import analyze
from zoneqa.reader.base import Candidate
from zoneqa.reader.features import NAMES
from zoneqa.reader.linear_model import FittedUnder, LinearModel
from zoneqa.reader.ranking import CLOSE_READING, SentenceReader
from zoneqa.types import Article, Hit, Passage
from zoneqa.zones.gazetteer import open_gazetteer

UNDER = FittedUnder(8, 4, 320, 0.5, "none", "none")
WEIGHTS = {"retrieval_score": 0.4, "lexical": 0.5, "span_margin": 0.3, "answerability_logit": 0.1}
RANKING = LinearModel({**dict.fromkeys(NAMES, 0.0), **WEIGHTS}, 0.0, UNDER)
CLOSE = LinearModel(dict.fromkeys(CLOSE_READING, 1.0), 0.0, UNDER)
QUESTION = analyze("砚溪高新区的电厂装机多少？", open_gazetteer([]))
TEXTS = (
    "砚溪高新区的电厂日前开工。电厂占地90亩。",
    "砚溪高新区的电厂昨日投产。",
    "电厂装机20万千瓦。它用天然气发电。",
    "砚溪高新区的招聘会下周举行。",
    "一座电厂装机30万千瓦。",
)


def candidates() -> list[Candidate]:
    articles = [Article(f"a{n}", "", text) for n, text in enumerate(TEXTS)]
    hits = [Hit(Passage(a.id, 0, len(a.text), a.text), 9.0 - n) for n, a in enumerate(articles)]
    return [Candidate.of(hit, article) for hit, article in zip(hits, articles, strict=True)]


def reader(first: int, words: str = "万千瓦") -> SentenceReader:
    return SentenceReader(LooksFor(words), RANKING, CLOSE, depth=2, first=first)


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_whoever_reads_on_gets_what_reading_all_at_once_gives(first: int) -> None:
    found = candidates()
    [at_once] = reader(first=9).read(QUESTION, found)
    *_, last = reader(first).read(QUESTION, found)
    assert last == at_once
    assert {reading.sentence.article_id for reading in last} == {"a2", "a4"}


def test_the_first_passages_are_read_before_the_others() -> None:
    reading = reader(first=2)
    steps = reading.read(QUESTION, candidates())
    assert {each.sentence.article_id for each in next(steps)} <= {"a0", "a1"}
    assert isinstance(reading.encoder, LooksFor)
    assert not any("万千瓦" in text for text in reading.encoder.texts)
    assert len(list(steps)) == 1


def test_a_sentence_scores_the_same_whether_more_was_read_or_not() -> None:
    found = candidates()
    early, late = (next(reader(first).read(QUESTION, found)) for first in (3, 5))
    assert early[0].sentence == late[0].sentence
    assert early[0].score == late[0].score


@pytest.mark.parametrize(("first", "steps"), [(4, 2), (5, 1), (9, 1)])
def test_where_no_others_are_left_there_is_one_step(first: int, steps: int) -> None:
    assert len(list(reader(first).read(QUESTION, candidates()))) == steps


def test_passages_without_sentences_give_no_step() -> None:
    empty = Article("e", "", "\n\n")
    nothing = Candidate.of(Hit(Passage("e", 0, 2, empty.text), 1.0), empty)
    assert list(reader(first=4).read(QUESTION, [nothing])) == []
    assert len(list(reader(first=1).read(QUESTION, [nothing, *candidates()]))) == 1


def test_where_articles_are_asked_for_twice_as_many_sentences_are_read_closely() -> None:
    asked = replace(QUESTION, asks_for_zones=True)
    [readings] = reader(first=9).read(asked, candidates())
    assert len(readings) == 4
