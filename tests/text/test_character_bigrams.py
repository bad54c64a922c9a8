"""Likeness of words by the pairs of characters that they share."""

from __future__ import annotations

import pytest

from zoneqa.text.character_bigrams import character_bigrams, coverage, jaccard


def test_bigrams_stand_side_by_side() -> None:
    assert character_bigrams("工业产值") == {"工业", "业产", "产值"}
    assert character_bigrams("税") == frozenset()
    assert character_bigrams("税收", "利润") == {"税收", "利润"}


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("工业产值", "规模以上工业总产值", 2 / 3),
        ("税收", "税收收入", 1.0),
        ("税收", "利润", 0.0),
        ("税", "税收", 0.0),
        ("", "税收", 0.0),
    ],
)
def test_coverage_is_the_share_that_the_text_has(words: str, text: str, expected: float) -> None:
    assert coverage(words, text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("税收", "税收", 1.0),
        ("税收", "税收收入", 1 / 3),
        ("税收收入", "税收", 1 / 3),
        ("税收", "利润", 0.0),
        ("", "", 0.0),
    ],
)
def test_jaccard_counts_what_both_lack(one: str, other: str, expected: float) -> None:
    assert jaccard(character_bigrams(one), character_bigrams(other)) == pytest.approx(expected)
