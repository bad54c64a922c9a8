"""Words and filters of the list of articles, as people type them."""

from __future__ import annotations

import pytest

from zoneqa.answer.answerer import Answerer
from zoneqa.errors import BadFilter
from zoneqa.index import EVERY_ARTICLE
from zoneqa.types import Filters


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["guilin", "kunshan"]),
        ("招商", ["guilin"]),
        ("高新区 2020年", ["guilin", "kunshan"]),
        ("高新区　研究生", ["kunshan"]),
        ("高新區 研究生", ["kunshan"]),
        ("研究生 招商", []),
        ("  ", ["guilin", "kunshan"]),
    ],
)
def test_every_word_must_be_there_in_either_script(
    answerer: Answerer, words: str, ids: list[str]
) -> None:
    asked = answerer.article_filter(Filters(), words)
    assert [each.id for each in answerer.summaries(9, 0, asked)] == ids
    assert answerer.article_count(asked) == len(ids)


def test_a_zone_goes_by_any_of_its_names(answerer: Answerer) -> None:
    asked = [answerer.article_filter(Filters(zones=(name,))) for name in ("Kunshan", "昆山高新区")]
    assert [each.filters.zones for each in asked] == [("昆山高新区",)] * 2
    with pytest.raises(BadFilter):
        answerer.article_filter(Filters(zones=("无此高新区",)))


def test_without_words_and_filters_every_article_is_meant(answerer: Answerer) -> None:
    assert answerer.article_filter(Filters()) == EVERY_ARTICLE


def test_the_facts_of_an_article_come_in_reading_order(answerer: Answerer) -> None:
    article = answerer.article("guilin")
    assert article is not None
    found = answerer.facts_in(article, 2)
    assert [fact.claim.value.quote for fact in found.facts] == ["300亿元", "12%"]
    assert found.total == 3
