"""Which readings are quoted: of one thing, of several, and across articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import GUILIN, KUNSHAN
from zoneqa.composing import MAX_QUOTES, compose, compose_across, compose_parts
from zoneqa.reading import Candidate, Reading
from zoneqa.reading.places import open_gazetteer
from zoneqa.reading.question import analyse
from zoneqa.types import Article, Hit, Passage, Span


def reading(article: Article, start: int, end: int, score: float) -> Reading:
    passage = Passage(article.id, 0, len(article.text), article.text)
    span = Span(article.id, start, end, article.text[start:end])
    return Reading(Candidate(Hit(passage, 0.0), article), span, score)


FIRST = reading(GUILIN, 0, 14, 3.0)
SECOND = reading(GUILIN, 16, 48, 2.5)
THIRD = reading(GUILIN, 48, 60, -4.0)
OTHER = reading(KUNSHAN, 0, 14, 1.0)
LATER = reading(KUNSHAN, 16, 48, 0.9)


def test_what_is_nearly_as_sure_is_quoted_too() -> None:
    assert compose([FIRST, SECOND, THIRD]) == [FIRST, SECOND]
    assert compose([FIRST, THIRD]) == [FIRST]


def test_what_says_the_same_again_is_not_quoted_again() -> None:
    words = Span(GUILIN.id, 0, 4, GUILIN.text[:4])
    said, again = replace(FIRST, words=words), replace(FIRST, words=words, score=2.9)
    assert compose([said, again, SECOND]) == [said, SECOND]


def test_each_part_is_quoted_and_then_the_closest_others() -> None:
    assert compose_parts([[FIRST, THIRD], [OTHER]]) == [FIRST, OTHER]
    # LATER trails its part's best by less than SECOND does, and there is room for one of them.
    assert compose_parts([[FIRST, SECOND], [OTHER, LATER]]) == [FIRST, OTHER, LATER]
    assert len(compose_parts([[FIRST, SECOND], [OTHER, LATER]])) == MAX_QUOTES


def test_a_sentence_that_answers_two_parts_is_quoted_once() -> None:
    assert compose_parts([[FIRST], [FIRST]]) == [FIRST]


def test_across_takes_one_sentence_of_each_article() -> None:
    assert compose_across([FIRST, SECOND, OTHER, LATER]) == [FIRST, OTHER]
    doubtful = reading(Article("x", "x", "苏州高新区。"), 0, 6, -0.5)
    assert compose_across([FIRST, OTHER, doubtful]) == [FIRST, OTHER]
    assert compose_across([FIRST, doubtful]) == [FIRST, doubtful]


@pytest.mark.parametrize(
    ("question", "across"),
    [
        ("哪两个高新区办了招聘会？", True),
        ("哪些园区有研究院？", True),
        ("Which two zones held job fairs?", True),
        ("桂林高新区在哪个区域？", False),
        ("哪几家企业入驻桂林高新区？", False),
        ("Which zone held a job fair?", False),
    ],
)
def test_who_asks_for_zones_asks_across(question: str, across: bool) -> None:
    assert analyse(question, open_gazetteer([])).across is across
