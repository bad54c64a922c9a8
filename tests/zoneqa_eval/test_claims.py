"""Labelled claims, and how extracted ones are compared with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.zoneqa_eval.conftest import lines
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.errors import UsageError
from zoneqa.types import Article, Bounds, Span
from zoneqa_eval.datasets.labelled_claims import (
    LabelledClaim,
    LabelledSentence,
    read_labelled_claims,
)
from zoneqa_eval.experiments import claims
from zoneqa_eval.experiments.claim_scores import in_base_units, read_sentence, score
from zoneqa_eval.experiments.claim_slots import SLOTS

TEXT = "云岭高新区发布报告。2023年全区出口19.4亿元，其中机电产品8亿元，增长6.2%，居全省第三。"
SENTENCE = (10, len(TEXT))
ARTICLE = Article("a", "", TEXT, date="2024-01-05")
YEAR = date(2023, 1, 1), date(2023, 12, 31)


def place(words: str) -> Bounds:
    start = TEXT.index(words)
    return start, start + len(words)


def said(words: str) -> Words:
    return Words(words, place(words))


def quantity(words: str, number: str, unit: str, **fields: Any) -> Quantity:
    return Quantity(*place(words), Decimal(number), Decimal(number), unit, **fields)


EXPORTS = LabelledClaim(
    value=place("19.4亿元"),
    kind="level",
    number=Decimal(1_940_000_000),
    unit="元",
    subject=place("云岭高新区"),
    attribute=place("出口"),
    first=YEAR[0],
    last=YEAR[1],
)
FOUND = Claim(
    sentence=Span("a", *SENTENCE, TEXT[10:]),
    value=Span("a", *place("19.4亿元"), "19.4亿元"),
    kind="level",
    attribute=said("全区出口"),
    subjects=(Words("云岭高新区", (0, 5), carried=True),),
    quantity=quantity("19.4亿元", "1940000000", "元"),
    period=Period(*place("2023年"), *YEAR),
)


def found_in(words: str, **fields: Any) -> Claim:
    return replace(FOUND, value=Span("a", *place(words), words), **fields)


def right(label: LabelledClaim, claim: Claim) -> set[str]:
    """Return the slots in which a labelled and an extracted claim agree."""
    read = read_sentence(LabelledSentence("a", SENTENCE, "tune", (label,)), ARTICLE, [claim])
    return {slot.name for slot in SLOTS if score(slot, [read]).right}


EVERYWHERE = {"a value in this place", "kind"}
FIGURE = {"value and unit", "value, unit and period", "period"}


def test_claims_that_agree_are_right_in_every_slot_that_they_state() -> None:
    assert right(EXPORTS, FOUND) == {*EVERYWHERE, *FIGURE, "attribute", "subject"}


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"quantity": quantity("19.4亿元", "19.4", "元")}, FIGURE - {"period"}),
        ({"quantity": quantity("19.4亿元", "1940000000", "美元")}, FIGURE - {"period"}),
        ({"period": None}, FIGURE - {"value and unit"}),
        ({"period": Period(0, 0, None, YEAR[1])}, FIGURE - {"value and unit"}),
        ({"attribute": said("机电产品")}, {"attribute"}),
        ({"subjects": (said("机电产品"), said("全省"))}, {"subject"}),
        ({"subjects": (said("全省"), said("云岭高新区"))}, set()),
        ({"kind": "count"}, {"kind"}),
    ],
)
def test_a_slot_that_differs_is_not_right(changes: dict[str, Any], lost: set[str]) -> None:
    whole = right(EXPORTS, FOUND)
    assert whole - right(EXPORTS, replace(FOUND, **changes)) == lost


def test_the_other_slots_agree_by_value() -> None:
    label = replace(
        EXPORTS,
        direction="up",
        modality="planned",
        approximation="over",
        part_of=place("出口"),
        ordinal="第五届",
    )
    claim = replace(
        FOUND,
        direction="up",
        modality="planned",
        quantity=replace(FOUND.quantity or quantity("8", "8", ""), approximation="over"),
        part_of=said("全区出口"),
        ordinal=("5", "届"),
    )
    optional = {"direction", "planned", "about, over, at least, …", "part of", "ordinal"}
    assert right(label, claim) - right(EXPORTS, FOUND) == optional
    assert not right(label, FOUND) & optional
    other = replace(claim, direction="down", part_of=said("全省"), ordinal=("4", "届"))
    assert right(label, other) & optional == {"planned", "about, over, at least, …"}


def test_what_holds_since_a_day_may_end_with_the_publication() -> None:
    since = replace(EXPORTS, last=None)
    for last in (None, date(2024, 1, 5)):
        assert right(since, replace(FOUND, period=Period(0, 0, YEAR[0], last))) >= FIGURE
    assert "period" not in right(since, FOUND)
    unsaid = replace(EXPORTS, first=None, last=None)
    today = Period(0, 0, None, date(2024, 1, 5))
    assert "value, unit and period" not in right(unsaid, replace(FOUND, period=today))


def test_days_of_an_unknown_year_are_none() -> None:
    half = replace(FOUND, period=Period(0, 0, date(2000, 1, 1), date(2000, 6, 30), False))
    unsaid = replace(EXPORTS, first=None, last=None)
    assert "value, unit and period" in right(unsaid, half)
    assert "value, unit and period" not in right(EXPORTS, half)


def test_the_last_years_may_begin_on_the_day_of_publication_or_the_next() -> None:
    three = replace(EXPORTS, first=date(2021, 1, 5), last=date(2024, 1, 5))
    for day, agrees in ((5, True), (6, True), (7, False)):
        found = Period(0, 0, date(2021, 1, day), date(2024, 1, 5))
        assert ("period" in right(three, replace(FOUND, period=found))) == agrees


def test_a_rank_has_no_unit_to_compare() -> None:
    label = LabelledClaim(value=place("第三"), kind="rank", number=Decimal(3))
    rank = quantity("第三", "3", "位", ordinal=True)
    assert "value and unit" in right(label, found_in("第三", kind="rank", quantity=rank))


def test_precision_counts_what_is_extracted_and_recall_what_is_labelled() -> None:
    labels = (EXPORTS, replace(EXPORTS, value=place("8亿元"), number=Decimal(800_000_000)))
    growth = found_in("6.2%", kind="growth", quantity=quantity("6.2%", "6.2", "%"))
    rank = found_in("第三", kind="rank", quantity=quantity("第三", "3", "", ordinal=True))
    read = read_sentence(
        LabelledSentence("a", SENTENCE, "tune", labels), ARTICLE, [FOUND, growth, rank]
    )
    value = score(SLOTS[1], [read])
    assert (value.right, value.extracted, value.labelled) == (1, 3, 2)
    assert (value.precision, value.recall) == (1 / 3, 1 / 2)
    nothing = score(SLOTS[-1], [read])
    assert (nothing.precision, nothing.recall) == (None, None)


def test_of_several_claims_with_one_value_those_of_one_kind_are_a_pair() -> None:
    share = replace(EXPORTS, kind="share")
    sentence = LabelledSentence("a", SENTENCE, "tune", (share, EXPORTS))
    pairs = read_sentence(sentence, ARTICLE, [FOUND, replace(FOUND, kind="share")]).pairs
    assert sorted((label.kind, claim.kind) for label, claim in pairs) == [
        ("level", "level"),
        ("share", "share"),
    ]


def test_a_claim_of_another_sentence_does_not_count() -> None:
    sentence = LabelledSentence("a", (0, 10), "tune", (EXPORTS,))
    assert not read_sentence(sentence, ARTICLE, [FOUND]).extracted


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("1940000000", "元", ("1940000000", "元")),
        ("6.2", "%", ("6.2", "%")),
        ("12", "㎡", ("12", "平方米")),
        ("2", "个百分点", ("2", "百分点")),
        ("-5", "元", ("-5", "元")),
        ("3", "怪单位", ("3", "怪单位")),
    ],
)
def test_figures_are_compared_in_base_units(
    number: str, unit: str, expected: tuple[str, str]
) -> None:
    label = in_base_units(replace(EXPORTS, number=Decimal(number), unit=unit))
    assert (label.number, label.unit) == (Decimal(expected[0]), expected[1])


def test_a_range_has_two_ends_and_a_name_none() -> None:
    label = in_base_units(replace(EXPORTS, number=Decimal(5), upper=Decimal(6), unit="亩"))
    assert (label.number, label.upper) == (Decimal(5), Decimal(6))
    name = replace(EXPORTS, kind="role", number=None, unit="")
    assert in_base_units(name) == name


def test_labels_are_read_from_a_file(tmp_path: Path) -> None:
    claim = {
        "value": [20, 26],
        "number": "1940000000",
        "upper": None,
        "unit": "元",
        "kind": "level",
        "subject": [0, 5],
        "attribute": [18, 20],
        "direction": None,
        "period": {"from": None, "to": "2023-12-31"},
        "modality": "achieved",
        "approximation": "over",
        "part_of": None,
        "ordinal": None,
    }
    name = {**claim, "number": None, "unit": None, "kind": "role", "period": None}
    row = {"article": "a", "start": 10, "end": 40, "split": "tune", "claims": [claim, name]}
    file = tmp_path / "claims.jsonl"
    file.write_text(lines(row, {**row, "split": "report"}), encoding="utf-8")
    (sentence,) = read_labelled_claims(file, "tune")
    figure, person = sentence.claims
    assert (sentence.article, sentence.place) == ("a", (10, 40))
    assert (figure.value, figure.number, figure.unit) == ((20, 26), Decimal(1_940_000_000), "元")
    assert (figure.first, figure.last, figure.approximation) == (None, YEAR[1], "over")
    assert (person.number, person.unit, person.first, person.last) == (None, "", None, None)


def extract(article: Article) -> Sequence[Claim]:
    return [FOUND]


def test_the_table_and_the_differences_are_for_people() -> None:
    missed = replace(EXPORTS, value=place("8亿元"), number=Decimal(800_000_000))
    sentences = [LabelledSentence("a", SENTENCE, "tune", (EXPORTS, missed))]
    read = claims.read_all(sentences, {"a": ARTICLE}, extract)
    table = list(claims.table(read))
    assert table[2].split() == ["value", "and", "unit", "100.0%", "50.0%", "1", "1", "2"]
    assert table[-1].split() == ["ordinal", "-", "-", "0", "0", "0"]
    quote, *claimed = claims.differences(read)
    assert quote.strip() == TEXT[10:]
    assert [line.split(":")[0].strip() for line in claimed] == ["labelled", "labelled", "extracted"]
    only = [LabelledSentence("a", SENTENCE, "tune", (EXPORTS,))]
    assert not list(claims.differences(claims.read_all(only, {"a": ARTICLE}, extract)))


def test_a_labelled_article_that_is_missing_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lack a"):
        claims.read_all([LabelledSentence("a", SENTENCE, "tune", ())], {}, extract)
    with pytest.raises(UsageError, match="is missing"):
        claims.read_articles(tmp_path / "zone_news.jsonl")


def test_the_time_of_an_article_is_a_mean() -> None:
    (line,) = claims.speed([ARTICLE], extract)
    assert line.endswith("ms an article, over 1 articles")
