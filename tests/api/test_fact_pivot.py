"""The table of facts: rows of a subject, columns of years, articles that disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.api.made_facts import OTHER, output, shown
from tests.made_claims import GROWTH, OUTPUT, TAX, UNDATED, YUNLING
from zoneqa.answer.facts import Fact
from zoneqa.api.fact_pivot import pivot_rows, years
from zoneqa.claims.claim import Words
from zoneqa.claims.periods import Period


def test_one_indicator_of_one_zone_is_read_across_the_years() -> None:
    rows = pivot_rows(shown(output(2023, 30), output(2021, 20), output(2022, 25)))
    assert years(rows) == [2021, 2022, 2023]
    (row,) = rows
    assert [[fact.value for fact in cell.facts] for cell in row.cells(years(rows))] == [
        ["20亿元"],
        ["25亿元"],
        ["30亿元"],
    ]


def test_a_growth_and_an_amount_have_rows_of_their_own() -> None:
    rows = pivot_rows(shown(Fact(OUTPUT, YUNLING), Fact(GROWTH, YUNLING), Fact(TAX, UNDATED)))
    assert [(row.attribute, row.kind) for row in rows] == [
        ("规模以上工业总产值", "level"),
        ("规模以上工业总产值", "growth"),
        ("税收", "level"),
    ]
    assert years(rows) == [2023, None]


def test_zones_come_first_and_what_is_not_named_last() -> None:
    facts = shown(
        replace_subject(output(2023, 1), ""),
        output(2023, 2, subject="步云项目"),
        output(2022, 3, subject="步云项目"),
        output(2023, 4),
    )
    rows = pivot_rows(facts, {"云岭高新区"})
    assert [row.subject for row in rows] == ["云岭高新区", "步云项目", ""]


def replace_subject(fact: Fact, subject: str) -> Fact:
    subjects = (Words(subject, (0, 0)),) if subject else ()
    return replace(fact, claim=replace(fact.claim, subjects=subjects))


HALF = Period(0, 0, date(2023, 1, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        (output(2023, 31, OTHER), True),
        (output(2023, 30, OTHER), False),
        (output(2023, 31), False),
        (output(2023, 15, OTHER, period=HALF), False),
        (output(2023, 40, OTHER, modality="planned"), False),
        (output(2023, 20, OTHER, former=True), False),
    ],
    ids=["other figure", "same figure", "same article", "half a year", "planned", "before"],
)
def test_articles_that_disagree_are_said_to(other: Fact, differ: bool) -> None:
    (row,) = pivot_rows(shown(output(2023, 30), other))
    (cell,) = row.cells([2023])
    assert len(cell.facts) == 2
    assert cell.facts[0].article.date == "2024-01-05"
    assert cell.differ is differ
