"""Facts: what is asked for by zone, attribute and period, and how it is shown."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from tests.fakes import BigramEmbedder, count_characters
from tests.made_claims import (
    ARTICLES,
    COMPANIES,
    DIRECTOR,
    EXPORTS,
    GROWTH,
    IN_ORDER,
    IN_SOME_YEAR,
    LINGBEI,
    OUTPUT,
    RANK,
    SINCE,
    START,
    TAX,
    TRADE,
    UNDATED,
    YUNLING,
    claims_of,
)
from zoneqa.answer.facts import Fact, FactFilters, facts
from zoneqa.claims.claim import Claim
from zoneqa.documents import Corpus
from zoneqa.errors import BadFilter
from zoneqa.fact_csv import COLUMNS, facts_csv
from zoneqa.fact_json import fact_json
from zoneqa.index import OpenedIndex, open_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor
from zoneqa.indexing.indexer import Indexer
from zoneqa.query.filters import FilterResolver
from zoneqa.types import Article, Span
from zoneqa.zones.gazetteer import open_gazetteer


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedIndex:
    root = tmp_path_factory.mktemp("facts")
    extractor = ClaimExtractor(claims_of, "made")
    indexer = Indexer(root, BigramEmbedder(), Chunker(count_characters, 60), extractor=extractor)
    indexer.build(Corpus(ARTICLES), lambda done, total: None)
    return open_current(root)


@pytest.fixture(scope="module")
def resolver(opened: OpenedIndex) -> FilterResolver:
    gazetteer = open_gazetteer(opened.zones())
    return FilterResolver(gazetteer, opened.zones(), opened.sources(), opened.article)


IN_YUNLING = [OUTPUT, GROWTH, EXPORTS, START, TAX, SINCE, IN_SOME_YEAR]

ASKED = [
    (FactFilters(), IN_ORDER),
    (FactFilters(zones=("云岭高新区",)), IN_YUNLING),
    (FactFilters(zones=("云岭",)), IN_YUNLING),
    (FactFilters(zones=("雲嶺高新區",)), IN_YUNLING),
    (FactFilters(zones=("yunling",)), IN_YUNLING),
    (FactFilters(zones=("岭北",)), [TRADE, RANK]),
    (FactFilters(zones=("岭北高新区",)), []),
    (FactFilters(zones=("云岭", "岭北")), [f for f in IN_ORDER if f.subjects]),
    (FactFilters(attribute="产值"), [OUTPUT, GROWTH]),
    (FactFilters(attribute="產值"), [OUTPUT, GROWTH]),
    (FactFilters(attribute="出口总额"), [EXPORTS]),
    (FactFilters(attribute="外贸总额"), [TRADE]),
    (FactFilters(attribute="动工"), [START]),
    (FactFilters(attribute="公司"), [COMPANIES]),
    (FactFilters(attribute="局长"), [DIRECTOR]),
    (FactFilters(attribute="长"), [DIRECTOR]),
    (FactFilters(attribute="没有这个词"), []),
    (FactFilters(period="2023"), [OUTPUT, GROWTH, EXPORTS, COMPANIES, START]),
    (FactFilters(period="2023-上半年"), [OUTPUT, GROWTH, EXPORTS]),
    (FactFilters(period="2023-07"), [START]),
    (FactFilters(period="2022..2023"), [OUTPUT, GROWTH, EXPORTS, COMPANIES, START, SINCE]),
    (FactFilters(("云岭",), "纳税额", "2022.."), [SINCE]),
]


def claims(found: tuple[Fact, ...]) -> list[Claim]:
    return [fact.claim for fact in found]


@pytest.mark.parametrize(("asked", "expected"), ASKED, ids=str)
def test_facts_are_those_asked_for_the_newest_first(
    opened: OpenedIndex, resolver: FilterResolver, asked: FactFilters, expected: list[Claim]
) -> None:
    page = facts(opened, resolver, asked)
    assert claims(page.facts) == expected
    assert page.total == len(expected)
    assert all(fact.article.id == fact.claim.value.article_id for fact in page.facts)


def test_a_page_says_how_many_there_are_in_all(
    opened: OpenedIndex, resolver: FilterResolver
) -> None:
    page = facts(opened, resolver, FactFilters(("云岭",)), limit=2, offset=3)
    assert (claims(page.facts), page.total) == (IN_YUNLING[3:5], 7)


@pytest.mark.parametrize(
    "asked",
    [
        FactFilters(zones=("火星",)),
        FactFilters(zones=("云岭", "Hefei")),
        FactFilters(period="去年"),
        FactFilters(period="2023..2021"),
        FactFilters(period=""),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(
    opened: OpenedIndex, resolver: FilterResolver, asked: FactFilters
) -> None:
    with pytest.raises(BadFilter):
        facts(opened, resolver, asked)


def test_every_quote_is_where_it_says(opened: OpenedIndex, resolver: FilterResolver) -> None:
    for fact in facts(opened, resolver).facts:
        row = fact_json(fact)
        text, cited = fact.article.text, row["citation"]
        assert text[cited["start"] : cited["end"]] == cited["quote"]
        assert text[row["value_start"] : row["value_end"]] == row["value"]


def test_a_fact_as_json() -> None:
    row = fact_json(Fact(EXPORTS, YUNLING))
    citation = row["citation"]
    assert {**row, "citation": None} == {
        "subject": "云岭高新区",
        "attribute": "出口额",
        "value": "3亿到4亿元",
        "value_start": 44,
        "value_end": 50,
        "number": "300000000",
        "number_to": "400000000",
        "unit": "元",
        "approximation": "exactly",
        "kind": "level",
        "direction": None,
        "modality": "planned",
        "former": True,
        "period": {"first": "2023-01-01", "last": "2023-06-30", "words": "2023年上半年"},
        "part_of": "规模以上工业总产值",
        "ordinal": None,
        "citation": None,
    }
    assert (citation["article_id"], citation["title"]) == ("yunling", "云岭高新区晒出年报")
    assert (citation["date"], citation["zone"]) == ("2024-01-05", "云岭高新区")


def test_numbers_are_exact_and_open_periods_keep_their_end() -> None:
    assert fact_json(Fact(TAX, UNDATED))["number"] == "10000000"
    assert fact_json(Fact(GROWTH, YUNLING))["number"] == "6.2"
    assert fact_json(Fact(START, YUNLING))["ordinal"] == "第2期"
    until = fact_json(Fact(COMPANIES, YUNLING))["period"]
    assert until == {"first": None, "last": "2023-10-31", "words": "截至10月底"}
    some_year = fact_json(Fact(IN_SOME_YEAR, UNDATED))["period"]
    assert some_year == {"first": None, "last": None, "words": "税收"}


def test_csv_can_be_read_back() -> None:
    text = facts_csv([Fact(OUTPUT, YUNLING), Fact(RANK, LINGBEI)])
    assert text.count("\r\n") == 3
    first, second = csv.DictReader(StringIO(text))
    assert tuple(first) == COLUMNS
    assert (first["number"], first["period"], first["first"]) == (
        "1940000000",
        "2023年上半年",
        "2023-01-01",
    )
    assert (first["former"], first["number_to"]) == ("false", "")
    assert (second["value"], second["kind"], second["attribute"]) == ("第三位", "rank", "")
    assert YUNLING.text[int(first["start"]) : int(first["end"])] == first["quote"]


def test_rows_can_follow_rows() -> None:
    one, other = Fact(OUTPUT, YUNLING), Fact(RANK, LINGBEI)
    assert facts_csv([one]) + facts_csv([other], header=False) == facts_csv([one, other])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1是公式",
        "+86拨号",
        "-3.5%的增速",
        "@某人说",
        "\t=1",
        "\n=1",
        "＝1+1",
        "＋86",
        "－3",
        "＠某",
        '有“引号"和,逗号',
        "两行\n一句",
    ],
)
def test_no_cell_is_computed_and_none_breaks_a_row(text: str) -> None:
    article = Article("=a", f"{text}标题", text)
    span = Span(article.id, 0, len(text), text)
    line = facts_csv([Fact(Claim(span, span, "level", None), article)])
    (row,) = csv.DictReader(StringIO(line))
    cells = (row["value"], row["quote"], row["title"], row["article_id"])
    assert all(cell.removeprefix("'") for cell in cells)
    assert not any(cell.startswith(tuple("=+-@\t\n＝＋－＠")) for cell in cells)
    assert row["quote"].removeprefix("'") == text
    assert row["article_id"] == "'=a"
