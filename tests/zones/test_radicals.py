"""Zones whose names are printed with radicals are detected, filtered and searched like others."""

from __future__ import annotations

import pytest

from zoneqa.documents.newspaper import detect_zone
from zoneqa.query.analyze import analyze
from zoneqa.query.filters import FilterResolver
from zoneqa.text.terms import terms
from zoneqa.types import Filters
from zoneqa.zones.gazetteer import open_gazetteer, zone_stems

PRINTED = (
    ("⻘湾高新区", "青湾"),
    ("⻢岭⾼新区", "马岭"),
    ("⻰⻔高新区", "龙门"),
    ("⻩⻥洲高新区", "黄鱼洲"),
    ("⻄岙⾼新区", "西岙"),
)


@pytest.mark.parametrize(("printed", "place"), PRINTED)
def test_a_zone_is_detected_as_printed_and_known_by_its_characters(
    printed: str, place: str
) -> None:
    assert detect_zone("快讯", f"{printed}税收为31.4亿元。{printed}新引进项目96个。") == printed
    assert place in zone_stems(printed)


@pytest.mark.parametrize(("printed", "place"), PRINTED)
def test_filters_and_questions_find_it(printed: str, place: str) -> None:
    gazetteer = open_gazetteer([printed])
    resolver = FilterResolver(gazetteer, [printed], [], lambda _: None)
    assert resolver.resolve(Filters(zones=(place,))).zones == (printed,)
    assert place in set().union(*analyze(f"{place}高新区税收是多少？", gazetteer).zones)


@pytest.mark.parametrize(("printed", "place"), PRINTED)
def test_it_has_the_terms_of_its_characters(printed: str, place: str) -> None:
    assert terms(printed) == terms(f"{place}高新区")
