"""What any store of claims must do: the one on disk and the one in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.index.fakes import MemoryClaims, counted
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.index.base import EVERY_CLAIM, ClaimFilter, ClaimStore, NoClaims
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import NAME, SqliteClaims, write_claims
from zoneqa.types import Article, Span

YUNLING = Article(
    "yunling",
    "云岭高新区晒出年报",
    "🎉云岭高新区2023年上半年完成规模以上工业总产值19.4亿元，增长6.2%，其中出口额3亿到4亿元。"
    "截至10月底，新增企业逾385家。第二期工程去年7月8日开工，局长是张三。",
    date="2024-01-05",
    zone="云岭高新区",
)
LINGBEI = Article(
    "lingbei", "短讯", "嶺北產業園進出口額25.3億元，排名第三位。", date="2024-01", zone="岭北高新区"
)
UNDATED = Article("older", "旧闻", "云岭高新区税收0.10亿元。", zone="云岭高新区")
SILENT = Article("silent", "无话", "云岭高新区很美。", date="2024-02-01")
ARTICLES = (UNDATED, SILENT, LINGBEI, YUNLING)


def place(article: Article, quote: str) -> tuple[int, int]:
    start = article.text.index(quote)
    return start, start + len(quote)


def words(article: Article, quote: str, *, carried: bool = False) -> Words:
    return Words(quote, place(article, quote), carried)


def span(article: Article, quote: str) -> Span:
    return Span(article.id, *place(article, quote), quote)


def quantity(
    article: Article, quote: str, low: str, high: str, unit: str, **how: object
) -> Quantity:
    start, end = place(article, quote)
    return Quantity(start, end, Decimal(low), Decimal(high), unit, **how)  # type: ignore[arg-type]


def period(
    article: Article, quote: str, first: str | None, last: str | None, **how: object
) -> Period:
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return Period(*place(article, quote), *days, **how)  # type: ignore[arg-type]


FIRST, SECOND = YUNLING.text[:50], YUNLING.text[50:]
HALF_YEAR = period(YUNLING, "2023年上半年", "2023-01-01", "2023-06-30")
OUTPUT = Claim(
    sentence=span(YUNLING, FIRST),
    value=span(YUNLING, "19.4亿元"),
    kind="level",
    attribute=words(YUNLING, "规模以上工业总产值"),
    subjects=(words(YUNLING, "云岭高新区"),),
    quantity=quantity(YUNLING, "19.4亿元", "1940000000", "1940000000", "元"),
    period=HALF_YEAR,
)
GROWTH = replace(
    OUTPUT,
    value=span(YUNLING, "6.2%"),
    kind="growth",
    quantity=quantity(YUNLING, "6.2%", "6.2", "6.2", "%"),
    direction="up",
)
EXPORTS = replace(
    OUTPUT,
    value=span(YUNLING, "3亿到4亿元"),
    attribute=words(YUNLING, "出口额"),
    quantity=quantity(YUNLING, "3亿到4亿元", "3E+8", "400000000", "元"),
    part_of=words(YUNLING, "规模以上工业总产值"),
    modality="planned",
    former=True,
)
COMPANIES = Claim(
    sentence=span(YUNLING, SECOND),
    value=span(YUNLING, "385家"),
    kind="count",
    attribute=words(YUNLING, "新增企业"),
    quantity=quantity(YUNLING, "385家", "385", "385", "家", approximation="over"),
    period=period(YUNLING, "截至10月底", None, "2023-10-31", basis="publication"),
)
START = Claim(
    sentence=span(YUNLING, SECOND),
    value=span(YUNLING, "7月8日"),
    kind="date",
    attribute=words(YUNLING, "开工"),
    subjects=(words(YUNLING, "第二期工程"), words(YUNLING, "云岭高新区", carried=True)),
    period=period(
        YUNLING, "去年7月8日", "2023-07-08", "2023-07-08", basis="publication", offset=-1
    ),
    ordinal=("2", "期"),
)
DIRECTOR = Claim(
    span(YUNLING, SECOND), span(YUNLING, "张三"), "role", words(YUNLING, "局长", carried=True)
)
TRADE = Claim(
    sentence=span(LINGBEI, LINGBEI.text),
    value=span(LINGBEI, "25.3億元"),
    kind="level",
    attribute=Words("进出口额", place(LINGBEI, "進出口額")),
    subjects=(Words("岭北产业园", place(LINGBEI, "嶺北產業園")),),
    quantity=quantity(LINGBEI, "25.3億元", "2530000000", "2530000000", "元"),
    period=Period(0, 0, None, None, year_known=False, basis="context", recurring=True),
)
RANK = replace(
    TRADE,
    value=span(LINGBEI, "第三位"),
    kind="rank",
    attribute=None,
    quantity=quantity(LINGBEI, "第三位", "3", "3", "位", ordinal=True),
)
TAX = Claim(
    sentence=span(UNDATED, UNDATED.text),
    value=span(UNDATED, "0.10亿元"),
    kind="level",
    attribute=words(UNDATED, "税收"),
    subjects=(words(UNDATED, "云岭高新区"),),
    quantity=quantity(UNDATED, "0.10亿元", "10000000.00", "10000000.00", "元"),
)
SINCE = replace(TAX, period=period(UNDATED, "税收", "2022-07-01", None))
ONE_YEAR = period(UNDATED, "税收", "2000-01-01", "2000-12-31", year_known=False)
IN_SOME_YEAR = replace(TAX, period=ONE_YEAR)
IN_ORDER = [
    OUTPUT,
    GROWTH,
    EXPORTS,
    COMPANIES,
    START,
    DIRECTOR,
    TRADE,
    RANK,
    TAX,
    SINCE,
    IN_SOME_YEAR,
]


def claims_of(article: Article) -> Sequence[Claim]:
    return [claim for claim in IN_ORDER if claim.sentence.article_id == article.id]


@pytest.fixture(scope="module", params=["disk", "memory"])
def claims(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ClaimStore:
    if request.param == "memory":
        return MemoryClaims(ARTICLES, claims_of)
    return on_disk(tmp_path_factory.mktemp("claims"))


def on_disk(folder: Path) -> SqliteClaims:
    write_articles(folder, ARTICLES, [])
    assert write_claims(folder, ARTICLES, claims_of) == len(IN_ORDER)
    return SqliteClaims(folder)


def test_claims_come_back_whole_those_of_the_newest_article_first(claims: ClaimStore) -> None:
    assert list(claims.find()) == IN_ORDER
    assert claims.count() == len(IN_ORDER)


FILTERS = [
    (EVERY_CLAIM, IN_ORDER),
    (ClaimFilter(subjects=("云岭",)), [OUTPUT, GROWTH, EXPORTS, START, TAX, SINCE, IN_SOME_YEAR]),
    (ClaimFilter(subjects=("第二期", "岭北产业园")), [START, TRADE, RANK]),
    (ClaimFilter(subjects=("嶺北",)), [TRADE, RANK]),
    (ClaimFilter(subjects=("' OR 1=1 --",)), []),
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
    write_claims(tmp_path, [YUNLING], lambda article: [OUTPUT] * 2000)
    assert (tmp_path / NAME).stat().st_size < 2000 * 200
