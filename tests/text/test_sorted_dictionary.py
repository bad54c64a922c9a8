"""A dictionary in one sorted text."""

from __future__ import annotations

import pytest

from zoneqa.text.sorted_dictionary import SortedDictionary

WORDS = {
    "park": "园区 公园",
    "parks": "园区",
    "par": "票面",
    "": "空",
    "zone": "区",
    "école": "学校",
}


def test_every_text_leads_to_what_it_stands_for() -> None:
    found = SortedDictionary(WORDS)
    assert {word: found.get(word) for word in WORDS} == WORDS


@pytest.mark.parametrize("word", ["pa", "parking", "zoneqa", "aaa", "园区", "zzz", "\ud800"])
def test_others_lead_to_nothing(word: str) -> None:
    assert SortedDictionary(WORDS).get(word) is None


def test_an_empty_dictionary_knows_nothing() -> None:
    assert SortedDictionary({}).get("park") is None
