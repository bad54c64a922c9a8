"""What any store of claims must do: the one on disk and the one in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.index.fakes import Capitals, MemoryClaims, counted
from tests.index.made_rows_in_postgres import made_rows
from tests.made_claims import (
    ARTICLES,
    COMPANIES,
    DIRECTOR,
    EXPORTS,
    GROWTH,
    IN_ORDER,
    IN_SOME_YEAR,
    OUTPUT,
    RANK,
    SINCE,
    START,
    TAX,
    TRADE,
    YUNLING,
    claims_of,
)
from zoneqa.claims.claim import Claim
from zoneqa.index.claim_store import EVERY_CLAIM, ClaimFilter, ClaimStore, NoClaims
from zoneqa.index.merged_claims import MergedClaims
from zoneqa.index.renamed import RenamedClaims
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import NAME, SqliteClaims, write_claims
from zoneqa.types import Article, Span


@pytest.fixture(scope="module")
def postgres_claims(postgres: PostgresServer) -> Iterator[ClaimStore]:
    with made_rows(postgres, ARTICLES, [], claims_of) as (_, claims):
        yield claims


@pytest.fixture(scope="module", params=["disk", "postgres", "memory", "merged", "renamed"])
def claims(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ClaimStore:
    if request.param == "postgres":
        kept: ClaimStore = request.getfixturevalue("postgres_claims")
        return kept
    if request.param == "memory":
        return MemoryClaims(ARTICLES, claims_of)
    if request.param == "merged":
        first, second = (tmp_path_factory.mktemp("claims") for _ in range(2))
        parts: list[ClaimStore] = [on_disk(first, ARTICLES[::2]), NoClaims()]
        parts.append(on_disk(second, ARTICLES[1::2]))
        return MergedClaims(parts)
    if request.param == "renamed":
        return RenamedClaims(MemoryClaims(list(map(in_capitals, ARTICLES)), claimed), Capitals())
    return on_disk(tmp_path_factory.mktemp("claims"))


def in_capitals(article: Article) -> Article:
    """The article under an id that nobody outside sees."""
    return replace(article, id=article.id.swapcase())


def claimed(article: Article) -> list[Claim]:
    """The claims of an article that has its id in capitals."""

    def inner(span: Span) -> Span:
        return replace(span, article_id=article.id)

    found = claims_of(in_capitals(article))
    return [replace(c, sentence=inner(c.sentence), value=inner(c.value)) for c in found]


def on_disk(folder: Path, articles: Sequence[Article] = ARTICLES) -> SqliteClaims:
    write_articles(folder, articles, [])
    write_claims(folder, articles, partial(map, claims_of))
    return SqliteClaims(folder)


def test_claims_come_back_whole_those_of_the_newest_article_first(claims: ClaimStore) -> None:
    assert list(claims.find()) == IN_ORDER
    assert claims.count() == len(IN_ORDER)


FILTERS = [
    (EVERY_CLAIM, IN_ORDER),
    (ClaimFilter(subjects=("云岭",)), [OUTPUT, GROWTH, EXPORTS, START, TAX, SINCE, IN_SOME_YEAR]),
    (ClaimFilter(subjects=("第二期", "岭北产业园")), [START, TRADE, RANK]),
    (ClaimFilter(subjects=("嶺北",)), [TRADE, RANK]),
    (ClaimFilter(subjects=("' OR 1=1 --", "?", "%s", "{0}")), []),
    (ClaimFilter(attributes=("'; DROP TABLE claim; --",), unit="'"), []),
    (ClaimFilter(terms=(("' OR ''='",),)), []),
    (ClaimFilter(articles=("' OR 1=1 --", '"', "$1")), []),
    (ClaimFilter(attributes=("总产值",)), [OUTPUT, GROWTH]),
    (ClaimFilter(attributes=("出口", "开工")), [EXPORTS, START, TRADE]),
    (ClaimFilter(terms=(("产值",),)), [OUTPUT, GROWTH]),
    (ClaimFilter(terms=(("出口",),)), [EXPORTS]),
    (ClaimFilter(terms=(("出口", "进出口"),)), [EXPORTS, TRADE]),
    (ClaimFilter(terms=(("产值", "税收"), ("工业",))), [OUTPUT, GROWTH]),
    (ClaimFilter(terms=(("税收",), ("工业",))), []),
    (ClaimFilter(kinds=("role", "rank")), [DIRECTOR, RANK]),
    (ClaimFilter(unit="元"), [OUTPUT, EXPORTS, TRADE, TAX, SINCE, IN_SOME_YEAR]),
    (ClaimFilter(unit=""), []),
    (ClaimFilter(days=(date(2023, 1, 1), date(2023, 12, 31))), IN_ORDER[:5]),
    (ClaimFilter(days=(date(2023, 1, 1), date(2023, 6, 30))), [OUTPUT, GROWTH, EXPORTS]),
    (ClaimFilter(days=(date(2023, 2, 1), date(2023, 6, 30))), []),
    (ClaimFilter(days=(date(2023, 7, 8), date(2023, 7, 8))), [START]),
    (ClaimFilter(days=(date(2023, 10, 1), date(2023, 12, 31))), [COMPANIES]),
    (ClaimFilter(days=(date(2022, 1, 1), date(2022, 12, 31))), [SINCE]),
    (ClaimFilter(days=(date(2000, 1, 1), date(2000, 12, 31))), []),
    (ClaimFilter(articles=("older", "lingbei", "none")), [TRADE, RANK, TAX, SINCE, IN_SOME_YEAR]),
    (ClaimFilter(("云岭",), ("产值",), kinds=("level",), unit="元"), [OUTPUT]),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS, ids=str)
def test_filters_select_claims(
    claims: ClaimStore, asked: ClaimFilter, expected: list[Claim]
) -> None:
    assert list(claims.find(asked)) == expected
    assert claims.count(asked) == len(expected)


@pytest.mark.parametrize(
    ("limit", "offset", "expected"),
    [(2, 0, IN_ORDER[:2]), (3, 5, IN_ORDER[5:8]), (9, 8, IN_ORDER[8:]), (9, 11, []), (0, 0, [])],
)
def test_a_part_of_the_list_can_be_had(
    claims: ClaimStore, limit: int, offset: int, expected: list[Claim]
) -> None:
    assert list(claims.find(limit=limit, offset=offset)) == expected


def test_subjects_and_attributes_are_counted(claims: ClaimStore) -> None:
    assert claims.subjects() == counted(["云岭高新区"] * 7 + ["岭北产业园"] * 2 + ["第二期工程"])
    assert next(iter(claims.subjects())) == "云岭高新区"
    attributes = claims.attributes()
    assert list(attributes)[:2] == ["税收", "规模以上工业总产值"]
    assert attributes["规模以上工业总产值"] == 2
    assert attributes["进出口额"] == 1


def test_claims_are_counted_by_article_in_their_order(claims: ClaimStore) -> None:
    assert claims.counts_by_article() == [("2024-01-05", 6), ("2024-01", 2), ("", 3)]
    assert claims.counts_by_article(ClaimFilter(articles=("older", "none"))) == [("", 3)]


def test_of_articles_of_one_day_those_of_the_first_store_come_first() -> None:
    twins = [[replace(YUNLING, id=f"{store}{n}") for n in range(2)] for store in "ba"]
    parts = [MemoryClaims(each, claim_of_its_own) for each in twins]
    merged = MergedClaims(parts)
    ids = ["b0", "b0", "b1", "b1", "a0", "a0", "a1", "a1"]
    assert [claim.value.article_id for claim in merged.find()] == ids
    for offset in range(9):
        found = merged.find(limit=3, offset=offset)
        assert [claim.value.article_id for claim in found] == ids[offset : offset + 3]


def claim_of_its_own(article: Article) -> list[Claim]:
    return [replace(OUTPUT, value=replace(OUTPUT.value, article_id=article.id))] * 2


def test_threads_may_share_them(claims: ClaimStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: list(claims.find()), range(40)))
    assert found == [IN_ORDER] * 40


def test_an_older_generation_has_none() -> None:
    none = NoClaims()
    assert (list(none.find()), none.count()) == ([], 0)
    assert (none.subjects(), none.attributes()) == ({}, {})


def test_a_claim_and_a_zone_are_found_by_an_index(tmp_path: Path) -> None:
    on_disk(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT number FROM claim WHERE number IN"
        " (SELECT claim FROM subject WHERE words IN (1, 2))"
    ).fetchall()
    connection.close()
    assert any("claim_of_subject" in str(step) for step in plan)


def test_a_claim_takes_little_room(tmp_path: Path) -> None:
    write_articles(tmp_path, [YUNLING], [])
    write_claims(tmp_path, [YUNLING], lambda articles: [[OUTPUT] * 2000])
    assert (tmp_path / NAME).stat().st_size < 2000 * 200
